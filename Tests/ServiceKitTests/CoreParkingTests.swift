import AMQP
import Domain
import Foundation
import Messages
import Postgres
import Testing

@testable import ServiceKit

@Suite("Core: what was set aside", .enabled(if: Core.hasDatabase), .timeLimit(.minutes(2)))
struct CoreParkingTests {
    /// Sets one command aside, as after three deaths, and gives its id.
    private func park(_ id: String, on stage: CoreStage, by writer: Writer) async throws -> String {
        let aside = try #require(Core.add(id).setAside(because: "diedThreeTimes", "three times"))
        #expect(try await writer.decide(aside).map(\.code) == ["diedThreeTimes"])
        return try #require(
            try await stage.texts("select id from parked where message_id = '\(Opaque.id(id))'").first
        )
    }

    @Test("replays the original under its own sender and id, once")
    func replay() async throws {
        try await CoreStage.with { stage in
            let writer = try stage.writer()
            let id = try await self.park("1", on: stage, by: writer)
            #expect(try await writer.decide(Core.add("1")).map(\.code) == ["diedThreeTimes"])
            let replayed = try await writer.decide(Core.common("r", Replay(id: id)))
            #expect(replayed.first?.accepted?.id == "a")
            // The original again: its answer is that of the replay now.
            let again = try await writer.decide(Core.add("1"))
            #expect(again.first?.accepted?.isDuplicate == true)
            #expect(again.first?.accepted?.sequence == replayed.first?.accepted?.sequence)
            #expect(
                try await stage.writer().decide(Core.common("r2", Replay(id: id))).map(\.code) == ["alreadySettled"]
            )
            #expect(try await stage.total("a") == 1)
            let metadata = try await stage.database.execute("select metadata from journal where stream = 'tally/a'")
            let cause = try JSONDecoder().decode(EntryMetadata.self, from: Data(try metadata.bytes(0, 0)))
            #expect(cause.user == "op" && cause.cause == Opaque.id("1"))
        }
    }

    @Test("replays nothing that was sent again and accepted meanwhile")
    func acceptedMeanwhile() async throws {
        try await CoreStage.with { stage in
            let writer = try stage.writer()
            let id = try await self.park("1", on: stage, by: writer)
            try await stage.run("delete from inbox where sequence is null")
            #expect(try await writer.decide(Core.add("1")).first?.accepted?.isDuplicate == false)
            #expect(try await writer.decide(Core.common("r", Replay(id: id))).first?.accepted?.isDuplicate == true)
            #expect(try await stage.total("a") == 1)
            #expect(try await stage.texts("select state from parked") == ["replayed"])
        }
    }

    @Test("replays twice in one batch once")
    func replayTwice() async throws {
        try await CoreStage.with { stage in
            let writer = try stage.writer()
            let id = try await self.park("1", on: stage, by: writer)
            let settled = try await writer.decide(
                Core.common("r1", Replay(id: id)),
                Core.common("r2", Replay(id: id)),
                Core.add("1")
            )
            #expect(settled.map(\.code) == [nil, "alreadySettled", nil])
            #expect(settled.last?.accepted?.isDuplicate == true)
            #expect(try await stage.total("a") == 1)
        }
    }

    @Test("keeps what can't be replayed, and says why")
    func unreadable() async throws {
        try await CoreStage.with { stage in
            let writer = try stage.writer()
            let envelope = Envelope(id: "1", source: "tests", type: Add.type, data: Array("{".utf8))
            let incoming = Core.reader.read(
                properties: envelope.properties(userID: "op"),
                body: envelope.data,
                from: .command
            )
            #expect(try await writer.decide(incoming).map(\.code) == ["malformedMessage"])
            let id = try #require(try await stage.texts("select id from parked").first)
            #expect(try await writer.decide(Core.common("r", Replay(id: id))).map(\.code) == ["malformedMessage"])
            #expect(try await stage.texts("select state from parked") == ["parked"])
            #expect(try await writer.decide(Core.common("r2", Replay(id: "SET-0"))).map(\.code) == ["unknownId"])
        }
    }

    @Test("takes up and discards, by those who may, and with a reason")
    func settling() async throws {
        try await CoreStage.with { stage in
            let writer = try stage.writer()
            let id = try await self.park("1", on: stage, by: writer)
            #expect(
                try await writer.decide(Core.common("1", TakeUp(id: id), user: "dcc")).map(\.code) == ["notAllowed"]
            )
            #expect(try await writer.decide(Core.common("2", TakeUp(id: id), user: "op")).first?.accepted?.id == id)
            #expect(
                try await writer.decide(Core.common("3", Discard(id: id, reason: " "))).map(\.code) == ["reasonMissing"]
            )
            #expect(
                try await writer.decide(Core.common("4", Discard(id: id, reason: "sent again"))).first?.accepted != nil
            )
            #expect(
                try await writer.decide(Core.common("4", Discard(id: id, reason: "other"))).map(\.code) == ["idReused"]
            )
            #expect(try await stage.texts("select state || ' ' || settled_by from parked") == ["discarded sec"])
            #expect(try await stage.number("select count(*) from inbox where sequence is not null") == 2)
        }
    }

    @Test("replays an alert that the broker gave up as an alert")
    func deadAlert() async throws {
        try await CoreStage.with { stage in
            let writer = try stage.writer()
            let envelope = Envelope(Alarm(tally: "a", amount: 3), id: "1", source: "tests")
            var properties = envelope.properties(userID: "dcc")
            properties.headers["x-first-death-queue"] = "smki-alerts.intake"
            let dead = Core.reader.aside(
                properties,
                envelope.data,
                .dead,
                code: "deliveredTooOften",
                detail: "given up",
                isAnswered: false
            )
            _ = try await writer.decide(dead)
            #expect(try await stage.total("unanswered") == 1)
            let id = try #require(try await stage.texts("select id from parked").first)
            #expect(try await writer.decide(Core.common("r", Replay(id: id))).first?.accepted?.id == "a")
            #expect(try await stage.total("a") == 3)
        }
    }

    @Test("replays a timer as of now")
    func timer() async throws {
        try await CoreStage.with { stage in
            let writer = try stage.writer()
            _ = try await writer.decide(Core.setClock(Core.start))
            let tick = Tick(tally: "t", id: "a", dueAt: Core.minutes(1), trouble: .handler)
            _ = try await writer.decide(Core.command("1", Add(tally: "b", amount: 1, tick: tick)))
            _ = try await writer.decide(Core.setClock(Core.minutes(2), id: "2"), Core.add("x", "b"))
            let id = try #require(try await stage.texts("select id from parked").first)
            // It fails still, and is kept.
            #expect(try await writer.decide(Core.common("r", Replay(id: id))).map(\.code) == ["handlerFailed"])
            #expect(try await stage.total("t") == 0)
            #expect(try await stage.texts("select state from parked") == ["parked"])
        }
    }

    @Test("keeps of a very long body the beginning and the digest of the whole")
    func longBody() async throws {
        try await CoreStage.with { stage in
            let writer = try stage.writer()
            let body = [UInt8](repeating: 32, count: (1 << 20) + 1)
            var properties = MessageProperties()
            properties.userID = "op"
            _ = try await writer.decide(Core.reader.read(properties: properties, body: body, from: .command))
            let id = try #require(try await stage.texts("select id from parked").first)
            #expect(try await writer.decide(Core.common("r", Replay(id: id))).map(\.code) == ["bodyNotKept"])
        }
    }
}
