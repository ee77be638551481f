import AMQP
import Testing

@Suite("Request and reply", .enabled(if: LiveBroker.isThere), .timeLimit(.minutes(1)))
struct ClientTests {
    /// Answers what is asked in a queue of its own, save "silence".
    private static func withService(_ test: (AMQPClient, _ queue: String) async throws -> Void) async throws {
        try await LiveBroker.withQueue(durable: false) { publisher, consumer, queue in
            let questions = try await consumer.consume(queue)
            let service = Task {
                for try await batch in questions {
                    let answers = batch.deliveries.filter { $0.text != "silence" }.map { question in
                        var answer = OutgoingMessage(
                            to: question.properties.replyTo ?? "",
                            "re: \(question.text)",
                            isPersistent: false
                        )
                        answer.properties.correlationID = question.properties.correlationID
                        answer.isMandatory = false
                        return answer
                    }
                    try await publisher.publishUnconfirmed(answers)
                    try await consumer.acknowledge(batch.lastTag)
                }
            }
            let client = try await AMQPClient.open(try LiveBroker.settings("client"))
            try await test(client, queue)
            await client.close()
            service.cancel()
        }
    }

    @Test("many at once get each its own answer")
    func many() async throws {
        try await Self.withService { client, queue in
            try await withThrowingTaskGroup(of: Bool.self) { group in
                for index in 0..<500 {
                    group.addTask {
                        let body = Array("\(index)".utf8)
                        return try await client.request(exchange: "", routingKey: queue, body: body).text
                            == "re: \(index)"
                    }
                }
                for try await isRight in group { #expect(isRight) }
            }
        }
    }

    private static func ask(
        _ client: AMQPClient,
        _ queue: String,
        timeout: Duration = .seconds(10)
    ) async -> AMQPError.Code? {
        await error {
            let silence = Array("silence".utf8)
            _ = try await client.request(exchange: "", routingKey: queue, body: silence, timeout: timeout)
        }?.code
    }

    @Test("one that reaches nobody, one without an answer, and one that is cancelled fail as what they are")
    func failing() async throws {
        try await Self.withService { client, queue in
            let unroutable = await Self.ask(client, LiveBroker.name("nobody"))
            #expect(unroutable == .noRoute)
            let late = await Self.ask(client, queue, timeout: .milliseconds(200))
            #expect(late == .timedOut)
            let cancelled = Task { await Self.ask(client, queue) }
            try await Task.sleep(for: .milliseconds(100))
            cancelled.cancel()
            #expect(await cancelled.value == .cancelled)
            let closed = Task { await Self.ask(client, queue) }
            try await Task.sleep(for: .milliseconds(100))
            await client.close()
            #expect(await closed.value == .closed)
        }
    }

    @Test("the client publishes with confirms as well")
    func publishing() async throws {
        try await Self.withService { client, queue in
            let outcome = try await client.publish(OutgoingMessage(to: queue, "silence"))
            #expect(outcome == .confirmed)
        }
    }
}
