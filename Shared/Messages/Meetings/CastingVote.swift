/// Decides a deadlock (MTG-15).
public struct CastingVote: CommandMessage {
    /// The service that decides on it.
    public static let service = ServiceName.meetings
    /// Its name within the service.
    public static let name = "casting-vote"

    /// How a deadlock can be decided.
    public enum Choice: String, WireWord {
        case `for`, against
    }

    /// The meeting.
    public let meetingId: String
    /// The motion.
    public let motionId: String
    /// The vote.
    public let choice: Choice
    /// The version of the stream that this was composed against.
    public let expectedVersion: Int?

    /// Puts the message together.
    public init(meetingId: String, motionId: String, choice: Choice, expectedVersion: Int? = nil) {
        self.meetingId = meetingId
        self.motionId = motionId
        self.choice = choice
        self.expectedVersion = expectedVersion
    }

    /// An example.
    public static let sample = CastingVote(
        meetingId: "MTG-2026-0001",
        motionId: "MTG-2026-0001-M1",
        choice: .for,
        expectedVersion: 3
    )
}
