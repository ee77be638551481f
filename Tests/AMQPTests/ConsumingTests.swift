import AMQP
import Foundation
import Testing

@Suite("Consuming", .enabled(if: LiveBroker.isThere), .timeLimit(.minutes(1)))
struct ConsumingTests {
    private static let quorum: [String: FieldValue] = ["x-queue-type": "quorum"]

    private static func fill(_ queue: String, _ count: Int, by publisher: AMQPConnection) async throws {
        _ = try await publisher.publish((0..<count).map { OutgoingMessage(to: queue, "\($0)") })
    }

    @Test("a batch is what has arrived, up to the maxima, and one message is enough")
    func batches() async throws {
        try await LiveBroker.withQueue { publisher, consumer, queue in
            let sequence = try await consumer.consume(queue, maximumBatch: 100, maximumBytes: 50)
            let iterator = sequence.makeAsyncIterator()
            try await Self.fill(queue, 1, by: publisher)
            #expect(try await iterator.next()?.deliveries.count == 1)
            try await Self.fill(queue, 90, by: publisher)
            var sizes: [Int] = []
            while sizes.reduce(0, +) < 90, let batch = try await iterator.next() {
                sizes.append(batch.deliveries.count)
                #expect(batch.deliveries.count == 1 || batch.deliveries.map(\.body.count).reduce(0, +) <= 50)
            }
            #expect(sizes.reduce(0, +) == 90)
        }
    }

    @Test("one acknowledgement settles all up to it, and what is not settled comes again")
    func multiple() async throws {
        try await LiveBroker.withQueue(Self.quorum) { publisher, consumer, queue in
            try await Self.fill(queue, 10, by: publisher)
            let deliveries = try await consumer.consume(queue).take(10)
            try await consumer.acknowledge(deliveries[6].tag)
            await consumer.close()
            let second = try await LiveBroker.connect()
            let again = try await second.consume(queue).take(3)
            #expect(again.map(\.text) == ["7", "8", "9"])
            #expect(again.map(\.isRedelivered) == [true, true, true])
            await second.close()
        }
    }

    @Test("no more than the prefetch comes before something is settled")
    func prefetch() async throws {
        try await LiveBroker.withQueue { publisher, consumer, queue in
            try await Self.fill(queue, 100, by: publisher)
            let sequence = try await consumer.consume(queue, prefetch: 10)
            let first = try await sequence.take(10)
            try await Task.sleep(for: .milliseconds(300))
            #expect(try await publisher.checkQueue(queue) == 90)
            try await consumer.acknowledge(try #require(first.last?.tag))
            #expect(try await sequence.take(10).count == 10)
        }
    }

    @Test("without acknowledgement the connection stops reading when nobody takes")
    func backpressure() async throws {
        try await LiveBroker.withQueue { publisher, consumer, queue in
            let body = [UInt8](repeating: 1, count: 10_000)
            let messages = Array(repeating: OutgoingMessage(exchange: "", routingKey: queue, body: body), count: 3000)
            _ = try await publisher.publish(messages)
            let sequence = try await consumer.consume(queue, prefetch: 10, acknowledges: false)
            try await Task.sleep(for: .seconds(1))
            #expect(try await publisher.checkQueue(queue) > 0)
            #expect(try await sequence.take(3000).count == 3000)
        }
    }

    @Test("a rejected message comes again, or not, as asked")
    func rejecting() async throws {
        try await LiveBroker.withQueue { publisher, consumer, queue in
            try await Self.fill(queue, 2, by: publisher)
            let sequence = try await consumer.consume(queue)
            let first = try await sequence.take(2)
            try await consumer.reject(first[0].tag, requeue: true)
            try await consumer.reject(first[1].tag, requeue: false)
            let again = try await sequence.take(1)
            #expect(again.map(\.text) == ["0"] && again[0].isRedelivered)
        }
    }

    @Test("an orderly stop hands over what has come, then ends, then gives the rest back")
    func orderlyStop() async throws {
        try await LiveBroker.withQueue(Self.quorum) { publisher, consumer, queue in
            try await Self.fill(queue, 30, by: publisher)
            let sequence = try await consumer.consume(queue, maximumBatch: 10)
            let iterator = sequence.makeAsyncIterator()
            let first = try #require(try await iterator.next())
            try await consumer.acknowledge(first.lastTag)
            try await consumer.cancelConsumer()
            var last = first.lastTag
            while let batch = try await iterator.next() { last = batch.lastTag }
            #expect(last > first.lastTag)
            try await consumer.requeueAll(through: last)
            await consumer.close()
            let second = try await LiveBroker.connect()
            #expect(
                try await second.consume(queue).take(30 - first.deliveries.count).count == 30 - first.deliveries.count
            )
            await second.close()
        }
    }

    @Test("a deleted queue ends the sequence with an error")
    func deleted() async throws {
        try await LiveBroker.withQueue { publisher, consumer, queue in
            let sequence = try await consumer.consume(queue)
            async let caught = error { _ = try await sequence.makeAsyncIterator().next() }
            try await Task.sleep(for: .milliseconds(100))
            try await publisher.deleteQueue(queue)
            #expect(await caught?.code == .consumerCancelled)
        }
    }

    @Test("an unknown tag closes the channel, and the sequence says so")
    func unknownTag() async throws {
        try await LiveBroker.withQueue { _, consumer, queue in
            let sequence = try await consumer.consume(queue)
            try await consumer.acknowledge(77)
            let caught = await error { _ = try await sequence.makeAsyncIterator().next() }
            #expect(caught?.code == .preconditionFailed)
            #expect(await consumer.isOpen == false)
        }
    }

    @Test("a cancelled task stops waiting at once")
    func cancelled() async throws {
        try await LiveBroker.withQueue { publisher, consumer, queue in
            let sequence = try await consumer.consume(queue)
            let task = Task { try await sequence.makeAsyncIterator().next() }
            try await Task.sleep(for: .milliseconds(50))
            let start = ContinuousClock.now
            task.cancel()
            #expect(try await task.value == nil)
            #expect(ContinuousClock.now - start < .seconds(1))
            try await Self.fill(queue, 1, by: publisher)
            #expect(try await sequence.take(1).count == 1)
        }
    }

    @Test("closing ends the sequence of a waiting task")
    func closed() async throws {
        try await LiveBroker.withQueue { _, consumer, queue in
            let sequence = try await consumer.consume(queue)
            async let caught = error { _ = try await sequence.makeAsyncIterator().next() }
            await consumer.close()
            await consumer.close()
            #expect(await caught?.code == .closed)
        }
    }

    @Test("a connection has one consumer")
    func once() async throws {
        try await LiveBroker.withQueue { _, consumer, queue in
            _ = try await consumer.consume(queue)
            #expect(await error { _ = try await consumer.consume(queue) }?.code == .alreadyConsuming)
        }
    }

    @Test("headers nested beyond reason are handed over unread and harm nobody")
    func nested() async throws {
        try await LiveBroker.withQueue { publisher, consumer, queue in
            var value = FieldValue.null
            for _ in 0..<1000 { value = .array([value]) }
            var message = OutgoingMessage(to: queue, "deep")
            message.properties.headers = ["h": value]
            #expect(try await publisher.publish([message, OutgoingMessage(to: queue, "flat")]).count == 2)
            let deliveries = try await consumer.consume(queue).take(2)
            #expect(deliveries.map(\.hasUnreadableProperties) == [true, false])
            #expect(deliveries.map(\.text) == ["deep", "flat"])
        }
    }
}
