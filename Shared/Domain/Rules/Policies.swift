/// The policy values in force on one day, typed: `policies.closeOfPlay`.
public struct Policies: Sendable, Equatable {
    /// The day they are in force on.
    public let date: CivilDate
    private let book: PolicyBook

    init(date: CivilDate, book: PolicyBook) {
        self.date = date
        self.book = book
    }

    /// The standard values in force on a day.
    public static func inForce(on date: CivilDate) -> Policies { PolicyBook.standard.inForce(on: date) }

    /// The value of a policy.
    public subscript<Value>(key: PolicyKey<Value>) -> Value {
        self.book.entry(key.id)?.value(on: self.date) as? Value ?? key.standard
    }

    /// Every value for people and for `why`, in the order of the book.
    public var printed: [PolicyLine] { self.book.entries.map(self.line) }

    /// One value for people, by id or name.
    public func printed(_ idOrName: String) -> PolicyLine? { self.book.entry(idOrName).map(self.line) }

    private func line(_ entry: PolicyEntry) -> PolicyLine {
        let value = entry.value(on: self.date)?.policyText ?? ""
        return PolicyLine(
            id: entry.id,
            name: entry.name,
            value: value,
            alternative: value == entry.standard ? entry.alternative : entry.standard
        )
    }

    /// Equal when every value is.
    public static func == (left: Policies, right: Policies) -> Bool {
        left.date == right.date && left.printed == right.printed
    }
}

/// One policy value as printed.
public struct PolicyLine: Sendable, Codable, Hashable, CustomStringConvertible {
    /// The id: `AMB-05`, or the policy's name.
    public let id: String
    /// The lowerCamel name.
    public let name: String
    /// The value in force.
    public let value: String
    /// What one might choose instead; of a value set otherwise, the standard one.
    public let alternative: String

    /// `AMB-05 closeOfPlay = 17:00 (alternative: …)`.
    public var description: String {
        let label = self.id == self.name ? self.id : "\(self.id) \(self.name)"
        return "\(label) = \(self.value) (alternative: \(self.alternative))"
    }
}
