public import Domain

/// What is owed: to tell one recipient of one thing.
public struct Obligation: Sendable, Codable, Hashable {
    /// The page's id.
    public let pageID: String
    /// What kind of thing.
    public let kind: NoticeKind
    /// The id of the thing: an incident, a meeting, a call.
    public let subjectID: String
    /// Actual, exercise or test.
    public let status: PageStatus
    /// Who is to be told.
    public let recipient: Recipient
    /// Whether it is about an exceptional meeting, and so goes at night too (NOT-20).
    public let isExceptional: Bool
    /// Whether somebody has to acknowledge it; else it ends when the mail server has taken it.
    public let needsAcknowledgement: Bool
    /// The minutes between repeats until then, nil for none (ALR-23).
    public let repeatMinutes: Int?
    /// The level of the matter that the mail points to.
    public let classification: Classification
    /// What the mail may say.
    public let facts: GreenFacts

    /// Puts an obligation together.
    ///
    /// Whether it needs an acknowledgement follows from its kind where it isn't given.
    public init(
        pageID: String,
        kind: NoticeKind,
        subjectID: String,
        status: PageStatus,
        recipient: Recipient,
        isExceptional: Bool = false,
        needsAcknowledgement: Bool? = nil,
        repeatMinutes: Int? = nil,
        classification: Classification = .standard,
        facts: GreenFacts
    ) {
        self.pageID = pageID
        self.kind = kind
        self.subjectID = subjectID
        self.status = status
        self.recipient = recipient
        self.isExceptional = isExceptional
        self.needsAcknowledgement = needsAcknowledgement ?? kind.needsAcknowledgement
        self.repeatMinutes = repeatMinutes
        self.classification = classification
        self.facts = facts
    }

    /// The page's id for a thing told to somebody: `alertRaised:INC-2026-0001:chair`.
    ///
    /// Deterministic, so that the same event taken in twice can't make two pages.
    /// A correction of the same thing carries its version, so that it makes a page of its own.
    public static func pageID(
        _ kind: NoticeKind,
        _ subjectID: String,
        _ recipient: Recipient,
        version: Int? = nil
    ) -> String {
        "\(kind.rawValue):\(subjectID):\(recipient.id)" + (version.map { ":v\($0)" } ?? "")
    }
}
