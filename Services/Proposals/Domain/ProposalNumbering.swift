public import Domain

/// Hands out the numbers of one form of proposal: one stream, so that no number comes twice.
public struct ProposalNumbering: Aggregate {
    /// The stream is `numbering/DP`.
    public static let kind = "numbering"

    /// What may be asked of it.
    public enum Command: Sendable {
        /// The next number.
        case next
        /// The numbers up to this one were given out before this system kept them.
        case startAfter(Int)
    }

    /// What may have happened to it.
    public enum Event: Sendable, Codable, Equatable {
        case numbered(Numbered)
        case startMoved(Numbered)
    }

    /// Numbers up to this one are taken.
    public struct Numbered: Sendable, Codable, Equatable {
        /// The number.
        public let number: Int
        /// When.
        public let at: Instant
    }

    /// The last number handed out, 0 before the first.
    public private(set) var last = 0

    /// No number yet.
    public init() {}

    /// Takes an event in.
    public mutating func apply(_ event: Event) {
        switch event {
        case .numbered(let numbered), .startMoved(let numbered): self.last = numbered.number
        }
    }

    /// Always gives the next number; who may ask is decided by what the number is for.
    ///
    /// - Throws: `SEC-17 notAllowed` and `PRO-56 numberTaken` for a start below a number that was handed out.
    public func decide(_ command: Command, _ context: DecisionContext) throws(Refusal) -> [Event] {
        switch command {
        case .next:
            return [.numbered(Numbered(number: self.last + 1, at: context.now))]
        case .startAfter(let number):
            try context.actor.require(.secretariat, for: "set where numbers start")
            guard number >= self.last else {
                throw Refusal(
                    "PRO-56",
                    "numberTaken",
                    ["number": "\(number)"],
                    detail: "Numbers up to \(self.last) are given out already."
                )
            }
            return number == self.last ? [] : [.startMoved(Numbered(number: number, at: context.now))]
        }
    }
}
