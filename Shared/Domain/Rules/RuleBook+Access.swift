extension RuleBook {
    static let access: [Rule] = [
        Rule("SEC-01", .stated, "SMKI PMA ToR v2.0, 10", "Four levels: WHITE, GREEN, AMBER, RED"),
        Rule("SEC-02", .stated, "SMKI PMA ToR v2.0, 10", "The provider suggests a level, the Chair determines it"),
        Rule(
            "SEC-03",
            .stated,
            "SMKI PMA ToR v2.0, 10",
            "RED is for Members of the governance group and their Alternates"
        ),
        Rule("SEC-04", .stated, "SMKI PMA ToR v2.0, 10", "RED goes to another body only after the owner approves"),
        Rule(
            "SEC-05",
            .stated,
            "SMKI PMA ToR v2.0, 10",
            "RED travels by the secure platform and is discussed in meetings only"
        ),
        Rule("SEC-07", .stated, "SMKI PMA ToR v2.0, 10", "AMBER is for Members, the Panel and those who need to act"),
        Rule("SEC-08", .stated, "SMKI PMA ToR v2.0, 10", "The Chair may direct AMBER to a wider group"),
        Rule("SEC-09", .stated, "SMKI PMA ToR v2.0, 10", "GREEN is the level of what isn't marked"),
        Rule("SEC-10", .stated, "SMKI PMA ToR v2.0, 10", "WHITE is public"),
        Rule("SEC-11", .inferred, "", "Who besides Members may stay for a RED item"),
        Rule("SEC-13", .inferred, "", "Lowering a level takes the Chair, a reason and a date"),
        Rule("SEC-14", .stated, "SMKI PMA ToR v2.0, 6(d)", "Each access to the Repository records a reason"),
        Rule("SEC-16", .inferred, "", "Access to AMBER and RED and every decision is on the record"),
        Rule("SEC-17", .inferred, "", "Who holds no role that allows it may not"),
        Rule("SEC-18", .inferred, "", "The Secretariat administers but neither votes nor classifies"),
        Rule("SEC-19", .inferred, "", "Personal data is kept for the term and 24 months"),
        Rule("SEC-20", .published, "SEC Appendices M, N and P", "Repeated failures lock an account for a time"),
        Rule("SEC-21", .published, "Smart Energy Code", "Authorised Responsible Officers are screened"),
        Rule("SEC-22", .inferred, "", "Bodies above GREEN are encrypted at rest"),
    ]
}
