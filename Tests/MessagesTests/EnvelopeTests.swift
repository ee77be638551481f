import AMQP
import Domain
import Messages
import Testing

@Suite("Reading a message")
struct ReadingAMessage {
    static let type = "quorate.meetings.open-meeting.v1"
    static let data = Array(#"{"meetingId":"MTG-2026-0001"}"#.utf8)

    static func binary(_ prefix: String = "ce-", _ more: [String: FieldValue] = [:]) -> MessageProperties {
        var properties = MessageProperties()
        properties.contentType = "application/json"
        properties.headers = [
            "\(prefix)specversion": "1.0", "\(prefix)id": "c-1", "\(prefix)source": "cli",
            "\(prefix)type": .string(type),
        ].merging(more) { $1 }
        return properties
    }

    @Test("takes every prefix", arguments: ["ce-", "cloudEvents_", "cloudEvents:"])
    func prefixes(prefix: String) throws {
        let envelope = try Envelope(decoding: Self.binary(prefix), body: Self.data, accepting: .command)
        #expect(envelope == Envelope(id: "c-1", source: "cli", type: Self.type, data: Self.data))
    }

    @Test("comes back from its own properties whole")
    func roundTrip() throws {
        let envelope = Envelope(
            id: "e-17",
            source: "meetings",
            type: MeetingOpened.type,
            time: Instant(rfc3339: "2026-11-23T16:30:00.25Z"),
            subject: "MTG-2026-0001",
            sequence: 9_007_199_254_740_993,
            chainHash: String(repeating: "ab", count: 32),
            correlationID: "c",
            causationID: "d",
            classification: .amber,
            traceparent: "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
            data: Wire.encode(MeetingOpened.sample)
        )
        let properties = envelope.properties(replyTo: "amq.rabbitmq.reply-to", userID: "meetings")
        #expect(try Envelope(decoding: properties, body: envelope.data, accepting: .event) == envelope)
        #expect(properties.isPersistent)
        #expect(properties.contentType == "application/json")
        #expect(properties.messageID == "e-17")
        #expect(properties.userID == "meetings")
        #expect(properties.replyTo == "amq.rabbitmq.reply-to")
        #expect(properties.headers["ce-specversion"] == "1.0")
    }

    @Test(
        "leaves a trace context out that has another form, and reads the message",
        arguments: [
            "words of somebody", "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01",
            "00-00000000000000000000000000000000-b7ad6b7169203331-01",
            "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
            "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-more",
            "ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
        ]
    )
    func otherTraceContext(text: String) throws {
        let properties = Self.binary("ce-", ["ce-traceparent": .string(text)])
        #expect(try Envelope(decoding: properties, body: Self.data, accepting: .command).traceparent == nil)
    }

    @Test("takes the trace context of a client that sets the header of its own name")
    func plainTraceContext() throws {
        let text = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
        let properties = Self.binary("ce-", ["traceparent": .string(text)])
        #expect(try Envelope(decoding: properties, body: Self.data, accepting: .command).traceparent == text)
    }

    @Test("takes integers as text or number", arguments: [.string("42"), .int(42), .double(42)] as [FieldValue])
    func integers(value: FieldValue) throws {
        let properties = Self.binary("ce-", ["ce-sequence": value])
        #expect(try Envelope(decoding: properties, body: Self.data, accepting: .event).sequence == 42)
    }

    @Test("takes the same attribute twice only with one value")
    func twice() throws {
        let same = Self.binary("ce-", ["cloudEvents_id": "c-1"])
        #expect(try Envelope(decoding: same, body: Self.data, accepting: .command).id == "c-1")
        let other = Self.binary("ce-", ["cloudEvents_id": "c-2"])
        let problem = #expect(throws: MalformedMessage.self) {
            try Envelope(decoding: other, body: Self.data, accepting: .command)
        }
        #expect(problem?.detail.hasPrefix("id: ") == true)
    }

