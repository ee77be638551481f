import AMQP
import Foundation
import Testing

@Suite("A connection", .enabled(if: LiveBroker.isThere), .timeLimit(.minutes(1)))
struct ConnectionTests {
    @Test("knows its server")
    func server() async throws {
        let connection = try await LiveBroker.connect()
        #expect(connection.serverProperties["product"] == "RabbitMQ")
        #expect(connection.serverVersion.split(separator: ".").count == 3)
        #expect(await connection.isOpen)
        await connection.close()
        #expect(await connection.isOpen == false)
    }

    @Test("is lent, and closed when its user is done or fails", arguments: [false, true])
    func lent(fails: Bool) async throws {
        struct Failure: Error {}
        var lent: AMQPConnection?
        do {
            try await AMQPConnection.withOpen(try LiveBroker.settings("lent")) { connection in
                lent = connection
                #expect(await connection.isOpen)
                if fails { throw Failure() }
            }
            #expect(!fails)
        } catch is Failure {
            #expect(fails)
        }
        let connection = try #require(lent)
        #expect(await !connection.isOpen)
    }

    @Test("stays while nothing happens, for its heartbeats are answered")
    func idle() async throws {
        var settings = try LiveBroker.settings()
        settings.heartbeat = .seconds(1)
        let connection = try await AMQPConnection.open(settings)
        try await Task.sleep(for: .seconds(10))
        #expect(await connection.isOpen)
        _ = try await connection.declareQueue("", durable: false, exclusive: true)
        await connection.close()
    }

    @Test("is refused with a wrong password or virtual host, or where nobody listens")
    func refused() async throws {
        let settings = try LiveBroker.settings()
        var wrong = settings
        wrong.endpoint.password = "not-the-password"
        let caught = await error { _ = try await AMQPConnection.open(wrong) }
        #expect(caught?.code == .authenticationFailed && caught?.isRetriable == false)
        wrong = settings
        wrong.endpoint.virtualHost = "no-such-host"
        #expect(await error { _ = try await AMQPConnection.open(wrong) }?.code == .accessRefused)
        wrong = settings
        wrong.endpoint.port = 1
        #expect(await error { _ = try await AMQPConnection.open(wrong) }?.code == .connectionRefused)
        wrong.endpoint.host = "no-such-host.invalid"
        #expect(await error { _ = try await AMQPConnection.open(wrong) }?.code == .connectionRefused)
    }

    @Test("declares exchanges, queues and bindings, as often as one likes")
    func topology() async throws {
        let connection = try await LiveBroker.connect()
        let exchange = LiveBroker.name("exchange")
        for _ in 0..<2 { try await connection.declareExchange(exchange, type: "topic", durable: false) }
        let queue = try await connection.declareQueue("", durable: false, exclusive: true)
        #expect(queue.hasPrefix("amq.gen-"))
        try await connection.bindQueue(queue, exchange: exchange, routingKey: "a.#")
        let message = OutgoingMessage(exchange: exchange, routingKey: "a.b", body: [])
        #expect(try await connection.publish([message]) == [.confirmed])
        #expect(try await connection.purge(queue) == 1)
        #expect(try await connection.deleteQueue(queue) == 0)
        await connection.close()
    }

    @Test("is over when a declaration is refused")
    func conflict() async throws {
        try await LiveBroker.withQueue { connection, other, queue in
            let arguments: [String: FieldValue] = ["x-max-length": 1]
            let caught = await error { _ = try await connection.declareQueue(queue, arguments: arguments) }
            #expect(caught?.code == .preconditionFailed && caught?.isRetriable == false)
            #expect(await connection.isOpen == false)
            let missing = LiveBroker.name("missing")
            #expect(await error { try await other.checkQueue(missing) }?.code == .notFound)
        }
    }

    @Test("leaves neither threads nor sockets behind, closed or merely let go")
    func leavesNothing() async throws {
        func count(_ folder: String) throws -> Int {
            try FileManager.default.contentsOfDirectory(atPath: "/proc/self/\(folder)").count
        }
        _ = try await LiveBroker.connect()
        let (threads, descriptors) = (try count("task"), try count("fd"))
        for index in 0..<20 {
            let connection = try await LiveBroker.connect()
            if index.isMultiple(of: 2) { await connection.close() }
        }
        // Other tests open and close connections meanwhile, hence some latitude.
        let clock = ContinuousClock()
        let deadline = clock.now + .seconds(20)
        while try count("task") > threads + 15 || count("fd") > descriptors + 15, clock.now < deadline {
            try await Task.sleep(for: .milliseconds(100))
        }
        #expect(try count("task") <= threads + 15)
        #expect(try count("fd") <= descriptors + 15)
    }
}
