public import Domain
public import Messages
public import Postgres

/// All that one service is: its streams, its routes, its copies and what it asks of the register.
///
/// Registering two routes for one command stops the program at its start, where somebody is watching.
public struct ServiceDefinition: Sendable {
    /// What became of an alert that did not get the answer `accepted`.
    public struct UnansweredAlert: Sendable {
        /// Whether it was refused by a rule, could not be read, or was set aside.
        public enum Outcome: String, Sendable, Codable { case refused, rejected, parked }
        /// What became of it.
        public let outcome: Outcome
        /// The rule that refused it, when one did.
        public let rule: RuleID?
        /// The code of the refusal or of the reason.
        public let code: String
        /// The names of the fields concerned; never their values.
        public let fields: [String]
        /// The id under which it is shown, taken up, replayed or discarded.
        public let id: String
        /// The message's own bytes; to be read for its status only.
        public let body: [UInt8]
    }

    /// The service's name: its schema, its queues and its routing keys.
    public let name: ServiceName
    let streams: [String: StreamDefinition]
    let commands: [String: Route]
    let locals: [String: Route]
    let reactions: [String: [Route]]
    let copyRules: [String: [CopyRule]]
    let copyTypes: [String: any Copy.Type]
    let copySources: [String: ServiceName]
    let follows: [ServiceName]
    let migrations: [Migration]
    let register: @Sendable (Work) async throws -> Register?
    let unansweredAlert: (@Sendable (UnansweredAlert, Work) async throws -> Void)?
    let takenUp: (@Sendable (_ id: String, Work) async throws -> Bool)?
    let mustNotKeep: @Sendable ([UInt8]) -> Bool
    let isIdle: @Sendable (PostgresConnection, Instant) async throws -> Idleness
    let background: @Sendable (ServiceHandle) async throws -> Void

    /// Puts a service together.
    /// - Parameters:
    ///   - name: its name.
    ///   - streams: the kinds of streams it keeps.
    ///   - routes: what it does with each message; a command twice is a mistake that stops the program.
    ///   - copies: what it keeps of other services' journals.
    ///   - migrations: tables of its own, numbered from 100.
    ///   - register: who sits on the committee on this day, as far as this service knows; it gives people their roles.
    ///   - unansweredAlert: what is done about an alert that was not accepted.
    ///   - takenUp: what is done when somebody takes up an alert that was not accepted; false when there is none of
    ///     that id.
    ///   - mustNotKeep: whether a body holds what may not be stored even when it is set aside, such as a private key.
    ///   - isIdle: whether work outside the journal has nothing to do at the given time, and when it has next.
    ///   - background: work outside the journal, such as sending mail; it ends when its task is cancelled.
    public init(
        _ name: ServiceName,
        streams: [StreamDefinition],
        routes: [Route],
        copies: [CopyDefinition] = [],
        migrations: [Migration] = [],
        register: @escaping @Sendable (Work) async throws -> Register?,
        unansweredAlert: (@Sendable (UnansweredAlert, Work) async throws -> Void)? = nil,
        takenUp: (@Sendable (_ id: String, Work) async throws -> Bool)? = nil,
        mustNotKeep: @escaping @Sendable ([UInt8]) -> Bool = { _ in false },
        isIdle: @escaping @Sendable (PostgresConnection, Instant) async throws -> Idleness = { _, _ in .idle },
        background: @escaping @Sendable (ServiceHandle) async throws -> Void = { _ in }
    ) {
        self.name = name
        self.streams = Self.unique((streams + [ServiceLog.stream]).map { ($0.kind, $0) })
        self.commands = Self.unique(
            routes.filter { if case .command = $0.kind { true } else if case .alert = $0.kind { true } else { false } }
                .map { ($0.type, $0) }
        )
        self.locals = Self.unique(
            routes.filter { if case .local = $0.kind { true } else { false } }.map { ($0.type, $0) }
        )
        self.reactions = Dictionary(
            grouping: routes.filter { if case .reaction = $0.kind { true } else { false } },
            by: \.type
        )
        self.copyRules = Dictionary(grouping: copies.flatMap(\.rules), by: \.type)
        self.copyTypes = Self.unique(copies.map { ($0.kind, $0.type) })
        self.copySources = Self.unique(copies.map { ($0.kind, $0.source) })
        self.follows = Topology.follows[name] ?? []
        self.migrations = Schema.migrations + migrations
        self.register = register
        self.unansweredAlert = unansweredAlert
        self.takenUp = takenUp
        self.mustNotKeep = mustNotKeep
        self.isIdle = isIdle
        self.background = background
    }

    /// What is done about an event of a service; nothing for a type that this service has no use for, and for another
    /// service's type.
    func interest(in type: String, from source: ServiceName) -> (copies: [CopyRule], reactions: [Route]) {
        (
            (self.copyRules[type] ?? []).filter { $0.source == source },
            (self.reactions[type] ?? []).filter { route in
                if case .reaction(source) = route.kind { true } else { false }
            }
        )
    }

    /// Whether it is the type of a command or an alert that this service takes, and not a word that somebody made up.
    func takes(_ type: String) -> Bool {
        let common: [any CommonCommand.Type] = [SetClock.self, Replay.self, Discard.self, TakeUp.self]
        return self.commands[type] != nil || common.contains { $0.type(for: self.name) == type }
    }

    private static func unique<Value>(_ pairs: [(String, Value)]) -> [String: Value] {
        var table: [String: Value] = [:]
        for (key, value) in pairs {
            precondition(table[key] == nil, "\(key) is registered twice")
            table[key] = value
        }
        return table
    }
}

/// One kind of copy and the events of its source that change it.
public struct CopyDefinition: Sendable {
    let kind: String
    let type: any Copy.Type
    let source: ServiceName
    let rules: [CopyRule]

    /// A copy that follows one other service.
    public init<C: Copy>(_ type: C.Type, of source: ServiceName, _ rules: [CopyChange<C>]) {
        self.kind = C.kind
        self.type = type
        self.source = source
        self.rules = rules.map(\.rule)
    }
}

/// How one event changes a copy.
public struct CopyChange<C: Copy>: Sendable {
    let rule: CopyRule

    /// - Parameters:
    ///   - event: the event's type.
    ///   - id: which copy of the kind it changes, or nil for none.
    ///   - take: the change.
    public init<M: EventMessage>(
        on event: M.Type,
        id: @escaping @Sendable (M) -> String?,
        take: @escaping @Sendable (inout C, M, SecretReader) throws -> Void
    ) {
        self.rule = CopyRule(
            type: M.type,
            source: M.service,
            kind: C.kind,
            decode: { data throws(MalformedMessage) in try Wire.decode(M.self, from: data) },
            identify: { event in (event as? M).flatMap(id) },
            take: { copy, event, opener in
                guard let event = event as? M else { return copy }
                var changed = copy as? C ?? C()
                try take(&changed, event, SecretReader(opener: opener))
                return changed
            }
        )
    }
}

/// Whether work outside the journal is done, so that a controlled clock may be moved on.
public struct Idleness: Sendable {
    let isIdle: Bool
    let nextDue: Instant?

    /// Nothing to do, now or later.
    public static let idle = Idleness(isIdle: true, nextDue: nil)

    /// - Parameters:
    ///   - isIdle: nothing to do now.
    ///   - nextDue: when there will be something to do.
    public init(isIdle: Bool, nextDue: Instant?) {
        self.isIdle = isIdle
        self.nextDue = nextDue
    }
}
