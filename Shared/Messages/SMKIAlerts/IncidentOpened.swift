public import Domain

/// An alert has opened an incident.
public struct IncidentOpened: SealingEvent {
    /// The service whose event it is.
    public static let service = ServiceName.smkiAlerts
    /// Its name within the service.
    public static let name = "incident-opened"
    /// Who can open the sealed part.
    public static let readers: [ServiceName] = [.meetings]

    /// What the meetings need to know to offer routes and check a motion.
    public struct Secret: Codable, Sendable, Equatable {
        /// What is compromised (ALR-08).
        public let incidentKind: String
        /// `suspected` or `confirmed`.
        public let certainty: String
        /// Which key it is.
        public let keyKind: String

        /// Puts it together.
        public init(incidentKind: String, certainty: String, keyKind: String) {
            self.incidentKind = incidentKind
            self.certainty = certainty
            self.keyKind = keyKind
        }
    }

    /// The incident.
    public let incidentId: String
    /// Whether it is meant in earnest.
    public let status: MatterStatus
    /// When the alert came in.
    public let reportedAt: Instant
    /// Whether the broker vouches for who sent it.
    public let isAuthenticated: Bool
    /// The level that applies until the Chair determines another.
    public let classification: Classification
    /// An earlier incident about the same alert id, from another sender or with another status.
    public let linkedTo: String?
    /// The secret under lock.
    public var sealed: SealedPart?

    /// Puts the message together.
    public init(
        incidentId: String,
        status: MatterStatus,
        reportedAt: Instant,
        isAuthenticated: Bool,
        classification: Classification,
        linkedTo: String? = nil,
        sealed: SealedPart? = nil
    ) {
        self.incidentId = incidentId
        self.status = status
        self.reportedAt = reportedAt
        self.isAuthenticated = isAuthenticated
        self.classification = classification
        self.linkedTo = linkedTo
        self.sealed = sealed
    }

    /// An example.
    public static let sample = IncidentOpened(
        incidentId: "INC-2026-0001",
        status: .actual,
        reportedAt: Sample.friday,
        isAuthenticated: true,
        classification: .red,
        linkedTo: "INC-2026-0000",
        sealed: .sample
    )

    /// An example of the secret.
    public static let sampleSecret = Secret(
        incidentKind: "organisationKey",
        certainty: "suspected",
        keyKind: "organisation"
    )
}
