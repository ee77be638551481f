// Domain is the model that all services share: pure values and rules.
// It must not know of queues, databases, files or the machine's clock.

/// Something that is told what to do and answers with what has happened; what it knows, it knows from its own past.
public protocol Aggregate: Sendable {
    /// What may be asked of it.
    associatedtype Command: Sendable
    /// What may have happened to it.
    associatedtype Event: Sendable & Equatable & Codable
    /// What its streams' names begin with: `incident` in `incident/INC-2026-0001`.
    static var kind: String { get }
    /// The state before anything happened.
    init()
    /// Takes one event in; cannot fail, because the event has happened.
    mutating func apply(_ event: Event)
    /// What follows from a command in this state; nothing but the context may be looked at besides.
    /// - Throws: the refusal, when a rule forbids it.
    func decide(_ command: Command, _ context: DecisionContext) throws(Refusal) -> [Event]
}

extension Aggregate {
    /// The state after `events`, in order.
    public init(_ events: [Event]) {
        self.init()
        for event in events {
            self.apply(event)
        }
    }
}
