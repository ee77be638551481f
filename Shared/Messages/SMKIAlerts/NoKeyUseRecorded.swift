public import Domain

/// It was decided that no key is used.
public struct NoKeyUseRecorded: EventMessage {
    /// The service whose event it is.
    public static let service = ServiceName.smkiAlerts
    /// Its name within the service.
    public static let name = "no-key-use-recorded"

    /// The incident.
    public let incidentId: String
    /// Whether it is meant in earnest.
    public let status: MatterStatus
    /// The decision.
    public let decisionId: String
    /// When it happened.
    public let at: Instant

    /// Puts the message together.
    public init(incidentId: String, status: MatterStatus, decisionId: String, at: Instant) {
        self.incidentId = incidentId
        self.status = status
        self.decisionId = decisionId
        self.at = at
    }

    /// An example.
    public static let sample = NoKeyUseRecorded(
        incidentId: "INC-2026-0001",
        status: .actual,
        decisionId: "MTG-2026-0001-M1-D",
        at: Sample.friday
    )
}
