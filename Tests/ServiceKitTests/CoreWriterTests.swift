import AMQP
import Domain
import Foundation
import Messages
import Postgres
import Testing

@testable import ServiceKit

@Suite("Core: the writer on a real database", .enabled(if: Core.hasDatabase), .timeLimit(.minutes(2)))
struct CoreWriterTests {
    @Test("takes a batch in together, with numbers in the order of its messages")
    func batch() async throws {
        try await CoreStage.with { stage in
            let outbox = Outbox()
            let writer = try stage.writer(outbox: outbox)
            let settled = try await writer.decide(Core.add("1", "a", 1), Core.add("2", "b", 2), Core.add("3", "a", 3))
            #expect(settled.map { $0.accepted?.sequence } == [1, 2, 3])
            #expect(settled.map { $0.accepted?.version } == [1, 1, 2])
            #expect(settled.map { $0.accepted?.outward } == [1, 2, 3])
            #expect(try await stage.total("a") == 4)
            #expect(try await stage.number("select count(*) from inbox where sequence is not null") == 3)
            #expect(
                try await stage.texts("select green ->> 'total' from view where kind = 'tally' order by id") == [
                    "4", "2",
                ]
            )
            #expect(outbox.take(after: 0, atMost: 10).map(\.outward) == [1, 2, 3])
            let report = try await stage.verify()
            #expect(report.holds && report.entries == 3, "\(report.faults)")
        }
    }

    @Test("answers a repeat as it answered first, in the same batch, in a later one and in another replica")
    func duplicates() async throws {
        try await CoreStage.with { stage in
            let writer = try stage.writer()
            let first = try await writer.decide(Core.add("1"), Core.add("1"))
            let again = try await writer.decide(Core.add("1"))
            let elsewhere = try await stage.writer().decide(Core.add("1"))
            let answers = (first + again + elsewhere).map(\.accepted)
            #expect(answers.map { $0?.isDuplicate } == [false, true, true, true])
            #expect(answers.map { $0?.sequence } == [1, 1, 1, 1])
            #expect(try await stage.total("a") == 1)
            // The same id of another sender, or from another source, is another message.
            let others = [
                Core.command("1", Add(tally: "a", amount: 1), user: "sec"),
                Core.command("1", Add(tally: "a", amount: 1), source: "elsewhere"),
            ]
            _ = try await writer.decide(others, isUrgent: false)
            #expect(try await stage.total("a") == 3)
        }
    }

    @Test("refuses another message under the same id, in the same batch and later (NOT-11)")
    func idReused() async throws {
        try await CoreStage.with { stage in
            let writer = try stage.writer()
            let settled = try await writer.decide(Core.add("1", "a", 1), Core.add("1", "a", 2))
            #expect(settled.map(\.code) == [nil, "idReused"])
            #expect(try await writer.decide(Core.add("1", "a", 3)).map(\.code) == ["idReused"])
            #expect(try await writer.decide(Core.add("1", "a", 1)).first?.accepted?.isDuplicate == true)
            #expect(try await stage.total("a") == 1)
        }
    }

    @Test("keeps both alerts that came under one id, and answers the first again (ALR-21)")
    func alertsUnderOneID() async throws {
        try await CoreStage.with { stage in
            let writer = try stage.writer()
            func alarm(_ amount: Int) -> Incoming { Core.command("1", Alarm(tally: "a", amount: amount), user: nil) }
            let together = try await writer.decide(alarm(1), alarm(2))
            #expect(together.allSatisfy { $0.accepted != nil })
            #expect(try await writer.decide(alarm(4)).first?.accepted?.isDuplicate == false)
            #expect(try await writer.decide(alarm(1)).first?.accepted?.isDuplicate == true)
            #expect(try await stage.total("a") == 7)
            #expect(try await stage.number("select count(*) from parked") == 0)
        }
    }

    @Test("leaves no entry for a refusal, and gives the same refusal again for 14 days")
    func refusals() async throws {
        try await CoreStage.with { stage in
            let writer = try stage.writer()
            let settled = try await writer.decide(Core.add("1", "a", -1), Core.add("2", "a", 1))
            #expect(settled.map(\.code) == ["negative", nil])
            #expect(try await writer.decide(Core.add("1", "a", -1)).map(\.code) == ["negative"])
            #expect(try await stage.number("select count(*) from journal") == 1)
            #expect(try await stage.number("select count(*) from inbox where sequence is null") == 1)
        }
    }

    @Test("refuses a command for another version of the stream, and changes nothing")
    func versions() async throws {
        try await CoreStage.with { stage in
            let writer = try stage.writer()
            func add(_ id: String, expecting version: Int) -> Incoming {
                Core.command(id, Add(tally: "a", amount: 1, expectedVersion: version))
            }
            let settled = try await writer.decide(
                add("1", expecting: 0),
                add("2", expecting: 0),
                add("3", expecting: 1)
            )
            #expect(settled.map(\.code) == [nil, "versionConflict", nil])
            #expect(try await stage.total("a") == 2)
        }
    }

    @Test("sets a message aside whose handler fails, whole, and the others go on")
    func failingHandler() async throws {
        try await CoreStage.with { stage in
            let writer = try stage.writer()
            let settled = try await writer.decide(Core.add("1"), Core.add("2", trouble: .handler), Core.add("3"))
            #expect(settled.map(\.code) == [nil, "handlerFailed", nil])
            #expect(try await stage.total("a") == 2)
            #expect(try await stage.texts("select code from parked where state = 'parked'") == ["handlerFailed"])
            #expect(try await stage.texts("select type from journal where stream = 'log/parked'") == ["log.parked.v1"])
            #expect(try await writer.decide(Core.add("2", trouble: .handler)).map(\.code) == ["handlerFailed"])
            #expect(try await stage.number("select count(*) from parked") == 1)
            #expect(try await stage.verify().holds)
        }
    }

    @Test("finds the one message that makes its transaction fail", arguments: [Trouble.statement, .stream])
    func failingStatement(_ trouble: Trouble) async throws {
        try await CoreStage.with { stage in
            let writer = try stage.writer()
            var batch = (0..<9).map { Core.add("\($0)") }
            batch.insert(Core.add("bad", "a", 100, trouble: trouble), at: 5)
            let settled = try await writer.decide(batch, isUrgent: false)
            #expect(settled.map { $0.accepted != nil }.filter(\.self).count == 9)
            #expect(settled[5].code == "statementFailed")
            #expect(try await stage.total("a") == 9)
            #expect(try await stage.texts("select code from parked") == ["statementFailed"])
            // The next batch finds a clean connection and a clean cache.
            #expect(try await writer.decide(Core.add("after")).first?.accepted?.version == 10)
            #expect(try await stage.verify().holds)
        }
    }

    @Test("names a stream that can't be asked for, and the others go on")
    func failingPrefetch() async throws {
        try await CoreStage.with { stage in
            let writer = try stage.writer()
            let settled = try await writer.decide(Core.add("1"), Core.add("2", "zero\u{0}byte"), Core.add("3"))
            #expect(settled.map(\.code) == [nil, "statementFailed", nil])
        }
    }

    @Test("finds a failing alert among alerts, and tells the service of it")
    func failingAlert() async throws {
        try await CoreStage.with { stage in
            let writer = try stage.writer()
            let settled = try await writer.decide(
                Core.command("1", Alarm(tally: "a", amount: 1)),
                Core.command("2", Alarm(tally: "a", amount: 1, trouble: .statement))
            )
            #expect(settled.map(\.code) == [nil, "statementFailed"])
            #expect(try await stage.total("unanswered") == 1)
            #expect(try await stage.texts("select origin from parked") == ["alert"])
        }
    }

    @Test("keeps a refused alert although telling the service of it fails")
    func failingTelling() async throws {
        try await CoreStage.with { stage in
            // The table that the telling writes to does not exist.
            let writer = try stage.writer()
            let settled = try await writer.decide(
                Core.command("1", Alarm(tally: "a", amount: 1)),
                Core.command("2", Alarm(tally: "a", amount: -1))
            )
            #expect(settled.map { $0.accepted != nil } == [true, false])
            #expect(try await stage.number("select count(*) from parked") == 1)
            #expect(try await stage.total("a") == 1)
        }
    }

    private func content(of stage: CoreStage) async throws -> SetAside.Content {
        let rows = try await stage.database.execute("select content from parked")
        let keys = KeyStore(keyring: try stage.environment().vault.keyring)
        let opened = try await keys.open(try rows.bytes(0, 0), subject: "parked", on: stage.database)
        return try Wire.decode(SetAside.Content.self, from: try #require(opened))
    }

    @Test("ALR-22 keeps a refused alert with its sender and its body, sealed, and says which fields were wrong")
    func refusedAlert() async throws {
        try await CoreStage.with { stage in
            let writer = try stage.writer()
            let settled = try await writer.decide(Core.command("1", Alarm(tally: "turnstile", amount: -2), user: "dcc"))
            #expect(settled.map(\.code) == ["minusTwo"])
            #expect(
                try await stage.texts("select origin || ' ' || user_id || ' ' || code from parked") == [
                    "alert dcc minusTwo"
                ]
            )
            let content = try await self.content(of: stage)
            #expect(String(decoding: content.body, as: UTF8.self).contains("turnstile"))
            #expect(content.detail == "refused by CAL-14 (minusTwo): amount")
            let dump = try await stage.texts("select encode(content, 'escape') from parked")
            #expect(!dump.joined().contains("turnstile"), "sealed")
        }
    }

    @Test("ALR-38 keeps nothing of the body of a refused alert that may not be stored")
    func refusedAndWithheld() async throws {
        try await CoreStage.with { stage in
            let writer = try stage.writer()
            let key = "-----BEGIN EC PRIVATE KEY-----"
            let settled = try await writer.decide(Core.command("1", Alarm(tally: key, amount: -2), user: "dcc"))
            #expect(settled.map(\.code) == ["minusTwo"])
            let content = try await self.content(of: stage)
            #expect(!String(decoding: content.body, as: UTF8.self).contains("EC PRIVATE"))
            #expect(content.detail.contains("withheld"))
        }
    }

    @Test("does not keep a body that may not be stored (ALR-38)")
    func withheld() async throws {
        try await CoreStage.with { stage in
            let writer = try stage.writer()
            let body = Array("-----BEGIN EC PRIVATE KEY-----".utf8)
            let envelope = Envelope(id: "1", source: "tests", type: Alarm.type, data: body)
            let alarm = Core.reader.read(properties: envelope.properties(userID: "dcc"), body: body, from: .alert)
            #expect(try await writer.decide(alarm).first?.code == "malformedMessage")
            let rows = try await stage.database.execute("select content from parked")
            let keys = KeyStore(keyring: try stage.environment().vault.keyring)
            let opened = try await keys.open(try rows.bytes(0, 0), subject: "parked", on: stage.database)
            let content = try Wire.decode(SetAside.Content.self, from: try #require(opened))
            #expect(!String(decoding: content.body, as: UTF8.self).contains("PRIVATE"))
        }
    }

    @Test("stays gapless with two writers in turn, each seeing what the other wrote")
    func twoWriters() async throws {
        try await CoreStage.with { stage in
            let writers = [try stage.writer(), try stage.writer()]
            for number in 0..<20 {
                let settled = try await writers[number % 2].decide(Core.add("\(number)"))
                #expect(settled.first?.accepted?.version == number + 1)
            }
            #expect(try await stage.verify().holds)
        }
    }

    @Test("stays gapless with two writers at once")
    func twoWritersAtOnce() async throws {
        try await CoreStage.with { stage in
            let writers = [try stage.writer(), try stage.writer()]
            try await withThrowingTaskGroup(of: Void.self) { group in
                for (index, writer) in writers.enumerated() {
                    for lane in 0..<4 {
                        group.addTask {
                            for number in 0..<10 {
                                let batch = [
                                    Core.add("\(index)/\(lane)/\(number)"),
                                    Core.add("\(index)/\(lane)/\(number)/b", "b\(index)"),
                                ]
                                let settled = try await writer.decide(batch, isUrgent: lane == 0)
                                #expect(settled.allSatisfy { $0.accepted != nil })
                            }
                        }
                    }
                }
                try await group.waitForAll()
            }
            #expect(try await stage.total("a") == 80)
            let report = try await stage.verify()
            #expect(report.holds && report.entries == 160 && report.outward == 160, "\(report.faults)")
        }
    }

    @Test("goes on when its connection is ended by the server, and does nothing twice")
    func lostConnection() async throws {
        try await CoreStage.with { stage in
            let writer = try stage.writer()
            _ = try await writer.decide(Core.add("1"))
            try await stage.run(
                "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'meetings writer'"
            )
            #expect(try await writer.decide(Core.add("1"), Core.add("2")).map { $0.accepted?.sequence } == [1, 2])
            #expect(try await stage.total("a") == 2)
        }
    }

    @Test("gives the same subject one data key, whoever needs it first, and none after an aborted batch")
    func dataKeys() async throws {
        try await CoreStage.with { stage in
            let writer = try stage.writer()
            // The timer needs the key of a stream that has no entry.
            let tick = Tick(tally: "later", id: "t", dueAt: Core.minutes(10))
            _ = try await writer.decide(Core.setClock(Core.start))
            _ = try await writer.decide(Core.command("1", Add(tally: "a", amount: 1, tick: tick)))
            #expect(try await stage.writer().decide(Core.add("2", "later", 5)).first?.accepted?.version == 1)
            // The key made in a transaction that failed is not the one that the next transaction stores.
            #expect(
                try await writer.decide(Core.add("3", "new", 1, trouble: .statement)).first?.code == "statementFailed"
            )
            #expect(try await stage.writer().decide(Core.add("4", "new", 1)).first?.accepted?.version == 1)
            #expect(try await writer.decide(Core.add("5", "new", 1)).first?.accepted?.version == 2)
            #expect(try await stage.total("new") == 2)
            #expect(try await stage.total("later") == 5)
        }
    }

    @Test("refuses to keep more of a subject whose key was destroyed, and the others go on (SEC-19)")
    func erased() async throws {
        try await CoreStage.with { stage in
            _ = try await stage.writer().decide(Core.add("1", "a"), Core.add("2", "b"))
            try await stage.run("update data_key set wrapped = null, destroyed_at = 0 where subject = 'tally/a'")
            let settled = try await stage.writer().decide(Core.add("3", "a"), Core.add("4", "b"))
            #expect(settled.map(\.code) == ["erased", nil])
            #expect(try await stage.verify().holds)
        }
    }

    @Test("sets aside what concerns an entry that was changed, raises an alarm, and the others go on")
    func changedEntry() async throws {
        try await CoreStage.with { stage in
            _ = try await stage.writer().decide(Core.add("1", "a"), Core.add("2", "b"))
            try await stage.run(
                "update journal set data = set_byte(data, 20, get_byte(data, 20) # 1) where stream = 'tally/a'"
            )
            let writer = try stage.writer()
            let settled = try await writer.decide(Core.add("3", "a"), Core.add("4", "b"))
            #expect(settled.map(\.code) == ["handlerFailed", nil])
            #expect(await writer.health.snapshot().checks["alarm: journal"]?.ok == false)
            // A writer that had it in memory takes the other's entries in all the same.
            #expect(try await writer.decide(Core.add("5", "b")).first?.accepted?.version == 3)
        }
    }

    @Test("takes no more work when the journal holds an entry of another build")
    func unknownEntry() async throws {
        try await CoreStage.with { stage in
            let writer = try stage.writer()
            _ = try await writer.decide(Core.add("1"))
            let keys = KeyStore(keyring: try stage.environment().vault.keyring)
            let key = try await keys.sealingKey(for: "tally/a", on: stage.database)
            let data = try key.sealEntry(Array(#"{"multiplied":{}}"#.utf8), stream: "tally/a", version: 2)
            _ = try await stage.database.execute(
                Statement(
                    """
                    insert into journal (sequence, stream, version, type, recorded_at, metadata, data, hash)
                    values (2, 'tally/a', 2, 'tally.multiplied.v1', 0, '{}', $1, $2)
                    """,
                    .bytes(data),
                    .bytes(Core.hash(2))
                )
            )
            try await stage.run("update head set sequence = 2")
            await #expect(throws: JournalFault.self) { try await writer.decide(Core.add("2")) }
            await #expect(throws: JournalFault.self) { try await writer.decide(Core.add("3", "b")) }
            #expect(await writer.health.snapshot().checks["alarm: journal"]?.ok == false)
            #expect(try await stage.number("select count(*) from parked") == 0)
        }
    }

    @Test("strikes a count of deaths out with the message that it is of")
    func attempts() async throws {
        try await CoreStage.with { stage in
            let writer = try stage.writer()
            let pool = PostgresPool(try stage.environment().settings.database(for: .reader), size: 2)
            let deaths = Deaths(pool: pool)
            #expect(try await deaths.count("q/1") == 1)
            #expect(try await deaths.count("q/1") == 2)
            await deaths.takeBack("q/1")
            #expect(try await stage.number("select count from attempt") == 1)
            let cancelled = Task {
                try? await Task.sleep(for: .seconds(60))
                await deaths.takeBack("q/1")
            }
            cancelled.cancel()
            await cancelled.value
            #expect(try await stage.number("select count(*) from attempt") == 0)
            _ = try await deaths.count("q/2")
            _ = try await writer.decide(Core.add("1").counting(as: "q/2"))
            #expect(try await stage.number("select count(*) from attempt") == 0)
            await pool.close()
        }
    }

    @Test("refuses the service's own command that fails, and takes the others")
    func locals() async throws {
        try await CoreStage.with { stage in
            let writer = try stage.writer()
            let pool = PostgresPool(try stage.environment().settings.database(for: .reader), size: 2)
            let handle = ServiceHandle(
                environment: try stage.environment(),
                writer: writer,
                pool: pool,
                committed: Signal()
            )
            let answers = try await handle.submit([
                Tick(tally: "l"), Tick(tally: "l", trouble: .statement), Tick(tally: "l", trouble: .handler),
                Tick(tally: "l", amount: -1), Tick(tally: "l"),
            ])
            #expect(answers.map { $0?.code } == [nil, "statementFailed", "handlerFailed", "negative", nil])
            #expect(try await stage.total("l") == 2)
            #expect(try await handle.state(Tally.self, "l").total == 2)
            await pool.close()
        }
    }
}
