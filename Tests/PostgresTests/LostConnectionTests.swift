import Postgres
import Testing

@Suite("A connection that is lost", .enabled(if: Database.isGiven), .timeLimit(.minutes(2)))
struct LostConnectionTests {
    @Test("is closed when the one it was lent to is done or fails", arguments: [false, true])
    func lent(fails: Bool) async throws {
        struct Failure: Error {}
        var lent: PostgresConnection?
        do {
            try await PostgresConnection.withOpen(Database.settings) { connection in
                lent = connection
                #expect(connection.isOpen)
                if fails { throw Failure() }
            }
            #expect(!fails)
        } catch is Failure {
            #expect(fails)
        }
        let connection = try #require(lent)
        #expect(!connection.isOpen)
    }

    private static func backend(_ connection: PostgresConnection) async throws -> PostgresValue {
        .int(Int64(try await connection.execute("SELECT pg_backend_pid()").int(0, 0)))
    }

    private static func terminate(_ backend: PostgresValue) async throws {
        try await Database.with { other async throws in
            #expect(try await other.execute(Statement("SELECT pg_terminate_backend($1::int)", backend)).bool(0, 0))
        }
    }

    @Test("in the middle of a statement says so, with the server's reason, and every later call is refused")
    func terminatedMidway() async throws {
        try await Database.with { connection async throws in
            let backend = try await Self.backend(connection)
            let task = Task { try await connection.pipeline(["BEGIN", "SELECT pg_sleep(30)", "COMMIT"]) }
            try await Task.sleep(for: .milliseconds(200))
            try await Self.terminate(backend)
            let error = await Database.error { _ = try await task.value }
            #expect(error?.code == .connectionLost)
            #expect(error?.sqlState == "57P01")
            #expect(error?.isRetriable == true)
            #expect(error?.outcomeIsUnknown == false)
            #expect(!connection.isOpen)
            #expect(await Database.error { _ = try await connection.execute("SELECT 1") }?.code == .closed)
        }
    }

    @Test("while it rested is noticed before anything is sent")
    func terminatedWhileIdle() async throws {
        try await Database.with { connection async throws in
            try await Self.terminate(Self.backend(connection))
            try await Task.sleep(for: .milliseconds(200))
            #expect(connection.isOpen)
            let error = await Database.error { try await connection.commit() }
            #expect(error?.code == .connectionLost)
            #expect(error?.sqlState == "57P01")
            #expect(error?.outcomeIsUnknown == false)
        }
    }

    @Test("because it was idle, within a transaction or outside")
    func idleTimeouts() async throws {
        for isInTransaction in [false, true] {
            try await Database.with {
                $0.idleSessionTimeout = .seconds(4)
                $0.idleInTransactionTimeout = .seconds(4)
            } _: { connection async throws in
                _ = try await connection.execute(isInTransaction ? "BEGIN" : "SELECT 1")
                try await Task.sleep(for: .milliseconds(4_600))
                let error = await Database.error { _ = try await connection.execute("SELECT 1") }
                #expect(error?.code == .connectionLost)
                #expect(error?.sqlState == (isInTransaction ? "25P03" : "57P05"))
            }
        }
    }

    @Test("at a commit leaves the outcome unknown", .enabled(if: PrivateServer.isPossible))
    func lostAtCommit() async throws {
        try await PrivateServer.with { server in
            let connection = try await PostgresConnection.open(PostgresSettings(url: server.url))
            // A deferred trigger lets the commit itself take its time.
            try await connection.script(
                """
                CREATE TABLE t (id int);
                CREATE FUNCTION slow() RETURNS trigger LANGUAGE plpgsql
                    AS 'BEGIN PERFORM pg_sleep(30); RETURN NULL; END';
                CREATE CONSTRAINT TRIGGER slow AFTER INSERT ON t DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
                    EXECUTE FUNCTION slow();
                """
            )
            let task = Task { try await connection.pipeline(["BEGIN", "INSERT INTO t VALUES (1)", "COMMIT"]) }
            try await Task.sleep(for: .milliseconds(500))
            try await server.kill()
            let error = await Database.error { _ = try await task.value }
            #expect(error?.code == .connectionLost)
            #expect(error?.outcomeIsUnknown == true)
            await connection.close()
        }
    }

    @Test("with its server comes back through the pool when the server does", .enabled(if: PrivateServer.isPossible))
    func serverKilled() async throws {
        try await PrivateServer.with { server in
            let pool = PostgresPool(try PostgresSettings(url: server.url), size: 2)
            #expect(try await pool.withConnection { try await $0.execute("SELECT 1").int(0, 0) } == 1)
            let task = Task { try await pool.withConnection { try await $0.execute("SELECT pg_sleep(30)") } }
            try await Task.sleep(for: .milliseconds(300))
            try await server.kill()
            #expect(await Database.error { _ = try await task.value }?.code == .connectionLost)
            let failed = await Database.error { try await pool.withConnection { try await $0.ping() } }
            #expect(failed?.code == .connectionFailed)
            #expect(failed?.isRetriable == true)
            try await server.start()
            #expect(try await pool.withConnection { try await $0.execute("SELECT 2").int(0, 0) } == 2)
            await pool.close()
        }
    }

    @Test("A server that isn't there is an error, and quiet about the password")
    func nobodyThere() async throws {
        let settings = try PostgresSettings(url: "postgresql://app:geheim@127.0.0.1:1/none")
        let error = await Database.error { _ = try await PostgresConnection.open(settings) }
        #expect(error?.code == .connectionFailed)
        for text in ["\(settings)", String(reflecting: settings), error.debugDescription] {
            #expect(!text.contains("geheim"))
        }
        var dumped = ""
        dump(settings, to: &dumped)
        #expect(!dumped.contains("geheim"))
        #expect(await Database.error { _ = try PostgresSettings(url: "postgresql://[") }?.code == .invalidSettings)
    }
}
