public import Domain

/// Who gets a page: a person of the register, the secretariat's duty contact, or the mailbox of tests.
public struct Recipient: Sendable, Codable, Hashable, Comparable {
    /// What kind of recipient.
    public enum Kind: String, Sendable, Codable, Hashable, CaseIterable {
        case person, dutyContact, testMailbox
    }

    /// What kind of recipient.
    public let kind: Kind
    /// The person, nil for the other kinds.
    public let person: PersonID?

    private init(_ kind: Kind, _ person: PersonID?) {
        self.kind = kind
        self.person = person
    }

    /// A person of the register.
    public static func person(_ person: PersonID) -> Recipient { Recipient(.person, person) }
    /// Whoever is on duty in the secretariat: in the principals file the person `duty-contact`.
    public static let dutyContact = Recipient(.dutyContact, nil)
    /// The configured mailbox of tests.
    public static let testMailbox = Recipient(.testMailbox, nil)

    /// The id in events: the person's, or `duty-contact` or `test-mailbox`.
    public var id: PersonID {
        switch self.kind {
        case .person: self.person ?? ""
        case .dutyContact: "duty-contact"
        case .testMailbox: "test-mailbox"
        }
    }

    /// By id, so that lists come out the same every time.
    public static func < (left: Recipient, right: Recipient) -> Bool {
        (left.kind.rawValue, left.id) < (right.kind.rawValue, right.id)
    }
}
