import AMQP
import Domain
import Foundation
import Messages

/// The service answered otherwise than the test needs.
struct Unexpected: Error, CustomStringConvertible {
    let description: String
}

/// One broker user who sends messages and waits for answers; reconnects by itself.
actor TestClient {
    private static let all = Registry()

    /// The client of a user, one for the whole run.
    static func of(_ user: String) async -> TestClient { await self.all.client(user) }

    private actor Registry {
        private var clients: [String: TestClient] = [:]

        func client(_ user: String) -> TestClient {
            if let client = self.clients[user] { return client }
            let client = TestClient(user)
            self.clients[user] = client
            return client
        }
    }

    nonisolated let user: String
    private var client: AMQPClient?

    init(_ user: String) { self.user = user }

    /// An open connection, a new one where the last was lost.
    func connection() async throws -> AMQPClient {
        if let client = self.client, await client.isOpen { return client }
        let client = try await AMQPClient.open(
            AMQPSettings(
                endpoint: try LiveEnvironment.broker(as: self.user),
                connectionName: "live tests (\(self.user))"
            )
        )
        self.client = client
        return client
    }

    func close() async {
        await self.client?.close()
        self.client = nil
    }

    static func newID() -> String { UUID().uuidString.lowercased() }

    // MARK: Commands

    /// Sends a command until it is answered, always under the same id.
    func send<M: CommandMessage>(
        _ message: M,
        id: String? = nil,
        within limit: Duration = .seconds(30)
    ) async throws -> Reply {
        let envelope = Envelope(message, id: id ?? Self.newID(), source: self.user)
        return try await self.deliver(envelope, to: M.exchange, M.routingKey, within: limit)
    }

    /// Sends a command that every service takes to one of them.
    func send<M: CommonCommand>(
        _ message: M,
        to service: ServiceName,
        id: String? = nil,
        within limit: Duration = .seconds(30)
    ) async throws -> Reply {
        let envelope = Envelope(message, for: service, id: id ?? Self.newID(), source: self.user)
        return try await self.deliver(envelope, to: M.exchange, M.routingKey(for: service), within: limit)
    }

    /// Sends a command that must be accepted.
    @discardableResult
    func accept<M: CommandMessage>(
        _ message: M,
        id: String? = nil,
        within limit: Duration = .seconds(30)
    ) async throws -> Reply.Accepted {
        let reply = try await self.send(message, id: id, within: limit)
        guard case .accepted(let accepted) = reply else {
            throw Unexpected(description: "\(M.name) by \(self.user): \(reply)")
        }
        return accepted
    }

    /// Sends a command that a rule must refuse.
    @discardableResult
    func refused<M: CommandMessage>(_ message: M) async throws -> Reply.Refused {
        let reply = try await self.send(message)
        guard case .refused(let refused) = reply else {
            throw Unexpected(description: "\(M.name) by \(self.user) should have been refused: \(reply)")
        }
        return refused
    }

    /// Sends an envelope until it is answered.
    func deliver(
        _ envelope: Envelope,
        to exchange: String,
        _ routingKey: String,
        within limit: Duration = .seconds(30)
    ) async throws -> Reply {
        let properties = envelope.properties(userID: self.user)
        return try await eventually("an answer to \(envelope.type)", within: limit) {
            let body = try await self.request(exchange, routingKey, properties, envelope.data, timeout: .seconds(3))
            await Answers.shared.keep(["reply": try JSONValue(parsing: body)])
            return try Wire.decode(Reply.self, from: body)
        }
    }

    /// One request as it is given here, once.
    func request(
        _ exchange: String,
        _ routingKey: String,
        _ properties: MessageProperties,
        _ body: [UInt8],
        timeout: Duration = .seconds(10)
    ) async throws -> [UInt8] {
        try await self.connection().request(
            exchange: exchange,
            routingKey: routingKey,
            properties: properties,
            body: body,
            timeout: timeout
        ).body
    }

    // MARK: Queries

    /// Asks a service; again while it has no answer yet.
    func ask<Q: QueryMessage>(
        _ query: Q,
        of service: ServiceName,
        within limit: Duration = .seconds(30)
    ) async throws -> Q.Answer {
        try await eventually("an answer of \(service) to \(Q.name)", within: limit) { () -> Q.Answer? in
            let envelope = Envelope(query, for: service, id: Self.newID(), source: self.user)
            let body = try await self.request(
                Q.exchange,
                Q.routingKey(for: service),
                envelope.properties(userID: self.user),
                envelope.data,
                timeout: .seconds(3)
            )
            if let answer = try? Wire.decode(Q.Answer.self, from: body) {
                await Answers.shared.keep(["answer": .string(Q.name), "data": try JSONValue(parsing: body)])
                return answer
            }
            throw Unexpected(description: String(decoding: body, as: UTF8.self))
        }
    }

    func get(_ kind: String, _ id: String, of service: ServiceName) async throws -> GetQuery.Answer {
        try await self.ask(GetQuery(kind: kind, id: id), of: service)
    }

    func list(
        _ kind: String,
        _ filter: [String: String]? = nil,
        of service: ServiceName
    ) async throws -> ListQuery.Answer {
        try await self.ask(ListQuery(kind: kind, filter: filter), of: service)
    }
}

// What a service says to a question, whatever it is.

extension TestClient {
    /// The answer as it came.
    func answer<Q: QueryMessage>(to query: Q, by service: ServiceName) async throws -> [UInt8] {
        try await eventually("an answer of \(service) to \(Q.name)") {
            let envelope = Envelope(query, for: service, id: Self.newID(), source: self.user)
            return try await self.request(
                Q.exchange,
                Q.routingKey(for: service),
                envelope.properties(userID: self.user),
                envelope.data,
                timeout: .seconds(4)
            )
        }
    }

    /// The refusal that a question must get.
    func refusal<Q: QueryMessage>(of query: Q, by service: ServiceName) async throws -> Reply.Refused {
        let body = try await self.answer(to: query, by: service)
        guard case .refused(let refused)? = try? Wire.decode(Reply.self, from: body) else {
            throw Unexpected(
                description:
                    "\(Q.name) by \(self.user) was not refused: \(String(decoding: body.prefix(300), as: UTF8.self))"
            )
        }
        return refused
    }
}
