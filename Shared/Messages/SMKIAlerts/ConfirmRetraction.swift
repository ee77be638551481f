/// Ends an incident whose alert was taken back.
public struct ConfirmRetraction: CommandMessage {
    /// The service that decides on it.
    public static let service = ServiceName.smkiAlerts
    /// Its name within the service.
    public static let name = "confirm-retraction"

    /// The incident.
    public let incidentId: String
    /// Why.
    public let reason: String
    /// The version of the stream that this was composed against.
    public let expectedVersion: Int?

    /// Puts the message together.
    public init(incidentId: String, reason: String, expectedVersion: Int? = nil) {
        self.incidentId = incidentId
        self.reason = reason
        self.expectedVersion = expectedVersion
    }

    /// An example.
    public static let sample = ConfirmRetraction(
        incidentId: "INC-2026-0001",
        reason: "Confirmed with the DCC",
        expectedVersion: 3
    )
}
