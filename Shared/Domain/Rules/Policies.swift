/// The policy values in force on one day, typed: `policies.closeOfPlay`.
public struct Policies: Sendable, Equatable {
    /// The day they are in force on.
    public let date: CivilDate
    private let values: [String: any PolicyValue]
    private let entries: [PolicyEntry]

    init(date: CivilDate, entries: [PolicyEntry]) {
        self.date = date
        self.entries = entries
        self.values = entries.reduce(into: [:]) { $0[$1.id] = $1.value(on: date) }
    }

    /// The standard values in force on a day.
    public static func inForce(on date: CivilDate) -> Policies { PolicyBook.standard.inForce(on: date) }

    /// The value of a policy.
    public subscript<Value>(key: PolicyKey<Value>) -> Value { self.values[key.id] as? Value ?? key.standard }

    /// Every value for people and for `why`, in the order of the book.
    public var printed: [PolicyLine] {
        self.entries.map { entry in
            PolicyLine(
                id: entry.id,
                name: entry.name,
                value: self.values[entry.id]?.policyText ?? "",
                alternative: entry.alternative
            )
        }
    }

    /// One value for people, by id or name.
    public func printed(_ idOrName: String) -> PolicyLine? {
        self.printed.first { $0.id == idOrName || $0.name == idOrName }
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
    /// What one might choose instead.
    public let alternative: String

    /// `AMB-05 closeOfPlay = 17:00 (alternative: …)`.
    public var description: String {
        "\(self.id == self.name ? self.id : "\(self.id) \(self.name)") = \(self.value) (alternative: \(self.alternative))"
    }
}
