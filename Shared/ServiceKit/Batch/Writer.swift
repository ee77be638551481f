internal import Crypto
internal import Domain
internal import Logging
internal import Messages
internal import Postgres

/// The one place where a service's journal is written.
///
/// A batch is decided in one transaction under the head's lock, so numbers are gapless and in commit order and no two
/// decisions can contradict each other, whatever the number of replicas. When the database is away the batch waits and
/// is decided anew; when one message makes a statement fail, the batch is halved until that message stands alone and is
/// set aside with the reason.
actor Writer {
    let definition: ServiceDefinition
    let settings: ServiceSettings
    let principals: Principals
    let policies: PolicySource
    let logger: Logger
    let health: Health
    let opener: any Opener
    private let clock: ServiceClock
    private let keys: KeyStore
    private let cache = StateCache()
    private let outbox: Outbox
    private let committed: Signal
    private let bell: TimerBell
    private let connections: WriterConnection
    private let gate = BatchGate()
    private var isStopping = false

    init(
        definition: ServiceDefinition,
        environment: ServiceEnvironment,
        outbox: Outbox,
        committed: Signal,
        bell: TimerBell
    ) {
        self.definition = definition
        self.settings = environment.settings
        self.principals = environment.principals
        self.policies = environment.policies
        self.logger = environment.logger
        self.health = environment.health
        self.opener = environment.vault
        self.clock = environment.clock
        self.keys = KeyStore(keyring: environment.vault.keyring)
        self.outbox = outbox
        self.committed = committed
        self.bell = bell
        self.connections = WriterConnection(settings: environment.settings, health: environment.health)
    }

    /// Decides a batch and commits it.
    ///
    /// It waits for as long as the database is away, and returns only what has been committed.
    /// - Returns: what became of each message, in the order of the batch.
    /// - Throws: `CancellationError` when the service stops meanwhile, `JournalFault` when a person must look.
    func decide(_ batch: [Incoming], isUrgent: Bool) async throws -> [Settlement] {
        try await self.gate.pass(isUrgent: isUrgent) {
            // A batch in hand is finished, whatever becomes of the task that brought it.
            try await Task { try await self.decide(batch) }.value
        }
    }

    /// From now on a batch that has to wait for the database is given up; its messages stay with the broker.
    func stop() {
        self.isStopping = true
    }

    private func decide(_ batch: [Incoming]) async throws -> [Settlement] {
        var backoff = Retry()
        while true {
            if self.isStopping { throw CancellationError() }
            do {
                let settlements = try await self.attempt(batch)
                self.health.set("database", ok: true, detail: "answers")
                return settlements
            } catch let error as PostgresError {
                self.keys.rolledBack()
                self.cache.clear()
                if error.isOutage {
                    self.health.set("database", ok: false, detail: error.description)
                    self.logger.warning("the database does not answer; the batch waits", metadata: ["reason": "\(error)"])
                    await self.connections.discard()
                    try await backoff.wait()
                } else if batch.count > 1 {
                    let middle = batch.count / 2
                    return try await self.decide(Array(batch[..<middle])) + self.decide(Array(batch[middle...]))
                } else if let one = batch.first, let aside = one.setAside(because: "statementFailed", "\(error)") {
                    self.logger.error(
                        "a message makes a statement fail and is set aside",
                        metadata: ["id": "\(one.key.id)", "reason": "\(error)"]
                    )
                    return try await self.decide([aside])
                } else {
                    throw error
                }
            } catch {
                self.keys.rolledBack()
                self.cache.clear()
                await self.connections.discard()
                throw error
            }
        }
    }

    /// Ends the connection, after the last batch.
    func close() async {
        await self.connections.discard()
    }

    // MARK: One transaction

    private func attempt(_ batch: [Incoming]) async throws -> [Settlement] {
        let connection = try await self.connections.open()
        let transaction = BatchTransaction(
            connection: connection,
            definition: self.definition,
            keys: self.keys,
            opener: self.opener,
            cache: self.cache,
            clock: self.clock.machine
        )
        let timers = try await self.begin(transaction, for: batch)
        for timer in timers { try await self.decide(timer: timer, in: transaction) }
        var pending: [PendingSettlement] = []
        pending.reserveCapacity(batch.count)
        for incoming in batch { pending.append(try await self.decide(incoming, in: transaction)) }
        let settlements = try await self.commit(transaction, pending, of: batch)
        transaction.mergeIntoCache()
        self.keys.committed()
        self.clock.see(transaction.changed.clock ?? transaction.clock, isControlled: transaction.isClockControlled)
        self.outbox.add(transaction.changed.announcements)
        self.committed.ring()
        if !transaction.changed.timers.isEmpty || transaction.changed.clock != nil || timers.count == Self.timersABatch {
            self.bell.ring()
        }
        return settlements
    }

    private static let timersABatch = 32

    /// The first round trip: the lock, then whatever the batch needs to know.
    private func begin(_ transaction: BatchTransaction, for batch: [Incoming]) async throws -> [DueTimer] {
        var wanted: [StreamName] = []
        for incoming in batch {
            for name in incoming.streams where !self.cache.contains(name) && !wanted.contains(name) {
                wanted.append(name)
            }
        }
        var statements = [
            JournalSQL.begin,
            JournalSQL.lockHead,
            JournalSQL.inbox(batch.filter(\.isRemembered).map(\.key)),
            JournalSQL.progress,
            JournalSQL.dueTimers(at: transaction.clock, limit: Self.timersABatch),
        ]
        let known = self.cache.exactAt
        if let known { statements.append(JournalSQL.entries(after: known, limit: 2001)) }
        if !wanted.isEmpty { statements.append(JournalSQL.streams(wanted.map(\.description))) }
        let answers = try await connection(transaction).pipeline(statements)

        guard let head = answers[1].first else { throw JournalFault.unknownEntry("the head row is missing") }
        transaction.head = .init(sequence: Int64(try head.int(0)), outward: Int64(try head.int(1)), hash: try head.bytes(2))
        if self.settings.clock == .controlled {
            transaction.isClockControlled = true
            if let now = try head.intOrNil(3) { transaction.clock = Instant(microseconds: Int64(now)) }
        }
        for row in answers[2] {
            let key = MessageKey(user: try row.text(0), source: try row.text(1), id: try row.text(2))
            guard let reply = try await self.keys.open(try row.bytes(4), subject: "inbox", on: transaction.connection) else {
                continue
            }
            transaction.inbox[key] = .init(digest: try row.bytes(3), reply: try Wire.decode(Reply.self, from: reply))
        }
        for row in answers[3] {
            guard let source = ServiceName(rawValue: try row.text(0)) else { continue }
            transaction.progress[source] = Progress(
                outward: Int64(try row.int(1)),
                hash: try row.bytesOrNil(2),
                reactsFrom: Int64(try row.int(3))
            )
        }
        self.cache.align(copiesWith: transaction.progress)
        if known != nil {
            if answers[5].count > 2000 { self.cache.clear() } else { try transaction.take(newEntriesIn: answers[5]) }
        }
        self.cache.advance(to: transaction.head.sequence)
        if !wanted.isEmpty, let rows = answers.last { try await transaction.take(streamsIn: rows, for: wanted) }
        var timers: [DueTimer] = []
        for row in answers[4] { timers.append(try await self.timer(row, in: transaction)) }
        return timers
    }

    private func connection(_ transaction: BatchTransaction) -> PostgresConnection { transaction.connection }

    /// The second round trip: everything, set-based, and COMMIT.
    private func commit(
        _ transaction: BatchTransaction,
        _ pending: [PendingSettlement],
        of batch: [Incoming]
    ) async throws -> [Settlement] {
        let settlements = pending.map { $0.settlement(at: transaction.head) }
        for (index, incoming) in batch.enumerated() {
            guard case .answered(let reply) = settlements[index], pending[index].isNew, incoming.isRemembered else { continue }
            transaction.changed.inbox.append(
                (key: incoming.key, digest: incoming.digest, reply: reply, sequence: pending[index].sequence)
            )
        }
        transaction.changed.attempts += batch.compactMap(\.attemptKey)
        var statements = try await transaction.writes()
        guard !statements.isEmpty || transaction.changed.clock != nil else {
            _ = try await transaction.connection.execute(JournalSQL.rollback)
            return settlements
        }
        statements.append(JournalSQL.update(head: transaction.head, clock: transaction.changed.clock))
        statements.append(JournalSQL.commit)
        crashPoint(.beforeCommit)
        _ = try await transaction.connection.pipeline(statements)
        crashPoint(.afterCommit)
        return settlements
    }
}
