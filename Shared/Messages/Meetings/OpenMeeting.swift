/// Opens a meeting that has reached its start and has somebody to preside (MTG-11).
public struct OpenMeeting: CommandMessage {
    /// The service that decides on it.
    public static let service = ServiceName.meetings
    /// Its name within the service.
    public static let name = "open-meeting"

    /// The meeting.
    public let meetingId: String
    /// The version of the stream that this was composed against.
    public let expectedVersion: Int?

    /// Puts the message together.
    public init(meetingId: String, expectedVersion: Int? = nil) {
        self.meetingId = meetingId
        self.expectedVersion = expectedVersion
    }

    /// An example.
    public static let sample = OpenMeeting(meetingId: "MTG-2026-0001", expectedVersion: 3)
}
