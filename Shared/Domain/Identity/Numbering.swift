/// Hands out the numbers of one series, such as the incidents of a year: one stream, so that no number comes twice.
public struct Numbering: Aggregate {
    /// The stream is `numbering/INC-2026`.
    public static let kind = "numbering"

    /// What may be asked of it.
    public enum Command: Sendable {
        /// The next number.
        case next
    }

    /// What may have happened to it.
    public enum Event: Sendable, Codable, Equatable {
        case numbered(Numbered)
    }

    /// A number was handed out.
    public struct Numbered: Sendable, Codable, Equatable {
        /// The number, from 1.
        public let number: Int
        /// When.
        public let at: Instant
    }

    /// The last number handed out, 0 before the first.
    public private(set) var last = 0

    /// A series without a number.
    public init() {}

    /// Takes an event in.
    public mutating func apply(_ event: Event) {
        switch event {
        case .numbered(let numbered): self.last = numbered.number
        }
    }

    /// Always gives the next number; who may ask is decided by what the number is for.
    public func decide(_ command: Command, _ context: DecisionContext) throws(Refusal) -> [Event] {
        switch command {
        case .next: [.numbered(Numbered(number: self.last + 1, at: context.now))]
        }
    }

    /// The id of the `number`th of a series: `INC-2026-0001`.
    ///
    /// Above 9,999 it simply grows longer.
    public static func id(_ series: String, _ number: Int) -> String {
        let digits = String(number)
        return "\(series)-\(String(repeating: "0", count: max(0, 4 - digits.count)))\(digits)"
    }
}
