public import Domain

/// How one category of a call came out (ELE-11).
///
/// Each category stands by itself.
public struct Contest: Sendable, Codable, Hashable {
    /// What follows from the number of valid nominations.
    public enum Outcome: String, Sendable, Codable, Hashable, CaseIterable {
        /// Fewer than seats: all are elected, the rest of the seats stay vacant.
        case electedWithVacancies
        /// As many as seats: all are elected unopposed.
        case unopposed
        /// More than seats: the category's Parties vote.
        case vote
        /// Incomplete nominations wait for the secretariat's decision (AMB-13).
        case undecided
    }

    /// The category.
    public let category: SeatCategory
    /// How many seats are offered.
    public let seats: Int
    /// How many nominees stand, each once.
    public let valid: Int
    /// What follows.
    public let outcome: Outcome
    /// The nominations that count, one a nominee.
    public let nominations: [String]
    /// Nominations with gaps that nobody has decided on.
    public let incomplete: [String]
    /// Nominees who can't be declared elected until they consent (ELE-08), by nomination.
    public let awaitingConsent: [String]
    /// How it was judged, in words.
    public let working: [String]

    /// Draws up a contest of the nominations for its category.
    init(_ vacancy: CallTerms.Vacancy, _ nominations: [NominationCall.Entered], _ policies: Policies) {
        // One group a nominee: the first nomination and those merged into it.
        let heads = nominations.filter { $0.standing != .late && $0.mergedInto == nil }
        let groups = heads.map { head in
            nominations.filter { $0.nominationID == head.nominationID || $0.mergedInto == head.nominationID }
                .filter { $0.standing != .late }
        }
        let standing = groups.filter { $0.contains { $0.standing == .valid } }
        let gaps = groups.filter { !$0.contains { $0.standing == .valid } }
        let isHeld = !gaps.isEmpty && policies.incompleteNomination == .completeOrDecide
        self.category = vacancy.category
        self.seats = vacancy.count
        self.valid = standing.count
        self.nominations = standing.compactMap { $0.first { $0.standing == .valid }?.nominationID }
        self.incomplete = isHeld ? gaps.compactMap { $0.last?.nominationID } : []
        self.awaitingConsent = standing.filter { !$0.contains(where: \.hasConsent) }.compactMap {
            $0.first { $0.standing == .valid }?.nominationID
        }
        self.outcome = isHeld ? .undecided : Self.outcome(valid: standing.count, seats: vacancy.count)
        self.working =
            [
                "\(vacancy.category.label): \(standing.count) valid for \(vacancy.count) seats: \(self.outcome.rawValue) (ELE-11)"
            ]
            + (gaps.isEmpty
                ? []
                : [
                    "\(gaps.count) incomplete: " + (isHeld ? "to be decided on, with a reason" : "left out")
                        + " (AMB-13)"
                ])
    }

    /// v < s, v = s or v > s (ELE-11).
    public static func outcome(valid: Int, seats: Int) -> Outcome {
        valid < seats ? .electedWithVacancies : valid == seats ? .unopposed : .vote
    }
}
