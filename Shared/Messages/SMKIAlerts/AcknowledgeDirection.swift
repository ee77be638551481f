public import Domain

/// The addressee's answer to a direction; it is not sent again.
public struct AcknowledgeDirection: CommandMessage {
    /// The service that decides on it.
    public static let service = ServiceName.smkiAlerts
    /// Its name within the service.
    public static let name = "acknowledge-direction"

    /// What an addressee can answer.
    public enum Answer: String, WireWord {
        case accepted, cannotComply
    }

    /// The direction.
    public let directionId: String
    /// When it was received.
    public let receivedAt: Instant
    /// What the addressee says.
    public let answer: Answer
    /// Why not, when it cannot comply.
    public let reason: String?
    /// The version of the stream that this was composed against.
    public let expectedVersion: Int?

    /// Puts the message together.
    public init(
        directionId: String,
        receivedAt: Instant,
        answer: Answer,
        reason: String? = nil,
        expectedVersion: Int? = nil
    ) {
        self.directionId = directionId
        self.receivedAt = receivedAt
        self.answer = answer
        self.reason = reason
        self.expectedVersion = expectedVersion
    }

    /// An example.
    public static let sample = AcknowledgeDirection(
        directionId: "DIR-2026-0001",
        receivedAt: Sample.friday,
        answer: .accepted,
        reason: "Maintenance until Sunday",
        expectedVersion: 3
    )
}
