public import Domain

extension Direction {
    /// What may be asked of it.
    public enum Command: Sendable {
        /// The service passes on a decision or an alert. The addressee follows from the status alone.
        case issue(directionID: String, status: AlertStatus, body: DirectionBody)
        /// The time to send it again has come.
        case resend
        /// The time to tell the Chair and the duty contact has come.
        case escalate
        /// The addressee answers.
        case acknowledge(Answering)
    }

    /// An answer as it was sent.
    public struct Answering: Sendable, Equatable {
        /// When the addressee received the direction.
        public let receivedAt: Instant
        /// `accepted` or `cannotComply`.
        public let answer: String
        /// Why, in words.
        public let reason: String?

        /// Takes an answer as it came.
        public init(receivedAt: Instant, answer: String, reason: String? = nil) {
            self.receivedAt = receivedAt
            self.answer = answer
            self.reason = reason
        }
    }

    /// What an addressee can answer.
    public enum Answer: String, Sendable, Codable, Hashable, CaseIterable {
        case accepted, cannotComply
    }

    /// What may have happened to it.
    public enum Event: Sendable, Codable, Equatable {
        case issued(Sent)
        case resent(Sent)
        case unanswered(Unanswered)
        case acknowledged(Acknowledged)
    }

    /// It was sent: for the first time, or once more under the same id.
    public struct Sent: Sendable, Codable, Equatable {
        /// The id, the same each time.
        public let directionID: String
        /// Actual or exercise.
        public let status: AlertStatus
        /// Where it goes.
        public let addressee: DirectionAddressee
        /// What it says, whole, so that it can be sent from this event alone.
        public let body: DirectionBody
        /// 1 for the first time.
        public let attempt: Int
        /// When it was issued.
        public let issuedAt: Instant
        /// When it was sent this time.
        public let at: Instant

        /// What is directed.
        public var kind: DirectionKind { self.body.kind }
    }

    /// Nobody answered in time; the Chair and the duty contact are told, once.
    public struct Unanswered: Sendable, Codable, Equatable {
        /// The direction.
        public let directionID: String
        /// Its incident.
        public let incidentID: String
        /// Actual or exercise.
        public let status: AlertStatus
        /// What is directed.
        public let kind: DirectionKind
        /// When it was issued.
        public let issuedAt: Instant
        /// When this was found.
        public let at: Instant
    }

    /// The addressee answered; it is not sent again.
    public struct Acknowledged: Sendable, Codable, Equatable {
        /// The direction.
        public let directionID: String
        /// Its incident.
        public let incidentID: String
        /// Actual or exercise.
        public let status: AlertStatus
        /// What is directed.
        public let kind: DirectionKind
        /// The answer.
        public let answer: Answer
        /// Why, in the addressee's words.
        public let reason: String?
        /// When the addressee received it.
        public let receivedAt: Instant
        /// The broker user who answered.
        public let by: String?
        /// When the answer came.
        public let at: Instant
    }
}
