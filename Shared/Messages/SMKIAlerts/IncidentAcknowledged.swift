public import Domain

/// A person knows of the incident.
public struct IncidentAcknowledged: EventMessage {
    /// The service whose event it is.
    public static let service = ServiceName.smkiAlerts
    /// Its name within the service.
    public static let name = "incident-acknowledged"

    /// The incident.
    public let incidentId: String
    /// Whether it is meant in earnest.
    public let status: MatterStatus
    /// The person.
    public let person: PersonID
    /// When it happened.
    public let at: Instant

    /// Puts the message together.
    public init(incidentId: String, status: MatterStatus, person: PersonID, at: Instant) {
        self.incidentId = incidentId
        self.status = status
        self.person = person
        self.at = at
    }

    /// An example.
    public static let sample = IncidentAcknowledged(
        incidentId: "INC-2026-0001",
        status: .actual,
        person: "large-supplier-1",
        at: Sample.friday
    )
}
