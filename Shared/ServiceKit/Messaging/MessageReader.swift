internal import AMQP
internal import Crypto
internal import Domain
internal import Foundation
internal import Messages

/// Makes a message of a batch out of what the broker delivered, or out of what was set aside before.
///
/// Whatever can't be read becomes a `SetAside` with the reason in words; nothing throws, nothing is dropped.
struct MessageReader: Sendable {
    let definition: ServiceDefinition

    /// Reads one message of the intake or of the commands.
    func read(properties: MessageProperties, body: [UInt8], from origin: SetAside.Origin) -> Incoming {
        let user = properties.userID ?? ""
        let envelope: Envelope
        do throws(MalformedMessage) {
            envelope = try Envelope(
                decoding: properties,
                body: body,
                accepting: origin == .alert ? .alert : .command
            )
        } catch {
            return self.aside(properties, body, origin, code: error.code, detail: error.detail)
        }
        let key = MessageKey(user: user, source: envelope.source, id: envelope.id)
        func matter(_ matter: Incoming.Matter, expecting version: Int? = nil) -> Incoming {
            Incoming(
                key: key,
                type: envelope.type,
                matter: matter,
                data: envelope.data,
                correlationID: envelope.correlationID ?? properties.correlationID ?? envelope.id,
                traceparent: envelope.traceparent,
                expectedVersion: version
            )
        }
        if origin != .alert, user.isEmpty {
            return self.aside(
                properties,
                body,
                origin,
                code: "userIdMissing",
                detail: "set the AMQP property user-id to the user you are connected as; who is speaking is known from it only",
                key: key,
                type: envelope.type
            )
        }
        do throws(MalformedMessage) {
            if origin != .alert, let common = try CommonMatter(envelope.type, of: self.definition.name, envelope.data) {
                return matter(common.matter)
            }
            guard let route = self.definition.commands[envelope.type], route.isAlert == (origin == .alert) else {
                throw MalformedMessage(
                    code: "unknownType",
                    detail: "\(self.definition.name.rawValue) knows no message of the type \(envelope.type)"
                )
            }
            return matter(.message(route, try route.prepare(envelope.data)), expecting: try Self.version(in: envelope.data))
        } catch {
            return self.aside(
                properties,
                body,
                origin,
                code: error.code,
                detail: error.detail,
                key: key,
                type: envelope.type,
                correlationID: envelope.correlationID
            )
        }
    }

    /// Reads what the broker itself set aside: it is kept, unread, until a person looks.
    func dead(_ delivery: Delivery) -> Incoming {
        self.aside(
            delivery.properties,
            delivery.body,
            .dead,
            code: "deliveredTooOften",
            detail: "the broker delivered it to \(delivery.routingKey) more often than its limit and gave it up",
            type: delivery.properties.headers["ce-type"].flatMap { if case .string(let text) = $0 { text } else { nil } } ?? "",
            isAnswered: false
        )
    }

    /// Sets a whole delivery aside.
    func aside(
        _ properties: MessageProperties,
        _ body: [UInt8],
        _ origin: SetAside.Origin,
        code: String,
        detail: String,
        key: MessageKey? = nil,
        type: String = "",
        correlationID: String? = nil,
        isAnswered: Bool = true
    ) -> Incoming {
        let user = properties.userID ?? ""
        let digest = Array(SHA256.hash(data: body)).hex
        let key = key ?? MessageKey(user: user, source: "", id: properties.messageID ?? digest)
        return Incoming(
            key: key,
            type: type,
            matter: .aside(
                SetAside(
                    origin: origin,
                    code: code,
                    detail: detail,
                    user: user,
                    source: key.source,
                    messageID: key.id,
                    type: type,
                    body: body,
                    properties: StoredProperties(properties),
                    isAnswered: isAnswered
                )
            ),
            data: body,
            correlationID: correlationID ?? properties.correlationID
        )
    }

    /// Reads a pushed event; nil when it is nobody's: its user is not the service that it says it comes from.
    func event(_ delivery: Delivery) throws(MalformedMessage) -> Incoming? {
        let envelope = try Envelope(decoding: delivery.properties, body: delivery.body, accepting: .event)
        guard
            let source = ServiceName(rawValue: envelope.source),
            delivery.properties.userID == source.rawValue,
            let number = envelope.sequence
        else { return nil }
        return self.event(envelope, number: number, from: source)
    }

    /// The same event, pushed or pulled.
    func event(_ envelope: Envelope, number: Int64, from source: ServiceName) -> Incoming {
        Incoming(
            key: MessageKey(user: source.rawValue, source: source.rawValue, id: envelope.id),
            type: envelope.type,
            matter: .event(
                FollowedEvent(
                    source: source,
                    number: number,
                    hash: envelope.chainHash.flatMap([UInt8].init(hex:)) ?? [],
                    type: envelope.type,
                    data: envelope.data,
                    id: envelope.id,
                    correlationID: envelope.correlationID
                )
            ),
            data: envelope.data,
            correlationID: envelope.correlationID
        )
    }

    /// `expectedVersion` is a member that any command may carry, whatever its type.
    private static func version(in data: [UInt8]) throws(MalformedMessage) -> Int? {
        guard String(decoding: data, as: UTF8.self).contains("\"expectedVersion\"") else { return nil }
        return try Wire.decode(Expectation.self, from: data).expectedVersion
    }

    private struct Expectation: Decodable {
        let expectedVersion: Int?
    }
}

/// The commands that every service answers.
private struct CommonMatter {
    let matter: Incoming.Matter

    init?(_ type: String, of service: ServiceName, _ data: [UInt8]) throws(MalformedMessage) {
        switch type {
        case SetClock.type(for: service):
            self.matter = .setClock(try Wire.decode(SetClock.self, from: data).now)
        case Replay.type(for: service):
            self.matter = .parked(.replay(id: try Wire.decode(Replay.self, from: data).id))
        case Discard.type(for: service):
            let command = try Wire.decode(Discard.self, from: data)
            self.matter = .parked(.discard(id: command.id, reason: command.reason))
        case TakeUp.type(for: service):
            self.matter = .parked(.takeUp(id: try Wire.decode(TakeUp.self, from: data).id))
        default:
            return nil
        }
    }
}

/// The properties of a message that was set aside, as far as a replay needs them.
struct StoredProperties: Codable, Sendable {
    var contentType: String?
    var messageID: String?
    var correlationID: String?
    var headers: [String: String]

    init(_ properties: MessageProperties) {
        self.contentType = properties.contentType
        self.messageID = properties.messageID
        self.correlationID = properties.correlationID
        self.headers = properties.headers.compactMapValues { value in
            switch value {
            case .string(let text): text
            case .int(let number): String(number)
            case .bytes(let bytes): String(decoding: bytes, as: UTF8.self)
            default: nil
            }
        }
    }

    init(_ event: FollowedEvent) {
        self.contentType = "application/json"
        self.messageID = event.id
        self.correlationID = event.correlationID
        self.headers = [:]
    }

    /// The original's properties again, with its sender as the broker had vouched for them.
    func messageProperties(user: String) -> MessageProperties {
        var properties = MessageProperties()
        properties.contentType = self.contentType
        properties.messageID = self.messageID
        properties.correlationID = self.correlationID
        properties.userID = user.isEmpty ? nil : user
        properties.headers = self.headers.filter { !$0.key.hasPrefix("x-") }.mapValues { .string($0) }
        return properties
    }
}
