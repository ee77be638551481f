public import Domain

/// Nominations have closed; each category has an outcome of its own (ELE-11).
public struct NominationsClosed: EventMessage {
    /// The service whose event it is.
    public static let service = ServiceName.elections
    /// Its name within the service.
    public static let name = "nominations-closed"

    /// What follows from the numbers.
    public enum Outcome: String, WireWord {
        /// Fewer valid nominations than seats: all are elected, the rest stays vacant.
        case electedWithVacancies
        /// As many as seats: all are elected.
        case unopposed
        /// More than seats: a vote is held.
        case vote
        /// An incomplete nomination waits for a decision, and the contest can't be drawn up before (AMB-13).
        case undecided
    }

    /// The numbers of one category.
    public struct Contest: Codable, Sendable, Equatable, Hashable {
        /// The category.
        public let category: SeatCategory
        /// Vacant seats.
        public let seats: Int
        /// Valid nominations.
        public let valid: Int
        /// What follows.
        public let outcome: Outcome

        /// Puts it together.
        public init(category: SeatCategory, seats: Int, valid: Int, outcome: Outcome) {
            self.category = category
            self.seats = seats
            self.valid = valid
            self.outcome = outcome
        }
    }

    /// The call for nominations.
    public let callId: String
    /// The categories.
    public let contests: [Contest]

    /// Puts the message together.
    public init(callId: String, contests: [Contest]) {
        self.callId = callId
        self.contests = contests
    }

    /// An example.
    public static let sample = NominationsClosed(
        callId: "CALL-2026-01",
        contests: [Contest(category: .largeSupplier, seats: 1, valid: 2, outcome: .vote)]
    )
}
