/// Closes the vote: the motion is decided, or a deadlock is found (MTG-15, MTG-16).
public struct CloseVote: CommandMessage {
    /// The service that decides on it.
    public static let service = ServiceName.meetings
    /// Its name within the service.
    public static let name = "close-vote"

    /// The meeting.
    public let meetingId: String
    /// The motion.
    public let motionId: String
    /// The version of the stream that this was composed against.
    public let expectedVersion: Int?

    /// Puts the message together.
    public init(meetingId: String, motionId: String, expectedVersion: Int? = nil) {
        self.meetingId = meetingId
        self.motionId = motionId
        self.expectedVersion = expectedVersion
    }

    /// An example.
    public static let sample = CloseVote(
        meetingId: "MTG-2026-0001",
        motionId: "MTG-2026-0001-M1",
        expectedVersion: 3
    )
}