    @Test("takes one document with everything in it")
    func structured() throws {
        var properties = MessageProperties()
        properties.contentType = "application/cloudevents+json; charset=utf-8"
        let body = Array(
            #"""
            {"specversion":"1.0","id":"c-1","source":"cli","type":"quorate.meetings.open-meeting.v1","sequence":42,
             "data": { "big": 12345678901234567890 } , "unknown": true}
            """#.utf8
        )
        let envelope = try Envelope(decoding: properties, body: body, accepting: .command)
        #expect(envelope.sequence == 42)
        #expect(String(decoding: envelope.data, as: UTF8.self) == "{ \"big\": 12345678901234567890 }")
    }

    @Test("takes a bare alert by its message id, else by its digest, with or without a content type")
    func bare() throws {
        let body = Array(#"{"alertId":"A"}"#.utf8)
        var properties = MessageProperties()
        properties.contentType = "application/json"
        properties.messageID = "m-1"
        properties.userID = "operator"
        let named = try Envelope(decoding: properties, body: body, accepting: .alert)
        #expect(named.id == "m-1")
        #expect(named.source == "operator")
        #expect(named.type == CompromiseReported.type)
        let plain = try Envelope(decoding: MessageProperties(), body: body, accepting: .alert)
        #expect(plain.id == Canonical.sha256(body))
        #expect(plain.source == "unauthenticated")
    }

    @Test("refuses a bare command, naming what is missing")
    func bareCommand() {
        let problem = #expect(throws: MalformedMessage.self) {
            try Envelope(decoding: MessageProperties(), body: Self.data, accepting: .command)
        }
        #expect(problem?.detail == "specversion: is missing; give it as the header ce-specversion")
    }

    @Test("names the attribute that is missing", arguments: ["specversion", "id", "source", "type"])
    func missing(name: String) {
        var properties = Self.binary()
        properties.headers["ce-\(name)"] = nil
        let problem = #expect(throws: MalformedMessage.self) {
            try Envelope(decoding: properties, body: Self.data, accepting: .alert)
        }
        #expect(problem?.code == "malformedMessage")
        #expect(problem?.detail.hasPrefix("\(name): is missing") == true)
    }

    @Test(
        "refuses what an attribute can't be",
        arguments: [
            ("ce-time", "yesterday", "malformedMessage"), ("ce-sequence", "first", "malformedMessage"),
            ("ce-sequence", "0", "malformedMessage"), ("ce-chainhash", "abc", "malformedMessage"),
            ("ce-classification", "PINK", "malformedMessage"), ("ce-specversion", "0.3", "unknownVersion"),
            ("ce-type", "quorate.meetings.open-meeting.v2", "unknownVersion"),
            ("ce-type", "com.example.x", "unknownType"),
        ]
    )
    func wrong(header: String, value: String, code: String) {
        let properties = Self.binary("ce-", [header: .string(value)])
        let problem = #expect(throws: MalformedMessage.self) {
            try Envelope(decoding: properties, body: Self.data, accepting: .command)
        }
        #expect(problem?.code == code)
        #expect(problem?.detail.contains(value) == true)
    }

    @Test(
        "refuses what is too large, and events sooner",
        arguments: [
            (MessageKind.command, 256 * 1_024, true), (.command, 256 * 1_024 + 1, false),
            (.alert, 256 * 1_024 + 1, false),
            (.event, 64 * 1_024, true), (.event, 64 * 1_024 + 1, false),
        ]
    )
    func size(kind: MessageKind, bytes: Int, isTaken: Bool) {
        let body = [UInt8](repeating: 0x20, count: bytes)
        var code: String?
        do throws(MalformedMessage) {
            _ = try Envelope(decoding: Self.binary(), body: body, accepting: kind)
        } catch {
            code = error.code
        }
        #expect(code == (isTaken ? nil : "tooLarge"))
    }

    @Test(
        "refuses another content type, naming those that are taken",
        arguments: [
            "text/xml", "application/cloudevents-batch+json",
        ]
    )
    func contentType(text: String) {
        var properties = Self.binary()
        properties.contentType = text
        let problem = #expect(throws: MalformedMessage.self) {
            try Envelope(decoding: properties, body: Self.data, accepting: .command)
        }
        #expect(problem?.detail.contains("application/cloudevents+json") == true)
    }
}
