public import Domain

extension Meeting {
    /// The meeting was opened.
    public struct Opened: Sendable, Codable, Equatable {
        /// The meeting.
        public let meetingID: String
        /// The incident.
        public let incidentID: String
        /// Its status.
        public let status: IncidentStatus
        /// Who presides; nil only where AMB-04 waives that as well.
        public let presiding: PersonID?
        /// Rules, values and steps.
        public let explanation: Explanation
        /// When.
        public let at: Instant
    }

    /// An ordinary meeting had no quorum when the waiting time was over.
    ///
    /// This is its only record (MTG-09).
    public struct Adjourned: Sendable, Codable, Equatable {
        /// The meeting.
        public let meetingID: String
        /// The incident.
        public let incidentID: String
        /// Its status.
        public let status: IncidentStatus
        /// Who was there.
        public let present: [PersonID]
        /// Who had declined.
        public let apologies: [PersonID]
        /// The items carried over.
        public let carriedOver: [String]
        /// The first day for which notice issued now is long enough, at the same time of day.
        public let reconvenesAt: Instant
        /// Rules, values and steps.
        public let explanation: Explanation
        /// When.
        public let at: Instant
    }

    /// Somebody arrived or left.
    public struct AttendanceRecorded: Sendable, Codable, Equatable {
        /// The meeting.
        public let meetingID: String
        /// Its status.
        public let status: IncidentStatus
        /// Who.
        public let person: PersonID
        /// As what.
        public let standing: Standing
        /// Which of the two.
        public let presence: Presence
        /// How.
        public let mode: Attendance.Mode
        /// Who said so, and who recorded it.
        public let author: Author
        /// When.
        public let at: Instant
    }

    /// An item was opened; the one before it is over.
    public struct ItemOpened: Sendable, Codable, Equatable {
        /// The meeting.
        public let meetingID: String
        /// Its status.
        public let status: IncidentStatus
        /// The item.
        public let itemID: String
        /// Its level.
        public let classification: Classification
        /// RED and AMBER are taken in closed session.
        public let isClosedSession: Bool
        /// Who was in the room.
        public let participants: [PersonID]
        /// Who was admitted by name.
        public let admitted: [PersonID]
        /// Rules, values and steps.
        public let explanation: Explanation
        /// When.
        public let at: Instant
    }

    /// The meeting was closed.
    public struct Closed: Sendable, Codable, Equatable {
        /// The meeting.
        public let meetingID: String
        /// The incident.
        public let incidentID: String
        /// Its status.
        public let status: IncidentStatus
        /// Motions that were put and never decided: they count for nothing.
        public let undecided: [String]
        /// Who closed it.
        public let by: String?
        /// When.
        public let at: Instant
    }
}
