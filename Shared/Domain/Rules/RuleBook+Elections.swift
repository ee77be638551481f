extension RuleBook {
    static let elections: [Rule] = [
        Rule(
            "ELE-01",
            .stated,
            "2019 Call for Nominations",
            "A call lists vacancies, term, deadline, address and contest rule, and is public"
        ),
        Rule(
            "ELE-02",
            .stated,
            "2019 Call for Nominations",
            "A call goes out because terms end, and may list fewer seats than there are"
        ),
        Rule("ELE-03", .inferred, "", "No call for a seat that is neither vacant nor soon to be"),
        Rule("ELE-04", .stated, "2019 Call for Nominations", "Nominations close at close of play on the stated day"),
        Rule("ELE-05", .stated, "2019 Call for Nominations, Annex B", "The nomination form has six fields"),
        Rule(
            "ELE-06",
            .stated,
            "2019 Call for Nominations, Annex B",
            "A blank field makes a form incomplete, and it may be left out"
        ),
        Rule(
            "ELE-07",
            .stated,
            "2019 Call for Nominations, Annex B",
            "Forms come by e-mail or on paper; receipt is what counts"
        ),
        Rule("ELE-08", .inferred, "", "Nobody is elected without having consented"),
        Rule("ELE-09", .inferred, "", "One person, one seat: a second nomination merges or is refused"),
        Rule(
            "ELE-10",
            .inferred,
            "",
            "The nominator belongs to the seat's Party Category, and may name himself or herself"
        ),
        Rule("ELE-11", .stated, "2019 Call for Nominations", "A vote is held only where nominees outnumber seats"),
        Rule("ELE-12", .stated, "2019 Call for Nominations (SEC C4.3)", "SECAS runs the vote of a contested category"),
        Rule("ELE-13", .published, "SECAS Sub-Committee practice", "A vote is open for ten Working Days"),
        Rule(
            "ELE-14",
            .published,
            "SECAS Sub-Committee practice",
            "Only Parties of the seat's category are asked to vote"
        ),
        Rule("ELE-15", .recalled, "SEC C4.3 to C4.4 and A1", "Affiliated Parties of a category share one vote"),
        Rule("ELE-16", .inferred, "", "A ballot names no more candidates than seats, each once and each standing"),
        Rule("ELE-17", .inferred, "", "A later ballot replaces an earlier one until the close, none after it"),
        Rule(
            "ELE-18",
            .stated,
            "SECMP0049 legal text v1.2, M8.5(a)",
            "The votes of a suspended Party's Voting Group are refused"
        ),
        Rule("ELE-19", .inferred, "", "Candidates are ranked by votes and the first fill the seats"),
        Rule(
            "ELE-20",
            .published,
            "SECAS Sub-Committee practice",
            "The Chair breaks a tie across the cut-off, among the tied only"
        ),
        Rule(
            "ELE-21",
            .published,
            "SECAS Sub-Committee practice",
            "The outcome is public, the breakdown for Parties on request, a ballot for nobody"
        ),
        Rule("ELE-23", .inferred, "", "A result records turnout and a digest, and is the same for the same ballots"),
        Rule(
            "ELE-25",
            .stated,
            "SMKI PMA ToR v2.0, 7.5, 7.9 and Appendix A",
            "Confirmation fills the seat; RED stays shut until the declaration is signed"
        ),
        Rule(
            "ELE-26",
            .inferred,
            "",
            "A term starts the day after the last one, or with the result where the seat is vacant"
        ),
        Rule(
            "ELE-27",
            .inferred,
            "",
            "A withdrawal before the vote counts anew; during it that candidate's votes are void"
        ),
        Rule(
            "ELE-28",
            .published,
            "SECAS FAQ 29",
            "A vacancy outside the round may be filled by expression of interest"
        ),
        Rule("ELE-29", .recalled, "SEC C4", "Calls go out some weeks before a term ends; the days are set by policy"),
        Rule("ELE-32", .inferred, "", "An election moves through its states in order; a cancellation has a reason"),
        Rule("ELE-33", .inferred, "", "Reminders go out before nominations and votes close"),
        Rule("ELE-34", .inferred, "", "Contact details in a nomination are AMBER and never published"),
    ]
}
