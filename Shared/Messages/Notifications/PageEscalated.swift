public import Domain

/// An unacknowledged page goes to more people (ALR-23).
public struct PageEscalated: EventMessage {
    /// The service whose event it is.
    public static let service = ServiceName.notifications
    /// Its name within the service.
    public static let name = "page-escalated"

    /// What the person is told of.
    public let subjectId: String
    /// Whether it is meant in earnest.
    public let status: MatterStatus
    /// How far it has gone: `chair`, `chairAlternate`, `all`.
    public let level: String
    /// Who is told now.
    public let persons: [PersonID]
    /// When it happened.
    public let at: Instant

    /// Puts the message together.
    public init(subjectId: String, status: MatterStatus, level: String, persons: [PersonID], at: Instant) {
        self.subjectId = subjectId
        self.status = status
        self.level = level
        self.persons = persons
        self.at = at
    }

    /// An example.
    public static let sample = PageEscalated(
        subjectId: "INC-2026-0001",
        status: .actual,
        level: "chairAlternate",
        persons: ["chair-alternate"],
        at: Sample.friday
    )
}
