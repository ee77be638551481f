public import Domain

/// Somebody must be told of something.
public struct PageOpened: EventMessage {
    /// The service whose event it is.
    public static let service = ServiceName.notifications
    /// Its name within the service.
    public static let name = "page-opened"

    /// The page: one obligation to tell one person of one thing.
    public let pageId: String
    /// What the page is about, one lowerCamel word: `alertRaised`.
    public let kind: String
    /// What the person is told of.
    public let subjectId: String
    /// Whether it is meant in earnest.
    public let status: MatterStatus
    /// Who is told.
    public let person: PersonID
    /// When it happened.
    public let at: Instant

    /// Puts the message together.
    public init(
        pageId: String,
        kind: String,
        subjectId: String,
        status: MatterStatus,
        person: PersonID,
        at: Instant
    ) {
        self.pageId = pageId
        self.kind = kind
        self.subjectId = subjectId
        self.status = status
        self.person = person
        self.at = at
    }

    /// An example.
    public static let sample = PageOpened(
        pageId: "alertRaised:INC-2026-0001:large-supplier-1",
        kind: "alertRaised",
        subjectId: "INC-2026-0001",
        status: .actual,
        person: "large-supplier-1",
        at: Sample.friday
    )
}
