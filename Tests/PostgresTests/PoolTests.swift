import Postgres
import Synchronization
import Testing

@Suite("A pool", .enabled(if: Database.isGiven), .timeLimit(.minutes(1)))
struct PoolTests {
    /// How many there are, and how many there were at most.
    private final class Gauge: Sendable {
        private let state = Mutex((now: 0, most: 0))

        var most: Int { self.state.withLock { $0.most } }

        func add(_ number: Int) {
            self.state.withLock { $0 = ($0.now + number, max($0.most, $0.now + number)) }
        }
    }

    @Test("lends no more than its size, and serves everybody")
    func bounded() async throws {
        // Every test of the run may have begun at this moment: nobody is to give up waiting.
        let pool = PostgresPool(try Database.settings, size: 3, waitLimit: .seconds(50))
        let gauge = Gauge()
        try await withThrowingTaskGroup(of: Int.self) { group async throws in
            for number in 0..<60 {
                group.addTask {
                    try await pool.withConnection { connection async throws in
                        gauge.add(1)
                        defer { gauge.add(-1) }
                        let sleep = Statement("SELECT $1, pg_sleep(0.002)", .int(Int64(number)))
                        return try await connection.execute(sleep).int(0, 0)
                    }
                }
            }
            #expect(try await group.reduce(0, +) == (0..<60).reduce(0, +))
        }
        #expect(gauge.most == 3)
        await pool.close()
    }

    @Test("lets nobody wait for ever: not past the limit, not when cancelled, not when it closes")
    func boundedWait() async throws {
        let pool = PostgresPool(try Database.settings, size: 1, waitLimit: .milliseconds(200))
        try await pool.withConnection { _ in
            let timedOut = await Database.error { try await pool.withConnection { _ in } }
            #expect(timedOut?.code == .timedOut)
            let task = Task { try await pool.withConnection { _ in } }
            task.cancel()
            #expect(await Database.error { try await task.value }?.code == .cancelled)
            let waiting = Task { try await pool.withConnection { _ in } }
            try await Task.sleep(for: .milliseconds(50))
            await pool.close()
            #expect(await Database.error { try await waiting.value }?.code == .closed)
        }
        #expect(await Database.error { try await pool.withConnection { _ in } }?.code == .closed)
    }

    @Test("replaces what was lost and rolls back what was left open")
    func replaces() async throws {
        let pool = PostgresPool(try Database.settings, size: 1)
        let first = try await pool.withConnection { connection async throws in
            _ = try await connection.execute("BEGIN")
            return try await connection.execute("SELECT pg_backend_pid()").int(0, 0)
        }
        try await pool.withConnection { connection async throws in
            #expect(!connection.isInTransaction)
            #expect(try await connection.execute("SELECT pg_backend_pid()").int(0, 0) == first)
        }
        try await Database.with { other async throws in
            _ = try await other.execute(Statement("SELECT pg_terminate_backend($1::int)", .int(Int64(first))))
        }
        try await Task.sleep(for: .milliseconds(1_200))
        let second = try await pool.withConnection { try await $0.execute("SELECT pg_backend_pid()").int(0, 0) }
        #expect(second != first)
        await pool.close()
    }
}
