public import Domain

/// What a call offers and until when: all that a nomination needs to know of it.
public struct CallTerms: Sendable, Codable, Hashable {
    /// The call's id, such as `CALL-2019-01`.
    public let callID: String
    /// The seats offered.
    public let vacancies: [Vacancy]
    /// When it was opened.
    public let openedAt: Instant
    /// The last instant at which a nomination is in time (ELE-04).
    public let closesAt: Instant

    /// Seats of one category.
    public struct Vacancy: Sendable, Codable, Hashable {
        /// The category.
        public let category: SeatCategory
        /// How many.
        public let count: Int
    }
}
