public import Domain

/// Somebody has arrived or left.
public struct AttendanceRecorded: EventMessage {
    /// The service whose event it is.
    public static let service = ServiceName.meetings
    /// Its name within the service.
    public static let name = "attendance-recorded"

    /// The meeting.
    public let meetingId: String
    /// Whether it is meant in earnest.
    public let status: MatterStatus
    /// The person.
    public let person: PersonID
    /// Which of the two.
    public let presence: RecordAttendance.Presence
    /// How they attend.
    public let mode: RecordAttendance.Mode?
    /// The user of the secretariat who recorded it on the person's behalf; absent when the person did it.
    public let recordedBy: String?
    /// When it happened.
    public let at: Instant

    /// Puts the message together.
    public init(
        meetingId: String,
        status: MatterStatus,
        person: PersonID,
        presence: RecordAttendance.Presence,
        mode: RecordAttendance.Mode? = nil,
        recordedBy: String? = nil,
        at: Instant
    ) {
        self.meetingId = meetingId
        self.status = status
        self.person = person
        self.presence = presence
        self.mode = mode
        self.recordedBy = recordedBy
        self.at = at
    }

    /// An example.
    public static let sample = AttendanceRecorded(
        meetingId: "MTG-2026-0001",
        status: .actual,
        person: "large-supplier-1",
        presence: .arrived,
        mode: .web,
        recordedBy: "secretariat",
        at: Sample.friday
    )
}
