extension RuleBook {
    static let notices: [Rule] = [
        Rule(
            "NOT-04",
            .stated,
            "SMKI PMA ToR v2.0, 10",
            "RED content is never in a mail, only a pointer to the secure platform"
        ),
        Rule(
            "NOT-05",
            .stated,
            "SMKI PMA ToR v2.0 (L1.17(e))",
            "A DCCKI recommendation has a full and a redacted rendering"
        ),
        Rule("NOT-07", .inferred, "", "The kinds of notice"),
        Rule("NOT-08", .inferred, "", "What a notice records"),
        Rule("NOT-09", .inferred, "", "Recipients are resolved when a notice is sent"),
        Rule("NOT-11", .inferred, "", "Delivery is at least once; a repeat changes nothing"),
        Rule("NOT-12", .inferred, "", "What an envelope carries, and what is set aside"),
        Rule("NOT-13", .inferred, "", "Order holds within one stream only"),
        Rule("NOT-14", .inferred, "", "A failed mail is tried again with growing delay, five times"),
        Rule("NOT-15", .inferred, "", "A deadline is announced once, whatever restarts"),
        Rule("NOT-16", .inferred, "", "A reminder due on a day off moves to the Working Day before"),
        Rule("NOT-18", .inferred, "", "A failed check names its reason and its rule"),
        Rule("NOT-20", .inferred, "", "No ordinary notice goes out at night"),
    ]
}
