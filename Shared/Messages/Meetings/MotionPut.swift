public import Domain

/// A motion is put.
public struct MotionPut: EventMessage {
    /// The service whose event it is.
    public static let service = ServiceName.meetings
    /// Its name within the service.
    public static let name = "motion-put"

    /// The meeting.
    public let meetingId: String
    /// Whether it is meant in earnest.
    public let status: MatterStatus
    /// The motion.
    public let motionId: String
    /// The item on the agenda.
    public let itemId: String
    /// What it is about.
    public let kind: PutMotion.SubjectKind
    /// The incident that it is about.
    public let incidentId: String?
    /// When it happened.
    public let at: Instant

    /// Puts the message together.
    public init(
        meetingId: String,
        status: MatterStatus,
        motionId: String,
        itemId: String,
        kind: PutMotion.SubjectKind,
        incidentId: String? = nil,
        at: Instant
    ) {
        self.meetingId = meetingId
        self.status = status
        self.motionId = motionId
        self.itemId = itemId
        self.kind = kind
        self.incidentId = incidentId
        self.at = at
    }

    /// An example.
    public static let sample = MotionPut(
        meetingId: "MTG-2026-0001",
        status: .actual,
        motionId: "MTG-2026-0001-M1",
        itemId: "keyUse",
        kind: .keyUse,
        incidentId: "INC-2026-0001",
        at: Sample.friday
    )
}
