public import Domain

/// Neither Chair nor Chair's Alternate has answered: the Panel must be asked (ALR-23).
public struct NoPresidingOfficer: EventMessage {
    /// The service whose event it is.
    public static let service = ServiceName.notifications
    /// Its name within the service.
    public static let name = "no-presiding-officer"

    /// The incident.
    public let incidentId: String
    /// Whether it is meant in earnest.
    public let status: MatterStatus
    /// When it happened.
    public let at: Instant

    /// Puts the message together.
    public init(incidentId: String, status: MatterStatus, at: Instant) {
        self.incidentId = incidentId
        self.status = status
        self.at = at
    }

    /// An example.
    public static let sample = NoPresidingOfficer(incidentId: "INC-2026-0001", status: .actual, at: Sample.friday)
}
