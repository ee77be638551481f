/// Votes on a motion; a second vote before the close replaces the first (MTG-14, MTG-17).
public struct CastVote: CommandMessage {
    /// The service that decides on it.
    public static let service = ServiceName.meetings
    /// Its name within the service.
    public static let name = "vote"

    /// How one can vote.
    public enum Choice: String, WireWord {
        case `for`, against, abstain
    }

    /// The meeting.
    public let meetingId: String
    /// The motion.
    public let motionId: String
    /// The vote.
    public let choice: Choice
    /// For whom the secretariat says it.
    public let onBehalfOf: OnBehalfOf?
    /// The version of the stream that this was composed against.
    public let expectedVersion: Int?

    /// Puts the message together.
    public init(
        meetingId: String,
        motionId: String,
        choice: Choice,
        onBehalfOf: OnBehalfOf? = nil,
        expectedVersion: Int? = nil
    ) {
        self.meetingId = meetingId
        self.motionId = motionId
        self.choice = choice
        self.onBehalfOf = onBehalfOf
        self.expectedVersion = expectedVersion
    }

    /// An example.
    public static let sample = CastVote(
        meetingId: "MTG-2026-0001",
        motionId: "MTG-2026-0001-M1",
        choice: .for,
        onBehalfOf: .sample,
        expectedVersion: 3
    )
}
