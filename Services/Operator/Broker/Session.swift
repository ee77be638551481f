import AMQP
import Domain
import Foundation
import Messages

/// One user's conversation with the services.
struct Session: Sendable {
    let user: String
    let client: AMQPClient
    let timeout: Duration

    /// Connects as the endpoint's user.
    static func open(_ endpoint: AMQPEndpoint, timeout: Duration) async throws -> Session {
        var settings = AMQPSettings(endpoint: endpoint, connectionName: "quorate (\(endpoint.user))")
        settings.connectTimeout = min(settings.connectTimeout, timeout)
        return Session(user: endpoint.user, client: try await AMQPClient.open(settings), timeout: timeout)
    }

    /// Sends a command to the service that decides on it.
    /// - Returns: what was accepted, and under which message id.
    func send<M: CommandMessage>(_ message: M, id: String? = nil, expectedVersion: Int? = nil) async throws -> Sent {
        var envelope = Envelope(message, id: id ?? Self.newID(), source: self.user)
        if let expectedVersion, case .object(var members) = JSONValue(message) {
            members["expectedVersion"] = .number(JSONNumber(expectedVersion))
            envelope.data = JSONValue.object(members).encoded()
        }
        return try await self.send(envelope, to: M.exchange, M.routingKey)
    }

    /// Sends a command that every service takes to one of them.
    func send<M: CommonCommand>(_ message: M, to service: ServiceName, id: String? = nil) async throws -> Sent {
        let envelope = Envelope(message, for: service, id: id ?? Self.newID(), source: self.user)
        return try await self.send(envelope, to: M.exchange, M.routingKey(for: service))
    }

    /// Sends a compromise alert as it stands in a file: its bytes are its identity.
    func send(alert body: [UInt8], id: String? = nil) async throws -> Sent {
        let envelope = Envelope(
            id: id ?? Self.newID(),
            source: self.user,
            type: CompromiseReported.type,
            data: body
        )
        return try await self.send(envelope, to: CompromiseReported.exchange, CompromiseReported.routingKey)
    }

    private func send(_ envelope: Envelope, to exchange: String, _ routingKey: String) async throws -> Sent {
        let body: [UInt8]
        do {
            body = try await self.request(envelope, to: exchange, routingKey)
        } catch let error as AMQPError where error.code == .timedOut || error.code == .connectionLost {
            throw Failure.unreachable(
                (error.code == .timedOut
                    ? "No answer in \(self.timeout.inWords)." : "The connection was lost before the answer.")
                    + " It may have been taken all the same. To be sure, send the same again: "
                    + "--id \(envelope.id)"
            )
        }
        switch try Wire.decode(Reply.self, from: body) {
        case .accepted(let accepted): return Sent(messageID: envelope.id, accepted: accepted)
        case .refused(let refused): throw Failure.refused(refused)
        case .rejected(let rejected): throw Failure.rejected(rejected)
        }
    }

    /// Asks a service; one that has not got as far as the question wants is asked again until the time is over.
    func ask<Q: QueryMessage>(_ query: Q, of service: ServiceName) async throws -> Q.Answer {
        let deadline = ContinuousClock.now + self.timeout
        while true {
            let envelope = Envelope(query, for: service, id: Self.newID(), source: self.user)
            let body: [UInt8]
            do {
                body = try await self.request(envelope, to: Q.exchange, Q.routingKey(for: service))
            } catch let error as AMQPError where error.code == .timedOut {
                throw Failure.unreachable("\(service) has not answered in \(self.timeout.inWords). Is it running?")
            }
            switch try QueryReply<Q.Answer>(reading: body) {
            case .answer(let answer): return answer
            case .reply(.refused(let refused)): throw Failure.refused(refused)
            case .reply(.rejected(let rejected)): throw Failure.rejected(rejected)
            case .reply(.accepted):
                throw Failure.unreachable("\(service) has answered a question as if it were a command.")
            case .notYet(let early):
                guard ContinuousClock.now < deadline else {
                    throw Failure.unreachable(
                        "\(service) has taken in \(early.service) up to \(early.reached) only, not \(early.wanted)."
                    )
                }
            }
        }
    }

    private func request(_ envelope: Envelope, to exchange: String, _ routingKey: String) async throws -> [UInt8] {
        let delivery = try await self.client.request(
            exchange: exchange,
            routingKey: routingKey,
            properties: envelope.properties(userID: self.user),
            body: envelope.data,
            timeout: self.timeout
        )
        return delivery.body
    }

    static func newID() -> String { UUID().uuidString.lowercased() }
}

/// What was accepted, and the id under which the same can be sent again.
struct Sent: Sendable {
    let messageID: String
    let accepted: Reply.Accepted

    /// What a program reads: the answer, and the message's id.
    var json: JSONValue {
        guard case .object(var members) = JSONValue(Reply.accepted(self.accepted)) else { return .null }
        members["messageId"] = .string(self.messageID)
        return .object(members)
    }

    /// What a person reads.
    var lines: [String] {
        let accepted = self.accepted
        var facts = Facts()
        facts.add("id", accepted.id)
        facts.add("stream", accepted.stream.map { $0 + (accepted.version.map { ", version \($0)" } ?? "") })
        facts.add(
            "journal",
            accepted.sequence.map { "entry \($0)" + (accepted.outward.map { ", outward \($0)" } ?? "") }
        )
        facts.add("message", self.messageID)
        let first = accepted.isDuplicate ? "Accepted before; nothing was done twice." : "Accepted."
        return [first] + facts.lines.map { "  \($0)" }
    }
}

extension Duration {
    /// `10 s`, `250 ms`.
    var inWords: String {
        self >= .seconds(1) ? "\(self.components.seconds) s" : "\(self.milliseconds) ms"
    }

    var milliseconds: Int64 {
        self.components.seconds * 1_000 + self.components.attoseconds / 1_000_000_000_000_000
    }
}
