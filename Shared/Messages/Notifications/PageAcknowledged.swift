public import Domain

/// The person knows; the page ends.
public struct PageAcknowledged: EventMessage {
    /// The service whose event it is.
    public static let service = ServiceName.notifications
    /// Its name within the service.
    public static let name = "page-acknowledged"

    /// The page: one obligation to tell one person of one thing.
    public let pageId: String
    /// What the person is told of.
    public let subjectId: String
    /// Who is told.
    public let person: PersonID
    /// When it happened.
    public let at: Instant

    /// Puts the message together.
    public init(pageId: String, subjectId: String, person: PersonID, at: Instant) {
        self.pageId = pageId
        self.subjectId = subjectId
        self.person = person
        self.at = at
    }

    /// An example.
    public static let sample = PageAcknowledged(
        pageId: "alertRaised:INC-2026-0001:large-supplier-1",
        subjectId: "INC-2026-0001",
        person: "large-supplier-1",
        at: Sample.friday
    )
}
