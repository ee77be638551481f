internal import Domain
internal import Foundation
internal import Logging
internal import Messages
internal import Postgres
internal import ServiceLifecycle

/// One service at work: its queues, its journal, its relay and its timers, until it is told to stop.
///
/// Told to stop it takes no more deliveries, finishes the batch in hand, lets the relay publish what was committed, and
/// ends. Killed instead, it loses nothing either: the next start goes on where the journal ends.
struct RunningService: Service, CustomStringConvertible {
    let environment: ServiceEnvironment

    var description: String { self.environment.settings.service.rawValue }

    private static let drainLimit = Duration.seconds(10)

    func run() async throws {
        let environment = self.environment
        let definition = environment.definition
        let settings = environment.settings
        let pool = PostgresPool(try settings.database(for: .reader), size: 4)
        // However many questions there are, they take no connection from what keeps the service going.
        let questions = PostgresPool(try settings.database(for: .reader), size: 4)
        try await self.requireMigrated(pool)

        let outbox = Outbox()
        let committed = Signal()
        let bell = TimerBell()
        let reader = OutwardReader(definition: definition, vault: environment.vault)
        let messages = MessageReader(definition: definition)
        let writer = Writer(
            definition: definition,
            environment: environment,
            outbox: outbox,
            committed: committed,
            bell: bell
        )
        let replies = ReplyPublisher(environment: environment)
        let handle = ServiceHandle(environment: environment, writer: writer, pool: pool, committed: committed)
        let catchUp = CatchUp(environment: environment, writer: writer, reader: messages, pool: pool)

        func consumer(_ queue: String, _ origin: SetAside.Origin, maximum: Int, isUrgent: Bool = false) -> QueueConsumer
        {
            QueueConsumer(
                queue: queue,
                origin: origin,
                maximum: maximum,
                isUrgent: isUrgent,
                environment: environment,
                writer: writer,
                reader: messages,
                deaths: Deaths(pool: pool),
                replies: replies
            )
        }

        let bulk = settings.batchMaximumBesidesIntake
        var intakes = [
            consumer(Topology.commands(of: definition.name).name, .command, maximum: bulk),
            consumer(Topology.dead(of: definition.name).name, .dead, maximum: bulk),
        ]
        if definition.name == .smkiAlerts {
            intakes.append(consumer(Topology.intake.name, .alert, maximum: settings.batchMaximum, isUrgent: true))
        }
        let consumers = intakes
        let events = EventConsumer(environment: environment, writer: writer, reader: messages, catchUp: catchUp)
        let queries = QueryServer(
            environment: environment,
            handle: ServiceHandle(environment: environment, writer: writer, pool: questions, committed: committed),
            reader: reader,
            replies: ReplyPublisher(environment: environment),
            pool: questions
        )
        let relay = Relay(environment: environment, outbox: outbox, reader: reader)
        let timers = TimerLoop(environment: environment, writer: writer, bell: bell, pool: pool)
        let clock = ClockListener(environment: environment, bell: bell)
        let housekeeping = Housekeeping(environment: environment, pool: pool)

        let relaying = Task { await relay.run() }
        environment.logger.info("started")
        do {
            try await cancelWhenGracefulShutdown {
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for intake in consumers { group.addTask { try await intake.run() } }
                    if !definition.follows.isEmpty {
                        group.addTask { try await events.run() }
                        group.addTask { try await catchUp.run() }
                    }
                    group.addTask { try await queries.run() }
                    group.addTask { try await timers.run() }
                    group.addTask { try await clock.run() }
                    group.addTask { await housekeeping.run() }
                    group.addTask { try await self.work(handle) }
                    group.addTask { try await Task.sleep(for: .seconds(1 << 32)) }
                    while !group.isEmpty {
                        do {
                            try await group.next()
                        } catch let error where Task.isCancelled || error is CancellationError {
                            // Told to stop: a batch that waits for the database is given up.
                            group.cancelAll()
                            await writer.stop()
                        }
                    }
                }
            }
        } catch {
            environment.health.set("service", ok: false, detail: "\(error)")
            environment.logger.critical("a part of the service ended; it stops", metadata: ["reason": "\(error)"])
            relaying.cancel()
            throw error
        }
        await self.drain(pool)
        relaying.cancel()
        outbox.wake()
        await relaying.value
        await replies.close()
        await writer.close()
        await queries.replies.close()
        await pool.close()
        await questions.close()
        environment.logger.info("stopped")
    }

    /// Work outside the journal, begun again when it fails: it must not end the rest.
    private func work(_ handle: ServiceHandle) async throws {
        var retry = Retry()
        while true {
            do {
                try await self.environment.definition.background(handle)
                self.environment.health.remove("background")
                return
            } catch {
                if Task.isCancelled || error is CancellationError { throw CancellationError() }
                self.environment.health.set("background", ok: false, detail: "\(error)")
                self.environment.logger.error("work outside the journal starts again", metadata: ["reason": "\(error)"])
            }
            try await retry.wait()
        }
    }

    /// Gives the relay the time to publish what was committed.
    private func drain(_ pool: PostgresPool) async {
        let deadline = ContinuousClock.now + Self.drainLimit
        while ContinuousClock.now < deadline {
            let isDone = try? await pool.withConnection { connection in
                let rows = try await connection.execute("select h.outward <= r.published from head h, relay r")
                return try rows.bool(0, 0)
            }
            if isDone == true { return }
            try? await Task.sleep(for: .milliseconds(50))
        }
        self.environment.logger.warning("stopped before everything was published; the next start goes on with it")
    }

    private func requireMigrated(_ pool: PostgresPool) async throws {
        let name = self.environment.settings.service.rawValue
        var retry = Retry()
        while true {
            do {
                let rows = try await pool.withConnection { connection in
                    try await connection.execute(Self.hasNewestTables)
                }
                guard try rows.bool(0, 0) else {
                    throw SettingsError(problems: [
                        "the database does not have the tables of this build of \(name): run `\(name) migrate` once before "
                            + "`\(name) run`"
                    ])
                }
                try await self.requireMasterKey(pool)
                self.environment.health.set("database", ok: true, detail: "answers")
                return
            } catch let error as PostgresError where error.isOutage {
                self.environment.health.set("database", ok: false, detail: error.description)
                self.environment.logger.warning("waiting for the database", metadata: ["reason": "\(error)"])
                try await retry.wait()
            }
        }
    }
}

