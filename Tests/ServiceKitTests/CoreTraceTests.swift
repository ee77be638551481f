import Domain
import Foundation
import Messages
import Postgres
import Testing

@testable import ServiceKit

private let trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"

@Suite("Core: the trace context", .enabled(if: Core.hasDatabase), .timeLimit(.minutes(2)))
struct CoreTraceTests {
    /// A direction, as a service's public form may have one.
    private struct Order: DirectionMessage {
        static let service = ServiceName.meetings
        static let name = "order"
        static let sample = Order(directionId: "D1")
        let directionId: String
    }

    private func metadata(_ stage: CoreStage) async throws -> [EntryMetadata] {
        try await stage.database.execute("select metadata from journal order by sequence")
            .map { try JSONDecoder().decode(EntryMetadata.self, from: Data(try $0.bytes(0))) }
    }

    private func traced(_ message: some Message, _ id: String) -> Incoming {
        let envelope = Envelope(
            id: id,
            source: "tests",
            type: Swift.type(of: message).type,
            traceparent: trace,
            data: Wire.encode(message)
        )
        return Core.reader.read(properties: envelope.properties(userID: "op"), body: envelope.data, from: .command)
    }

    @Test("goes from a command to its entry, to the event and to the direction, sent at once or read again")
    func outwards() async throws {
        try await CoreStage.with { stage in
            let directing = ServiceDefinition(
                .meetings,
                streams: [
                    StreamDefinition(
                        Tally.self,
                        publishes: { _, id in
                            Outward(Happened(amount: 1), about: id).directing(
                                Order(directionId: "D1"),
                                id: "D1",
                                to: "dcc"
                            )
                        }
                    )
                ],
                routes: [
                    .command(Add.self) { add, work in
                        try await work.decide(Tally.self, add.tally, .add(add.amount))
                        return .accepted(add.tally, in: StreamName(Tally.self, add.tally))
                    }
                ],
                register: { _ in nil }
            )
            let outbox = Outbox()
            let writer = try stage.writer(directing, outbox: outbox)
            _ = try await writer.decide(self.traced(Add(tally: "a", amount: 1), "1"), Core.add("2"))
            #expect(try await self.metadata(stage).map(\.traceparent) == [trace, nil])
            let vault = try stage.environment().vault
            let reader = OutwardReader(definition: directing, vault: vault)
            let read = try await reader.entries(after: 0, limit: 10, on: stage.database)
            for announcements in [outbox.take(after: 0, atMost: 10), read] {
                try #require(announcements.count == 2)
                for (announcement, expected) in zip(announcements, [trace, nil]) {
                    let event = try await vault.envelope(of: announcement, from: .meetings, on: stage.database)
                    let direction = announcement.envelope(of: announcement.form.directions[0], from: .meetings)
                    #expect(event.traceparent == expected && direction.traceparent == expected)
                    // What is pulled has it as what is pushed.
                    #expect(try EntriesQuery.Entry(event)?.envelope.traceparent == expected)
                }
            }
        }
    }

    @Test("goes from an event to what is made of it, also when it was set aside and is replayed")
    func inwards() async throws {
        try await CoreStage.with { stage in
            let writer = try stage.writer()
            _ = try await writer.decide(Core.contact(head: 0))
            // The amount is not allowed: declined, and noted under the event's trace too.
            for (number, amount) in [(1, 5), (2, -1)] as [(Int64, Int)] {
                _ = try await writer.decide(Core.event(number, amount, traceparent: trace))
            }
            #expect(try await self.metadata(stage).map(\.traceparent) == [trace, trace])

            _ = try await writer.decide(Core.event(3, 1, trouble: .handler, subject: "X", traceparent: trace))
            _ = try await writer.decide(Core.event(4, 7, subject: "X", traceparent: trace))
            let ids = try await stage.texts("select id from parked order by number")
            try #require(ids.count == 2)
            _ = try await writer.decide(Core.common("d", Discard(id: ids[0], reason: "looked into")))
            let replayed = try await writer.decide(Core.common("r", Replay(id: ids[1])))
            #expect(replayed.map { $0.accepted != nil } == [true])
            #expect(try await stage.total("reaction") == 12)
            // Both notes that something was set aside, then what the replay did.
            #expect(try await self.metadata(stage).dropFirst(2).map(\.traceparent) == [trace, trace, trace])
        }
    }

    @Test("is kept with a message that is set aside over its handler")
    func setAside() async throws {
        try await CoreStage.with { stage in
            let writer = try stage.writer()
            let failing = self.traced(Add(tally: "a", amount: 1, trouble: .handler), "1")
            guard case .aside(let item)? = failing.setAside(because: "handlerFailed", "it fails")?.matter else {
                Issue.record("it can't be set aside")
                return
            }
            let again = Core.reader.read(
                properties: item.properties.messageProperties(user: "op"),
                body: item.body,
                from: .command
            )
            #expect(again.traceparent == trace)
            _ = try await writer.decide(failing)
            #expect(try await self.metadata(stage).map(\.traceparent) == [trace])
        }
    }
}
