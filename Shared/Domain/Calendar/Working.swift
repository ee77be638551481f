/// A result together with the steps that led to it, readable one line a step.
public struct Working<Result: Sendable>: Sendable {
    /// What came out.
    public let result: Result
    /// The steps, in order, for people.
    public let lines: [String]

    /// Puts a result and its steps together.
    public init(_ result: Result, _ lines: [String]) {
        self.result = result
        self.lines = lines
    }

    /// The same steps and some more.
    public func adding(_ lines: String...) -> Working { Working(self.result, self.lines + lines) }
}

extension Working: Equatable where Result: Equatable {}
extension Working: Hashable where Result: Hashable {}
extension Working: Codable where Result: Codable {}
