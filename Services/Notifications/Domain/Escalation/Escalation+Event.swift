public import Domain

/// A step of the escalation of an alert (ALR-23).
public enum EscalationLevel: String, Sendable, Codable, Hashable, CaseIterable {
    /// After 15 minutes: the Chair again.
    case chair
    /// After 30: the Chair's Alternate again; nobody can preside if neither has answered.
    case chairAlternate
    /// After 60: all Members and the duty contact again, and the Alternates of silent Members.
    case everybody

    /// After how many minutes it is reached.
    public func minutes(_ policies: Policies) -> Int {
        switch self {
        case .chair: policies.alertEscalationChairMinutes
        case .chairAlternate: policies.alertEscalationAlternateMinutes
        case .everybody: policies.alertEscalationAllMinutes
        }
    }

    /// Whether somebody is among those whom this level is about.
    func concerns(_ member: Audience.Member) -> Bool {
        switch self {
        case .chair: member.isPaged(as: .chair)
        case .chairAlternate: member.isPaged(as: .chair) || member.isPaged(as: .chairAlternate)
        case .everybody: true
        }
    }
}

extension Escalation {
    /// What may be asked of it.
    ///
    /// All of it comes from the service itself and needs the role `service`.
    public enum Command: Sendable {
        /// An incident was opened and these people are paged; nobody for a test.
        case start(incidentID: String, status: PageStatus, audience: [Audience.Member])
        /// A person has seen the alert.
        case acknowledge(person: PersonID, at: Instant)
        /// A level may be due; `register` is that of the day.
        case escalate(register: Register)
        /// The matter is over.
        case end(reason: EndReason)
    }

    /// Why nothing more is escalated.
    public enum EndReason: String, Sendable, Codable, Hashable, CaseIterable {
        case everybodyAcknowledged, retracted, decided, incidentClosed
    }

    /// What may have happened to it.
    public enum Event: Sendable, Codable, Equatable {
        case started(Started)
        case acknowledged(Acknowledged)
        case levelReached(LevelReached)
        case noPresidingOfficer(NoPresidingOfficer)
        case ended(Ended)
    }

    /// A level and when it is due.
    public struct Due: Sendable, Codable, Hashable {
        /// The level.
        public let level: EscalationLevel
        /// When.
        public let dueAt: Instant
    }

    /// Everybody was paged.
    public struct Started: Sendable, Codable, Equatable {
        /// The incident.
        public let incidentID: String
        /// Its status.
        public let status: PageStatus
        /// Who was paged, the duty contact apart.
        public let audience: [Audience.Member]
        /// The levels to come.
        public let levels: [Due]
        /// When.
        public let at: Instant
    }

    /// A person has seen the alert.
    public struct Acknowledged: Sendable, Codable, Equatable {
        /// The incident.
        public let incidentID: String
        /// Its status.
        public let status: PageStatus
        /// Who.
        public let person: PersonID
        /// When, by the record of the service where it was said.
        public let acknowledgedAt: Instant
        /// When it was taken in here.
        public let at: Instant
    }

    /// A level was reached.
    public struct LevelReached: Sendable, Codable, Equatable {
        /// The incident.
        public let incidentID: String
        /// Its status.
        public let status: PageStatus
        /// Which level.
        public let level: EscalationLevel
        /// Its minutes after the start.
        public let minutes: Int
        /// Whose answer is missing, of those whom the level is about.
        public let persons: [PersonID]
        /// Who is paged from now on besides.
        public let added: [Audience.Member]
        /// How that was worked out.
        public let working: [String]
        /// When.
        public let at: Instant
    }

    /// Neither the Chair nor a Chair's Alternate has answered: the Panel must be asked.
    public struct NoPresidingOfficer: Sendable, Codable, Equatable {
        /// The incident.
        public let incidentID: String
        /// Its status.
        public let status: PageStatus
        /// When.
        public let at: Instant
    }

    /// Nothing more is escalated.
    public struct Ended: Sendable, Codable, Equatable {
        /// The incident.
        public let incidentID: String
        /// Its status.
        public let status: PageStatus
        /// Why.
        public let reason: EndReason
        /// When.
        public let at: Instant
    }
}
