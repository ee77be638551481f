/// What went wrong between us and the broker.
///
/// `code` is for deciding what to do, `reason` for people; neither ever holds a password or the body of a message.
public struct AMQPError: Error, Sendable, Equatable, CustomStringConvertible {
    /// What kind of fault it is.
    ///
    /// Open: a later version may know more of them.
    public struct Code: Sendable, Hashable, CustomStringConvertible {
        /// The name, as written below.
        public let description: String

        private init(_ description: String) {
            self.description = description
        }

        /// Nobody listens there, or the name of the host is unknown.
        public static let connectionRefused = Code("connectionRefused")
        /// The broker does not accept this user and password.
        public static let authenticationFailed = Code("authenticationFailed")
        /// The connection is gone: closed by the broker, cut off, or silent for two heartbeats.
        public static let connectionLost = Code("connectionLost")
        /// The broker closed the channel for a reason that has no code of its own.
        public static let channelClosed = Code("channelClosed")
        /// The broker ended the consumer, as a rule because its queue was deleted.
        public static let consumerCancelled = Code("consumerCancelled")
        /// The time allowed is over; whether the broker has acted is not known.
        public static let timedOut = Code("timedOut")
        /// The caller's task was cancelled; whether the broker has acted is not known.
        public static let cancelled = Code("cancelled")
        /// There is no such queue or exchange.
        public static let notFound = Code("notFound")
        /// What is declared exists with other settings, or an unknown delivery was acknowledged.
        public static let preconditionFailed = Code("preconditionFailed")
        /// The user may not do this.
        public static let accessRefused = Code("accessRefused")
        /// The queue is used exclusively by somebody else.
        public static let resourceLocked = Code("resourceLocked")
        /// No queue is bound for this message.
        public static let noRoute = Code("noRoute")
        /// The broker did not take the message in: a queue is full.
        public static let rejected = Code("rejected")
        /// What was given to us, or came from the broker, does not have the form it must have.
        public static let malformed = Code("malformed")
        /// This connection already has its consumer.
        public static let alreadyConsuming = Code("alreadyConsuming")
        /// The connection was closed by our own side.
        public static let closed = Code("closed")
    }

    /// What kind of fault it is.
    public let code: Code
    /// In words, from the broker or from us.
    public let reason: String

    /// An error of that code, with the reason in words.
    public init(_ code: Code, _ reason: String) {
        self.code = code
        self.reason = reason
    }

    /// True when the same may succeed later, on a new connection, without anybody mending anything.
    public var isRetriable: Bool {
        switch self.code {
        case .connectionRefused, .connectionLost, .channelClosed, .consumerCancelled, .timedOut, .rejected: true
        default: false
        }
    }

    /// Code and reason.
    public var description: String {
        "\(self.code): \(self.reason)"
    }

    /// The code that stands for a reply code of AMQP 0-9-1, with which a broker closes channels and connections.
    init(replyCode: Int, reason: String, otherwise: Code) {
        let code: Code =
            switch replyCode {
            case 403, 530: .accessRefused
            case 404: .notFound
            case 405: .resourceLocked
            case 406: .preconditionFailed
            case 311, 501, 502: .malformed
            default: otherwise
            }
        self.init(code, reason.isEmpty ? "reply code \(replyCode)" : reason)
    }
}
