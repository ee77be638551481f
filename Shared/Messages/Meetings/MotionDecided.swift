public import Domain

/// A motion is carried or has fallen.
public struct MotionDecided: EventMessage {
    /// The service whose event it is.
    public static let service = ServiceName.meetings
    /// Its name within the service.
    public static let name = "motion-decided"

    /// The meeting.
    public let meetingId: String
    /// Whether it is meant in earnest.
    public let status: MatterStatus
    /// The motion.
    public let motionId: String
    /// What it is about.
    public let kind: PutMotion.SubjectKind
    /// The incident of a motion on key use.
    public let incidentId: String?
    /// Whether it was carried.
    public let isCarried: Bool
    /// How many were present, and how many it takes.
    public let presentAndNeeded: Turnout
    /// Whether a casting vote decided it.
    public let isCasting: Bool
    /// The digest of the variation, for a proposal.
    public let variation: String?
    /// When it happened.
    public let at: Instant

    /// Puts the message together.
    public init(
        meetingId: String,
        status: MatterStatus,
        motionId: String,
        kind: PutMotion.SubjectKind,
        incidentId: String? = nil,
        isCarried: Bool,
        presentAndNeeded: Turnout,
        isCasting: Bool,
        variation: String? = nil,
        at: Instant
    ) {
        self.meetingId = meetingId
        self.status = status
        self.motionId = motionId
        self.kind = kind
        self.incidentId = incidentId
        self.isCarried = isCarried
        self.presentAndNeeded = presentAndNeeded
        self.isCasting = isCasting
        self.variation = variation
        self.at = at
    }

    /// An example.
    public static let sample = MotionDecided(
        meetingId: "MTG-2026-0001",
        status: .actual,
        motionId: "MTG-2026-0001-M1",
        kind: .keyUse,
        incidentId: "INC-2026-0001",
        isCarried: true,
        presentAndNeeded: .sample,
        isCasting: false,
        variation: String(repeating: "b2", count: 32),
        at: Sample.friday
    )
}
