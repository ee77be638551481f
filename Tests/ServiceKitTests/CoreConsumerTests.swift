import AMQP
import Domain
import Foundation
import Messages
import Postgres
import Testing

@testable import ServiceKit

@Suite("Core: consuming from a real broker", .enabled(if: Core.hasBroker), .serialized, .timeLimit(.minutes(2)))
struct CoreConsumerTests {
    private func settings(_ name: String) throws -> AMQPSettings {
        AMQPSettings(endpoint: try AMQPEndpoint(url: Core.amqpURL), connectionName: name)
    }

    /// A queue of the test's own with messages in it, and a consumer for it.
    private func with(
        _ messages: [OutgoingMessage],
        _ body: (CoreStage, QueueConsumer, AMQPConnection, String) async throws -> Void
    ) async throws {
        try await CoreStage.with { stage in
            let broker = try await AMQPConnection.open(try self.settings("core test"))
            let queue = stage.name
            _ = try await broker.declareQueue(queue, arguments: ["x-queue-type": "quorum"])
            _ = try await broker.publish(
                messages.map { message in
                    var properties = message.properties
                    properties.userID = nil
                    return OutgoingMessage(exchange: "", routingKey: queue, properties: properties, body: message.body)
                }
            )
            let environment = try stage.environment()
            let pool = PostgresPool(try environment.settings.database(for: .reader), size: 2)
            let consumer = QueueConsumer(
                queue: queue,
                // Alerts need no user, and the user of a test is not the service.
                origin: .alert,
                maximum: 256,
                isUrgent: false,
                environment: environment,
                writer: try stage.writer(),
                reader: Core.reader,
                deaths: Deaths(pool: pool),
                replies: ReplyPublisher(environment: environment)
            )
            var failure: (any Error)?
            do { try await body(stage, consumer, broker, queue) } catch { failure = error }
            _ = try? await broker.deleteQueue(queue)
            await broker.close()
            await pool.close()
            if let failure { throw failure }
        }
    }

    private func alarm(_ id: String, trouble: Trouble? = nil) -> OutgoingMessage {
        let envelope = Envelope(Alarm(tally: "a", amount: 1, trouble: trouble), id: id, source: "tests")
        return OutgoingMessage(exchange: "", routingKey: "", properties: envelope.properties(), body: envelope.data)
    }

    private func wait(until isTrue: () async throws -> Bool) async throws {
        let deadline = ContinuousClock.now + .seconds(30)
        while ContinuousClock.now < deadline {
            if try await isTrue() { return }
            try await Task.sleep(for: .milliseconds(20))
        }
        Issue.record("it did not come true in time")
    }

    /// Takes everything from the queue without acknowledging it, as a process that dies.
    private func die(over queue: String) async throws {
        let victim = try await AMQPConnection.open(try self.settings("core victim"))
        for try await _ in try await victim.consume(queue) { break }
        await victim.close()
    }

    @Test("handles what was delivered, and acknowledges it")
    func handles() async throws {
        try await self.with((0..<50).map { self.alarm("\($0)", trouble: $0 == 7 ? .statement : nil) }) {
            stage,
            consumer,
            broker,
            queue in
            let running = Task { try await consumer.run() }
            try await self.wait { try await stage.number("select count(*) from inbox") == 50 }
            running.cancel()
            await #expect(throws: CancellationError.self) { try await running.value }
            try await self.wait { try await broker.checkQueue(queue) == 0 }
            #expect(try await stage.total("a") == 49)
            #expect(consumer.environment.health.snapshot().checks[queue]?.ok == true)
        }
    }

    @Test("counts a redelivered message, strikes the count out with it, and sets it aside at the third death")
    func deaths() async throws {
        try await self.with([self.alarm("1")]) { stage, consumer, _, queue in
            try await self.die(over: queue)
            try await self.wait { try await stage.number("select 1") == 1 }
            let incoming = Core.command("1", Alarm(tally: "a", amount: 1), user: nil)
            let key = "\(queue)/\(incoming.opaqueID)"
            // Two deaths before.
            _ = try await consumer.deaths.count(key)
            _ = try await consumer.deaths.count(key)
            let running = Task { try await consumer.run() }
            try await self.wait { try await stage.number("select count(*) from inbox") == 1 }
            running.cancel()
            _ = try? await running.value
            #expect(try await stage.texts("select code from parked") == ["diedThreeTimes"])
            #expect(try await stage.number("select count(*) from attempt") == 0)
            #expect(try await stage.total("a") == 0)
            #expect(try await stage.total("unanswered") == 1)
        }
    }

    @Test("is not well while its queue is missing, and goes on when it is there again")
    func missingQueue() async throws {
        try await self.with([]) { stage, consumer, broker, queue in
            let running = Task { try await consumer.run() }
            let health = consumer.environment.health
            try await self.wait { health.snapshot().checks[queue]?.ok == true }
            _ = try await broker.deleteQueue(queue)
            try await self.wait { health.snapshot().checks[queue]?.ok == false }
            _ = try await broker.declareQueue(queue, arguments: ["x-queue-type": "quorum"])
            try await self.wait { health.snapshot().checks[queue]?.ok == true }
            running.cancel()
            _ = try? await running.value
            #expect(try await stage.number("select count(*) from inbox") == 0)
        }
    }

    @Test("lets go of a connection on which nothing comes although messages wait")
    func watchdog() async throws {
        try await self.with([self.alarm("1")]) { stage, consumer, broker, queue in
            // Connected, and no consumer.
            let idle = try await AMQPConnection.open(try self.settings("core idle"))
            let watchdog = Watchdog(queue: queue, logger: consumer.environment.logger, patience: .milliseconds(100))
            watchdog.begin()
            let watching = Task { await watchdog.watch(idle) }
            try await Task.sleep(for: .milliseconds(600))
            #expect(await idle.isOpen)
            watchdog.end()
            await watching.value
            #expect(await !idle.isOpen)
            #expect(try await broker.checkQueue(queue) == 1)
            #expect(try await stage.number("select count(*) from inbox") == 0)
        }
    }
}
