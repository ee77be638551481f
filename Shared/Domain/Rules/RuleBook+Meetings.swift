extension RuleBook {
    static let meetings: [Rule] = [
        Rule("MTG-01", .stated, "SMKI PMA ToR v2.0, 7.1", "The committee meets at least once a quarter"),
        Rule(
            "MTG-02",
            .stated,
            "SMKI PMA ToR v2.0, 7.3",
            "Ordinary notice is five Working Days, or shorter by a named direction"
        ),
        Rule("MTG-03", .stated, "SMKI PMA ToR v2.0, 7.3 and 11", "The Secretariat convenes"),
        Rule("MTG-04", .stated, "SMKI PMA ToR v2.0, 7.3", "A notice says when, where and how, with agenda and papers"),
        Rule("MTG-05", .stated, "SMKI PMA ToR v2.0, 11", "Papers go out five Working Days before"),
        Rule(
            "MTG-06",
            .stated,
            "SMKI PMA ToR v2.0, 7.1",
            "An exceptional meeting has at least 24 working hours of notice"
        ),
        Rule(
            "MTG-07",
            .stated,
            "SMKI PMA ToR v2.0, 7.1",
            "Only affected Members need be asked to it, but all are told"
        ),
        Rule("MTG-08", .stated, "SMKI PMA ToR v2.0, 7.1", "It is quorate whoever can attend"),
        Rule("MTG-09", .stated, "SMKI PMA ToR v2.0, 7.2", "An ordinary meeting does no business without a quorum"),
        Rule("MTG-10", .stated, "SMKI PMA ToR v2.0, 7.2", "The quorum is half of all Members appointed"),
        Rule(
            "MTG-11",
            .stated,
            "SMKI PMA ToR v2.0, 7.2",
            "Without the Chair or the Chair's Alternate there is no quorum"
        ),
        Rule("MTG-12", .inferred, "", "Present is who attends when the decision is taken, in whatever way"),
        Rule("MTG-13", .stated, "SMKI PMA ToR v2.0, 11", "The quorum is watched before each meeting"),
        Rule("MTG-14", .stated, "SMKI PMA ToR v2.0, 7.4 and 9", "The Chair has no vote but the casting vote"),
        Rule("MTG-15", .stated, "SMKI PMA ToR v2.0, 7.4", "At a deadlock the Chair casts for or against"),
        Rule("MTG-16", .inferred, "", "A motion carries by a simple majority of votes cast"),
        Rule("MTG-17", .stated, "SMKI PMA ToR v2.0, 9", "Only the full-voting seats of the composition in force vote"),
        Rule("MTG-18", .stated, "SMKI PMA ToR v2.0, 7.8 (SEC C5.13)", "Ofgem and BEIS may attend but need not"),
        Rule("MTG-19", .stated, "SMKI PMA ToR v2.0, 7.8", "The Chair may invite others, who speak only when asked"),
        Rule(
            "MTG-20",
            .stated,
            "SMKI PMA ToR v2.0, 7.8 (SEC C5.14, C5.15)",
            "Invited experts keep to their matter and don't vote"
        ),
        Rule("MTG-21", .stated, "SMKI PMA ToR v2.0, 7.10", "A Member with a conflict is absent for that decision"),
        Rule(
            "MTG-22",
            .stated,
            "SMKI PMA ToR v2.0, Appendix A",
            "Conflicts are declared to the Chair in writing as soon as known"
        ),
        Rule("MTG-23", .stated, "SMKI PMA ToR v2.0, 10", "RED and AMBER items are taken in closed session"),
        Rule("MTG-24", .stated, "SMKI PMA ToR v2.0, 10", "A RED item opens only when every participant has signed"),
        Rule("MTG-25", .stated, "SMKI PMA ToR v2.0, 10", "Each level of content has minutes of its own"),
        Rule("MTG-26", .stated, "SMKI PMA ToR v2.0, 11", "Minutes go out five Working Days after the meeting"),
        Rule("MTG-27", .inferred, "", "Minutes are approved later; decisions hold from when they are made"),
        Rule("MTG-28", .stated, "SMKI PMA ToR v2.0, 11", "Decisions, actions and risks are kept in a log"),
        Rule("MTG-29", .stated, "SMKI PMA ToR v2.0, 11", "SECAS and the Chair check papers before accepting them"),
        Rule("MTG-30", .stated, "SMKI PMA ToR v2.0, 11", "SECAS keeps the circulation list and the timetable"),
        Rule("MTG-32", .stated, "SMKI PMA ToR v2.0, 7.3 and 10", "RED is shared on the agreed secure platform only"),
        Rule("MTG-33", .stated, "SMKI PMA ToR v2.0, 8", "The committee recommends to the Panel and may cite criteria"),
        Rule("MTG-34", .stated, "SMKI PMA ToR v2.0, 12", "Only the Panel amends the Terms of Reference"),
        Rule("MTG-35", .stated, "SMKI PMA ToR v2.0, 6", "Some matters are out of the committee's scope"),
        Rule("MTG-36", .recalled, "SEC C5", "How the Panel's own meetings decide"),
        Rule("MTG-39", .inferred, "", "Postponing starts the notice anew; cancelling has a reason"),
    ]
}
