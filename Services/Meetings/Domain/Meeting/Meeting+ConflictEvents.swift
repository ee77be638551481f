public import Domain

extension Meeting {
    /// A conflict was declared: that person isn't present for the item.
    public struct ConflictDeclared: Sendable, Codable, Equatable {
        /// The meeting.
        public let meetingID: String
        /// Its status.
        public let status: IncidentStatus
        /// The item.
        public let itemID: String
        /// Who.
        public let person: PersonID
        /// The interest; stays here.
        public let reason: String
        /// Who said so, and who recorded it.
        public let author: Author
        /// When.
        public let at: Instant
    }

    /// A conflicted Member's Alternate declared to have no conflict of their own, and may act for the item.
    public struct NoConflictDeclared: Sendable, Codable, Equatable {
        /// The meeting.
        public let meetingID: String
        /// Its status.
        public let status: IncidentStatus
        /// The item.
        public let itemID: String
        /// The Alternate.
        public let person: PersonID
        /// Who said so, and who recorded it.
        public let author: Author
        /// When.
        public let at: Instant
    }

    /// An Alternate of the same employer may act for a conflicted Member.
    public struct AlternateAdmitted: Sendable, Codable, Equatable {
        /// The meeting.
        public let meetingID: String
        /// Its status.
        public let status: IncidentStatus
        /// The item.
        public let itemID: String
        /// The Alternate.
        public let person: PersonID
        /// Why; stays here.
        public let reason: String
        /// Who presides and decided it.
        public let by: PersonID
        /// When.
        public let at: Instant
    }
}
