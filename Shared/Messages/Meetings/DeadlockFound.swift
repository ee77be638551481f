public import Domain

/// The votes are equal: whoever presides may decide (MTG-15).
public struct DeadlockFound: EventMessage {
    /// The service whose event it is.
    public static let service = ServiceName.meetings
    /// Its name within the service.
    public static let name = "deadlock-found"

    /// The meeting.
    public let meetingId: String
    /// Whether it is meant in earnest.
    public let status: MatterStatus
    /// The motion.
    public let motionId: String
    /// When it happened.
    public let at: Instant

    /// Puts the message together.
    public init(meetingId: String, status: MatterStatus, motionId: String, at: Instant) {
        self.meetingId = meetingId
        self.status = status
        self.motionId = motionId
        self.at = at
    }

    /// An example.
    public static let sample = DeadlockFound(
        meetingId: "MTG-2026-0001",
        status: .actual,
        motionId: "MTG-2026-0001-M1",
        at: Sample.friday
    )
}
