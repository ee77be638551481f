import Postgres
import Testing

@Suite("What is taking too long is ended", .enabled(if: Database.isGiven), .timeLimit(.minutes(1)))
struct InterruptionTests {
    private static let sleep = Statement("SELECT pg_sleep(30)")

    @Test("by the call's own time limit, and the connection stays usable")
    func callTimeout() async throws {
        try await Database.with { connection async throws in
            let start = ContinuousClock.now
            let error = await Database.error {
                _ = try await connection.execute(Self.sleep, timeout: .milliseconds(200))
            }
            #expect(error?.code == .timedOut)
            #expect(error?.sqlState == "57014")
            #expect(error?.isRetriable == true)
            #expect(start.duration(to: .now) < .seconds(10))
            #expect(try await connection.execute("SELECT 1").int(0, 0) == 1)
        }
    }

    @Test("by the session's limits for statements and for locks")
    func sessionTimeouts() async throws {
        try await Database.with {
            $0.statementTimeout = .milliseconds(300)
            $0.lockTimeout = .milliseconds(100)
        } _: { connection async throws in
            #expect(await Database.error { _ = try await connection.execute(Self.sleep) }?.code == .timedOut)
            try await Database.with { other async throws in
                #expect(try await other.tryAdvisoryLock("held"))
                let lock = Statement("SELECT pg_advisory_lock($1)", .int(AdvisoryLock.key("held")))
                let error = await Database.error { _ = try await connection.execute(lock) }
                #expect(error?.code == .timedOut)
                #expect(error?.sqlState == "55P03")
            }
            #expect(connection.isOpen)
        }
    }

    @Test("by cancelling the task")
    func taskCancellation() async throws {
        try await Database.with { connection async throws in
            let start = ContinuousClock.now
            let task = Task { try await connection.execute(Self.sleep) }
            try await Task.sleep(for: .milliseconds(200))
            task.cancel()
            let error = await Database.error { _ = try await task.value }
            #expect(error?.code == .cancelled)
            #expect(start.duration(to: .now) < .seconds(10))
            try await connection.ping()
        }
    }

    @Test("by cancel(), which touches nothing that comes later")
    func explicitCancel() async throws {
        try await Database.with { connection async throws in
            connection.cancel()
            #expect(try await connection.execute("SELECT 1").int(0, 0) == 1)
            let task = Task { try await connection.execute(Self.sleep) }
            try await Task.sleep(for: .milliseconds(200))
            connection.cancel()
            #expect(await Database.error { _ = try await task.value }?.code == .cancelled)
            for _ in 0..<200 { _ = try await connection.execute("SELECT 1") }
        }
    }

    @Test("Nothing is sent in a task that is cancelled already, but a transaction is rolled back")
    func cancelledBefore() async throws {
        try await Database.with { connection async throws in
            let task = Task {
                try await connection.transaction { inner in
                    unsafe withUnsafeCurrentTask { unsafe $0?.cancel() }
                    _ = try await inner.execute("SELECT 1")
                }
            }
            #expect(await Database.error { _ = try await task.value }?.code == .cancelled)
            #expect(connection.isOpen)
            #expect(!connection.isInTransaction)
        }
    }

    @Test("Cancelled at the worst moments, a connection never answers with another statement's rows")
    func raceWithCompletion() async throws {
        try await Database.with { connection async throws in
            for number in 0..<300 {
                let task = Task { try await connection.execute(Statement("SELECT $1", .int(Int64(number)))) }
                if number % 3 != 0 { await Task.yield() }
                task.cancel()
                if let rows = try? await task.value { #expect(try rows.int(0, 0) == number) }
                #expect(try await connection.execute(Statement("SELECT -$1", .int(Int64(number)))).int(0, 0) == -number)
            }
        }
    }

    @Test(
        "A commit that is cancelled while it waits for a standby has an unknown outcome",
        .enabled(if: PrivateServer.isPossible)
    )
    func commitWithoutStandby() async throws {
        try await PrivateServer.with { server in
            let connection = try await PostgresConnection.open(PostgresSettings(url: server.url))
            try await connection.script("CREATE TABLE t (id int)")
            _ = try await connection.execute("ALTER SYSTEM SET synchronous_standby_names = 'nobody'")
            _ = try await connection.execute("SELECT pg_reload_conf()")
            try await Task.sleep(for: .milliseconds(500))
            let error = await Database.error {
                let statements: [Statement] = ["BEGIN", "INSERT INTO t VALUES (1)", "COMMIT"]
                _ = try await connection.pipeline(statements, timeout: .milliseconds(500))
            }
            #expect(error?.code == .timedOut)
            #expect(error?.outcomeIsUnknown == true)
            await connection.close()
        }
    }
}
