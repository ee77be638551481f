/// Says whether somebody will attend; a forecast of the quorum follows (MTG-13).
public struct Respond: CommandMessage {
    /// The service that decides on it.
    public static let service = ServiceName.meetings
    /// Its name within the service.
    public static let name = "respond"

    /// What one can answer.
    public enum Answer: String, WireWord {
        case attending, declined, tentative
    }

    /// The meeting.
    public let meetingId: String
    /// The answer.
    public let answer: Answer
    /// How they will attend.
    public let mode: RecordAttendance.Mode?
    /// For whom the secretariat says it.
    public let onBehalfOf: OnBehalfOf?
    /// The version of the stream that this was composed against.
    public let expectedVersion: Int?

    /// Puts the message together.
    public init(
        meetingId: String,
        answer: Answer,
        mode: RecordAttendance.Mode? = nil,
        onBehalfOf: OnBehalfOf? = nil,
        expectedVersion: Int? = nil
    ) {
        self.meetingId = meetingId
        self.answer = answer
        self.mode = mode
        self.onBehalfOf = onBehalfOf
        self.expectedVersion = expectedVersion
    }

    /// An example.
    public static let sample = Respond(
        meetingId: "MTG-2026-0001",
        answer: .attending,
        mode: .telephone,
        onBehalfOf: .sample,
        expectedVersion: 3
    )
}
