/// Takes an alert back.
///
/// The incident goes on until the Chair confirms it (ALR-36).
public struct RetractAlert: CommandMessage {
    /// The service that decides on it.
    public static let service = ServiceName.smkiAlerts
    /// Its name within the service.
    public static let name = "retract-alert"

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
    public static let sample = RetractAlert(
        incidentId: "INC-2026-0001",
        reason: "The key was found to be a test key",
        expectedVersion: 3
    )
}
