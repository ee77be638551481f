public import Domain

/// Somebody looks after what was refused; the page about it ends.
public struct AlertTakenUp: EventMessage {
    /// The service whose event it is.
    public static let service = ServiceName.smkiAlerts
    /// Its name within the service.
    public static let name = "alert-taken-up"

    /// What was refused.
    public let refusalId: String
    /// The person, or the broker user where no person stands behind it.
    public let by: String
    /// When it happened.
    public let at: Instant

    /// Puts the message together.
    public init(refusalId: String, by: String, at: Instant) {
        self.refusalId = refusalId
        self.by = by
        self.at = at
    }

    /// An example.
    public static let sample = AlertTakenUp(refusalId: "SET-4b023b6f7ba522f7", by: "secretariat", at: Sample.friday)
}
