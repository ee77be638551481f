internal import AMQP
internal import Domain
internal import Logging
internal import Messages
internal import Postgres

/// Publishes the journal's outward entries in order, each confirmed by the broker before its number counts as published.
///
/// One replica does it: the one that holds the advisory lock, on a connection that loses the lock when its process is
/// frozen. Published again after a crash, an event has the same id and the same number, and its readers drop it.
struct Relay: Sendable {
    let environment: ServiceEnvironment
    let outbox: Outbox
    let reader: OutwardReader

    private static let window = 500
    private static let look = Duration.milliseconds(250)

    private var service: ServiceName { self.environment.settings.service }
    private var logger: Logger { self.environment.logger }
    private var health: Health { self.environment.health }

    /// Runs until its task is cancelled, and over every failure of broker and database.
    func run() async {
        var retry = Retry()
        while !Task.isCancelled {
            do {
                try await PostgresConnection.withOpen(try self.environment.settings.database(for: .lock)) { database in
                    try await self.holdLock(on: database) { retry.succeeded() }
                }
            } catch is CancellationError {
                return
            } catch {
                self.health.set("relay", ok: false, detail: "\(error)")
                self.logger.warning("the relay starts again", metadata: ["reason": "\(error)"])
            }
            do { try await retry.wait() } catch { return }
        }
    }

    private func holdLock(on database: PostgresConnection, _ succeeded: () -> Void) async throws {
        while try await !database.tryAdvisoryLock("relay/\(self.environment.settings.schema)") {
            self.health.set("relay", ok: true, detail: "another replica publishes")
            succeeded()
            try await Task.sleep(for: .seconds(1))
        }
        try await AMQPConnection.withOpen(try self.environment.settings.broker(for: "relay")) { broker in
            try await self.publish(on: broker, database, succeeded)
        }
    }

    private func publish(
        on broker: AMQPConnection,
        _ database: PostgresConnection,
        _ succeeded: () -> Void
    ) async throws {
        var published = try await self.published(database)
        while true {
            try Task.checkCancellation()
            var announcements = self.outbox.take(after: published, atMost: Self.window)
            if announcements.isEmpty {
                announcements = try await self.reader.entries(after: published, limit: Self.window, on: database)
            }
            guard let last = announcements.last else {
                self.health.set("relay", ok: true, detail: "publishes")
                succeeded()
                await self.outbox.wait(atMost: Self.look)
                continue
            }
            let messages = try await self.messages(announcements, database)
            try await self.holding(database) { try await self.send(messages, broker) }
            self.note(announcements)
            _ = try await database.execute(
                Statement("update relay set published = greatest(published, $1)", .int(last.outward))
            )
            published = last.outward
            self.health.set("relay", ok: true, detail: "publishes")
            succeeded()
        }
    }

    /// The lock's session ends when nothing is heard on it, as of a frozen process: so it is kept awake while the broker
    /// is waited for, and once it is gone nothing more is sent.
    private func holding(
        _ database: PostgresConnection,
        _ body: @escaping @Sendable () async throws -> Void
    ) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await body() }
            group.addTask {
                while true {
                    try await Task.sleep(for: Self.ping)
                    try await database.ping()
                }
            }
            defer { group.cancelAll() }
            try await group.next()
        }
    }

    private static let ping = Duration.seconds(3)

    private func messages(
        _ announcements: [Announcement],
        _ database: PostgresConnection
    ) async throws -> [OutgoingMessage] {
        var messages: [OutgoingMessage] = []
        for announcement in announcements { messages += try await self.messages(announcement, database) }
        return messages
    }

    private func note(_ announcements: [Announcement]) {
        guard self.logger.logLevel <= .debug else { return }
        for announcement in announcements {
            var metadata: Logger.Metadata = [
                "event": "\(announcement.form.name)", "outward": .stringConvertible(announcement.outward),
                "subject": "\(announcement.form.subject)",
            ]
            if let id = announcement.correlationID { metadata["correlationId"] = "\(LogText.id(id))" }
            self.logger.debug("published", metadata: metadata)
        }
    }

    private func published(_ database: PostgresConnection) async throws -> Int64 {
        guard let row = try await database.execute("select published from relay").first else { return 0 }
        return Int64(try row.int(0))
    }

    private func send(_ messages: [OutgoingMessage], _ broker: AMQPConnection) async throws {
        crashPoint(.relayBeforePublish)
        var outcomes = try await broker.publish(messages) { crashPoint(.relayBeforeConfirm) }
        crashPoint(.relayAfterConfirm)
        guard outcomes.contains(where: { $0 != .confirmed }) else {
            self.health.clearAlarm("events")
            if messages.contains(where: { $0.exchange == MessageKind.direction.exchange }) {
                self.health.clearAlarm("directions")
            }
            return
        }
        // A return means that a queue or a binding is gone: declare the topology again and try once more.
        try await self.environment.declareTopology()
        let failed = messages.indices.filter { outcomes[$0] != .confirmed }
        let again = try await broker.publish(failed.map { messages[$0] })
        for (index, outcome) in zip(failed, again) { outcomes[index] = outcome }
        for index in failed { try self.judge(outcomes[index], messages[index]) }
    }

    private func judge(_ outcome: PublishOutcome, _ message: OutgoingMessage) throws {
        switch outcome {
        case .confirmed:
            return
        case .rejected:
            // The queue is full: the broker pushes back, and the same window goes out again after a while.
            throw AMQPError(.timedOut, "the broker turned an event down; a queue is full")
        case .returned(_, let reason):
            // Nobody is bound to it. Readers pull events; a direction is sent again by its own timer.
            let isDirection = message.exchange == MessageKind.direction.exchange
            self.health.alarm(isDirection ? "directions" : "events", "\(message.routingKey) has no queue: \(reason)")
            var metadata: Logger.Metadata = ["key": "\(message.routingKey)", "reason": "\(reason)"]
            metadata["messageId"] = message.properties.messageID.map { "\(LogText.id($0))" }
            metadata["correlationId"] = message.properties.correlationID.map { "\(LogText.id($0))" }
            self.logger.error("returned by the broker", metadata: metadata)
        }
    }

    private func messages(
        _ announcement: Announcement,
        _ database: PostgresConnection
    ) async throws -> [OutgoingMessage] {
        let envelope = try await self.environment.vault.envelope(of: announcement, from: self.service, on: database)
        var messages = [
            OutgoingMessage(
                exchange: MessageKind.event.exchange,
                routingKey: "\(self.service.rawValue).\(announcement.form.name)",
                properties: envelope.properties(replyTo: nil, userID: self.service.rawValue),
                body: envelope.data,
                isMandatory: !Topology.followers(of: self.service).isEmpty
            )
        ]
        for direction in announcement.form.directions {
            let form = announcement.envelope(of: direction, from: self.service)
            messages.append(
                OutgoingMessage(
                    exchange: MessageKind.direction.exchange,
                    routingKey: "\(direction.addressee).\(Swift.type(of: direction.message).name)",
                    properties: form.properties(replyTo: nil, userID: self.service.rawValue),
                    body: form.data,
                    isMandatory: true
                )
            )
        }
        return messages
    }
}
