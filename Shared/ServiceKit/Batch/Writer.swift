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
    /// Why no more work is taken, until another build is started.
    private var halt: JournalFault?
    /// How many timers the last try had decided; what failed may be one of them.
    private var timersInHand = 0

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
            try await Task { try await self.decideParts(of: batch) }.value
        }
    }

    /// From now on a batch that has to wait for the database is given up; its messages stay with the broker.
    func stop() {
        self.isStopping = true
    }

    /// What comes after a move of the clock is decided after the timers that the move made due: in a batch of its own.
    private func decideParts(of batch: [Incoming]) async throws -> [Settlement] {
        var settlements: [Settlement] = []
        var rest = batch[...]
        repeat {
            let end = rest.firstIndex { if case .setClock = $0.matter { true } else { false } } ?? rest.endIndex - 1
            let part = rest.isEmpty ? rest : rest[...end]
            settlements += try await self.decide(Array(part))
            rest = rest.isEmpty ? rest : rest[(end + 1)...]
        } while !rest.isEmpty
        return settlements
    }

    private func decide(_ batch: [Incoming]) async throws -> [Settlement] {
        var backoff = Retry()
        var trial = Trial()
        while true {
            if let halt = self.halt { throw halt }
            if self.isStopping { throw CancellationError() }
            do {
                let settlements = try await self.attempt(batch, &trial)
                self.health.set("database", ok: true, detail: "answers")
                trial.succeeded()
                if let settlements { return settlements }
            } catch let error as PostgresError
                where error.isOutage && trial.waits(after: error, isAlone: batch.count <= 1)
            {
                self.forget()
                self.health.set("database", ok: false, detail: error.description)
                self.logger.warning("the database does not answer; the batch waits", metadata: ["reason": "\(error)"])
                await self.connections.discard()
                try await backoff.wait()
            } catch let fault as JournalFault where fault.stopsEverything {
                self.forget()
                await self.connections.discard()
                self.halt = fault
                self.health.alarm("journal", "\(fault)")
                self.logger.critical("no more work is taken", metadata: ["reason": "\(fault)"])
                throw fault
            } catch {
                self.forget()
                await self.connections.recover()
                if error is CancellationError { throw error }
                if let settlements = try await self.isolate(error, batch, &trial) { return settlements }
            }
        }
    }

    /// Nothing of a transaction that was not committed, or perhaps not, stays in memory.
    private func forget() {
        self.keys.rolledBack()
        self.cache.clear()
    }

    /// Finds out what made a try fail: a timer, or one message of the batch.
    ///
    /// Nil when the batch is to be tried again.
    private func isolate(_ error: any Error, _ batch: [Incoming], _ trial: inout Trial) async throws -> [Settlement]? {
        trial.sent = nil
        if self.timersInHand > 0 {
            guard trial.failingTimer == nil else { throw error }
            if trial.isTimersOnly, trial.timers == 1 { trial.failingTimer = "\(error)" }
            if trial.isTimersOnly || batch.isEmpty { trial.timers = 1 }
            trial.isTimersOnly = true
            return nil
        }
        if batch.count > 1 {
            let middle = batch.count / 2
            return try await self.decide(Array(batch[..<middle])) + self.decide(Array(batch[middle...]))
        }
        guard let one = batch.first else { throw error }
        if !trial.hasFailedAlone {
            // Once more from a clean cache, for it may have been ours that was wrong.
            trial.hasFailedAlone = true
            return nil
        }
        self.logger.error(
            "a message makes its transaction fail and is set aside",
            metadata: one.logged(by: self.definition, ["reason": "\(error)"])
        )
        if let aside = one.setAside(because: "statementFailed", "\(error)") { return try await self.decide([aside]) }
        guard case .local = one.matter else { throw error }
        return [.answered(.refused(by: Refusal("NOT-14", "statementFailed", ["command": one.type])))]
    }

    /// Ends the connection, after the last batch.
    func close() async {
        await self.connections.discard()
    }

    // MARK: One transaction

    /// - Returns: nil when only timers were decided, and the batch is to be tried again.
    private func attempt(_ batch: [Incoming], _ trial: inout Trial) async throws -> [Settlement]? {
        self.timersInHand = 0
        let connection = try await self.connections.open()
        let transaction = BatchTransaction(
            connection: connection,
            definition: self.definition,
            keys: self.keys,
            opener: self.opener,
            cache: self.cache,
            clock: self.clock.machine
        )
        transaction.isClockControlled = self.settings.clock == .controlled
        let start = try await self.begin(transaction, for: batch, trial)
        if let sent = trial.sent {
            trial.sent = nil
            if start.committed == sent.hash {
                // The connection was lost after COMMIT, and COMMIT had come through.
                _ = try await connection.execute(JournalSQL.rollback)
                self.committed(sent, isClockControlled: transaction.isClockControlled)
                return sent.settlements
            }
        }
        self.timersInHand = start.timers.count
        let isMore = try await self.decide(
            timers: start.timers,
            isAll: start.timers.count < trial.timers,
            failing: trial.failingTimer,
            in: transaction
        )
        let isBatchNext = trial.isBatchNext(timers: start.timers.count, isMore: isMore, isEmpty: batch.isEmpty)
        var pending: [PendingSettlement] = []
        if isBatchNext {
            pending.reserveCapacity(batch.count)
            for incoming in batch {
                let settled = try await self.decide(incoming, in: transaction)
                self.remark(on: incoming, settled, in: transaction)
                pending.append(settled)
            }
            transaction.changed.attempts += batch.compactMap(\.attemptKey)
        }
        let settlements = isBatchNext ? pending.map { $0.settlement(at: transaction.head) } : nil
        try await self.commit(transaction, settlements, isMore: isMore, &trial)
        return settlements
    }

    /// What the first round trip tells.
    private struct Start {
        var timers: [DueTimer] = []
        /// The hash of the entry that a batch of unknown outcome would have made last.
        var committed: [UInt8]?
    }

    /// The first round trip: the lock, then whatever the batch needs to know.
    private func begin(_ transaction: BatchTransaction, for batch: [Incoming], _ trial: Trial) async throws -> Start {
        var wanted: [StreamName] = []
        var seen: Set<StreamName> = []
        let remembered = batch.filter(\.isRemembered).map(\.key)
        for incoming in batch {
            for name in incoming.streams where !self.cache.contains(name) && seen.insert(name).inserted {
                wanted.append(name)
            }
        }
        var statements = [
            JournalSQL.begin,
            JournalSQL.lockHead,
            JournalSQL.inbox(remembered),
            JournalSQL.progress,
            JournalSQL.dueTimers(
                at: transaction.clock,
                isControlled: transaction.isClockControlled,
                limit: trial.timers
            ),
            JournalSQL.hash(at: trial.sent?.sequence ?? 0),
        ]
        func add(_ statement: Statement) -> Int {
            statements.append(statement)
            return statements.count - 1
        }
        let followsEvents = batch.contains { if case .event = $0.matter { true } else { false } }
        let blocked = followsEvents ? add(JournalSQL.blockedSubjects) : nil
        let fresh = self.cache.exactAt.map { add(JournalSQL.entries(after: $0, limit: Self.mostEntriesFolded + 1)) }
        let streams = wanted.isEmpty ? nil : add(JournalSQL.streams(wanted.map(\.description)))
        let answers = try await transaction.connection.pipeline(statements)

        guard let head = answers[1].first else { throw JournalFault.unknownEntry("the head row is missing") }
        transaction.head = .init(
            sequence: Int64(try head.int(0)),
            outward: Int64(try head.int(1)),
            hash: try head.bytes(2)
        )
        if !transaction.isClockControlled {
            // Read under the lock, so that entries are dated in their order whoever waited for it.
            transaction.clock = max(transaction.clock, self.clock.machine)
        } else if let now = try head.intOrNil(3) {
            transaction.clock = Instant(microseconds: Int64(now))
            transaction.isClockSet = true
        }
        try await self.takeAnswers(answers[2], to: remembered, in: transaction)
        for row in answers[3] {
            guard let source = ServiceName(rawValue: try row.text(0)) else { continue }
            transaction.progress[source] = Progress(
                outward: Int64(try row.int(1)),
                hash: try row.bytesOrNil(2),
                reactsFrom: Int64(try row.int(3))
            )
        }
        if let blocked {
            for row in answers[blocked] {
                transaction.blocked.insert(.init(source: try row.text(0), subject: try row.text(1)))
            }
        }
        self.cache.align(copiesWith: transaction.progress)
        if let fresh {
            if answers[fresh].count > Self.mostEntriesFolded {
                self.cache.clear()
            } else {
                try transaction.take(newEntriesIn: answers[fresh])
            }
        }
        self.cache.advance(to: transaction.head.sequence)
        if let streams { try transaction.take(named: wanted, in: answers[streams]) }
        var start = Start(committed: try answers[5].first?.bytes(0))
        for row in answers[4] { start.timers.append(try await self.timer(row, in: transaction)) }
        return start
    }

    /// More new entries of others than this, and the cache is read anew instead.
    private static let mostEntriesFolded = 2000

    private func takeAnswers(
        _ rows: Rows,
        to keys: [MessageKey],
        in transaction: BatchTransaction
    ) async throws {
        for row in rows {
            let key = keys[try row.int(0)]
            let reply: Reply
            do {
                let opened = try await self.keys.open(try row.bytes(2), subject: "inbox", on: transaction.connection)
                reply = try Wire.decode(Reply.self, from: opened ?? [])
            } catch let error where !(error is PostgresError) {
                self.health.alarm(
                    "inbox",
                    "the answer to a message that was handled before can't be read: it was changed"
                )
                self.logger.error(
                    "a kept answer can't be read",
                    metadata: ["messageId": "\(LogText.id(key.id))", "reason": "\(error)"]
                )
                reply = .rejected(
                    Reply.Rejected(
                        code: "answerLost",
                        detail: "it was handled before, and its answer can't be read any more"
                    )
                )
            }
            transaction.inbox[key] = .init(digest: try row.bytes(1), reply: reply, isAccepted: try row.bool(3))
        }
    }

    /// The second round trip: everything, set-based, and COMMIT.
    private func commit(
        _ transaction: BatchTransaction,
        _ settlements: [Settlement]?,
        isMore: Bool,
        _ trial: inout Trial
    ) async throws {
        var statements = try await transaction.writes()
        let changed = transaction.changed
        let sent = Trial.Sent(
            sequence: transaction.head.sequence,
            hash: transaction.head.hash,
            settlements: settlements,
            announcements: changed.announcements,
            clock: changed.clock ?? transaction.clock,
            ringsBell: isMore || !changed.timers.isEmpty || changed.clock != nil,
            remarks: changed.remarks
        )
        guard !statements.isEmpty || changed.clock != nil else {
            _ = try await transaction.connection.execute(JournalSQL.rollback)
            transaction.mergeIntoCache()
            self.clock.see(sent.clock, isControlled: transaction.isClockControlled)
            self.write(changed.remarks)
            return
        }
        statements.append(JournalSQL.update(head: transaction.head, clock: changed.clock))
        statements.append(JournalSQL.commit)
        crashPoint(.beforeCommit)
        do {
            _ = try await transaction.connection.pipeline(statements)
        } catch {
            if error.outcomeIsUnknown, !changed.entries.isEmpty { trial.sent = sent }
            throw error
        }
        crashPoint(.afterCommit)
        transaction.mergeIntoCache()
        self.committed(sent, isClockControlled: transaction.isClockControlled)
    }

    private func committed(_ sent: Trial.Sent, isClockControlled: Bool) {
        self.keys.committed()
        self.clock.see(sent.clock, isControlled: isClockControlled)
        self.outbox.add(sent.announcements)
        self.committed.ring()
        if sent.ringsBell { self.bell.ring() }
        self.write(sent.remarks)
    }

    private func write(_ remarks: [Remark]) {
        for remark in remarks { self.logger.log(level: remark.level, remark.message, metadata: remark.metadata) }
    }
}
