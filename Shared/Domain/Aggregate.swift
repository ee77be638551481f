// Domain is the model that all services share: pure values and rules.
// It must not know of queues, databases, files or the machine's clock.

/// Commands in, events out, state as the fold of events.
public protocol Aggregate: Sendable {
    /// What may be asked of it.
    associatedtype Command: Sendable
    /// What may have happened to it.
    associatedtype Event: Sendable & Equatable & Codable
    /// The first part of its stream's name: `election` in `election/EL-2019-01`.
    static var kind: String { get }
    /// The state before anything happened.
    init()
    /// Takes one event in; cannot fail, because the event has happened.
    mutating func apply(_ event: Event)
    /// `context` is all that a decision may know besides its own state: now, who asks, policy values in force, copies.
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
