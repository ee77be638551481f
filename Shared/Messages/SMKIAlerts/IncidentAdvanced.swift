public import Domain

/// The incident is in another state (ALR-36).
public struct IncidentAdvanced: EventMessage {
    /// The service whose event it is.
    public static let service = ServiceName.smkiAlerts
    /// Its name within the service.
    public static let name = "incident-advanced"

    /// Where an incident stands.
    public enum State: String, WireWord {
        case alerted, acknowledged, assessing, decisionPending, noUse, recoveryAuthorised,
            inRecovery, recovered, closed, retracted
    }

    /// The incident.
    public let incidentId: String
    /// Whether it is meant in earnest.
    public let status: MatterStatus
    /// The state it is in now.
    public let state: State
    /// When it happened.
    public let at: Instant

    /// Puts the message together.
    public init(incidentId: String, status: MatterStatus, state: State, at: Instant) {
        self.incidentId = incidentId
        self.status = status
        self.state = state
        self.at = at
    }

    /// An example.
    public static let sample = IncidentAdvanced(
        incidentId: "INC-2026-0001",
        status: .actual,
        state: .assessing,
        at: Sample.friday
    )
}
