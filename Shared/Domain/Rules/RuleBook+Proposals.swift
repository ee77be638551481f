extension RuleBook {
    static let proposals: [Rule] = [
        Rule("PRO-01", .stated, "SECMP0022 FMR, cover", "A modification's document has four stages"),
        Rule(
            "PRO-02",
            .stated,
            "SECMP0049 legal text v1.2, A1.1 (D1.2, D3.11)",
            "A Draft Proposal becomes a Modification Proposal once the Panel lets it progress"
        ),
        Rule(
            "PRO-03",
            .stated,
            "SECMP0049 legal text v1.2, A1.1 (D2.4, D2.6, D2.7)",
            "Old and new names of the three paths mean the same"
        ),
        Rule(
            "PRO-04",
            .stated,
            "SECMP0049 legal text v1.2, A1.1 (D6.15, D6.16)",
            "A Proposed Solution is the Proposer's, an Alternative Solution a rival one"
        ),
        Rule(
            "PRO-05",
            .stated,
            "SMKI PMA ToR v2.0 (L1.19); SECMP0049 legal text v1.2, L1.19",
            "The committee may propose on its documents, a Member only where it voted not to"
        ),
        Rule(
            "PRO-06",
            .stated,
            "SECMP0049 legal text v1.2, G7.20",
            "SSC and its Members may propose on security obligations and assurance"
        ),
        Rule(
            "PRO-07",
            .stated,
            "SECMP0049 legal text v1.2, L8.11, L13.55 and Appendix AG 3.2.4",
            "DCC must submit a Draft Proposal in three cases"
        ),
        Rule(
            "PRO-08",
            .stated,
            "SECMP0049 legal text v1.2, L10.24(c)",
            "After a large recovery cost the Panel considers one on the Charging Methodology"
        ),
        Rule(
            "PRO-09",
            .recalled,
            "SEC D1.3",
            "Parties, consumer bodies, the Authority's designates and the Panel may propose"
        ),
        Rule("PRO-10", .stated, "SECMP0049 legal text v1.2, M8.5(b)", "A suspended Party raises no new Draft Proposal"),
        Rule("PRO-11", .published, "SECAS Modification Proposal Form, 2017", "What a proposal's form holds"),
        Rule("PRO-12", .recalled, "SEC D1.7", "What a proposal must cover besides; gaps are listed"),
        Rule("PRO-13", .published, "SECAS, About SEC Change", "A submission is answered within five Working Days"),
        Rule("PRO-14", .published, "SECAS, About SEC Change", "A proposal is in ten Working Days before the Panel"),
        Rule(
            "PRO-15",
            .stated,
            "SECMP0049 legal text v1.2, C2.3",
            "The Panel oversees assessment and works with other codes"
        ),
        Rule(
            "PRO-16",
            .stated,
            "SECMP0049 legal text v1.2, C7.2",
            "The Code Administrator helps to develop a Draft Proposal"
        ),
        Rule(
            "PRO-17",
            .stated,
            "SECMP0049 legal text v1.2, A1.1 (D2A)",
            "The Change Sub-Committee is the one set up under D2A"
        ),
        Rule("PRO-18", .recalled, "SEC D2", "A material effect makes it Path 2, else Path 3; Path 1 by direction"),
        Rule("PRO-20", .stated, "SECMP0022 FMR, 4.1", "A proposal's impacts are recorded by body, system and document"),
        Rule("PRO-21", .stated, "SECMP0022 FMR, 4.2", "A cost is effort times day rate"),
        Rule("PRO-22", .stated, "SECMP0022 FMR, 1.6 and 6", "Consultation figures are kept as reported"),
        Rule(
            "PRO-24",
            .published,
            "SECAS published timetables",
            "The report's consultation lasts 15 Working Days with its opening day"
        ),
        Rule("PRO-25", .stated, "SMKI PMA ToR v2.0 (D7.3(j))", "The report carries a summary of the committee's views"),
        Rule(
            "PRO-26",
            .stated,
            "SECMP0049 legal text v1.2, G7.22",
            "Written representations of SSC are set out in full in the report"
        ),
        Rule(
            "PRO-27",
            .stated,
            "SECMP0049 legal text v1.2, Z1.6(a)",
            "The Alt HAN Forum may make representations on what touches it"
        ),
        Rule("PRO-28", .stated, "SMKI PMA ToR v2.0 (D6.3)", "Working Groups don't duplicate the committee's expertise"),
        Rule(
            "PRO-29",
            .stated,
            "SMKI PMA ToR v2.0 (D6.8(g))",
            "Working Groups seek the committee's views, which may be mandatory"
        ),
        Rule("PRO-30", .stated, "SECMP0049 legal text v1.2, G7.21", "SSC may name a member of any Working Group"),
        Rule(
            "PRO-31",
            .stated,
            "SMKI PMA ToR v2.0 (L1.18); SECMP0049 legal text v1.2, L1.18",
            "Proposals likely to touch SMKI documents are flagged to the committee"
        ),
        Rule("PRO-32", .stated, "SECMP0049 legal text v1.2, G7.19, F1.6", "SSC and TABASC monitor proposals likewise"),
        Rule(
            "PRO-34",
            .stated,
            "SMKI PMA ToR v2.0 (L1.17(k)); SECMP0049 legal text v1.2, L1.17(k)",
            "The committee advises on proposals that vary its documents"
        ),
        Rule(
            "PRO-35",
            .stated,
            "SECMP0022 FMR, 3.3",
            "A Sub-Committee's view may be that its remit isn't touched, or a vote"
        ),
        Rule("PRO-36", .stated, "SECMP0022 FMR, 7.1", "Before it decides, the Change Board considers deferral"),
        Rule(
            "PRO-37",
            .stated,
            "SECMP0022 FMR, 7",
            "The Change Board approves, rejects or defers, with its reasons on record"
        ),
        Rule("PRO-39", .recalled, "SEC D8", "Change Board voices are collected by Party Category"),
        Rule("PRO-40", .stated, "SECMP0022 FMR, 1.4 and 5.1", "A Path 3 decision may be referred for ten Working Days"),
        Rule(
            "PRO-41",
            .stated,
            "SECMP0022 FMR, 5.1",
            "Without referral it is implemented after a time the proposal sets"
        ),
        Rule("PRO-42", .stated, "SECMP0022 FMR", "A referral in time suspends implementation; a late one is refused"),
        Rule("PRO-43", .recalled, "SEC D9", "Any Party may refer; the Authority upholds, overturns or returns"),
        Rule(
            "PRO-44",
            .published,
            "SECAS published releases",
            "Implementation needs no Working Day but not before the referral window ends"
        ),
        Rule("PRO-45", .published, "SECAS, About SEC Change", "Only the Authority grants urgency"),
        Rule("PRO-46", .published, "SECAS, About SEC Change", "The Proposer may withdraw before the decision"),
        Rule(
            "PRO-47",
            .stated,
            "SECMP0049 legal text v1.2, A1.1",
            "A Significant Code Review phase ends at the first of four events"
        ),
        Rule("PRO-49", .published, "SEC D9A", "An Authority-Led Variation is decided without the Change Board"),
        Rule(
            "PRO-52",
            .stated,
            "SMKI PMA ToR v2.0, 3; SECMP0049 legal text v1.2, L1.17(d) and X2.3(d)",
            "After a document review proposals go through Section D as X2.3(d) varies it"
        ),
        Rule(
            "PRO-54",
            .stated,
            "SECMP0049 legal text v1.2, M5.1",
            "All proposals and drafts are centrally owned SEC Materials"
        ),
        Rule(
            "PRO-55",
            .stated,
            "SECMP0049 legal text v1.2, M8.5(c)",
            "A suspended Supplier's Change Board Member is suspended too"
        ),
        Rule("PRO-56", .inferred, "", "Proposal numbers have three formats; misprints are reported, never mended"),
        Rule("PRO-57", .inferred, "", "A proposal moves through its states in order"),
        Rule(
            "PRO-58",
            .published,
            "SECAS published modifications",
            "A proposal may split into lettered parts that keep its date"
        ),
        Rule(
            "PRO-60",
            .stated,
            "SECMP0022 FMR",
            "Objectives have letter and ordinal; approval needs at least one better served"
        ),
    ]
}
