extension RuleBook {
    static let duties: [Rule] = [
        Rule(
            "DUT-01",
            .stated,
            "SMKI PMA ToR v2.0 (L1.17(a))",
            "The committee approves three Certification Practice Statements"
        ),
        Rule("DUT-02", .stated, "SMKI PMA ToR v2.0 (L1.17(b))", "It may propose variations of its documents"),
        Rule("DUT-03", .stated, "SMKI PMA ToR v2.0 (L1.17(c))", "It reviews how effective the SMKI Document Set is"),
        Rule(
            "DUT-04",
            .stated,
            "SMKI PMA ToR v2.0 (L1.17(d))",
            "It reviews six documents after they enter or change in the Code"
        ),
        Rule("DUT-05", .stated, "SMKI PMA ToR v2.0 (L1.17(e))", "It reviews the DCCKI Document Set and notifies DCC"),
        Rule(
            "DUT-06",
            .stated,
            "SMKI PMA ToR v2.0 (L1.17(f))",
            "It reviews two DCCKI documents after they enter or change in the Code"
        ),
        Rule("DUT-07", .stated, "SMKI PMA ToR v2.0 (L1.17(g))", "It reviews the DCCKI CPS and its amendments"),
        Rule(
            "DUT-08",
            .stated,
            "SMKI PMA ToR v2.0 (L1.17(h))",
            "It considers who bears the cost of an assurance assessment"
        ),
        Rule(
            "DUT-09",
            .stated,
            "SMKI PMA ToR v2.0 (L1.17(i) to (k))",
            "It decides on key use, acts in recovery and advises on proposals"
        ),
        Rule("DUT-12", .stated, "SMKI PMA ToR v2.0 (L1.17(l))", "It provides assurance"),
        Rule(
            "DUT-13",
            .stated,
            "SMKI PMA ToR v2.0 (L1.17(m)); SECMP0049 legal text v1.2, L1.17(m)",
            "It advises the Panel on Disputes about its documents"
        ),
        Rule(
            "DUT-14",
            .stated,
            "SMKI PMA ToR v2.0 (L1.17(n)); SECMP0049 legal text v1.2, L1.17(n)",
            "It gives general advice on the services"
        ),
        Rule(
            "DUT-15",
            .stated,
            "SMKI PMA ToR v2.0 (L1.17(o), (p))",
            "It meets the document set's requirements and any other duty given"
        ),
        Rule("DUT-17", .stated, "SMKI PMA ToR v2.0, 4", "What the SMKI Document Set is"),
        Rule("DUT-18", .stated, "SMKI PMA ToR v2.0 (L5.7)", "Four documents are lodged in the Repository promptly"),
        Rule(
            "DUT-19",
            .stated,
            "SMKI PMA ToR v2.0 (L5.8 to L5.10)",
            "Modified versions are lodged promptly; others may be"
        ),
        Rule(
            "DUT-20",
            .stated,
            "SMKI PMA ToR v2.0 (L10.13(a))",
            "The Recovery Key Guidance is developed after consulting five bodies"
        ),
        Rule("DUT-21", .stated, "SMKI PMA ToR v2.0 (L10.13(b))", "It is reviewed periodically and when required"),
        Rule("DUT-22", .stated, "SMKI PMA ToR v2.0 (L10.13(c))", "Amendments are consulted on with four bodies"),
        Rule("DUT-23", .stated, "SMKI PMA ToR v2.0 (L10.13(d))", "It is published at first and on each amendment"),
        Rule("DUT-24", .stated, "SMKI PMA ToR v2.0, 2", "The committee recommends on the SRT Approach Document"),
        Rule("DUT-25", .stated, "SMKI PMA ToR v2.0, 4", "It receives integration test reports and tells the Panel"),
        Rule(
            "DUT-26",
            .stated,
            "SMKI PMA ToR v2.0, 11",
            "Technical documents in its remit are under configuration management"
        ),
        Rule("DUT-27", .stated, "SMKI PMA ToR v2.0, 11", "SECAS co-ordinates the committee's part in modifications"),
        Rule("DUT-28", .stated, "SMKI PMA ToR v2.0, 11", "The public pages hold WHITE content only"),
        Rule(
            "DUT-29",
            .stated,
            "SECMP0049 legal text v1.2, L13.55",
            "DCC must consider what the DCCKI policy functions notify"
        ),
    ]
}
