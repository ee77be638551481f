import AMQP
import Domain
import Foundation
import Messages
import Postgres
import Testing

@testable import ServiceKit

/// Clients may put anything into ids; none of it may be read in the database.
@Suite("Core: words that a client chose", .enabled(if: Core.hasDatabase), .timeLimit(.minutes(2)))
struct CoreOpaqueTests {
    private static let id = "ochre-turnstile-id"
    private static let source = "mailto:somebody@example.org"
    private static let correlation = "ochre-turnstile-case"
    private static let type = "quorate.meetings.ochre-turnstile.v1"

    /// A message whose every attribute says more than it should.
    private func message(_ body: [UInt8], type: String = Add.type) -> Incoming {
        let envelope = Envelope(
            id: Self.id,
            source: Self.source,
            type: type,
            correlationID: Self.correlation,
            data: body
        )
        return Core.reader.read(properties: envelope.properties(userID: "op"), body: body, from: .command)
    }

    private func add(_ amount: Int = 1) -> Incoming { self.message(Wire.encode(Add(tally: "a", amount: amount))) }

    /// All that the tables hold, as text: bytes as hexadecimal digits, and once more as the text they may be.
    private func everything(_ stage: CoreStage) async throws -> String {
        var texts: [String] = []
        for table in ["inbox", "parked", "view", "timer", "copy", "attempt", "data_key"] {
            texts += try await stage.texts("select t::text from \(table) t")
        }
        texts += try await stage.texts("select j::text from journal j")
        texts += try await stage.texts("select convert_from(metadata, 'UTF8') from journal")
        return texts.joined(separator: "\n")
    }

    private func expectNone(in stage: CoreStage) async throws {
        let all = try await self.everything(stage)
        #expect(!all.isEmpty)
        for word in ["ochre", "example.org"] {
            #expect(!all.contains(word), "\(word)")
            #expect(!all.contains(Array(word.utf8).hex), "\(word) in hexadecimal")
        }
    }

    @Test("stand in no column in the clear, whatever became of the message")
    func sealed() async throws {
        try await CoreStage.with { stage in
            let writer = try stage.writer()
            let settled = try await writer.decide(
                self.add(),
                self.message(Array("{}".utf8), type: Self.type),
                self.message(Array("{".utf8))
            )
            #expect(settled.map(\.code) == [nil, "unknownType", "malformedMessage"])
            #expect(try await stage.number("select count(*) from parked") == 2)
            #expect(try await stage.number("select count(*) from parked where type <> ''") == 1)
            try await self.expectNone(in: stage)
        }
    }

    @Test("find a repeat, also one that another replica handled, and tell sources and ids apart as before")
    func repeats() async throws {
        try await CoreStage.with { stage in
            _ = try await stage.writer().decide(self.add())
            let writer = try stage.writer()
            #expect(try await writer.decide(self.add()).first?.accepted?.isDuplicate == true)
            #expect(try await writer.decide(self.add(2)).map(\.code) == ["idReused"])
            // What is joined at another place is another message.
            for (source, id) in [("ab", "c"), ("a", "bc"), ("", "abc")] {
                let incoming = Core.command(id, Add(tally: "b", amount: 1), source: source)
                if case .aside = incoming.matter { continue }
                #expect(try await writer.decide(incoming).first?.accepted?.isDuplicate == false)
            }
            #expect(try await stage.total("a") == 1)
            #expect(try await stage.total("b") == 2)
        }
    }

    @Test("are found again after the migration that hides them")
    func migrated() async throws {
        try await CoreStage.with { stage in
            let envelope = Envelope(Add(tally: "é", amount: 1), id: "zürich", source: "übersee")
            let incoming = Core.reader.read(
                properties: envelope.properties(userID: "op"),
                body: envelope.data,
                from: .command
            )
            _ = try await stage.writer().decide(incoming)
            let park = try #require(Core.add("parked").setAside(because: "diedThreeTimes", "three times"))
            _ = try await stage.writer().decide(park)
            // As the build before had it.
            try await stage.run("update inbox set id = 'zürich', source = 'übersee' where sequence is not null")
            try await stage.run("update parked set message_id = 'parked', source = 'tests', type = '\(Add.type)'")
            try await stage.run(
                "insert into view (kind, id, version, classification, green, body) values ('why', 'x', 1, 'GREEN', '{}', '')"
            )
            let migration = try #require(Schema.migrations.first { $0.number == 3 })
            try await stage.run(migration.sql)
            #expect(try await stage.writer().decide(incoming).first?.accepted?.isDuplicate == true)
            #expect(try await stage.texts("select message_id from parked") == [Opaque.id("parked")])
            #expect(try await stage.texts("select source || type from parked") == [""])
            #expect(try await stage.texts("select classification from view where kind = 'why'") == ["RED"])
        }
    }

    @Test("go out with the event all the same, sent at once or read again, unless the subject was erased")
    func outwards() async throws {
        try await CoreStage.with { stage in
            let outbox = Outbox()
            _ = try await stage.writer(outbox: outbox).decide(self.add())
            func reader() throws -> OutwardReader {
                OutwardReader(definition: Core.definition, vault: try stage.environment().vault)
            }
            let read = try await reader().entries(after: 0, limit: 10, on: stage.database)
            for announcements in [outbox.take(after: 0, atMost: 10), read] {
                #expect(announcements.map(\.causationID) == [Self.id])
                #expect(announcements.map(\.correlationID) == [Self.correlation])
            }
            // Another's entry in its place is not believed.
            try await stage.run("update data_key set wrapped = null where subject = 'tally/a'")
            let erased = try await reader().entries(after: 0, limit: 10, on: stage.database)
            #expect(erased.map(\.causationID) == [nil] && erased.map(\.correlationID) == [nil])
        }
    }

    @Test("come back to those who look at what was set aside, and to the message that is replayed")
    func parked() async throws {
        try await CoreStage.with { stage in
            let writer = try stage.writer()
            let aside = try #require(self.add().setAside(because: "diedThreeTimes", "three times"))
            _ = try await writer.decide(aside)
            try await self.expectNone(in: stage)
            let rows = try await stage.database.execute("select id, content from parked")
            let keys = KeyStore(keyring: try stage.environment().vault.keyring)
            let opened = try await keys.open(try rows.bytes(0, 1), subject: "parked", on: stage.database)
            let content = try Wire.decode(SetAside.Content.self, from: try #require(opened))
            #expect(content.messageID == Self.id && content.source == Self.source && content.type == Add.type)
            let replayed = try await writer.decide(Core.common("r", Replay(id: try rows.text(0, 0))))
            #expect(replayed.first?.accepted?.id == "a")
            #expect(try await writer.decide(self.add()).first?.accepted?.isDuplicate == true)
        }
    }
}
