/// Says that a person knows of an incident; that person's pages end, and nobody else's.
public struct AcknowledgeIncident: CommandMessage {
    /// The service that decides on it.
    public static let service = ServiceName.smkiAlerts
    /// Its name within the service.
    public static let name = "acknowledge-incident"

    /// The incident.
    public let incidentId: String
    /// The version of the stream that this was composed against.
    public let expectedVersion: Int?

    /// Puts the message together.
    public init(incidentId: String, expectedVersion: Int? = nil) {
        self.incidentId = incidentId
        self.expectedVersion = expectedVersion
    }

    /// An example.
    public static let sample = AcknowledgeIncident(incidentId: "INC-2026-0001", expectedVersion: 3)
}
