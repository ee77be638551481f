import AMQP
import Domain
import Foundation
import Messages
import Testing

@testable import ServiceKit

private func addProperties(
    _ changes: [String: FieldValue?] = [:],
    user: String? = "op",
    contentType: String? = "application/json"
) -> MessageProperties {
    var properties = MessageProperties()
    properties.headers = ["ce-specversion": "1.0", "ce-id": "m1", "ce-source": "tests", "ce-type": .string(Add.type)]
    for (name, value) in changes { properties.headers[name] = value }
    properties.userID = user
    properties.contentType = contentType
    return properties
}

private let addBody = Wire.encode(Add(tally: "a", amount: 1))
private let long = String(repeating: "x", count: 256)

/// A message that can't be read, and the code of its reason.
struct Malformed: Sendable, CustomTestStringConvertible {
    let what: String
    let properties: MessageProperties
    var body = addBody
    let code: String
    var testDescription: String { self.what }
}

let malformedMessages = [
    Malformed(what: "no id", properties: addProperties(["ce-id": nil]), code: "malformedMessage"),
    Malformed(what: "no source", properties: addProperties(["ce-source": nil]), code: "malformedMessage"),
    Malformed(what: "no attributes", properties: MessageProperties(), code: "malformedMessage"),
    Malformed(what: "other content", properties: addProperties(contentType: "text/plain"), code: "malformedMessage"),
    Malformed(
        what: "version 2",
        properties: addProperties(["ce-type": "quorate.meetings.add.v2"]),
        code: "unknownVersion"
    ),
    Malformed(what: "no type of ours", properties: addProperties(["ce-type": "add"]), code: "unknownType"),
    Malformed(
        what: "unknown type",
        properties: addProperties(["ce-type": "quorate.meetings.divide.v1"]),
        code: "unknownType"
    ),
    Malformed(what: "an alert", properties: addProperties(["ce-type": .string(Alarm.type)]), code: "unknownType"),
    Malformed(what: "no JSON", properties: addProperties(), body: Array("{".utf8), code: "malformedMessage"),
    Malformed(
        what: "a field missing",
        properties: addProperties(),
        body: Array(#"{"tally":"a"}"#.utf8),
        code: "malformedMessage"
    ),
    Malformed(
        what: "an expected version in words",
        properties: addProperties(),
        body: Array(#"{"tally":"a","amount":1,"expectedVersion":"one"}"#.utf8),
        code: "malformedMessage"
    ),
    Malformed(
        what: "too large",
        properties: addProperties(),
        body: [UInt8](repeating: 32, count: 262_145),
        code: "tooLarge"
    ),
    Malformed(
        what: "an id too long for an index",
        properties: addProperties(["ce-id": .string(long)]),
        code: "malformedMessage"
    ),
    Malformed(
        what: "a source with a zero byte",
        properties: addProperties(["ce-source": "a\u{0}b"]),
        code: "malformedMessage"
    ),
    Malformed(what: "nobody's", properties: addProperties(user: nil), code: "userIdMissing"),
]

@Suite("Core: reading what the broker delivers")
struct CoreReaderTests {
    private func setAside(_ incoming: Incoming) -> SetAside? {
        if case .aside(let item) = incoming.matter { item } else { nil }
    }

    @Test(
        "sets aside what it can't read, each with its reason, under a key that can be stored",
        arguments: malformedMessages
    )
    func malformed(_ message: Malformed) throws {
        let incoming = Core.reader.read(properties: message.properties, body: message.body, from: .command)
        let item = try #require(self.setAside(incoming))
        #expect(item.code == message.code, "\(item.detail)")
        #expect(item.isAnswered && item.origin == .command)
        #expect(item.body == message.body && !item.detail.isEmpty)
        for text in [incoming.key.id, incoming.key.source, incoming.type, item.messageID, item.type] {
            #expect(MessageReader.isStorable(text))
        }
    }

    @Test("reads a command with its key, its streams and its expected version")
    func command() throws {
        let body = Wire.encode(Add(tally: "a", amount: 1, expectedVersion: 4))
        let incoming = Core.reader.read(properties: addProperties(), body: body, from: .command)
        guard case .message(let route, _) = incoming.matter else {
            Issue.record("it was set aside")
            return
        }
        #expect(!route.isAlert && incoming.expectedVersion == 4)
        #expect(incoming.key == MessageKey(user: "op", source: "tests", id: "m1"))
        #expect(incoming.streams == [StreamName(Tally.self, "a")])
        #expect(incoming.correlationID == "m1")
    }

    @Test("gives up a correlation id that would fit no property of an event, and keeps the message")
    func correlation() {
        let incoming = Core.reader.read(
            properties: addProperties(["ce-correlationid": .string(long)]),
            body: addBody,
            from: .command
        )
        #expect(incoming.correlationID == "m1" && self.setAside(incoming) == nil)
    }

    @Test("reads an alert without a user, and refuses any other command without one")
    func unauthenticated() throws {
        let alarm = Core.command("m1", Alarm(tally: "a", amount: 1), user: nil)
        #expect(self.setAside(alarm) == nil && alarm.key.user.isEmpty)
        let item = try #require(self.setAside(Core.command("m1", Add(tally: "a", amount: 1), user: nil)))
        guard case .refused(let refused) = item.reply else {
            Issue.record("the answer is no refusal")
            return
        }
        #expect(refused.code == "userIdMissing")
    }

    @Test("names the field that a reason speaks of, and never what stood in it")
    func fields() {
        func fields(_ detail: String) -> [String] {
            SetAside(
                origin: .command,
                code: "malformedMessage",
                detail: detail,
                user: "",
                source: "",
                messageID: "",
                type: "",
                body: [],
                properties: StoredProperties(MessageProperties()),
                isAnswered: true
            ).fields
        }
        #expect(fields("certificateIds[0].serial: found \"x\"; it should be a number") == ["certificateIds[0].serial"])
        #expect(fields("line 3: the document ends") == [])
        #expect(fields("no colon at all") == [] && fields(": nothing before it") == [])
    }

    @Test("takes an event from its own service's user only, with its number and its hash")
    func events() throws {
        var envelope = Envelope(Happened(amount: 1), id: "elections/7", source: "elections")
        envelope.sequence = 7
        envelope.chainHash = Core.hash(7).hex
        let body = envelope.data
        let incoming = try #require(
            try Core.reader.event(properties: envelope.properties(userID: "elections"), body: body)
        )
        guard case .event(let event) = incoming.matter else {
            Issue.record("it is no event")
            return
        }
        #expect(event.number == 7 && event.hash == Core.hash(7) && event.source == .elections)
        #expect(try Core.reader.event(properties: envelope.properties(userID: "meetings"), body: body) == nil)
        #expect(try Core.reader.event(properties: envelope.properties(), body: body) == nil)
        envelope.chainHash = nil
        #expect(throws: MalformedMessage.self) {
            try Core.reader.event(properties: envelope.properties(userID: "elections"), body: body)
        }
    }

    @Test("knows an alert that the broker gave up, whatever form it had")
    func deadAlert() throws {
        var properties = MessageProperties()
        properties.headers = ["x-first-death-queue": "smki-alerts.intake"]
        #expect(StoredProperties(properties).firstQueue == Topology.intake.name)
        let replayed = StoredProperties(properties).messageProperties(user: "dcc")
        #expect(replayed.headers.isEmpty && replayed.userID == "dcc")
    }
}
