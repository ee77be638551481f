import Domain
import Foundation
import Messages
import Postgres
import Testing

@testable import ServiceKit

@Suite("Core: timers and the controlled clock", .enabled(if: Core.hasDatabase), .timeLimit(.minutes(2)))
struct CoreTimerTests {
    private func set(_ ticks: Tick..., by writer: Writer) async throws {
        for tick in ticks {
            let add = Add(tally: "setter", amount: 0, tick: tick)
            let settled = try await writer.decide(Core.command("set \(tick.id) \(tick.dueAt.rfc3339)", add))
            #expect(settled.first?.accepted != nil)
        }
    }

    @Test("decides the timers that are due before the batch, each as of its due time")
    func dueTimers() async throws {
        try await CoreStage.with { stage in
            let writer = try stage.writer()
            _ = try await writer.decide(Core.setClock(Core.start))
            try await self.set(
                Tick(tally: "t", amount: 2, id: "b", dueAt: Core.minutes(20)),
                Tick(tally: "t", amount: 1, id: "a", dueAt: Core.minutes(10)),
                Tick(tally: "t", amount: 9, id: "c", dueAt: Core.minutes(99)),
                by: writer
            )
            // The command behind the move of the clock is decided after what the move made due.
            let settled = try await writer.decide(Core.setClock(Core.minutes(30), id: "2"), Core.add("x", "t", 4))
            #expect(settled.last?.accepted?.version == 3)
            #expect(try await stage.tally("t").times == [10, 20, 30].map(Core.minutes))
            #expect(try await stage.texts("select id from timer") == ["c"])
            #expect(try await stage.verify().holds)
        }
    }

    @Test("goes after a long stop through everything that is due in the order of its time")
    func longStop() async throws {
        try await CoreStage.with { stage in
            let writer = try stage.writer()
            _ = try await writer.decide(Core.setClock(Core.start))
            let later = Tick(tally: "t", id: "a", dueAt: Core.minutes(30))
            try await self.set(
                Tick(tally: "t", id: "a", dueAt: Core.minutes(10), sets: [later]),
                Tick(tally: "t", id: "b", dueAt: Core.minutes(20)),
                Tick(tally: "t", id: "c", dueAt: Core.minutes(40)),
                by: writer
            )
            _ = try await stage.writer().decide(Core.setClock(Core.minutes(1000), id: "2"), Core.add("x", "t"))
            #expect(try await stage.tally("t").times == [10, 20, 30, 40, 1000].map(Core.minutes))
            #expect(try await stage.number("select count(*) from timer") == 0)
        }
    }

