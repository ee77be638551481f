public import Domain
public import Logging
public import Messages
public import Postgres

/// What a service's work outside the journal may use: its own commands, reading, the clock and its settings.
public struct ServiceHandle: Sendable {
    let environment: ServiceEnvironment
    let writer: Writer
    let pool: PostgresPool
    let committed: Signal

    /// The service's settings.
    public var settings: ServiceSettings { self.environment.settings }

    /// The service's log.
    public var logger: Logger { self.environment.logger }

    /// The service's clock as last seen.
    public var now: Instant { self.environment.clock.now }

    /// The service's clock as the database has it, for a statement that asks what is due.
    ///
    /// A row that a drill has left behind counts only where the clock is controlled.
    public func now(on connection: PostgresConnection) async throws -> Instant {
        let rows = try await connection.execute("select clock from head")
        return self.environment.now(controlled: try rows.first?.intOrNil(0))
    }

    /// Says how a part of the service is, for `/health/ready`.
    public func report(_ part: String, ok: Bool, detail: String) {
        self.environment.health.set(part, ok: ok, detail: detail)
    }

    /// Counts something, for `/metrics`.
    public func count(_ name: String, _ amount: Int64 = 1) {
        self.environment.metrics.count(name, amount)
    }

    /// Returns when a batch was committed since the last time, or after `limit`.
    ///
    /// For one waiter.
    public func nextCommit(atMost limit: Duration) async {
        await self.committed.wait(atMost: limit)
    }

    /// Runs `body` while this process alone holds a lock of that name; other replicas wait until it lets go or dies.
    ///
    /// The lock belongs to a database session that ends when its process is frozen for 10 s, so `body` calls the
    /// closure it is given at least every few seconds; it throws once the session is gone.
    public func alone(
        _ name: String,
        _ body: (_ stillAlone: () async throws -> Void) async throws -> Void
    ) async throws {
        let settings = self.environment.settings
        try await PostgresConnection.withOpen(try settings.database(for: .lock)) { connection in
            while try await !connection.tryAdvisoryLock("\(name)/\(settings.schema)") {
                try await Task.sleep(for: .seconds(1))
            }
            try await body { _ = try await connection.execute("select 1") }
        }
    }

    /// Has commands decided by the service itself, together in one batch.
    /// - Parameter correlation: the id that goes on from each to all that comes of it.
    /// - Returns: for each, nil when it was taken, or the refusal.
    /// - Throws: when the service is stopping.
    public func submit<C: LocalCommand>(
        _ commands: [C],
        correlation: (C) -> String? = { _ in nil }
    ) async throws -> [Reply.Refused?] {
        guard !commands.isEmpty else { return [] }
        guard let route = self.environment.definition.locals[C.name] else {
            preconditionFailure("\(C.name) has no route in \(self.environment.settings.service.rawValue)")
        }
        var batch: [Incoming] = []
        for command in commands {
            let data = Wire.encode(command)
            batch.append(
                Incoming(
                    key: MessageKey(user: "", source: "local", id: UUIDv7.make()),
                    type: C.name,
                    matter: .local(route, try route.prepare(data)),
                    data: data,
                    correlationID: correlation(command)
                )
            )
        }
        return try await self.writer.decide(batch, isUrgent: true).map { settlement in
            if case .answered(.refused(let refused)) = settlement { refused } else { nil }
        }
    }

    /// Reads tables of the service's own.
    public func read<T: Sendable>(_ body: @Sendable (PostgresConnection) async throws -> T) async throws -> T {
        try await self.pool.withConnection(body)
    }

    /// The state of a stream as far as it is committed.
    public func state<A: Aggregate>(_ aggregate: A.Type, _ id: String) async throws -> A {
        try await self.reading { work in try await work.state(aggregate, id) }
    }

    /// The correlation ids of the messages that streams began with, by the streams' ids.
    public func correlations<A: Aggregate>(of aggregate: A.Type, _ ids: [String]) async throws -> [String: String] {
        let keys = KeyStore(keyring: self.environment.vault.keyring)
        return try await self.pool.withConnection { connection in
            let rows = try await connection.execute(
                JournalSQL.origins(ids.map { StreamName(aggregate, $0).description })
            )
            var correlations: [String: String] = [:]
            for row in rows {
                let stream = try row.text(0)
                let metadata = try StoredEvent.decode(EntryMetadata.self, from: try row.bytes(1))
                guard let name = StreamName(stream), let key = try keys.key(for: stream, wrapped: try row.bytesOrNil(2))
                else { continue }
                correlations[name.id] = try key.origin(in: metadata, stream: stream, version: 1)?.correlation
            }
            return correlations
        }
    }

    /// The states of several streams as far as they are committed, read together.
    public func states<A: Aggregate>(_ aggregate: A.Type, _ ids: [String]) async throws -> [String: A] {
        try await self.reading { work in
            try await work.transaction.load(ids.map { StreamName(aggregate, $0) })
            var states: [String: A] = [:]
            for id in ids { states[id] = try await work.state(aggregate, id) }
            return states
        }
    }

    /// A copy as far as it is committed.
    public func copy<C: Copy>(_ type: C.Type, _ id: String) async throws -> C {
        try await self.reading { work in try await work.copy(type, id) }
    }

    /// A look at states and copies without the head's lock, for queries and for work outside the journal.
    func reading<T: Sendable>(_ body: @Sendable (Work) async throws -> T) async throws -> T {
        let environment = self.environment
        return try await self.pool.withConnection { connection in
            let transaction = BatchTransaction(
                connection: connection,
                definition: environment.definition,
                keys: KeyStore(keyring: environment.vault.keyring),
                opener: environment.vault,
                cache: StateCache(),
                clock: environment.clock.now
            )
            let work = Work(
                context: DecisionContext(
                    now: environment.clock.now,
                    actor: Actor(user: nil),
                    policies: environment.policies.inForce(at: environment.clock.now)
                ),
                clock: environment.clock.now,
                sender: Work.Sender(user: nil, messageID: ""),
                body: [],
                transaction: transaction
            )
            return try await body(work)
        }
    }
}
