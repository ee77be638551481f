import AMQP
import Glibc
import Testing

@Suite("When the broker fails", .enabled(if: PrivateBroker.isPossible), .serialized, .timeLimit(.minutes(2)))
struct BrokerFaultTests {
    @Test("one that is killed is noticed at once by everybody who waits")
    func killed() async throws {
        try await PrivateBroker.with { broker in
            let consumer = try await AMQPConnection.open(broker.settings("consumer"))
            let queue = try await consumer.declareQueue("killed")
            let sequence = try await consumer.consume(queue)
            let client = try await AMQPClient.open(broker.settings("client"))
            // The consumer takes the request; nobody answers it.
            async let taking = error { while try await sequence.makeAsyncIterator().next() != nil {} }
            async let asking = error {
                _ = try await client.request(exchange: "", routingKey: queue, body: [], timeout: .seconds(60))
            }
            try await Task.sleep(for: .milliseconds(300))
            let start = ContinuousClock.now
            try broker.signal(SIGKILL)
            #expect(await taking?.code == .connectionLost)
            #expect(await asking?.code == .connectionLost)
            #expect(ContinuousClock.now - start < .seconds(3))
            #expect(await consumer.isOpen == false)
            #expect(await error { try await consumer.acknowledge(1) }?.code == .connectionLost)
            // The kernel closes the sockets of a killed process one by one: the listener may be among the last.
            let late = await error { _ = try await AMQPConnection.open(broker.settings("late")) }
            #expect([.connectionRefused, .connectionLost].contains(late?.code))
            await client.close()
            await consumer.close()
        }
    }

    @Test("one that is frozen is noticed by its missing heartbeats")
    func frozen() async throws {
        try await PrivateBroker.with { broker in
            let consumer = try await AMQPConnection.open(broker.settings("consumer"))
            let publisher = try await AMQPConnection.open(broker.settings("publisher"))
            let queue = try await consumer.declareQueue("frozen")
            let sequence = try await consumer.consume(queue)
            try broker.signal(SIGSTOP)
            let start = ContinuousClock.now
            async let taking = error { _ = try await sequence.makeAsyncIterator().next() }
            async let sending = error {
                let messages = Array(repeating: OutgoingMessage(to: queue, "x"), count: 100_000)
                _ = try await publisher.publish(messages, timeout: .seconds(60))
            }
            #expect(await taking?.code == .connectionLost)
            #expect(await sending?.code == .connectionLost)
            #expect(ContinuousClock.now - start < .seconds(10))
            try broker.signal(SIGCONT)
        }
    }

    @Test("one that is frozen has what was written to it; that is known before it answers")
    func written() async throws {
        try await PrivateBroker.with { broker in
            let publisher = try await AMQPConnection.open(broker.settings("publisher"))
            let queue = try await publisher.declareQueue("written")
            let messages = [OutgoingMessage(to: queue, "x"), OutgoingMessage(to: queue, "y")]
            #expect(try await publisher.publish(messages) == [.confirmed, .confirmed])
            try broker.signal(SIGSTOP)
            let (stream, written) = AsyncStream<Void>.makeStream()
            async let outcomes = publisher.publish(messages, timeout: .seconds(30)) { written.yield() }
            var count = 0
            for await _ in stream {
                // Nobody can have answered yet.
                count += 1
                try broker.signal(SIGCONT)
                break
            }
            #expect(count == 1)
            #expect(try await outcomes == [.confirmed, .confirmed])
            let consumer = try await AMQPConnection.open(broker.settings("consumer"))
            #expect(try await consumer.consume(queue).take(4).map(\.text) == ["x", "y", "x", "y"])
            await consumer.close()
            await publisher.close()
        }
    }

    @Test("one without memory blocks: publishing ends at its time, and goes on when there is memory again")
    func blocked() async throws {
        try await PrivateBroker.with { broker in
            let publisher = try await AMQPConnection.open(broker.settings("publisher"))
            let consumer = try await AMQPConnection.open(broker.settings("consumer"))
            let queue = try await publisher.declareQueue("blocked")
            #expect(try await publisher.publish([OutgoingMessage(to: queue, "before")]) == [.confirmed])
            try await broker.control("set_vm_memory_high_watermark", "0.0000001")
            let messages = Array(
                repeating: OutgoingMessage(to: queue, String(repeating: "x", count: 4096)),
                count: 5000
            )
            for _ in 0..<2 {
                let start = ContinuousClock.now
                let caught = await error { _ = try await publisher.publish(messages, timeout: .seconds(2)) }
                #expect(caught?.code == .timedOut)
                #expect(ContinuousClock.now - start < .seconds(3))
                #expect(await publisher.isBlocked)
            }
            let sequence = try await consumer.consume(queue)
            #expect(try await sequence.take(1).map(\.text) == ["before"])
            // Longer than the heartbeats and the kernel's patience, were it in force.
            try await Task.sleep(for: .seconds(12))
            #expect(await publisher.isOpen)
            #expect(await publisher.isBlocked)
            async let waiting = publisher.publish([OutgoingMessage(to: queue, "after")], timeout: .seconds(30))
            try await broker.control("set_vm_memory_high_watermark", "0.8")
            #expect(try await waiting == [.confirmed])
            #expect(await publisher.isBlocked == false)
            await publisher.close()
            await consumer.close()
        }
    }
}
