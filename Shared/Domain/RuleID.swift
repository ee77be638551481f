/// The stable id of a rule or of a policy question, such as `MTG-10` or `AMB-01`.
public struct RuleID: Identifier {
    /// The id as printed.
    public let value: String

    /// Takes the id as it is; `RuleBook.rule(_:)` says whether it exists.
    public init(_ value: String) { self.value = value }

    /// The letters before the hyphen: `MTG` of `MTG-10`.
    public var group: String { String(self.value.prefix { $0 != "-" }) }
}
