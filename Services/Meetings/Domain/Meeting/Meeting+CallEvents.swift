public import Domain

extension Meeting {
    /// The meeting was called, and its notice is issued.
    public struct Called: Sendable, Codable, Equatable {
        /// The meeting.
        public let meetingID: String
        /// The incident; its words stay sealed.
        public let facts: IncidentFacts
        /// Ordinary or exceptional.
        public let kind: MeetingKind
        /// By which route.
        public let route: Route
        /// The start.
        public let startsAt: Instant
        /// When notice was issued.
        public let issuedAt: Instant
        /// Where; sealed on its way out.
        public let location: String
        /// How to attend otherwise than in person; sealed on its way out.
        public let remoteAttendance: String
        /// The items; sealed on their way out.
        public let agenda: [AgendaItem]
        /// Who must be asked.
        public let invitees: [PersonID]
        /// Who is told of the meeting and its outcome: all Members.
        public let informed: [PersonID]
        /// Whether the quorum count is waived.
        public let quorumWaived: Bool
        /// Why this route.
        public let reason: String
        /// Who called it, nil for the Panel.
        public let calledBy: PersonID?
        /// Who directed a shorter notice.
        public let direction: DirectedNotice?
        /// The paper that sets the composition in force (MTG-34).
        public let termsOfReference: String
        /// When an ordinary meeting without a quorum is adjourned (MTG-09); nil for an exceptional one.
        public let waitEndsAt: Instant?
        /// Rules, values and steps.
        public let explanation: Explanation
    }

    /// An invited person answered.
    public struct ResponseRecorded: Sendable, Codable, Equatable {
        /// The meeting.
        public let meetingID: String
        /// Its status.
        public let status: IncidentStatus
        /// Whose answer it is.
        public let person: PersonID
        /// Coming or not.
        public let answer: Answer
        /// How, if coming.
        public let mode: Attendance.Mode?
        /// Who answered, and who recorded it.
        public let author: Author
        /// When.
        public let at: Instant
    }

    /// What the answers so far lead one to expect (MTG-13).
    public struct QuorumForecast: Sendable, Codable, Equatable {
        /// The meeting.
        public let meetingID: String
        /// Its status.
        public let status: IncidentStatus
        /// How many of those who count said that they come.
        public let have: Int
        /// How many are needed.
        public let need: Int
        /// The ordinary quorum, also where it is waived.
        public let neededOrdinary: Int
        /// Whether somebody who can preside said that they come.
        public let isChairExpected: Bool
        /// Who to ask next, in order.
        public let askNext: [ToAsk]
        /// Rules, values and steps.
        public let explanation: Explanation
        /// When.
        public let at: Instant
    }
}
