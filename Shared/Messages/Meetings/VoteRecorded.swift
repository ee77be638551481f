public import Domain

/// Somebody has voted; how is not said.
public struct VoteRecorded: EventMessage {
    /// The service whose event it is.
    public static let service = ServiceName.meetings
    /// Its name within the service.
    public static let name = "vote-recorded"

    /// The meeting.
    public let meetingId: String
    /// Whether it is meant in earnest.
    public let status: MatterStatus
    /// The motion.
    public let motionId: String
    /// The person.
    public let person: PersonID
    /// The user of the secretariat who recorded it on the person's behalf; absent when the person did it.
    public let recordedBy: String?
    /// When it happened.
    public let at: Instant

    /// Puts the message together.
    public init(
        meetingId: String,
        status: MatterStatus,
        motionId: String,
        person: PersonID,
        recordedBy: String? = nil,
        at: Instant
    ) {
        self.meetingId = meetingId
        self.status = status
        self.motionId = motionId
        self.person = person
        self.recordedBy = recordedBy
        self.at = at
    }

    /// An example.
    public static let sample = VoteRecorded(
        meetingId: "MTG-2026-0001",
        status: .actual,
        motionId: "MTG-2026-0001-M1",
        person: "large-supplier-1",
        recordedBy: "secretariat",
        at: Sample.friday
    )
}
