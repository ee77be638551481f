extension RuleBook {
    static let membership: [Rule] = [
        Rule(
            "MEM-01",
            .stated,
            "SMKI PMA ToR v2.0, 9; SECMP0022 FMR, 3.1",
            "Ten seats: a Chair with a casting vote and nine ordinary votes"
        ),
        Rule("MEM-02", .stated, "SMKI PMA ToR v2.0, 9", "DCC, Ofgem and BEIS attend without vote and never count"),
        Rule(
            "MEM-03",
            .stated,
            "SECMP0022 FMR, 1.2 and 3.1",
            "The composition changed on 14 December 2016; each date has its own"
        ),
        Rule(
            "MEM-04",
            .stated,
            "SECMP0022 FMR, 3.1",
            "One Network seat before the change, one for electricity and one for gas after it"
        ),
        Rule(
            "MEM-05",
            .stated,
            "SMKI PMA ToR v2.0, 9",
            "No more seats of a category than the composition in force has"
        ),
        Rule("MEM-06", .stated, "2019 Call for Nominations", "A term is 24 months and may be renewed without limit"),
        Rule(
            "MEM-07",
            .stated,
            "SMKI PMA ToR v2.0, 7.7; SECMP0022 FMR, 2.1",
            "The committee dates from July 2014; first terms were staggered"
        ),
        Rule("MEM-08", .stated, "2019 Call for Nominations", "A seat falls vacant at the end of its term's last day"),
        Rule(
            "MEM-09",
            .stated,
            "SMKI PMA ToR v2.0, 7.6 and 7.7",
            "The Panel invites individuals; the Chair reviews membership every two years"
        ),
        Rule(
            "MEM-10",
            .published,
            "SECAS FAQ 30",
            "About half the seats come up each year; a mid-term joiner ends at the nearest review"
        ),
        Rule(
            "MEM-11",
            .stated,
            "SMKI PMA ToR v2.0, 7.4",
            "The Panel approves the Chair and reviews the appointment after three years"
        ),
        Rule(
            "MEM-14",
            .stated,
            "SMKI PMA ToR v2.0, 7.4",
            "A Chair is experienced, has declared interests and is found independent enough"
        ),
        Rule(
            "MEM-15",
            .published,
            "SEC glossary",
            "The SMKI Specialist is independent, contracted to SECCo and chosen by the Chair"
        ),
        Rule("MEM-16", .stated, "SECMP0022 FMR, 1.2 and 3.1", "The SMKI Specialist votes from 14 December 2016 on"),
        Rule(
            "MEM-17",
            .recalled,
            "SEC L1.10; SECMP0049 legal text v1.2, G7.18(g)",
            "SSC and TABASC name and replace their own representatives"
        ),
        Rule(
            "MEM-18",
            .stated,
            "SMKI PMA ToR v2.0, 7.6; 2019 Call for Nominations",
            "Suitability is assessed on record; a rejection has a reason"
        ),
        Rule("MEM-19", .stated, "SMKI PMA ToR v2.0, 7.6", "Members act independently, not as delegates"),
        Rule(
            "MEM-20",
            .stated,
            "SMKI PMA ToR v2.0, 7.9",
            "A person confirms in writing to serve and to be available before serving"
        ),
        Rule(
            "MEM-21",
            .stated,
            "SMKI PMA ToR v2.0, 7.5 (SEC C6.9)",
            "Without that confirmation a Member has no vote, no power and no place in the count"
        ),
        Rule(
            "MEM-22",
            .stated,
            "SMKI PMA ToR v2.0, Appendix A",
            "Each participant signs the Confidentiality and Disclosure Agreement"
        ),
        Rule("MEM-23", .stated, "SMKI PMA ToR v2.0, Appendix A", "The agreement holds five undertakings"),
        Rule(
            "MEM-24",
            .stated,
            "SMKI PMA ToR v2.0, 7.6",
            "A Member's Alternate acts only once approved, and with records of his or her own"
        ),
        Rule(
            "MEM-25",
            .stated,
            "SECMP0022 FMR, 1.2 and 3.1 (SEC L1.12(c))",
            "Since 14 December 2016 an Alternate may come from the Member's own organisation"
        ),
        Rule("MEM-26", .inferred, "", "Member and Alternate don't both act for one seat at one meeting"),
        Rule("MEM-28", .stated, "SECMP0022 FMR, 7.3", "Members try to attend and brief their Alternates"),
        Rule(
            "MEM-29",
            .stated,
            "SMKI PMA ToR v2.0, 10 and Appendix A",
            "A breach may end membership, by a reasoned decision only"
        ),
        Rule("MEM-30", .recalled, "SEC C4 and C6", "Resignation, death, loss of office or removal also vacate a seat"),
        Rule("MEM-31", .inferred, "", "A vacant seat doesn't count towards the quorum"),
        Rule("MEM-32", .inferred, "", "For elected seats the Member's Party Category matches the seat's"),
        Rule(
            "MEM-34",
            .stated,
            "SMKI PMA ToR v2.0, 11",
            "Each Member gets the code of conduct and the expenses policy"
        ),
        Rule("MEM-38", .inferred, "", "Every change of membership states the new count and quorum"),
    ]
}
