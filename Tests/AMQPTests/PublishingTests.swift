import AMQP
import Foundation
import Testing

@Suite("Publishing", .enabled(if: LiveBroker.isThere), .timeLimit(.minutes(1)))
struct PublishingTests {
    private static let quorum: [String: FieldValue] = ["x-queue-type": "quorum"]

    @Test("a thousand messages in one call are confirmed, each once and in order")
    func thousand() async throws {
        try await LiveBroker.withQueue(Self.quorum) { publisher, consumer, queue in
            let outcomes = try await publisher.publish((0..<1000).map { OutgoingMessage(to: queue, "\($0)") })
            #expect(outcomes == Array(repeating: .confirmed, count: 1000))
            let deliveries = try await consumer.consume(queue).take(1000)
            #expect(deliveries.map(\.text) == (0..<1000).map(String.init))
        }
    }

    @Test("a message comes as it was sent: properties, headers, empty and long bodies")
    func faithful() async throws {
        try await LiveBroker.withQueue { publisher, consumer, queue in
            var properties = MessageProperties()
            properties.contentType = "application/json"
            properties.headers = ["ce-id": "é", "n": -1, "b": .bytes([0]), "t": .table(["a": .array([true, .null])])]
            properties.isPersistent = true
            properties.messageID = "id"
            properties.userID = try AMQPEndpoint(url: try #require(LiveBroker.url)).user
            let bodies = [0, 1, 131_064, 131_065, 3_000_000].map { [UInt8](repeating: UInt8($0 % 251), count: $0) }
            let messages = bodies.map {
                OutgoingMessage(exchange: "", routingKey: queue, properties: properties, body: $0)
            }
            _ = try await publisher.publish(messages)
            let deliveries = try await consumer.consume(queue, acknowledges: false).take(bodies.count)
            #expect(deliveries.map(\.body) == bodies)
            #expect(
                deliveries.allSatisfy { $0.properties == properties && $0.routingKey == queue && !$0.isRedelivered }
            )
        }
    }

    @Test("what nobody is bound for comes back, each by its own, and the rest is confirmed")
    func unroutable() async throws {
        try await LiveBroker.withQueue { publisher, _, queue in
            let messages = (0..<200).map { OutgoingMessage(to: $0.isMultiple(of: 3) ? "nowhere" : queue, "\($0)") }
            let outcomes = try await publisher.publish(messages)
            for (index, outcome) in outcomes.enumerated() {
                let back = PublishOutcome.returned(code: 312, reason: "NO_ROUTE")
                #expect(outcome == (index.isMultiple(of: 3) ? back : .confirmed))
            }
        }
    }

    @Test("without `isMandatory` the broker confirms what it drops")
    func dropped() async throws {
        let connection = try await LiveBroker.connect()
        var message = OutgoingMessage(to: LiveBroker.name("nowhere"), "x")
        message.isMandatory = false
        #expect(try await connection.publish([message]) == [.confirmed])
        await connection.close()
    }

    @Test("a missing exchange ends the connection and tells every caller")
    func missingExchange() async throws {
        let connection = try await LiveBroker.connect()
        let message = OutgoingMessage(exchange: LiveBroker.name("missing"), routingKey: "k", body: [])
        async let first = error { _ = try await connection.publish([message]) }
        async let second = error { _ = try await connection.publish([message, message]) }
        #expect(await [first?.code, second?.code] == [.notFound, .notFound])
        #expect(await connection.isOpen == false)
        #expect(await error { _ = try await connection.publish([message]) }?.code == .notFound)
    }

    @Test("a full queue rejects")
    func full() async throws {
        let arguments: [String: FieldValue] = ["x-max-length": 5, "x-overflow": "reject-publish"]
        try await LiveBroker.withQueue(arguments) { publisher, _, queue in
            var outcomes: [PublishOutcome] = []
            for index in 0..<20 { outcomes += try await publisher.publish([OutgoingMessage(to: queue, "\(index)")]) }
            #expect(outcomes.contains(.confirmed) && outcomes.last == .rejected)
        }
    }

    @Test("calls may overlap")
    func overlapping() async throws {
        try await LiveBroker.withQueue(Self.quorum) { publisher, _, queue in
            try await withThrowingTaskGroup(of: Int.self) { group in
                for call in 0..<100 {
                    group.addTask {
                        let routingKey = call.isMultiple(of: 10) ? "nowhere" : queue
                        let messages = (0..<7).map { OutgoingMessage(to: routingKey, "\(call).\($0)") }
                        return try await publisher.publish(messages).count { $0 == .confirmed }
                    }
                }
                let confirmed = try await group.reduce(0, +)
                #expect(confirmed == 90 * 7)
            }
            #expect(try await publisher.checkQueue(queue) == 90 * 7)
        }
    }

    @Test("unconfirmed messages arrive too, before and between confirmed ones")
    func unconfirmed() async throws {
        try await LiveBroker.withQueue { publisher, consumer, queue in
            try await publisher.publishUnconfirmed([OutgoingMessage(to: queue, "1")])
            #expect(try await publisher.publish([OutgoingMessage(to: queue, "2")]) == [.confirmed])
            try await publisher.publishUnconfirmed([OutgoingMessage(to: queue, "3")])
            #expect(try await publisher.publish([OutgoingMessage(to: queue, "4")]) == [.confirmed])
            #expect(try await consumer.consume(queue).take(4).map(\.text) == ["1", "2", "3", "4"])
        }
    }

    @Test("a cancelled task does not wait for confirms")
    func cancelled() async throws {
        try await LiveBroker.withQueue { publisher, _, queue in
            let messages = Array(repeating: OutgoingMessage(to: queue, "x"), count: 20_000)
            let task = Task { await error { _ = try await publisher.publish(messages) } }
            task.cancel()
            #expect(await task.value?.code == .cancelled)
            let outcomes = try await publisher.publish([OutgoingMessage(to: queue, "y")])
            #expect(outcomes == [.confirmed])
        }
    }

    @Test("too long a name is refused and nothing is sent")
    func malformed() async throws {
        try await LiveBroker.withQueue { publisher, _, queue in
            let long = OutgoingMessage(to: String(repeating: "k", count: 256), "x")
            let caught = await error { _ = try await publisher.publish([OutgoingMessage(to: queue, "x"), long]) }
            #expect(caught?.code == .malformed)
            let count = try await publisher.checkQueue(queue)
            #expect(count == 0)
        }
    }
}
