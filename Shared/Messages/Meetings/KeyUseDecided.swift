public import Domain

/// It is decided whether a key is used (ALR-04).
public struct KeyUseDecided: SealingEvent {
    /// The service whose event it is.
    public static let service = ServiceName.meetings
    /// Its name within the service.
    public static let name = "key-use-decided"
    /// Who can open the sealed part.
    public static let readers: [ServiceName] = [.smkiAlerts]

    /// The decisions that there are.
    public enum Decision: String, WireWord {
        case noUse
        case useRecoveryPrivateKey
        /// Takes the Symmetric Key in.
        case useContingencyPrivateKey
    }

    /// What the direction and the record need.
    public struct Secret: Codable, Sendable, Equatable {
        /// What the decision covers.
        public let scope: String
        /// The reasons.
        public let reasons: String

        /// Puts it together.
        public init(scope: String, reasons: String) {
            self.scope = scope
            self.reasons = reasons
        }
    }

    /// The decision.
    public let decisionId: String
    /// The incident.
    public let incidentId: String
    /// Whether it is meant in earnest.
    public let status: MatterStatus
    /// The meeting.
    public let meetingId: String
    /// The decision.
    public let decision: Decision
    /// The Recovery Key Guidance that was followed.
    public let guidanceVersion: String
    /// How many were present, and how many it takes.
    public let presentAndNeeded: Turnout
    /// When it was decided.
    public let decidedAt: Instant
    /// The secret under lock.
    public var sealed: SealedPart?

    /// Puts the message together.
    public init(
        decisionId: String,
        incidentId: String,
        status: MatterStatus,
        meetingId: String,
        decision: Decision,
        guidanceVersion: String,
        presentAndNeeded: Turnout,
        decidedAt: Instant,
        sealed: SealedPart? = nil
    ) {
        self.decisionId = decisionId
        self.incidentId = incidentId
        self.status = status
        self.meetingId = meetingId
        self.decision = decision
        self.guidanceVersion = guidanceVersion
        self.presentAndNeeded = presentAndNeeded
        self.decidedAt = decidedAt
        self.sealed = sealed
    }

    /// An example.
    public static let sample = KeyUseDecided(
        decisionId: "MTG-2026-0001-M1-D",
        incidentId: "INC-2026-0001",
        status: .actual,
        meetingId: "MTG-2026-0001",
        decision: .useRecoveryPrivateKey,
        guidanceVersion: "example-1",
        presentAndNeeded: .sample,
        decidedAt: Sample.monday,
        sealed: .sample
    )

    /// An example of the secret.
    public static let sampleSecret = Secret(scope: "All Devices concerned", reasons: "Waiting would do more harm")
}
