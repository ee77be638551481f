import Domain
import Messages

/// A Draft Proposal that touches SMKI documents.
enum SampleProposal {
    static func numbered(_ number: Int) -> SubmitDraftProposal {
        SubmitDraftProposal(
            title: "Longer notice, \(number)",
            summary: "Notice becomes ten Working Days",
            description: "A clause of the Terms of Reference",
            raiser: .party,
            path: "selfGovernance",
            pathReasons: "No material effect on competition",
            documents: ["SMKI Recovery Procedure"],
            sections: ["L10"]
        )
    }
}

extension ImportRegister {
    /// The Member who is missing from ``withoutTheThirdSupplier``.
    static let thirdSupplier: PersonID = "large-supplier-3"

    /// The register with the last seat of the Large Suppliers vacant.
    var withoutTheThirdSupplier: ImportRegister {
        ImportRegister(
            termsOfReference: self.termsOfReference,
            asOf: self.asOf,
            persons: self.persons,
            appointments: self.appointments.filter { $0.seat != "largeSupplier-3" },
            alternates: self.alternates,
            representatives: self.representatives
        )
    }
}

/// A call for nominations for that seat.
enum SampleCall {
    static let command = OpenCall(
        callId: "CALL-LIVE",
        vacancies: [.init(category: .largeSupplier, count: 1)],
        termMonths: 24,
        nominationsCloseOn: CivilDate(2026, 12, 7),
        sendTo: "secretariat@example.org"
    )
    /// By then it is closed.
    static let closed = LondonTime.instant(of: CivilDate(2026, 12, 8), CivilTime(9, 0))
}
