public import Domain
public import Logging
public import Messages
public import Postgres

/// What a service's work outside the journal may use: its own commands, reading, the clock and its settings.
public struct ServiceHandle: Sendable {
    let environment: ServiceEnvironment
    let writer: Writer
    let pool: PostgresPool

    /// The service's settings.
    public var settings: ServiceSettings { self.environment.settings }

    /// The service's log.
    public var logger: Logger { self.environment.logger }

    /// The service's clock as last seen.
    public var now: Instant { self.environment.clock.now }

    /// Says how a part of the service is, for `/health/ready`.
    public func report(_ part: String, ok: Bool, detail: String) {
        self.environment.health.set(part, ok: ok, detail: detail)
    }

    /// Counts something, for `/metrics`.
    public func count(_ name: String, _ amount: Int64 = 1) {
        self.environment.metrics.count(name, amount)
    }

    /// Has commands decided by the service itself, together in one batch.
    /// - Returns: for each, nil when it was taken, or the refusal.
    /// - Throws: when the service is stopping.
    public func submit<C: LocalCommand>(_ commands: [C]) async throws -> [Reply.Refused?] {
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
                    data: data
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
                sender: Work.Sender(user: nil, messageID: "", correlationID: nil),
                body: [],
                transaction: transaction
            )
            return try await body(work)
        }
    }
}
