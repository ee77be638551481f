/// Declares a conflict of interest; the person is not present for that item (MTG-21).
public struct DeclareConflict: CommandMessage {
    /// The service that decides on it.
    public static let service = ServiceName.meetings
    /// Its name within the service.
    public static let name = "declare-conflict"

    /// The meeting.
    public let meetingId: String
    /// The item on the agenda.
    public let itemId: String
    /// The interest.
    public let reason: String
    /// For whom the secretariat says it.
    public let onBehalfOf: OnBehalfOf?
    /// The version of the stream that this was composed against.
    public let expectedVersion: Int?

    /// Puts the message together.
    public init(
        meetingId: String,
        itemId: String,
        reason: String,
        onBehalfOf: OnBehalfOf? = nil,
        expectedVersion: Int? = nil
    ) {
        self.meetingId = meetingId
        self.itemId = itemId
        self.reason = reason
        self.onBehalfOf = onBehalfOf
        self.expectedVersion = expectedVersion
    }

    /// An example.
    public static let sample = DeclareConflict(
        meetingId: "MTG-2026-0001",
        itemId: "keyUse",
        reason: "Employed by the Party concerned",
        onBehalfOf: .sample,
        expectedVersion: 3
    )
}
