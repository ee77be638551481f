import Domain
import Testing

@testable import ProposalsDomain

@Suite("Raising a proposal")
struct RaisingAProposal {
    @Test("PRO-02 a proposal submitted now is a Draft Proposal")
    func draft() throws {
        let proposal = try Sample.proposal()
        #expect(proposal.stage == .draft)
        #expect(proposal.state == .draftSubmitted)
        #expect(proposal.submitted?.submittedOn == CivilDate(2026, 11, 20))
        #expect(proposal.submitted?.proposalID.description == "DP001")
        #expect(proposal.submitted?.path == .selfGovernance)
    }

    @Test(
        "AMB-18 before 1 November 2018 it is a Modification Proposal from the start",
        arguments: [
            (CivilDate(2018, 10, 31), ProposalStage.modification, "SECMP0049"),
            (CivilDate(2018, 11, 1), .draft, "DP001"),
            (CivilDate(2016, 11, 23), .modification, "SECMP0022"),
        ]
    )
    func regime(_ date: CivilDate, _ stage: ProposalStage, _ number: String) throws {
        let context = Sample.context(Sample.party, on: date)
        let proposal = try Proposal().taking(.submit(Sample.submission(number: number)), context)
        #expect(proposal.stage == stage)
        #expect(proposal.state == (stage == .draft ? .draftSubmitted : .refinement))
        #expect(Proposal.form(on: date, context.policies) == proposal.submitted?.proposalID.form)
    }

    @Test("PRO-56 the number must fit the stage")
    func numberForm() throws {
        let refusal = try Proposal().refusal(
            of: .submit(Sample.submission(number: "MP001")),
            Sample.context(Sample.party)
        )
        #expect(refusal?.code == "wrongNumberForm")
    }

    @Test(
        "PRO-05 a Member raises only where the PMA has voted not to",
        arguments: [
            ([], "pmaHasNotDeclined"),
            ([Sample.vote(true)], "pmaHasNotDeclined"),
            ([Sample.vote(false)], nil),
            ([Sample.vote(false, on: "variation-2")], "pmaHasNotDeclined"),
            ([Sample.vote(false, isActual: false)], "pmaHasNotDeclined"),
            ([Sample.vote(false, day: 1), Sample.vote(true, day: 2)], "pmaHasNotDeclined"),
            ([Sample.vote(false, day: 2), Sample.vote(true, day: 1)], nil),
        ] as [([PmaVote], String?)]
    )
    func member(_ votes: [PmaVote], _ code: String?) throws {
        let submission = try Sample.submission("pmaMember") { $0.pmaVotes = votes }
        let refusal = Proposal().refusal(of: .submit(submission), Sample.context(Sample.member))
        #expect(refusal?.code == code)
        #expect(refusal?.rule == (code == nil ? nil : "PRO-05"))
    }

    @Test(
        "PRO-05 the PMA raises by a motion that carried",
        arguments: [
            ([], "pmaHasNotResolved"), ([Sample.vote(false)], "pmaHasNotResolved"), ([Sample.vote(true, day: 3)], nil),
        ] as [([PmaVote], String?)]
    )
    func pma(_ votes: [PmaVote], _ code: String?) throws {
        let submission = try Sample.submission("pma") { $0.pmaVotes = votes }
        let context = Sample.context(Sample.chair)
        #expect(Proposal().refusal(of: .submit(submission), context)?.code == code)
        guard code == nil else { return }
        #expect(try Proposal().taking(.submit(submission), context).submitted?.pmaMotionID == "MOT-3")
    }

    @Test("PRO-05 without a named variation no vote can be the one on it")
    func noVariation() throws {
        let submission = try Sample.submission("pmaMember") {
            $0.variation = nil
            $0.pmaVotes = [Sample.vote(false, on: "")]
        }
        #expect(Proposal().refusal(of: .submit(submission), Sample.context(Sample.member))?.code == "pmaHasNotDeclined")
    }

    @Test(
        "PRO-05 a document outside the SMKI SEC Documents is refused by name",
        arguments: [
            (["SMKI Recovery Procedure", "DCCKI Certificate Policy"], [], "DCCKI Certificate Policy"),
            ([], ["L13.55"], "L13.55"), ([], ["L10.9", "G7.18"], "G7.18"), ([], ["Section L"], "Section L"),
            ([], [], "nothing is named"), (["Appendix A"], [], "Appendix A"),
        ] as [([String], [String], String)]
    )
    func outside(_ documents: [String], _ sections: [String], _ named: String) throws {
        let submission = try Sample.submission("pmaMember") {
            $0.documents = documents
            $0.sections = sections
            $0.pmaVotes = [Sample.vote(false)]
        }
        let refusal = Proposal().refusal(of: .submit(submission), Sample.context(Sample.member))
        #expect(refusal?.rule == "PRO-05")
        #expect(refusal?.code == "documentOutsideScope")
        #expect(refusal?.inputs["outside"] == named)
    }

