import AMQP
import Foundation
import Testing

/// The broker that the environment names; suites that need one are skipped without it.
enum LiveBroker {
    static let url = ProcessInfo.processInfo.environment["QUORATE_TEST_AMQP_URL"]

    static var isThere: Bool {
        self.url != nil
    }

    static func settings(_ name: String = #function) throws -> AMQPSettings {
        AMQPSettings(endpoint: try AMQPEndpoint(url: try #require(self.url)), connectionName: name)
    }

    static func connect(_ name: String = #function) async throws -> AMQPConnection {
        try await AMQPConnection.open(try self.settings(name))
    }

    /// A name that nobody else uses.
    static func name(_ purpose: String) -> String {
        "amqp-tests.\(purpose).\(UInt64.random(in: 0 ... .max))"
    }

    /// Connects twice, to publish and to consume, with a queue of its own that goes away afterwards.
    static func withQueue(
        _ arguments: [String: FieldValue] = [:],
        durable: Bool = true,
        _ test: (_ publisher: AMQPConnection, _ consumer: AMQPConnection, _ queue: String) async throws -> Void
    ) async throws {
        let publisher = try await self.connect("publisher")
        let consumer = try await self.connect("consumer")
        let queue = try await publisher.declareQueue(self.name("queue"), durable: durable, arguments: arguments)
        var failure: (any Error)?
        do { try await test(publisher, consumer, queue) } catch { failure = error }
        await publisher.close()
        await consumer.close()
        let cleaner = try await self.connect("cleaner")
        _ = try? await cleaner.deleteQueue(queue)
        await cleaner.close()
        if let failure { throw failure }
    }
}

extension OutgoingMessage {
    /// A message straight to a queue.
    init(to queue: String, _ body: String, isPersistent: Bool = true) {
        var properties = MessageProperties()
        properties.isPersistent = isPersistent
        self.init(exchange: "", routingKey: queue, properties: properties, body: Array(body.utf8))
    }
}

extension Delivery {
    var text: String {
        String(decoding: self.body, as: UTF8.self)
    }
}

extension DeliverySequence {
    /// Takes batches until `count` deliveries are there.
    func take(_ count: Int) async throws -> [Delivery] {
        var taken: [Delivery] = []
        let iterator = self.makeAsyncIterator()
        while taken.count < count, let batch = try await iterator.next() { taken += batch.deliveries }
        return taken
    }
}

/// The error of ours that `work` throws; nil when it throws none.
func error(of work: () async throws -> Void) async -> AMQPError? {
    do {
        try await work()
        return nil
    } catch let error as AMQPError {
        return error
    } catch {
        Issue.record(error)
        return nil
    }
}
