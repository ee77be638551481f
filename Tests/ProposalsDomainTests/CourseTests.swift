import Domain
import Testing

@testable import ProposalsDomain

@Suite("A proposal's course and number")
struct AProposalsCourseAndNumber {
    static let secretariat = Sample.context(Sample.secretariat)

    @Test(
        "PRO-56 the accepted forms, in either case and with white space",
        arguments: [
            ("SECMP0049", "SECMP0049"), ("secmp 0049", "SECMP0049"), ("MP007", "MP007"), ("mp007a", "MP007A"),
            ("MP007B", "MP007B"), (" dp001 ", "DP001"), ("DP000", "DP000"),
        ]
    )
    func forms(_ text: String, _ canonical: String) throws {
        let reading = try ProposalNumber.read(text)
        #expect(reading.number.description == canonical)
        #expect(reading.remark == nil)
    }

    @Test(
        "PRO-56 anything else is refused",
        arguments: [
            "SECMP049", "SECMP00490", "MP07", "MP0007", "MP007C", "MP007AB", "DP01", "DP001A", "XP001", "", "0049",
            "DP-001",
        ]
    )
    func others(_ text: String) {
        let refusal = #expect(throws: Refusal.self) { try ProposalNumber.read(text) }
        #expect(refusal?.code == "invalidProposalNumber")
    }

    @Test("PRO-56 known misprints are reported, never corrected")
    func misprints() throws {
        for (text, meant) in [("SEMP0022", "SECMP0022"), ("secmp00049", "SECMP0049")] {
            let refusal = #expect(throws: Refusal.self) { try ProposalNumber.read(text) }
            #expect(refusal?.code == "knownMisprint")
            #expect(refusal?.detail?.contains(meant) == true)
        }
        let reading = try ProposalNumber.read("SECMP0020")
        #expect(reading.number.description == "SECMP0020")
        #expect(reading.remark?.contains("SECMP0022") == true)
    }

    @Test("PRO-56 a number has the digits of its form, and no more of them")
    func digits() {
        #expect(ProposalNumber(.draft, 1)?.description == "DP001")
        #expect(ProposalNumber(.draft, 999)?.description == "DP999")
        #expect(ProposalNumber(.draft, 1000) == nil)
    }

    @Test("PRO-57 the table holds the printed way and its side exits")
    func table() {
        let way: [ProposalState] = [
            .draftSubmitted, .development, .refinement, .report, .consultation, .changeBoard, .decided, .referral,
            .authorityReview, .approvedPendingImplementation, .implemented,
        ]
        for (from, to) in zip(way, way.dropFirst()) { #expect(from.next.contains(to)) }
        #expect(ProposalState.referral.next.contains(.approvedPendingImplementation))
        #expect(ProposalState.deferred.next.contains(.refinement))
        #expect(ProposalState.allCases.filter { $0.next.isEmpty } == [.implemented, .withdrawn, .rejected])
        #expect(!ProposalState.decided.next.contains(.withdrawn))
    }

    @Test("PRO-57 any other move is refused with the moves there are")
    func refusedMove() throws {
        let refusal = try Sample.proposal().refusal(of: .advance(to: .decided, reason: nil), Self.secretariat)
        #expect(refusal?.rule == "PRO-57")
        #expect(refusal?.inputs["allowed"] == "development, withdrawn")
        let asParty = try Sample.proposal().refusal(
            of: .advance(to: .development, reason: nil),
            Sample.context(Sample.party)
        )
        #expect(asParty?.rule == "SEC-17")
        let silent = try Sample.proposal().refusal(of: .advance(to: .withdrawn, reason: nil), Self.secretariat)
        #expect(silent?.code == "reasonMissing")
    }

    @Test("PRO-02 the Panel's agreement makes it a Modification Proposal with a number of its own")
    func panelAgrees() throws {
        let draft = try Sample.proposal().taking(.advance(to: .development, reason: nil), Self.secretariat)
        #expect(
            draft.refusal(of: .advance(to: .refinement, reason: nil), Self.secretariat)?.code == "panelAgreementMissing"
        )
        let number = try ProposalNumber.read("MP001").number
        let day = CivilDate(2026, 12, 11)
        let later = Sample.context(Sample.secretariat, on: CivilDate(2026, 12, 14))
        let agreed = try draft.taking(.panelAgrees(on: day, number: number, into: .refinement), later)
        #expect(agreed.stage == .modification)
        #expect(agreed.state == .refinement)
        #expect(agreed.number?.description == "MP001")
        #expect(agreed.submitted?.proposalID.description == "DP001")
        #expect(agreed.refusal(of: .panelAgrees(on: day, number: number, into: .report), later)?.code == "notADraft")
        let future = draft.refusal(of: .panelAgrees(on: day, number: number, into: .refinement), Self.secretariat)
        #expect(future?.code == "agreementDateImpossible")
        let withdrawn = draft.refusal(of: .panelAgrees(on: day, number: number, into: .withdrawn), later)
        #expect(withdrawn?.code == "notAModificationState")
        let draftNumber = try ProposalNumber.read("DP002").number
        #expect(
            draft.refusal(of: .panelAgrees(on: day, number: draftNumber, into: .refinement), later)?.rule == "PRO-56"
        )
    }
}
