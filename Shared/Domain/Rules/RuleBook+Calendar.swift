extension RuleBook {
    static let calendar: [Rule] = [
        Rule(
            "CAL-01",
            .recalled,
            "SEC A1 \"Working Day\"",
            "A Working Day is no weekend day, Christmas Day, Good Friday or bank holiday"
        ),
        Rule("CAL-02", .inferred, "", "Holidays are those of England and Wales; a date outside the data is an error"),
        Rule(
            "CAL-03",
            .published,
            "Bank holiday proclamations",
            "One-off and moved bank holidays are held as they were kept"
        ),
        Rule("CAL-04", .inferred, "", "Working Days are added from the next day on, and counted with both ends"),
        Rule(
            "CAL-06",
            .stated,
            "SECMP0022 FMR, cover and 5.1",
            "Ten Working Days after 23 November 2016 is 7 December, five more 14 December"
        ),
        Rule("CAL-07", .inferred, "", "A holiday at a weekend is kept on the next free weekday"),
        Rule("CAL-08", .inferred, "", "Deadlines are London dates and times, stored instants are UTC"),
        Rule("CAL-10", .stated, "SMKI PMA ToR v2.0, 7.1", "Working hours of notice are counted on Working Days only"),
        Rule(
            "CAL-11",
            .stated,
            "SECMP0049 legal text v1.2, A1.1",
            "The 28 days of a Significant Code Review are calendar days"
        ),
        Rule("CAL-12", .inferred, "", "Months keep the day number and clamp to the month's end"),
        Rule(
            "CAL-13",
            .inferred,
            "",
            "Dates travel as ISO 8601 and are read in both document forms; a contradicting weekday is refused"
        ),
        Rule("CAL-14", .inferred, "", "No rule reads the machine's clock"),
        Rule(
            "CAL-15",
            .stated,
            "SMKI PMA ToR v2.0, 11",
            "The committee's input to the Panel's annual report is due each July"
        ),
    ]
}
