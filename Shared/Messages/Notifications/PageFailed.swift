public import Domain

/// A mail could not be handed over.
public struct PageFailed: EventMessage {
    /// The service whose event it is.
    public static let service = ServiceName.notifications
    /// Its name within the service.
    public static let name = "page-failed"

    /// The page: one obligation to tell one person of one thing.
    public let pageId: String
    /// What the person is told of.
    public let subjectId: String
    /// Who is told.
    public let person: PersonID
    /// Which try of this page it was, from 1.
    public let attempt: Int
    /// The mail server's answer or the fault, without addresses.
    public let reason: String
    /// When it happened.
    public let at: Instant
    /// Whether no further try is made.
    public let isFinal: Bool

    /// Puts the message together.
    public init(
        pageId: String,
        subjectId: String,
        person: PersonID,
        attempt: Int,
        reason: String,
        at: Instant,
        isFinal: Bool
    ) {
        self.pageId = pageId
        self.subjectId = subjectId
        self.person = person
        self.attempt = attempt
        self.reason = reason
        self.at = at
        self.isFinal = isFinal
    }

    /// An example.
    public static let sample = PageFailed(
        pageId: "alertRaised:INC-2026-0001:large-supplier-1",
        subjectId: "INC-2026-0001",
        person: "large-supplier-1",
        attempt: 1,
        reason: "421 try again later",
        at: Sample.friday,
        isFinal: false
    )
}