    @Test("PRO-05 the secretariat may judge another provision to be inside")
    func judgedInside() throws {
        let submission = try Sample.submission("pma") {
            $0.documents = []
            $0.sections = ["A1.1"]
            $0.judgement = "defines a term of the SMKI Services"
            $0.pmaVotes = [Sample.vote(true)]
        }
        #expect(Proposal().refusal(of: .submit(submission), Sample.context(Sample.secretariat)) == nil)
        #expect(Proposal().refusal(of: .submit(submission), Sample.context(Sample.chair))?.rule == "SEC-17")
    }

    @Test(
        "PRO-05 Member includes the Chair, not a representative or an Alternate",
        arguments: [
            (Sample.chair, nil), (Sample.member, nil), (Sample.representative, "SEC-17"), (Sample.alternate, "SEC-17"),
            (Sample.secretariat, "SEC-17"), (Sample.dcc, "SEC-17"),
        ] as [(Actor, RuleID?)]
    )
    func whoIsMember(_ actor: Actor, _ rule: RuleID?) throws {
        let submission = try Sample.submission("pmaMember") { $0.pmaVotes = [Sample.vote(false)] }
        #expect(Proposal().refusal(of: .submit(submission), Sample.context(actor))?.rule == rule)
    }

    @Test(
        "PRO-09 ordinary raisers, each through who may speak for them",
        arguments: [
            ("party", Sample.party, nil), ("party", Sample.secretariat, nil), ("party", Sample.member, "SEC-17"),
            ("dcc", Sample.dcc, nil), ("dcc", Sample.party, "SEC-17"),
            ("panel", Sample.secretariat, nil), ("panel", Sample.party, "SEC-17"),
            ("panel", Actor(user: "panel", roles: [.panel]), nil),
            ("authority", Actor(user: "a", roles: [.authority]), nil), ("authority", Sample.dcc, "SEC-17"),
            ("citizensAdvice", Sample.secretariat, nil), ("citizensAdvice", Sample.party, "SEC-17"),
            ("designatedPerson", Sample.secretariat, nil), ("pma", Sample.party, "SEC-17"),
            ("party", Sample.nobody, "SEC-17"),
            ("manufacturer", Sample.secretariat, "PRO-09"), ("manufacturer", Sample.nobody, "SEC-17"),
        ] as [(String, Actor, RuleID?)]
    )
    func raisers(_ raiser: String, _ actor: Actor, _ rule: RuleID?) throws {
        let submission = try Sample.submission(raiser)
        #expect(Proposal().refusal(of: .submit(submission), Sample.context(actor))?.rule == rule)
    }

    @Test("PRO-11 every gap in the form is listed at once")
    func gaps() throws {
        let submission = try Sample.submission { submission in
            submission.form = Sample.form {
                $0.title = " "
                $0.summary = ""
                $0.path = "4"
                $0.pathReasons = "\n"
                $0.isUrgent = true
                $0.isFastTrack = true
            }
        }
        let refusal = Proposal().refusal(of: .submit(submission), Sample.context(Sample.party))
        #expect(refusal?.rule == "PRO-11")
        #expect(refusal?.code == "formIncomplete")
        #expect(
            refusal?.inputs.keys.sorted()
                == ["isFastTrack", "path", "pathReasons", "summary", "title", "urgencyReasons"]
        )
        #expect(refusal?.inputs["path"] == "4")
        #expect(refusal?.detail?.contains("summary: a summary in two sentences") == true)
    }

    @Test("PRO-11 each field is missed by name", arguments: ["title", "summary", "description", "path", "pathReasons"])
    func gap(_ field: String) {
        let form = ProposalForm(
            title: field == "title" ? "" : "t",
            summary: field == "summary" ? " " : "s",
            description: field == "description" ? "" : "d",
            path: field == "path" ? "" : "2",
            pathReasons: field == "pathReasons" ? "\t" : "r"
        )
        #expect(form.gaps(raiser: .party).map(\.field) == [field])
    }

    @Test("PRO-11 the fast track is the Panel's, urgency takes reasons, a long summary is only remarked")
    func conditions() {
        #expect(Sample.form { $0.isFastTrack = true }.gaps(raiser: .panel).isEmpty)
        #expect(Sample.form { $0.isUrgent = true }.gaps(raiser: .party).map(\.field) == ["urgencyReasons"])
        #expect(Sample.form().remarks.isEmpty)
        #expect(Sample.form { $0.summary = "One. Two, see L1.17. Three" }.remarks.count == 1)
    }

    @Test(
        "PRO-03 old and new names of a path are equal, and the new one prints",
        arguments: [
            ("Path 1", ModificationPath.authorityInitiated), ("1", .authorityInitiated),
            ("Authority-initiated Modification", .authorityInitiated), ("Path 2 Modification", .authorityDetermined),
            ("Authority Determined", .authorityDetermined), ("path3", .selfGovernance),
            ("Self-Governance Modification", .selfGovernance), ("selfGovernance", .selfGovernance),
        ]
    )
    func paths(_ text: String, _ path: ModificationPath) {
        #expect(ModificationPath(parsing: text) == path)
        #expect(ModificationPath(parsing: path.name) == path)
        #expect(!path.name.contains("Path"))
    }
}
