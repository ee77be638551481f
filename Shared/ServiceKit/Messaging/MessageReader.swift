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
        if let problem = Self.unstorable(envelope) {
            return self.aside(properties, body, origin, code: "malformedMessage", detail: problem)
        }
        let key = MessageKey(user: user, source: envelope.source, id: envelope.id)
        let correlationID = [envelope.correlationID, properties.correlationID, envelope.id].lazy
            .compactMap(\.self).first { Self.isStorable($0) }
        func matter(_ matter: Incoming.Matter, expecting version: Int? = nil) -> Incoming {
            Incoming(
                key: key,
                type: envelope.type,
                matter: matter,
                data: envelope.data,
                correlationID: correlationID,
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
                detail:
                    "set the AMQP property user-id to the user you are connected as; who is speaking is known from it only",
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
            return matter(
                .message(route, try route.prepare(envelope.data)),
                expecting: try Self.version(in: envelope.data)
            )
        } catch {
            return self.aside(
                properties,
                body,
                origin,
                code: error.code,
                detail: error.detail,
                key: key,
                type: envelope.type,
                correlationID: correlationID
            )
        }
    }

    /// Names and ids go into indexes and into properties of other messages: they are short and have no zero byte.
    static func isStorable(_ text: String) -> Bool {
        text.utf8.count <= 255 && !text.utf8.contains(0)
    }

    private static func unstorable(_ envelope: Envelope) -> String? {
        for (name, text) in [("id", envelope.id), ("source", envelope.source), ("type", envelope.type)]
        where !self.isStorable(text) {
            return "\(name): should have up to 255 bytes, none of them zero"
        }
        return nil
    }

    /// Reads what the broker itself set aside: it is kept, unread, until a person looks.
    func dead(_ delivery: Delivery) -> Incoming {
        self.aside(
            delivery.properties,
            delivery.body,
            .dead,
            code: "deliveredTooOften",
            detail:
                "the broker delivered it from \(StoredProperties(delivery.properties).firstQueue ?? delivery.routingKey) "
                + "more often than its limit and gave it up",
            type: delivery.properties.headers["ce-type"].flatMap {
                if case .string(let text) = $0 { text } else { nil }
            } ?? "",
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
        let id = properties.messageID.flatMap { Self.isStorable($0) ? $0 : nil }
        let key = key ?? MessageKey(user: user, source: "", id: id ?? Array(SHA256.hash(data: body)).hex)
        let type = Self.isStorable(type) ? type : ""
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
            correlationID: [correlationID, properties.correlationID].lazy.compactMap(\.self).first {
                Self.isStorable($0)
            }
        )
    }

    /// Reads a pushed event; nil when it is nobody's: its user is not the service that it says it comes from.
    func event(_ delivery: Delivery) throws(MalformedMessage) -> Incoming? {
        try self.event(properties: delivery.properties, body: delivery.body)
    }

    /// Reads a pushed event, or one that was set aside.
    func event(properties: MessageProperties, body: [UInt8]) throws(MalformedMessage) -> Incoming? {
        let envelope = try Envelope(decoding: properties, body: body, accepting: .event)
        guard let source = ServiceName(rawValue: envelope.source), properties.userID == source.rawValue else {
            return nil
        }
        guard let number = envelope.sequence, envelope.chainHash != nil else {
            throw MalformedMessage(
                code: "malformedMessage",
                detail: "sequence: an event has its number and its chainhash"
            )
        }
        return self.event(envelope, number: number, from: source)
    }

    /// The same event, pushed or pulled.
    func event(_ envelope: Envelope, number: Int64, from source: ServiceName) -> Incoming {
        let correlationID = envelope.correlationID.flatMap { Self.isStorable($0) ? $0 : nil }
        return Incoming(
            key: MessageKey(user: source.rawValue, source: source.rawValue, id: envelope.id),
            type: envelope.type,
            matter: .event(
                FollowedEvent(
                    source: source,
                    number: number,
                    hash: envelope.chainHash.flatMap([UInt8].init(hex:)) ?? [],
                    type: envelope.type,
                    subject: envelope.subject ?? "",
                    data: envelope.data,
                    id: envelope.id,
                    correlationID: correlationID,
                    traceparent: envelope.traceparent
                )
            ),
            data: envelope.data,
            correlationID: correlationID,
            traceparent: envelope.traceparent
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

    /// - Parameter done: what of the event has taken effect already.
    init(_ event: FollowedEvent, done: EventParts) {
        self.contentType = "application/json"
        self.messageID = event.id
        self.correlationID = event.correlationID
        self.headers = [
            "ce-specversion": "1.0", "ce-id": event.id, "ce-source": event.source.rawValue, "ce-type": event.type,
            "ce-sequence": "\(event.number)", "ce-chainhash": event.hash.hex,
            Self.copiesHeader: "\(done.copies)", Self.reactionsHeader: "\(done.reactions)",
        ]
        if !event.subject.isEmpty { self.headers["ce-subject"] = event.subject }
        self.headers["ce-traceparent"] = event.traceparent
    }

    private static let copiesHeader = "x-quorate-copies"
    private static let reactionsHeader = "x-quorate-reactions"

    /// What of an event had taken effect before it was set aside.
    var done: EventParts {
        EventParts(
            copies: self.headers[Self.copiesHeader].flatMap { Int($0) } ?? 0,
            reactions: self.headers[Self.reactionsHeader].flatMap { Int($0) } ?? 0
        )
    }

    /// The queue that the broker took it from when it gave it up.
    var firstQueue: String? { self.headers["x-first-death-queue"] }

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

/// How many copies and reactions of one event have taken effect.
struct EventParts: Sendable, Equatable {
    var copies = 0
    var reactions = 0
}