extension RunningService {
    /// Whether the newest of the tables and columns that every service has is there.
    fileprivate static let hasNewestTables: Statement = """
        select exists (select from information_schema.columns
                       where table_schema = current_schema() and table_name = 'parked' and column_name = 'subject')
        """

    /// Another master key than the one that the stored keys were wrapped with would set every message aside.
    fileprivate func requireMasterKey(_ pool: PostgresPool) async throws {
        let rows = try await pool.withConnection { connection in
            try await connection.execute(
                "select subject, wrapped from data_key where wrapped is not null order by subject <> 'inbox', subject limit 1"
            )
        }
        guard let row = rows.first, let wrapped = try row.bytesOrNil(1) else { return }
        do throws(SealingError) {
            try self.environment.vault.keyring.insert(try self.text(row), wrapped: wrapped)
        } catch {
            throw SettingsError(problems: [
                "\(self.environment.settings.masterKeyFile) is not the master key that the data of this database were sealed with; "
                    + "name the right file with QUORATE_MASTER_KEY_FILE"
            ])
        }
    }

    private func text(_ row: Row) throws(SealingError) -> String {
        do { return try row.text(0) } catch { throw SealingError(code: .unexpectedContent, reason: "no subject") }
    }
}

/// Strikes out the kept answers of refusals after 14 days, a few at a time.
struct Housekeeping: Sendable {
    let environment: ServiceEnvironment
    let pool: PostgresPool

    private static let together = 1000

    func run() async {
        while !Task.isCancelled {
            while (try? await self.strikeOut()) == Self.together {}
            try? await Task.sleep(for: .seconds(600))
        }
    }

    private func strikeOut() async throws -> Int {
        let oldest = self.environment.clock.now.microseconds - 14 * 86_400 * 1_000_000
        return try await self.pool.withConnection { connection in
            let rows = try await connection.execute(
                Statement(
                    """
                    with gone as (delete from inbox where (user_id, source, id) in (
                        select user_id, source, id from inbox where sequence is null and at < $1 order by at limit $2)
                        returning 1)
                    select count(*) from gone
                    """,
                    .int(oldest),
                    .int(Int64(Self.together))
                )
            )
            _ = try await connection.execute(
                "delete from attempt where at < extract(epoch from now())::bigint - 14 * 86400"
            )
            return try rows.int(0, 0)
        }
    }
}
