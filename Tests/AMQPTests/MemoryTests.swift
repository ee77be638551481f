import AMQP
import Foundation
import Testing

@Suite("Memory", .enabled(if: LiveBroker.isThere), .serialized, .timeLimit(.minutes(2)))
struct MemoryTests {
    @Test("does not grow with the number of messages")
    func flat() async throws {
        try await LiveBroker.withQueue { publisher, consumer, queue in
            let sequence = try await consumer.consume(queue, prefetch: 1000)
            var message = OutgoingMessage(to: queue, String(repeating: "x", count: 512), isPersistent: false)
            message.properties.headers = ["ce-id": "something", "ce-type": "quorate.elections.cast-ballot.v1"]
            let messages = Array(repeating: message, count: 500)
            func pass(_ count: Int) async throws {
                for _ in 0..<(count / messages.count) {
                    let outcomes = try await publisher.publish(messages, timeout: .seconds(30))
                    #expect(outcomes.allSatisfy { $0 == .confirmed })
                    let taken = try await sequence.take(messages.count)
                    try await consumer.acknowledge(try #require(taken.last?.tag))
                }
            }
            try await pass(20_000)
            let before = try Self.residentBytes()
            try await pass(100_000)
            // 100,000 messages have 50 MB in their bodies alone; other suites run meanwhile.
            #expect(try Self.residentBytes() - before < 40 << 20)
        }
    }

    private static func residentBytes() throws -> Int {
        let text = try String(contentsOfFile: "/proc/self/statm", encoding: .utf8)
        return try #require(text.split(separator: " ").dropFirst().first.flatMap { Int($0) }) * 4096
    }
}
