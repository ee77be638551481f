import Domain
import Foundation
import Messages
import Postgres
import Testing

@testable import ServiceKit

@Suite("Core: following another service", .enabled(if: Core.hasDatabase), .timeLimit(.minutes(2)))
struct CoreFollowTests {
    private func sum(_ stage: CoreStage) async throws -> Int {
        let rows = try await stage.database.execute("select body from copy where kind = 'sum'")
        guard let row = rows.first else { return 0 }
        let keys = KeyStore(keyring: try stage.environment().vault.keyring)
        let opened = try await keys.open(try row.bytes(0), subject: "copy/sum/all", on: stage.database)
        return try JSONDecoder().decode(Sum.self, from: Data(opened ?? [])).total
    }

    @Test("takes events in by their numbers: duplicates are known, and a gap is pulled")
    func numbers() async throws {
        try await CoreStage.with { stage in
            let writer = try stage.writer()
            #expect(try await writer.decide(Core.event(1)).first?.isGap == true)
            _ = try await writer.decide(Core.contact(head: 0))
            let settled = try await writer.decide(Core.event(1), Core.event(1), Core.event(3), Core.event(2))
            #expect(settled.map(\.isGap) == [false, false, true, false])
            #expect(try await stage.writer().decide(Core.event(2), Core.event(3)).allSatisfy(\.isTaken))
            #expect(try await self.sum(stage) == 3)
            #expect(try await stage.total("reaction") == 3)
            #expect(try await stage.number("select outward from progress") == 3)
        }
    }

    @Test("copies what happened before the first contact, and reacts only to what comes after")
    func firstContact() async throws {
        try await CoreStage.with { stage in
            let writer = try stage.writer()
            _ = try await writer.decide(Core.contact(head: 2))
            // A second contact, by another replica, changes nothing.
            _ = try await stage.writer().decide(Core.contact(head: 9))
            _ = try await writer.decide(Core.event(1, 10), Core.event(2, 20), Core.event(3, 30))
            #expect(try await self.sum(stage) == 60)
            #expect(try await stage.total("reaction") == 30)
            #expect(try await stage.number("select reacts_from from progress") == 2)
        }
    }

    @Test("reacts to nothing of the past when its copies are made anew")
    func wipedCopies() async throws {
        try await CoreStage.with { stage in
            let writer = try stage.writer()
            _ = try await writer.decide(Core.contact(head: 0), Core.event(1, 10))
            try await stage.run("delete from copy; delete from progress")
            #expect(try await writer.decide(Core.event(2, 1)).first?.isGap == true)
            _ = try await writer.decide(Core.contact(head: 1), Core.event(1, 10), Core.event(2, 20))
            #expect(try await self.sum(stage) == 30)
            #expect(try await stage.total("reaction") == 30)
        }
    }

    @Test("records a reaction that a rule refuses as an entry that names the rule")
    func refusedReaction() async throws {
        try await CoreStage.with { stage in
            let writer = try stage.writer()
            _ = try await writer.decide(Core.contact(head: 0), Core.event(1, -5), Core.event(2, 5))
            #expect(
                try await stage.texts("select type from journal order by sequence") == [
                    "log.declined.v1", "tally.added.v1",
                ]
            )
            #expect(try await stage.number("select outward from progress") == 2)
            let metadata = try await stage.database.execute("select metadata from journal where sequence = 1")
            let facts = try JSONDecoder().decode(EntryMetadata.self, from: Data(try metadata.bytes(0, 0)))
            #expect(facts.facts == ["elections": 1] && facts.cause == Opaque.id("elections/1"))
            let rows = try await stage.database.execute("select data from journal where sequence = 1")
            let keys = KeyStore(keyring: try stage.environment().vault.keyring)
            let key = try await keys.sealingKey(for: "log/reactions", on: stage.database)
            let opened = key.openEntry(try rows.bytes(0, 0), stream: "log/reactions", version: 1)
            let event = try StoredEvent.decode(ServiceLog.Event.self, from: try #require(opened))
            guard case .declined(let declined) = event else {
                Issue.record("\(event)")
                return
            }
            #expect(declined.matter?.event == "happened", "which event it was, for those who must be told")
        }
    }

