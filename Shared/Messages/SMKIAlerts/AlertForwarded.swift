public import Domain

/// Hands a Party's alert on to the DCC (ALR-02).
///
/// It is sent again with the same id until it is acknowledged.
public struct AlertForwarded: DirectionMessage {
    /// The service that directs.
    public static let service = ServiceName.smkiAlerts
    /// Its name within the service.
    public static let name = "alert-forwarded"

    /// Who noticed, as the alert says.
    public struct Notifier: Codable, Sendable, Equatable, Hashable {
        /// `party`, `registrationDataProvider`.
        public let role: String
        /// The Party's signifier.
        public let partySignifier: String

        /// Puts it together.
        public init(role: String, partySignifier: String) {
            self.role = role
            self.partySignifier = partySignifier
        }
    }

    /// The direction.
    public let directionId: String
    /// The incident.
    public let incidentId: String
    /// The sender's id of the alert.
    public let alertId: String
    /// Who noticed.
    public let notifier: Notifier
    /// What is compromised (ALR-08).
    public let incidentKind: String
    /// `suspected` or `confirmed`.
    public let certainty: String
    /// When it was noticed.
    public let noticedAt: Instant

    /// Puts the message together.
    public init(
        directionId: String,
        incidentId: String,
        alertId: String,
        notifier: Notifier,
        incidentKind: String,
        certainty: String,
        noticedAt: Instant
    ) {
        self.directionId = directionId
        self.incidentId = incidentId
        self.alertId = alertId
        self.notifier = notifier
        self.incidentKind = incidentKind
        self.certainty = certainty
        self.noticedAt = noticedAt
    }

    /// An example.
    public static let sample = AlertForwarded(
        directionId: "DIR-2026-0001",
        incidentId: "INC-2026-0001",
        alertId: "ACME-17",
        notifier: Notifier(role: "party", partySignifier: "ACME"),
        incidentKind: "organisationKey",
        certainty: "confirmed",
        noticedAt: Sample.noticed
    )
}
