public import Domain

/// Why a decision came out as it did: kept with the event, so that it can be asked for at any time.
public struct Explanation: Sendable, Codable, Equatable {
    /// The rules that decided, most important first.
    public let rules: [RuleID]
    /// The values they looked at, by field name.
    public let inputs: [String: String]
    /// The way from the inputs to the result, a line a step.
    public let working: [String]
    /// The policy values in force that mattered, by id.
    public let policies: [String: String]

    /// Puts an explanation together.
    public init(
        rules: [RuleID],
        inputs: [String: String] = [:],
        working: [String] = [],
        policies: [String: String] = [:]
    ) {
        self.rules = rules
        self.inputs = inputs
        self.working = working
        self.policies = policies
    }
}

extension Policies {
    /// The values of some policies by id, for an explanation.
    func values(_ ids: String...) -> [String: String] {
        ids.reduce(into: [:]) { $0[$1] = self.printed($1)?.value }
    }
}
