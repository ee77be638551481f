public import Domain

/// Directs that the Recovery Private Key be used.
///
/// It is sent again with the same id until it is acknowledged.
public struct RequireRecoveryKey: DirectionMessage {
    /// The service that directs.
    public static let service = ServiceName.smkiAlerts
    /// Its name within the service.
    public static let name = "require-recovery-key"

    /// The direction.
    public let directionId: String
    /// The incident.
    public let incidentId: String
    /// The decision.
    public let decisionId: String
    /// When it was decided.
    public let decidedAt: Instant
    /// The meeting.
    public let meetingId: String
    /// The Recovery Key Guidance that the decision followed (ALR-05).
    public let guidanceVersion: String
    /// What the decision covers.
    public let scope: String
    /// How many were present, and how many it takes.
    public let presentAndNeeded: Turnout
    /// By this the reasons are fetched with a query.
    public let reasonsId: String
    /// An earlier direction that this one replaces.
    public let supersedes: String?

    /// Puts the message together.
    public init(
        directionId: String,
        incidentId: String,
        decisionId: String,
        decidedAt: Instant,
        meetingId: String,
        guidanceVersion: String,
        scope: String,
        presentAndNeeded: Turnout,
        reasonsId: String,
        supersedes: String? = nil
    ) {
        self.directionId = directionId
        self.incidentId = incidentId
        self.decisionId = decisionId
        self.decidedAt = decidedAt
        self.meetingId = meetingId
        self.guidanceVersion = guidanceVersion
        self.scope = scope
        self.presentAndNeeded = presentAndNeeded
        self.reasonsId = reasonsId
        self.supersedes = supersedes
    }

    /// An example.
    public static let sample = RequireRecoveryKey(
        directionId: "DIR-2026-0001",
        incidentId: "INC-2026-0001",
        decisionId: "DEC-2026-0001",
        decidedAt: Sample.monday,
        meetingId: "MTG-2026-0001",
        guidanceVersion: "example-1",
        scope: "All Devices with credentials of EUI-64 90b3d51f30000002",
        presentAndNeeded: .sample,
        reasonsId: "DEC-2026-0001",
        supersedes: "DIR-2026-0000"
    )
}
