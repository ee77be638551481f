public import Domain
internal import Messages
public import Postgres

/// What one message may do: read states and copies, decide, set timers.
///
/// All of it takes effect together or not at all.
///
/// It lives for the time of one handler and is used on that handler's own isolation.
public final class Work {
    /// What a decision may know: now, who asks, the policy values in force.
    public private(set) var context: DecisionContext
    /// The service's clock: later than `context.now` for a timer that is decided late.
    public let clock: Instant
    /// The message that is handled: its sender as the broker knows them, and its id.
    public let sender: Sender
    /// The message's own bytes, as they came.
    public let body: [UInt8]

    let transaction: BatchTransaction
    var changes = Changes()

    /// Who sent the message that is handled.
    public struct Sender: Sendable {
        /// The broker's user, or nil when the sender did not give one.
        public let user: String?
        /// The message's id.
        public let messageID: String
        /// The correlation id that goes on from message to message.
        public let correlationID: String?
        /// The W3C trace context that goes on from message to message, or nil when the sender gave none.
        public let traceparent: String?

        init(user: String?, messageID: String, correlationID: String? = nil, traceparent: String? = nil) {
            self.user = user
            self.messageID = messageID
            self.correlationID = correlationID
            self.traceparent = traceparent
        }

        /// Who sent a command or an alert.
        init(of incoming: Incoming) {
            self.init(
                user: incoming.key.user.isEmpty ? nil : incoming.key.user,
                messageID: incoming.key.id,
                correlationID: incoming.correlationID,
                traceparent: incoming.traceparent
            )
        }

        /// The service that an event is of.
        init(of event: FollowedEvent) {
            self.init(
                user: event.source.rawValue,
                messageID: event.id,
                correlationID: event.correlationID,
                traceparent: event.traceparent
            )
        }
    }

    /// What one message changes, until it is known whether it holds.
    struct Changes {
        var streams: [StreamName: any FoldedStream] = [:]
        var entries: [PendingEntry] = []
        var timers: [String: PendingTimer?] = [:]
        var explanations: [Explanation] = []
        var statements: [Statement] = []
        var facts: [String: Int64] = [:]
    }

    struct PendingTimer {
        let id: String
        let dueAt: Instant
        let stream: StreamName
        let name: String
        let command: [UInt8]
    }

    init(
        context: DecisionContext,
        clock: Instant,
        sender: Sender,
        body: [UInt8],
        transaction: BatchTransaction
    ) {
        self.context = context
        self.clock = clock
        self.sender = sender
        self.body = body
        self.transaction = transaction
    }

    /// The state of a stream as it stands now, earlier messages of the same batch included.
    public func state<A: Aggregate>(_ aggregate: A.Type, _ id: String) async throws -> A {
        try await self.folded(aggregate, id).state
    }

    /// How many events a stream has; 0 when it does not exist.
    public func version<A: Aggregate>(_ aggregate: A.Type, _ id: String) async throws -> Int {
        try await self.folded(aggregate, id).version
    }

    /// Lets an aggregate decide, and takes its events into the batch.
    /// - Returns: the events, none when nothing changes.
    /// - Throws: `Refusal` when it turns the command down.
    @discardableResult
    public func decide<A: Aggregate>(_ aggregate: A.Type, _ id: String, _ command: A.Command) async throws -> [A.Event]
    {
        let name = StreamName(aggregate, id)
        var folded = try await self.folded(aggregate, id)
        let events = try folded.state.decide(command, self.context)
        for event in events {
            folded.state.apply(event)
            folded.version += 1
            let data = StoredEvent.encode(event)
            self.changes.entries.append(
                PendingEntry(
                    stream: name,
                    version: folded.version,
                    type: StoredEvent.name(of: event, in: A.kind),
                    data: data,
                    outward: try self.transaction.publicForm(of: data, in: name)
                )
            )
        }
        self.changes.streams[name] = folded
        return events
    }

    /// A copy of another service's facts as far as it has been taken in; a new one when nothing has.
    public func copy<C: Copy>(_ type: C.Type, _ id: String) async throws -> C {
        let (copy, source, outward) = try await self.transaction.copy(kind: C.kind, id: id)
        if let source, let outward { self.changes.facts[source] = outward }
        return copy as? C ?? C()
    }

    /// Opens the sealed part of another service's event.
    public var secrets: SecretReader { SecretReader(opener: self.transaction.opener) }

    /// Has `command` handled by this service itself at `dueAt`; a timer of the same id is replaced.
    /// - Parameters:
    ///   - id: unique within the service.
    ///   - stream: what it is about; its data key seals the command.
    public func schedule<C: LocalCommand>(_ command: C, id: String, at dueAt: Instant, about stream: StreamName) {
        self.changes.timers[id] = .some(
            PendingTimer(id: id, dueAt: dueAt, stream: stream, name: C.name, command: Wire.encode(command))
        )
    }

    /// Takes a timer away; harmless when there is none.
    public func cancelTimer(_ id: String) {
        self.changes.timers[id] = .some(nil)
    }

    /// Keeps the rule, the inputs and the working behind something, for `why`.
    public func explain(_ explanation: Explanation) {
        self.changes.explanations.append(explanation)
    }

    /// A statement on a table of the service's own, in the same transaction.
    public func execute(_ statement: Statement) {
        self.changes.statements.append(statement)
    }

    func take(roles: Set<Role>) {
        let actor = self.context.actor
        self.context = DecisionContext(
            now: self.context.now,
            actor: Actor(user: actor.user, person: actor.person, roles: actor.roles.union(roles)),
            policies: self.context.policies
        )
    }

    /// Notes a fact of another service's journal that what is decided here relies on.
    func rely(on source: ServiceName, _ outward: Int64) {
        self.changes.facts[source.rawValue] = outward
    }

    private func folded<A: Aggregate>(_ aggregate: A.Type, _ id: String) async throws -> Folded<A> {
        let name = StreamName(aggregate, id)
        let stream: any FoldedStream
        if let changed = self.changes.streams[name] {
            stream = changed
        } else {
            stream = try await self.transaction.stream(name)
        }
        return stream as? Folded<A> ?? Folded<A>()
    }
}

/// An entry before it has its numbers.
struct PendingEntry {
    let stream: StreamName
    let version: Int
    let type: String
    let data: [UInt8]
    let outward: Outward?
}

/// Why something is as it is: the rule behind a decision, a deadline or a count, in a form that a person can check.
public struct Explanation: Sendable, Equatable {
    /// What it explains: a decision's, a meeting's or a message's id.
    public let id: String
    /// The level that a reader must be cleared for to see inputs, working and policies.
    public let classification: Classification
    /// The rule, such as `MTG-10`.
    public let rule: RuleID
    /// The clause behind the rule.
    public let clause: String
    /// What the rule was applied to, by name.
    public let inputs: [String: String]
    /// The steps of the computation, in order.
    public let working: [String]
    /// The policy values that were in force and mattered, by their ids.
    public let policies: [String: String]

    /// An explanation of those parts.
    public init(
        id: String,
        classification: Classification,
        rule: RuleID,
        clause: String,
        inputs: [String: String],
        working: [String],
        policies: [String: String] = [:]
    ) {
        self.id = id
        self.classification = classification
        self.rule = rule
        self.clause = clause
        self.inputs = inputs
        self.working = working
        self.policies = policies
    }

    /// What somebody is told who is cleared for it.
    var answer: WhyQuery.Answer {
        WhyQuery.Answer(
            rule: self.rule,
            clause: self.clause,
            inputs: self.inputs,
            working: self.working,
            policies: self.policies
        )
    }
}