    @Test("passes over an event of an unknown type, and one that isn't its source's own")
    func unknownTypes() async throws {
        try await CoreStage.with { stage in
            let writer = try stage.writer()
            let other = Core.event(2, type: "quorate.elections.unheard-of.v1")
            _ = try await writer.decide(
                Core.contact(head: 0),
                Core.event(1, type: "quorate.elections.erased.v1"),
                other
            )
            #expect(try await stage.number("select outward from progress") == 2)
            #expect(try await stage.number("select count(*) from parked") == 0)
            let interest = Core.definition.interest(in: Happened.type, from: .proposals)
            #expect(interest.copies.isEmpty && interest.reactions.isEmpty)
        }
    }

    @Test(
        "sets an event aside with its number taken in, however it fails",
        arguments: [Trouble.statement, .handler, .stream]
    )
    func failingEvent(_ trouble: Trouble) async throws {
        try await CoreStage.with { stage in
            let writer = try stage.writer()
            _ = try await writer.decide(Core.contact(head: 0))
            let settled = try await writer.decide(Core.event(1), Core.event(2, 10, trouble: trouble), Core.event(3))
            #expect(settled.map(\.isTaken) == [true, true, true])
            #expect(try await stage.number("select outward from progress") == 3)
            #expect(try await stage.total("reaction") == 2)
            #expect(try await stage.texts("select origin from parked") == ["event"])
            #expect(try await stage.number("select count(*) from journal where type = 'log.parked.v1'") == 1)
        }
    }

    @Test("has later events about the same subject wait behind one that was set aside, and replays them in order")
    func waitingBehind() async throws {
        try await CoreStage.with { stage in
            let writer = try stage.writer()
            _ = try await writer.decide(
                Core.contact(head: 0),
                Core.event(1, 1, trouble: .handler, subject: "X"),
                Core.event(2, 2, subject: "X"),
                Core.event(3, 4, subject: "Y")
            )
            _ = try await writer.decide(Core.event(4, 8, subject: "X"))
            #expect(try await stage.total("reaction") == 4)
            let ids = try await stage.texts("select id from parked order by number")
            #expect(ids.count == 3)
            #expect(
                try await stage.texts("select code from parked order by number") == [
                    "handlerFailed", "waitsBehind", "waitsBehind",
                ]
            )
            #expect(try await writer.decide(Core.common("r2", Replay(id: ids[1]))).map(\.code) == ["earlierFirst"])
            // The copy had been made of the first: the replay does not make it again, and fails as before.
            #expect(try await writer.decide(Core.common("r1", Replay(id: ids[0]))).map(\.code) == ["handlerFailed"])
            #expect(try await self.sum(stage) == 5)
            _ = try await writer.decide(Core.common("d1", Discard(id: ids[0], reason: "looked into")))
            let replayed = try await writer.decide(
                Core.common("r3", Replay(id: ids[1])),
                Core.common("r4", Replay(id: ids[2]))
            )
            #expect(replayed.map { $0.accepted != nil } == [true, true])
            #expect(try await stage.total("reaction") == 14)
            #expect(try await self.sum(stage) == 15)
            _ = try await writer.decide(Core.event(5, 16, subject: "X"))
            #expect(try await stage.total("reaction") == 30)
        }
    }

    @Test("does not take another hash for an event that it knows")
    func otherHistory() async throws {
        try await CoreStage.with { stage in
            let writer = try stage.writer()
            _ = try await writer.decide(Core.contact(head: 0), Core.event(1))
            guard case .event(let known) = Core.event(1).matter else { return }
            let other = FollowedEvent(
                source: known.source,
                number: 1,
                hash: Core.hash(9),
                type: known.type,
                subject: "",
                data: known.data,
                id: known.id,
                correlationID: nil,
                traceparent: nil
            )
            let incoming = Incoming(key: Core.event(1).key, type: known.type, matter: .event(other))
            #expect(try await writer.decide(incoming).first?.isGap == true)
        }
    }
}
