public import Domain

/// Somebody has said whether they will attend.
public struct ResponseRecorded: EventMessage {
    /// The service whose event it is.
    public static let service = ServiceName.meetings
    /// Its name within the service.
    public static let name = "response-recorded"

    /// The meeting.
    public let meetingId: String
    /// Whether it is meant in earnest.
    public let status: MatterStatus
    /// The person.
    public let person: PersonID
    /// The answer.
    public let answer: Respond.Answer
    /// The user of the secretariat who recorded it on the person's behalf; absent when the person did it.
    public let recordedBy: String?
    /// When it happened.
    public let at: Instant

    /// Puts the message together.
    public init(
        meetingId: String,
        status: MatterStatus,
        person: PersonID,
        answer: Respond.Answer,
        recordedBy: String? = nil,
        at: Instant
    ) {
        self.meetingId = meetingId
        self.status = status
        self.person = person
        self.answer = answer
        self.recordedBy = recordedBy
        self.at = at
    }

    /// An example.
    public static let sample = ResponseRecorded(
        meetingId: "MTG-2026-0001",
        status: .actual,
        person: "large-supplier-1",
        answer: .attending,
        recordedBy: "secretariat",
        at: Sample.friday
    )
}
