import Domain

@testable import ProposalsDomain

/// Samples and short cuts of these tests.
enum Sample {
    static let now = Instant(rfc3339: "2026-11-20T16:30:00Z") ?? .distantPast

    static let secretariat = Actor(user: "secretariat", person: "secretariat", roles: [.secretariat])
    static let chair = Actor(user: "chair", person: "chair", roles: [.chair])
    static let member = Actor(user: "small-supplier", person: "small-supplier", roles: [.member])
    static let alternate = Actor(user: "lsa", person: "large-supplier-1-alternate", roles: [.alternate])
    static let representative = Actor(user: "ofgem", person: "ofgem", roles: [.representative])
    static let dcc = Actor(user: "dcc", roles: [.dcc])
    static let party = Actor(user: "supplier-acme", roles: [.party])
    static let nobody = Actor(user: nil)

    static func context(_ actor: Actor, on date: CivilDate = CivilDate(2026, 11, 20)) -> DecisionContext {
        let now = LondonTime.instant(of: date, CivilTime(16, 30))
        return DecisionContext(now: now, actor: actor, policies: .inForce(on: date))
    }

    static func form(_ change: (inout ProposalForm) -> Void = { _ in }) -> ProposalForm {
        var form = ProposalForm(
            title: "Shorter certificate lifetimes",
            summary: "Certificates live too long. This halves their lifetime.",
            description: "What, how and why.",
            path: "3",
            pathReasons: "Non-material, little text."
        )
        change(&form)
        return form
    }

    static func submission(
        _ raiser: String = "party",
        number: String = "DP001",
        _ change: (inout Proposal.Submission) -> Void = { _ in }
    ) throws -> Proposal.Submission {
        var submission = Proposal.Submission(
            number: try ProposalNumber.read(number).number,
            form: Self.form(),
            raiser: raiser,
            documents: ["SMKI Recovery Procedure"],
            sections: ["L10.9"],
            variation: "variation-1"
        )
        change(&submission)
        return submission
    }

    static func vote(
        _ isCarried: Bool,
        on variation: String = "variation-1",
        isActual: Bool = true,
        day: Int = 1
    ) -> PmaVote {
        PmaVote(
            motionID: "MOT-\(day)",
            meetingID: "MTG-2026-0001",
            variation: variation,
            isCarried: isCarried,
            isActual: isActual,
            decidedAt: LondonTime.instant(of: CivilDate(2026, 11, day), CivilTime(12, 0))
        )
    }

    static func proposal() throws -> Proposal {
        try Proposal().taking(.submit(Self.submission()), Self.context(Self.party))
    }
}

extension Aggregate {
    /// The state after a command that is accepted.
    func taking(_ command: Command, _ context: DecisionContext) throws -> Self {
        var copy = self
        for event in try self.decide(command, context) { copy.apply(event) }
        return copy
    }

    /// The refusal of a command, nil when it is accepted.
    func refusal(of command: Command, _ context: DecisionContext) -> Refusal? {
        do throws(Refusal) {
            _ = try self.decide(command, context)
            return nil
        } catch {
            return error
        }
    }
}
