import Postgres
import Synchronization
import Testing

@Suite("Migrations", .enabled(if: Database.isGiven), .timeLimit(.minutes(1)))
struct MigrationTests {
    private static let first = Migration(number: 1, name: "people", sql: "CREATE TABLE people (id bigint PRIMARY KEY)")
    private static let second = Migration(
        number: 2,
        name: "names",
        sql: "ALTER TABLE people ADD COLUMN name text; SELECT pg_sleep(1.2)"
    )

    @Test("are applied once, in order, also when several processes start at once")
    func concurrent() async throws {
        try await Database.withSchema { schema in
            let counts = try await withThrowingTaskGroup(of: Int.self) { group async throws in
                for _ in 0..<4 {
                    group.addTask {
                        try await Database.with { connection async throws in
                            try await Migrator().run([Self.first, Self.second], schema: schema, on: connection).count
                        }
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(counts.sorted() == [0, 0, 0, 2])
            try await Database.with { connection async throws in
                let rows = try await connection.execute(Statement("SELECT number, name FROM \(schema).migration"))
                #expect(try rows.map { try $0.int(0) } == [1, 2])
                #expect(try await connection.execute(Statement("SELECT id, name FROM \(schema).people")).isEmpty)
            }
        }
    }

    @Test("make their schema, whatever it is called, and pass the session's time limit")
    func newSchema() async throws {
        let schema = "Odd \"name\" \(UInt32.random(in: 0...UInt32.max))"
        try await Database.with {
            // Less than the second migration takes, more than a statement waits on a busy machine.
            $0.statementTimeout = .milliseconds(1_000)
        } _: { connection async throws in
            let steps = Mutex<[String]>([])
            let migrator = Migrator(onStep: { step in steps.withLock { $0.append(step) } })
            #expect(try await migrator.run([Self.first], schema: schema, on: connection) == [Self.first])
            #expect(try await migrator.run([Self.first, Self.second], schema: schema, on: connection) == [Self.second])
            #expect(
                steps.withLock { $0 } == [
                    "before commit of 1", "after commit of 1", "before commit of 2", "after commit of 2",
                ]
            )
            // Not under the short limit: it waits for the disk.
            let quoted = "\"" + schema.replacing("\"", with: "\"\"") + "\""
            try await connection.script("DROP SCHEMA \(quoted) CASCADE", timeout: .seconds(30))
        }
    }

    @Test("that were changed, taken out or slipped in after they were applied are refused by name")
    func changed() async throws {
        try await Database.withSchema { schema in
            try await Database.with { connection async throws in
                let third = Migration(number: 3, name: "third", sql: "SELECT 3")
                _ = try await Migrator().run([Self.first, third], schema: schema, on: connection)
                let changed = Migration(number: 1, name: "people", sql: "CREATE TABLE other ()")
                for (list, words) in [
                    ([changed, third], "migration 1, people, was changed"),
                    ([third], "migration 1, people, is applied but unknown"),
                    ([Self.first, Self.second, third], "migration 2 comes before 3"),
                    ([third, Self.first], "numbers rise"),
                ] {
                    let error = await Database.error {
                        _ = try await Migrator().run(list, schema: schema, on: connection)
                    }
                    #expect(error?.code == .migrationFailed)
                    #expect(error?.reason.contains(words) == true)
                }
                #expect(connection.isOpen)
                #expect(!connection.isInTransaction)
            }
        }
    }

    @Test("of a newer program are reported, and stand in nobody's way")
    func newer() async throws {
        try await Database.withSchema { schema in
            try await Database.with { connection async throws in
                _ = try await Migrator().run([Self.first, Self.second], schema: schema, on: connection)
                let unknown = Mutex<[Int]>([])
                let migrator = Migrator(onUnknown: { number, _ in unknown.withLock { $0.append(number) } })
                #expect(try await migrator.run([Self.first], schema: schema, on: connection).isEmpty)
                #expect(unknown.withLock { $0 } == [2])
            }
        }
    }

    @Test("that fail leave nothing behind, and those before them stay")
    func failing() async throws {
        try await Database.withSchema { schema in
            try await Database.with { connection async throws in
                let bad = Migration(number: 2, name: "bad", sql: "CREATE TABLE half (); SELECT 1/0")
                let ending = Migration(number: 2, name: "ending", sql: "CREATE TABLE half (); COMMIT")
                let failed = await Database.error {
                    _ = try await Migrator().run([Self.first, bad], schema: schema, on: connection)
                }
                #expect(failed?.code == .migrationFailed)
                #expect(failed?.sqlState == "22012")
                let table = PostgresValue.text("\(schema).half")
                let found = try await connection.execute(Statement("SELECT to_regclass($1) IS NULL", table))
                #expect(try found.bool(0, 0))
                let count = Statement("SELECT count(*) FROM \(schema).migration")
                #expect(try await connection.execute(count).int(0, 0) == 1)
                let ended = await Database.error {
                    _ = try await Migrator().run([Self.first, ending], schema: schema, on: connection)
                }
                #expect(ended?.code == .migrationFailed)
                #expect(try await connection.execute(count).int(0, 0) == 1)
            }
        }
    }

    @Test("An advisory lock is one session's at a time, and has the same number for ever")
    func advisoryLock() async throws {
        #expect(AdvisoryLock.key("quorate") == AdvisoryLock.key("quorate"))
        #expect(AdvisoryLock.key("") == Int64(bitPattern: 0xCBF2_9CE4_8422_2325))
        #expect(AdvisoryLock.key("a") == Int64(bitPattern: 0xAF63_DC4C_8601_EC8C))
        try await Database.with { one async throws in
            try await Database.with { other async throws in
                #expect(try await one.tryAdvisoryLock("relay"))
                #expect(try await !other.tryAdvisoryLock("relay"))
                #expect(try await one.releaseAdvisoryLock("relay"))
                #expect(try await other.tryAdvisoryLock("relay"))
                #expect(try await !one.releaseAdvisoryLock("relay"))
            }
        }
    }
}
