import Domain
import Testing

@testable import ProposalsDomain

@Suite("Flagging to the PMA")
struct FlaggingToThePMA {
    static func reasons(_ documents: [String], _ sections: [String] = []) -> [FlagReason] {
        ScopeFindings(documents: documents, sections: sections).reasons
    }

    @Test("PRO-31 DUT-17 each of the eleven subsidiary documents is found by name, id and alias")
    func documents() {
        #expect(SubsidiaryDocument.all.count == 11)
        #expect(Set(SubsidiaryDocument.all.map(\.appendix)) == Set("ABQCDLMNOPK".map(String.init)))
        for document in SubsidiaryDocument.all {
            for name in [document.id, document.name, document.name.uppercased(), "the " + document.name]
                + document.aliases
            {
                #expect(Self.reasons([name]).map(\.matched) == [document.name], "\(name)")
            }
        }
    }

    @Test(
        "PRO-31 an appendix letter counts; one never seen in published text is to be checked",
        arguments: [
            ("Appendix L", "SMKI Recovery Procedure", true), ("SEC Appendix D", "SMKI RAPP", true),
            ("appendix a", "Device Certificate Policy", false),
            ("Appendix K", "SMKI and Repository Test Scenarios Document", false),
        ]
    )
    func appendices(_ text: String, _ name: String, _ isCertain: Bool) {
        let reasons = Self.reasons([text])
        #expect(reasons.map(\.matched) == [name])
        #expect(reasons.map(\.isCertain) == [isCertain])
    }

    @Test(
        "PRO-31 Sections L1 to L12 are found however they are written",
        arguments: [
            ("L1", true), ("L12", true), ("l10.9", true), ("L1.17(i)", true), ("Section L 10.24 (c)", true),
            ("L1 to L12", true), ("L1-L12", true), ("L1–L12", true), ("Sections L3 to 5", true), ("SEC L8.11", true),
            ("Section L", false), ("L", false), ("L10 to L13", false), ("Sections A to M", false),
        ]
    )
    func sections(_ text: String, _ isCertain: Bool) {
        let reasons = Self.reasons([], [text])
        #expect(reasons.map(\.kind) == [.section])
        #expect(reasons.map(\.isCertain) == [isCertain])
    }

    @Test(
        "PRO-31 what lies outside is not flagged",
        arguments: [
            "L13", "L13.55", "L0", "G7.18", "A1.1", "D9A.11", "L9A", "Section D", "Sections M to Z", "Appendix S",
            "DCCKI RAPP", "DCCKI Certificate Policy", "Device CPS", "", "Appendix AG",
        ]
    )
    func outside(_ text: String) {
        #expect(Self.reasons([], [text]).isEmpty)
        #expect(Self.reasons([text]).isEmpty)
    }

    @Test("PRO-31 a submission that touches them is flagged with every reason")
    func flagged() throws {
        let submission = try Sample.submission { $0.sections = ["L10.9", "G7.18"] }
        let events = try Proposal().decide(.submit(submission), Sample.context(Sample.party))
        guard events.count == 2, case .flagged(let flagged) = events[1] else {
            Issue.record("it was not flagged")
            return
        }
        #expect(flagged.reasons.map(\.kind) == [.document, .section])
        #expect(flagged.reasons.map(\.found) == ["SMKI Recovery Procedure", "L10.9"])
        #expect(flagged.proposalID.description == "DP001")
    }

    @Test("PRO-31 one that touches none is not")
    func notFlagged() throws {
        let submission = try Sample.submission {
            $0.documents = ["Service Request Processing Document"]
            $0.sections = ["H3"]
        }
        #expect(try Proposal().decide(.submit(submission), Sample.context(Sample.party)).count == 1)
    }

    @Test("PRO-31 the secretariat's judgement flags, at submission or later, once")
    func judgement() throws {
        let submission = try Sample.submission {
            $0.documents = []
            $0.sections = ["H3"]
            $0.judgement = "changes who may see the SMKI Repository"
        }
        let secretariat = Sample.context(Sample.secretariat)
        let flagged = try Proposal().taking(.submit(submission), secretariat)
        #expect(flagged.flagReasons.map(\.kind) == [.judgement])
        #expect(Proposal().refusal(of: .submit(submission), Sample.context(Sample.party))?.rule == "SEC-17")
        #expect(try flagged.decide(.judge("changes who may see the SMKI Repository"), secretariat).isEmpty)
        #expect(try flagged.taking(.judge("another reason"), secretariat).flagReasons.count == 2)
        #expect(flagged.refusal(of: .judge(" "), secretariat)?.rule == "PRO-31")
        #expect(flagged.refusal(of: .judge("x"), Sample.context(Sample.member))?.rule == "SEC-17")
    }

    @Test(
        "the PMA's sight of it is recorded once a person",
        arguments: [
            (Sample.chair, Role.chair), (Sample.member, .member), (Sample.alternate, .alternate),
        ]
    )
    func sight(_ actor: Actor, _ capacity: Role) throws {
        let context = Sample.context(actor)
        let seen = try Sample.proposal().taking(.recordSight(remark: " "), context)
        #expect(seen.sights.map(\.capacity) == [capacity])
        #expect(seen.sights.map(\.remark) == [nil])
        #expect(try seen.decide(.recordSight(remark: "again"), context).isEmpty)
    }

    @Test(
        "SEC-17 nobody else's sight is the PMA's",
        arguments: [
            Sample.secretariat, Sample.dcc, Sample.party, Sample.representative, Sample.nobody,
            Actor(user: "x", roles: [.member]),
        ]
    )
    func noSight(_ actor: Actor) throws {
        #expect(try Sample.proposal().refusal(of: .recordSight(remark: nil), Sample.context(actor))?.rule == "SEC-17")
    }

    @Test("an unknown proposal is named as such")
    func unknown() {
        #expect(
            Proposal().refusal(of: .recordSight(remark: nil), Sample.context(Sample.chair))?.code == "unknownProposal"
        )
    }
}
