public import Domain

/// A direction has gone out: for the first time, and once more each time that it is sent again for want of an answer.
///
/// Readers that want each direction once take `attempt` 1 only.
public struct DirectionIssued: EventMessage {
    /// The service whose event it is.
    public static let service = ServiceName.smkiAlerts
    /// Its name within the service.
    public static let name = "direction-issued"

    /// The directions that there are.
    public enum Direction: String, WireWord {
        case requireRecoveryKey
        case requireContingencyKey
        case noKeyUse
        /// A Party's alert that goes on to the DCC; no decision stands behind it.
        case alertForwarded
    }

    /// The direction.
    public let directionId: String
    /// The incident.
    public let incidentId: String
    /// Whether it is meant in earnest.
    public let status: MatterStatus
    /// The decision; none stands behind a forwarded alert.
    public let decisionId: String?
    /// What is directed.
    public let direction: Direction
    /// How often it has been sent, with this time: 1 when it was issued.
    public let attempt: Int
    /// When it was sent this time.
    public let at: Instant

    /// Puts the message together.
    public init(
        directionId: String,
        incidentId: String,
        status: MatterStatus,
        decisionId: String? = nil,
        direction: Direction,
        attempt: Int,
        at: Instant
    ) {
        self.directionId = directionId
        self.incidentId = incidentId
        self.status = status
        self.decisionId = decisionId
        self.direction = direction
        self.attempt = attempt
        self.at = at
    }

    /// An example.
    public static let sample = DirectionIssued(
        directionId: "DIR-2026-0001",
        incidentId: "INC-2026-0001",
        status: .actual,
        decisionId: "MTG-2026-0001-M1-D",
        direction: .requireRecoveryKey,
        attempt: 1,
        at: Sample.friday
    )
}
