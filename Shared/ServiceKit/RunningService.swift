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
        try await self.requireMigrated(pool)

        let outbox = Outbox()
        let committed = Signal()
        let bell = TimerBell()
        let reader = OutwardReader(definition: definition, vault: environment.vault)
        let messages = MessageReader(definition: definition)
        let writer = Writer(definition: definition, environment: environment, outbox: outbox, committed: committed, bell: bell)
        let replies = ReplyPublisher(environment: environment)
        let handle = ServiceHandle(environment: environment, writer: writer, pool: pool, committed: committed)
        let catchUp = CatchUp(environment: environment, writer: writer, reader: messages, pool: pool)

        func consumer(_ queue: String, _ origin: SetAside.Origin, maximum: Int, isUrgent: Bool = false) -> QueueConsumer {
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
            handle: handle,
            reader: reader,
            replies: replies,
            pool: pool
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
                    group.addTask { try await definition.background(handle) }
                    group.addTask { try await Task.sleep(for: .seconds(1 << 32)) }
                    while !group.isEmpty {
                        do {
                            try await group.next()
                        } catch is CancellationError {
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
        await pool.close()
        environment.logger.info("stopped")
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
                    try await connection.execute("select to_regclass('journal') is not null and to_regclass('relay') is not null")
                }
                guard try rows.bool(0, 0) else {
                    throw SettingsError(problems: [
                        "the database has no tables of \(name) yet: run `\(name) migrate` once before `\(name) run`"
                    ])
                }
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

/// Strikes out the kept answers of refusals after 14 days, a few at a time.
struct Housekeeping: Sendable {
    let environment: ServiceEnvironment
    let pool: PostgresPool

    func run() async {
        while !Task.isCancelled {
            let oldest = self.environment.clock.now.microseconds - 14 * 86_400 * 1_000_000
            _ = try? await self.pool.withConnection { connection in
                try await connection.execute(
                    Statement(
                        """
                        delete from inbox where (user_id, source, id) in (
                            select user_id, source, id from inbox where sequence is null and at < $1 order by at limit 1000)
                        """,
                        .int(oldest)
                    )
                )
            }
            try? await Task.sleep(for: .seconds(600))
        }
    }
}
