/// A rule's no to a command.
///
/// It is an answer like any other: nothing has failed, and trying again changes nothing.
public struct Refusal: Error, Sendable, Equatable, Hashable, Codable, CustomStringConvertible {
    /// The rule that turned it down.
    public let rule: RuleID
    /// A stable lowerCamel word that programs may match on.
    public let code: String
    /// The values the rule looked at, by field name.
    ///
    /// They go to the sender only.
    public let inputs: [String: String]
    /// A sentence for a person, where the rule's title isn't enough.
    public let detail: String?

    /// Names the rule, a stable code and the values the rule looked at.
    public init(
        _ rule: RuleID,
        _ code: String,
        _ inputs: [String: String] = [:],
        detail: String? = nil
    ) {
        self.rule = rule
        self.code = code
        self.inputs = inputs
        self.detail = detail
    }

    /// Rule and code only: values must not reach a log by way of an interpolated error.
    public var description: String { "\(self.rule) \(self.code)" }
}
