import Testing

@testable import AMQP

@Suite("The byte form of AMQP")
struct WireTests {
    private static let all: [String: FieldValue] = [
        "bool": true, "small": 7, "negative": -7, "large": .int(.max), "least": .int(.min), "double": .double(0.1),
        "text": "Grüße", "empty": "", "bytes": .bytes([0, 255]), "time": .timestamp(1_790_000_000), "null": .null,
        "array": .array([1, "two", .array([.null])]), "table": .table(["in": .table(["deeper": false])]),
    ]

    @Test("gives every kind of value back")
    func roundTrip() throws {
        var properties = MessageProperties()
        properties.contentType = "application/json"
        properties.contentEncoding = "utf-8"
        properties.headers = Self.all
        properties.isPersistent = true
        properties.priority = 9
        properties.correlationID = "c"
        properties.replyTo = "r"
        properties.expiration = "1000"
        properties.messageID = "m"
        properties.timestamp = 1_790_000_000
        properties.type = "t"
        properties.userID = "u"
        properties.appID = "a"
        var writer = WireWriter()
        try writer.properties(properties)
        #expect(try unsafe MessageProperties(reading: writer.bytes.span.bytes) == properties)
        #expect(try Self.reading([0, 0]) == MessageProperties())
    }

    @Test(
        "reads what other clients send",
        arguments: [
            ("b", [0xFF], .int(-1)), ("B", [0xFF], .int(255)), ("s", [0xFF, 0xFE], .int(-2)),
            ("u", [0xFF, 0xFE], .int(65534)), ("I", [0xFF, 0xFF, 0xFF, 0xFD], .int(-3)),
            ("i", [0xFF, 0xFF, 0xFF, 0xFD], .int(4_294_967_293)),
            ("l", [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFC], .int(-4)), ("f", [0x3F, 0, 0, 0], .double(0.5)),
            ("d", [0x3F, 0xE0, 0, 0, 0, 0, 0, 0], .double(0.5)), ("D", [2, 0, 0, 0x30, 0x39], .double(123.45)),
            ("T", [0, 0, 0, 0, 0, 0, 0, 5], .timestamp(5)), ("V", [], .null), ("t", [1], .bool(true)),
            ("S", [0, 0, 0, 1, 0xFF], .bytes([0xFF])), ("x", [0, 0, 0, 1, 0x41], .bytes([0x41])),
            ("L", [0, 0, 0, 0, 0, 0, 0, 6], .int(6)), ("A", [0, 0, 0, 2, 0x74, 0], .array([false])),
            ("F", [0, 0, 0, 4, 1, 0x6B, 0x74, 1], .table(["k": true])),
        ] as [(String, [UInt8], FieldValue)]
    )
    func kinds(_ kind: String, _ bytes: [UInt8], _ value: FieldValue) throws {
        let entry = [1, UInt8(ascii: "k")] + Array(kind.utf8) + bytes
        let properties = try Self.reading([0x20, 0, 0, 0, 0, UInt8(entry.count)] + entry)
        #expect(properties.headers == ["k": value])
    }

    @Test("is refused when it is cut short, wherever that is")
    func cutShort() throws {
        var properties = MessageProperties()
        properties.headers = Self.all
        properties.messageID = "an id"
        var writer = WireWriter()
        try writer.properties(properties)
        for count in 0..<writer.bytes.count {
            #expect(throws: AMQPError.self) { try Self.reading(Array(writer.bytes.prefix(count))) }
        }
    }

    @Test("is refused when tables lie in one another without end")
    func bottomless() {
        var value = FieldValue.null
        for _ in 0..<100 { value = .array([value]) }
        var properties = MessageProperties()
        properties.headers = ["deep": value]
        #expect(throws: AMQPError.self) {
            var writer = WireWriter()
            try writer.properties(properties)
            _ = try unsafe MessageProperties(reading: writer.bytes.span.bytes)
        }
    }

    @Test("has no room for names over 255 bytes, and leaves nothing of them behind")
    func tooLong() throws {
        var outbox = Outbox()
        let message = OutgoingMessage(exchange: "e", routingKey: String(repeating: "k", count: 256), body: [])
        #expect(throws: AMQPError.self) {
            try outbox.write { (writer) throws(AMQPError) in try writer.publish(message, frameMax: 4096) }
        }
        #expect(outbox.isEmpty)
    }

    private static func reading(_ bytes: [UInt8]) throws -> MessageProperties {
        try unsafe MessageProperties(reading: bytes.span.bytes)
    }
}
