/// Opens an item of the agenda; a RED one only when every participant has signed (MTG-24).
public struct OpenItem: CommandMessage {
    /// The service that decides on it.
    public static let service = ServiceName.meetings
    /// Its name within the service.
    public static let name = "open-item"

    /// The meeting.
    public let meetingId: String
    /// The item on the agenda.
    public let itemId: String
    /// The version of the stream that this was composed against.
    public let expectedVersion: Int?

    /// Puts the message together.
    public init(meetingId: String, itemId: String, expectedVersion: Int? = nil) {
        self.meetingId = meetingId
        self.itemId = itemId
        self.expectedVersion = expectedVersion
    }

    /// An example.
    public static let sample = OpenItem(meetingId: "MTG-2026-0001", itemId: "keyUse", expectedVersion: 3)
}
