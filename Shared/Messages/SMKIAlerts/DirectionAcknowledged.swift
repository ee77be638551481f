public import Domain

/// The addressee has answered a direction.
public struct DirectionAcknowledged: EventMessage {
    /// The service whose event it is.
    public static let service = ServiceName.smkiAlerts
    /// Its name within the service.
    public static let name = "direction-acknowledged"

    /// The direction.
    public let directionId: String
    /// The incident.
    public let incidentId: String
    /// Whether it is meant in earnest.
    public let status: MatterStatus
    /// The answer.
    public let answer: AcknowledgeDirection.Answer
    /// When the addressee received it.
    public let receivedAt: Instant
    /// When it happened.
    public let at: Instant

    /// Puts the message together.
    public init(
        directionId: String,
        incidentId: String,
        status: MatterStatus,
        answer: AcknowledgeDirection.Answer,
        receivedAt: Instant,
        at: Instant
    ) {
        self.directionId = directionId
        self.incidentId = incidentId
        self.status = status
        self.answer = answer
        self.receivedAt = receivedAt
        self.at = at
    }

    /// An example.
    public static let sample = DirectionAcknowledged(
        directionId: "DIR-2026-0001",
        incidentId: "INC-2026-0001",
        status: .actual,
        answer: .accepted,
        receivedAt: Sample.friday,
        at: Sample.friday
    )
}
