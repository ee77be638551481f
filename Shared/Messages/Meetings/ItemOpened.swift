public import Domain

/// An item of the agenda is open.
public struct ItemOpened: EventMessage {
    /// The service whose event it is.
    public static let service = ServiceName.meetings
    /// Its name within the service.
    public static let name = "item-opened"

    /// The meeting.
    public let meetingId: String
    /// Whether it is meant in earnest.
    public let status: MatterStatus
    /// The item on the agenda.
    public let itemId: String
    /// The level of the item.
    public let classification: Classification
    /// When it happened.
    public let at: Instant

    /// Puts the message together.
    public init(
        meetingId: String,
        status: MatterStatus,
        itemId: String,
        classification: Classification,
        at: Instant
    ) {
        self.meetingId = meetingId
        self.status = status
        self.itemId = itemId
        self.classification = classification
        self.at = at
    }

    /// An example.
    public static let sample = ItemOpened(
        meetingId: "MTG-2026-0001",
        status: .actual,
        itemId: "keyUse",
        classification: .red,
        at: Sample.friday
    )
}
