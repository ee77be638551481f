/// Says that somebody has arrived or left (MTG-12).
public struct RecordAttendance: CommandMessage {
    /// The service that decides on it.
    public static let service = ServiceName.meetings
    /// Its name within the service.
    public static let name = "record-attendance"

    /// Coming and going.
    public enum Presence: String, WireWord {
        case arrived, left
    }

    /// How one can attend.
    public enum Mode: String, WireWord {
        case inPerson, telephone, web
    }

    /// The meeting.
    public let meetingId: String
    /// Which of the two.
    public let presence: Presence
    /// How they attend.
    public let mode: Mode?
    /// For whom the secretariat says it.
    public let onBehalfOf: OnBehalfOf?
    /// The version of the stream that this was composed against.
    public let expectedVersion: Int?

    /// Puts the message together.
    public init(
        meetingId: String,
        presence: Presence,
        mode: Mode? = nil,
        onBehalfOf: OnBehalfOf? = nil,
        expectedVersion: Int? = nil
    ) {
        self.meetingId = meetingId
        self.presence = presence
        self.mode = mode
        self.onBehalfOf = onBehalfOf
        self.expectedVersion = expectedVersion
    }

    /// An example.
    public static let sample = RecordAttendance(
        meetingId: "MTG-2026-0001",
        presence: .arrived,
        mode: .web,
        onBehalfOf: .sample,
        expectedVersion: 3
    )
}
