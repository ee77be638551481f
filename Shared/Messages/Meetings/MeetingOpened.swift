public import Domain

/// A meeting has begun.
public struct MeetingOpened: EventMessage {
    /// The service whose event it is.
    public static let service = ServiceName.meetings
    /// Its name within the service.
    public static let name = "meeting-opened"

    /// The meeting.
    public let meetingId: String
    /// The incident.
    public let incidentId: String
    /// Whether it is meant in earnest.
    public let status: MatterStatus
    /// When it happened.
    public let at: Instant

    /// Puts the message together.
    public init(meetingId: String, incidentId: String, status: MatterStatus, at: Instant) {
        self.meetingId = meetingId
        self.incidentId = incidentId
        self.status = status
        self.at = at
    }

    /// An example.
    public static let sample = MeetingOpened(
        meetingId: "MTG-2026-0001",
        incidentId: "INC-2026-0001",
        status: .actual,
        at: Sample.friday
    )
}
