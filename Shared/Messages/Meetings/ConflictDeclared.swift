public import Domain

/// Somebody is not present for an item because of a conflict.
public struct ConflictDeclared: EventMessage {
    /// The service whose event it is.
    public static let service = ServiceName.meetings
    /// Its name within the service.
    public static let name = "conflict-declared"

    /// The meeting.
    public let meetingId: String
    /// Whether it is meant in earnest.
    public let status: MatterStatus
    /// The item on the agenda.
    public let itemId: String
    /// The person.
    public let person: PersonID
    /// When it happened.
    public let at: Instant

    /// Puts the message together.
    public init(meetingId: String, status: MatterStatus, itemId: String, person: PersonID, at: Instant) {
        self.meetingId = meetingId
        self.status = status
        self.itemId = itemId
        self.person = person
        self.at = at
    }

    /// An example.
    public static let sample = ConflictDeclared(
        meetingId: "MTG-2026-0001",
        status: .actual,
        itemId: "keyUse",
        person: "large-supplier-1",
        at: Sample.friday
    )
}
