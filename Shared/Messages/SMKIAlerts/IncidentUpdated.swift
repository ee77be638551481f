/// A later version of the alert has come.
public struct IncidentUpdated: EventMessage {
    /// The service whose event it is.
    public static let service = ServiceName.smkiAlerts
    /// Its name within the service.
    public static let name = "incident-updated"

    /// The incident.
    public let incidentId: String
    /// Whether it is meant in earnest.
    public let status: MatterStatus
    /// The version of the alert.
    public let version: Int

    /// Puts the message together.
    public init(incidentId: String, status: MatterStatus, version: Int) {
        self.incidentId = incidentId
        self.status = status
        self.version = version
    }

    /// An example.
    public static let sample = IncidentUpdated(incidentId: "INC-2026-0001", status: .actual, version: 2)
}
