public import Domain

/// The mail server has taken the mail.
public struct PageSent: EventMessage {
    /// The service whose event it is.
    public static let service = ServiceName.notifications
    /// Its name within the service.
    public static let name = "page-sent"

    /// The page: one obligation to tell one person of one thing.
    public let pageId: String
    /// What the person is told of.
    public let subjectId: String
    /// Who is told.
    public let person: PersonID
    /// Which try of this page it was, from 1.
    public let attempt: Int
    /// The mail's `Message-ID`.
    public let messageId: String
    /// When it happened.
    public let at: Instant

    /// Puts the message together.
    public init(
        pageId: String,
        subjectId: String,
        person: PersonID,
        attempt: Int,
        messageId: String,
        at: Instant
    ) {
        self.pageId = pageId
        self.subjectId = subjectId
        self.person = person
        self.attempt = attempt
        self.messageId = messageId
        self.at = at
    }

    /// An example.
    public static let sample = PageSent(
        pageId: "alertRaised:INC-2026-0001:large-supplier-1",
        subjectId: "INC-2026-0001",
        person: "large-supplier-1",
        attempt: 1,
        messageId: "alertRaised.INC-2026-0001.large-supplier-1.1@quorate.example.org",
        at: Sample.friday
    )
}
