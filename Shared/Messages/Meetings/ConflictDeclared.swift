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
    /// The user of the secretariat who recorded it on the person's behalf; absent when the person did it.
    public let recordedBy: String?
    /// When it happened.
    public let at: Instant

    /// Puts the message together.
    public init(
        meetingId: String,
        status: MatterStatus,
        itemId: String,
        person: PersonID,
        recordedBy: String? = nil,
        at: Instant
    ) {
        self.meetingId = meetingId
        self.status = status
        self.itemId = itemId
        self.person = person
        self.recordedBy = recordedBy
        self.at = at
    }

    /// An example.
    public static let sample = ConflictDeclared(
        meetingId: "MTG-2026-0001",
        status: .actual,
        itemId: "keyUse",
        person: "large-supplier-1",
        recordedBy: "secretariat",
        at: Sample.friday
    )
}
