import Postgres
import Testing

@Suite("Statements sent together", .enabled(if: Database.isGiven), .timeLimit(.minutes(1)))
struct PipelineTests {
    @Test("are answered in their order, each by its own rows")
    func order() async throws {
        try await Database.with { connection async throws in
            let answers = try await connection.pipeline((0..<50).map { Statement("SELECT $1 * 2", .int($0)) })
            #expect(try answers.map { try $0.int(0, 0) } == (0..<50).map { $0 * 2 })
            #expect(try await connection.pipeline([]).isEmpty)
        }
    }

    @Test("stop at the first that fails, which is named; the transaction waits for its roll-back")
    func failure() async throws {
        try await Database.with { connection async throws in
            let error = await Database.error {
                _ = try await connection.pipeline(
                    ["BEGIN", "CREATE TEMP TABLE gone (id int)", "SELECT 1/0", "SELECT no_such_column", "COMMIT"]
                )
            }
            #expect(error?.code == .statementFailed)
            #expect(error?.sqlState == "22012")
            #expect(error?.statementIndex == 2)
            #expect(error?.outcomeIsUnknown == false)
            #expect(connection.isInTransaction)
            #expect(await Database.error { _ = try await connection.execute("SELECT 3") }?.sqlState == "25P02")
            await connection.rollback()
            #expect(!connection.isInTransaction)
            #expect(try await connection.execute("SELECT to_regclass('gone') IS NULL").bool(0, 0))
        }
    }

    @Test("Statements skipped after a failure are prepared when they come again")
    func preparedAfterAbort() async throws {
        try await Database.with { connection async throws in
            for divisor: Int64 in [0, 0, 1] {
                let statements = [Statement("SELECT 1 / $1", .int(divisor)), Statement("SELECT 'later' || $1", "x")]
                if divisor == 0 {
                    #expect(await Database.error { _ = try await connection.pipeline(statements) } != nil)
                } else {
                    #expect(try await connection.pipeline(statements)[1].text(0, 0) == "laterx")
                }
            }
            #expect(await Database.error { _ = try await connection.execute("SELEC 1") }?.sqlState == "42601")
            #expect(await Database.error { _ = try await connection.execute("SELEC 1") }?.sqlState == "42601")
        }
    }

    @Test("COMMIT of a failed transaction, which the server answers by ROLLBACK, is an error")
    func commitAnsweredByRollback() async throws {
        try await Database.with { connection async throws in
            _ = try await connection.execute("BEGIN")
            #expect(await Database.error { _ = try await connection.execute("SELECT 1/0") } != nil)
            #expect(await Database.error { try await connection.commit() }?.code == .transactionFailed)
            #expect(!connection.isInTransaction)

            _ = try await connection.execute("BEGIN")
            #expect(await Database.error { _ = try await connection.execute("SELECT 1/0") } != nil)
            let error = await Database.error { _ = try await connection.pipeline([" \n commit;", "SELECT 1"]) }
            #expect(error?.code == .transactionFailed)
            #expect(error?.statementIndex == 0)

            _ = try await connection.execute("BEGIN")
            #expect(await Database.error { _ = try await connection.execute("SELECT 1/0") } != nil)
            #expect(await Database.error { try await connection.script("COMMIT") }?.code == .transactionFailed)
        }
    }

    @Test("outside a transaction are one transaction")
    func implicitTransaction() async throws {
        try await Database.withSchema { schema in
            try await Database.with {
                $0.schema = schema
            } _: { connection async throws in
                try await connection.script("CREATE TABLE t (id bigint PRIMARY KEY)")
                let insert = Statement("INSERT INTO t SELECT unnest($1)", .intArray([1, 2]))
                let error = await Database.error { _ = try await connection.pipeline([insert, insert]) }
                #expect(error?.sqlState == "23505")
                #expect(try await connection.execute("SELECT count(*) FROM t").int(0, 0) == 0)
                #expect(try await connection.execute(insert).affected == 2)
            }
        }
    }

    @Test("A transaction commits what its body did, or nothing when the body throws")
    func transaction() async throws {
        struct Stop: Error {}
        try await Database.withSchema { schema in
            try await Database.with {
                $0.schema = schema
            } _: { connection async throws in
                try await connection.script("CREATE TABLE t (id bigint)")
                let insert = Statement("INSERT INTO t VALUES ($1)", 1)
                let tag = try await connection.transaction { try await $0.execute(insert).commandTag }
                #expect(tag == "INSERT 0 1")
                await #expect(throws: Stop.self) {
                    try await connection.transaction { inner in
                        _ = try await inner.execute(insert)
                        throw Stop()
                    }
                }
                let nested = await Database.error {
                    try await connection.transaction { try await $0.transaction { _ in } }
                }
                #expect(nested?.code == .alreadyInTransaction)
                #expect(try await connection.execute("SELECT count(*) FROM t").int(0, 0) == 1)
            }
        }
    }

    @Test("of more bytes than any buffer holds, both ways, do not lock each other out")
    func bothWays() async throws {
        try await Database.with { connection async throws in
            let large = PostgresValue.bytes([UInt8](repeating: 7, count: 1 << 20))
            let statements = [Statement](repeating: Statement("SELECT $1", large), count: 24)
            let answers = try await connection.pipeline(statements)
            #expect(try answers.allSatisfy { try $0[0, 0] == large })
        }
    }

    @Test("COPY has no place among them: the connection is given up")
    func copy() async throws {
        try await Database.with { connection async throws in
            #expect(await Database.error { _ = try await connection.execute("COPY (SELECT 1) TO STDOUT") } != nil)
        }
    }

    @Test("Many different texts do not fill the server with prepared statements")
    func manyTexts() async throws {
        try await Database.with { connection async throws in
            for number in 0..<1_100 {
                #expect(try await connection.execute(Statement("SELECT \(number)")).int(0, 0) == number)
            }
            let count = try await connection.execute("SELECT count(*) FROM pg_prepared_statements").int(0, 0)
            #expect(count < 501)
        }
    }

    @Test("A statement whose result type changed, or that was deallocated, works again the next time")
    func preparedAnew() async throws {
        try await Database.withSchema { schema in
            try await Database.with {
                $0.schema = schema
            } _: { connection async throws in
                try await connection.script("CREATE TABLE t (a int); INSERT INTO t VALUES (1)")
                #expect(try await connection.execute("SELECT * FROM t").columnCount == 1)
                try await connection.script("ALTER TABLE t ADD COLUMN b int")
                let error = await Database.error { _ = try await connection.execute("SELECT * FROM t") }
                #expect(error?.sqlState == "0A000")
                #expect(error?.isRetriable == true)
                #expect(try await connection.execute("SELECT * FROM t").columnCount == 2)
                try await connection.script("DEALLOCATE ALL")
                let gone = await Database.error { _ = try await connection.execute("SELECT * FROM t") }
                #expect(gone?.sqlState == "26000")
                #expect(try await connection.execute("SELECT * FROM t").columnCount == 2)
            }
        }
    }
}
