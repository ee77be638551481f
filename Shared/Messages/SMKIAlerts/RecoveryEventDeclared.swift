public import Domain

/// The decision to use a key has made the incident a Recovery Event (ALR-01).
public struct RecoveryEventDeclared: EventMessage {
    /// The service whose event it is.
    public static let service = ServiceName.smkiAlerts
    /// Its name within the service.
    public static let name = "recovery-event-declared"

    /// The keys that a recovery can use.
    public enum Key: String, WireWord {
        case recoveryPrivateKey, contingencyPrivateKey
    }

    /// The Recovery Event.
    public let recoveryEventId: String
    /// The incident.
    public let incidentId: String
    /// Whether it is meant in earnest.
    public let status: MatterStatus
    /// The decision.
    public let decisionId: String
    /// The key that is to be used.
    public let key: Key
    /// When it happened.
    public let at: Instant

    /// Puts the message together.
    public init(
        recoveryEventId: String,
        incidentId: String,
        status: MatterStatus,
        decisionId: String,
        key: Key,
        at: Instant
    ) {
        self.recoveryEventId = recoveryEventId
        self.incidentId = incidentId
        self.status = status
        self.decisionId = decisionId
        self.key = key
        self.at = at
    }

    /// An example.
    public static let sample = RecoveryEventDeclared(
        recoveryEventId: "REC-2026-0001",
        incidentId: "INC-2026-0001",
        status: .actual,
        decisionId: "MTG-2026-0001-M1-D",
        key: .recoveryPrivateKey,
        at: Sample.friday
    )
}