    @Test("leaves a timer alone that an earlier one of the same batch took away or moved")
    func movedTimer() async throws {
        try await CoreStage.with { stage in
            let writer = try stage.writer()
            _ = try await writer.decide(Core.setClock(Core.start))
            try await self.set(
                Tick(
                    tally: "t",
                    id: "a",
                    dueAt: Core.minutes(10),
                    cancels: "b",
                    sets: [Tick(tally: "t", id: "c", dueAt: Core.minutes(500))]
                ),
                Tick(tally: "t", id: "b", dueAt: Core.minutes(20)),
                Tick(tally: "t", id: "c", dueAt: Core.minutes(30)),
                by: writer
            )
            _ = try await writer.decide(Core.setClock(Core.minutes(100), id: "2"), Core.add("x", "y"))
            #expect(try await stage.tally("t").times == [Core.minutes(10)])
            #expect(
                try await stage.texts("select id || ' ' || due_at from timer") == [
                    "c \(Core.minutes(500).microseconds)"
                ]
            )
        }
    }

    @Test("decides all that are due before the batch, however many")
    func manyTimers() async throws {
        try await CoreStage.with { stage in
            let writer = try stage.writer()
            _ = try await writer.decide(Core.setClock(Core.start))
            let batch = (0..<100).map { number in
                let tick = Tick(tally: "t", id: "\(number)", dueAt: Core.minutes(number + 1))
                return Core.command("set \(number)", Add(tally: "setter", amount: 0, tick: tick))
            }
            _ = try await writer.decide(batch, isUrgent: false)
            let settled = try await writer.decide(Core.setClock(Core.minutes(200), id: "2"), Core.add("x", "t"))
            #expect(settled.last?.accepted?.version == 101)
            #expect(try await stage.tally("t").times == (Array(1...100) + [200]).map(Core.minutes))
        }
    }

    @Test(
        "sets a timer aside that makes its transaction fail, and stops nobody",
        arguments: [Trouble.statement, .handler]
    )
    func failingTimer(_ trouble: Trouble) async throws {
        try await CoreStage.with { stage in
            let writer = try stage.writer()
            _ = try await writer.decide(Core.setClock(Core.start))
            try await self.set(
                Tick(tally: "t", id: "a", dueAt: Core.minutes(10)),
                Tick(tally: "t", id: "b", dueAt: Core.minutes(20), trouble: trouble),
                Tick(tally: "t", id: "c", dueAt: Core.minutes(30)),
                by: writer
            )
            let settled = try await writer.decide(
                Core.setClock(Core.minutes(60), id: "2"),
                Core.add("x", "t"),
                Core.add("y", "t", 1, trouble: .statement)
            )
            #expect(settled.map { $0.accepted != nil } == [true, true, false])
            #expect(try await stage.tally("t").times == [10, 30, 60].map(Core.minutes))
            #expect(try await stage.number("select count(*) from timer") == 0)
            #expect(try await stage.texts("select type from parked where source = 'timer'") == ["tick"])
            #expect(try await stage.verify().holds)
        }
    }

    @Test("finds a failing timer without a batch too")
    func failingTimerAlone() async throws {
        try await CoreStage.with { stage in
            let writer = try stage.writer()
            _ = try await writer.decide(Core.setClock(Core.start))
            try await self.set(
                Tick(tally: "t", id: "a", dueAt: Core.minutes(10), trouble: .statement),
                Tick(tally: "t", id: "b", dueAt: Core.minutes(20)),
                by: writer
            )
            _ = try await writer.decide(Core.setClock(Core.minutes(60), id: "2"))
            while try await stage.number("select count(*) from timer") > 0 {
                _ = try await writer.decide([], isUrgent: false)
            }
            #expect(try await stage.tally("t").times == [Core.minutes(20)])
            #expect(try await stage.number("select count(*) from parked") == 1)
        }
    }

    @Test("lets no timer that sets itself for ever hold a batch up for ever")
    func endlessTimer() async throws {
        try await CoreStage.with { stage in
            let endless = ServiceDefinition(
                .meetings,
                streams: [StreamDefinition(Tally.self)],
                routes: [
                    .command(Add.self) { add, work in
                        try await work.decide(Tally.self, add.tally, .add(add.amount))
                        add.tick?.schedule(work)
                        return .accepted(add.tally, in: StreamName(Tally.self, add.tally))
                    },
                    .local(Tick.self) { tick, work in tick.schedule(work) },
                ],
                register: { _ in nil }
            )
            let writer = try stage.writer(endless)
            _ = try await writer.decide(Core.setClock(Core.minutes(60)))
            let tick = Tick(id: "endless", dueAt: Core.minutes(10))
            _ = try await writer.decide(Core.command("1", Add(tally: "a", amount: 1, tick: tick)))
            #expect(try await writer.decide(Core.add("2")).first?.accepted?.version == 2)
        }
    }

    @Test("moves the clock forward only, for the role drill only, and every replica sees it (CAL-14)")
    func clock() async throws {
        try await CoreStage.with { stage in
            let writer = try stage.writer()
            #expect(
                try await writer.decide(Core.common("1", SetClock(now: Core.start), user: "op")).map(\.code) == [
                    "notAllowed"
                ]
            )
            #expect(try await writer.decide(Core.setClock(Core.start)).first?.accepted != nil)
            #expect(try await writer.decide(Core.setClock(Core.minutes(-1), id: "2")).map(\.code) == ["clockGoesBack"])
            #expect(try await writer.decide(Core.setClock(Core.minutes(5), id: "3")).first?.accepted != nil)
            _ = try await stage.writer().decide(Core.add("x"))
            #expect(try await stage.tally("a").times == [Core.minutes(5)])
        }
    }

    @Test("tells a service's own statements the clock that counts", arguments: [true, false])
    func clockOfStatements(_ isControlled: Bool) async throws {
        try await CoreStage.with(clock: isControlled ? .controlled : .machine) { stage in
            let environment = try stage.environment()
            let handle = ServiceHandle(
                environment: environment,
                writer: try stage.writer(),
                pool: PostgresPool(try environment.settings.database(for: .reader), size: 1),
                committed: Signal()
            )
            let before = environment.clock.machine
            #expect(try await handle.now(on: stage.database) >= before)
            // What a drill has left behind, or where this drill stands.
            try await stage.run("update head set clock = \(Core.start.microseconds)")
            let now = try await handle.now(on: stage.database)
            #expect(isControlled ? now == Core.start : now >= before)
            await handle.pool.close()
        }
    }

    @Test("goes by the machine's clock where none is controlled, whatever a drill has left behind")
    func machineClock() async throws {
        try await CoreStage.with(clock: .machine) { stage in
            try await stage.run("update head set clock = 1")
            let writer = try stage.writer()
            #expect(try await writer.decide(Core.setClock(Core.start)).map(\.code) == ["clockNotControlled"])
            let tick = Tick(tally: "t", id: "a", dueAt: Core.start.adding(minutes: -60 * 24 * 365))
            _ = try await writer.decide(Core.command("1", Add(tally: "a", amount: 1, tick: tick)))
            _ = try await writer.decide([], isUrgent: false)
            #expect(try await stage.tally("t").times == [tick.dueAt])
        }
    }
}
