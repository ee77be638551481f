public import Domain

/// An ordinary meeting had no quorum when the waiting time was over; nothing was decided (MTG-09).
public struct MeetingAdjourned: EventMessage {
    /// The service whose event it is.
    public static let service = ServiceName.meetings
    /// Its name within the service.
    public static let name = "meeting-adjourned"

    /// The meeting.
    public let meetingId: String
    /// The incident.
    public let incidentId: String?
    /// Whether it is meant in earnest.
    public let status: MatterStatus
    /// When it can be held again on lawful notice given now.
    public let reconvenesAt: Instant
    /// When it happened.
    public let at: Instant

    /// Puts the message together.
    public init(meetingId: String, incidentId: String? = nil, status: MatterStatus, reconvenesAt: Instant, at: Instant)
    {
        self.meetingId = meetingId
        self.incidentId = incidentId
        self.status = status
        self.reconvenesAt = reconvenesAt
        self.at = at
    }

    /// An example.
    public static let sample = MeetingAdjourned(
        meetingId: "MTG-2026-0001",
        incidentId: "INC-2026-0001",
        status: .actual,
        reconvenesAt: Sample.monday,
        at: Sample.friday
    )
}
