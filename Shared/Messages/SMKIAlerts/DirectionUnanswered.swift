public import Domain

/// A direction has waited too long for an answer.
public struct DirectionUnanswered: EventMessage {
    /// The service whose event it is.
    public static let service = ServiceName.smkiAlerts
    /// Its name within the service.
    public static let name = "direction-unanswered"

    /// The direction.
    public let directionId: String
    /// The incident.
    public let incidentId: String
    /// Whether it is meant in earnest.
    public let status: MatterStatus
    /// When it first went out.
    public let issuedAt: Instant
    /// When it happened.
    public let at: Instant

    /// Puts the message together.
    public init(directionId: String, incidentId: String, status: MatterStatus, issuedAt: Instant, at: Instant) {
        self.directionId = directionId
        self.incidentId = incidentId
        self.status = status
        self.issuedAt = issuedAt
        self.at = at
    }

    /// An example.
    public static let sample = DirectionUnanswered(
        directionId: "DIR-2026-0001",
        incidentId: "INC-2026-0001",
        status: .actual,
        issuedAt: Sample.friday,
        at: Sample.friday
    )
}
