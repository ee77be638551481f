internal import Synchronization

/// A few connections shared by many tasks, each lent to one task at a time.
///
/// Connections are opened when they are needed and kept. One that was lost is replaced at the next use; nothing is
/// tried again here, so back off when `withConnection` throws `connectionFailed`. What a task leaves on a connection
/// (session settings, advisory locks, temporary tables) stays there for the next one; only an open transaction is
/// rolled back.
public final class PostgresPool: Sendable {
    private typealias Grant = PoolState<PostgresConnection>.Grant

    private struct Waiter {
        let continuation: CheckedContinuation<Result<Grant, PostgresError>, Never>
        let timer: Task<Void, Never>

        func resume(_ result: Result<Grant, PostgresError>) {
            self.timer.cancel()
            self.continuation.resume(returning: result)
        }
    }

    private struct State {
        var pool: PoolState<PostgresConnection>
        var waiters: [Int: Waiter] = [:]
        var asked = 0
    }

    private let settings: PostgresSettings
    private let waitLimit: Duration
    private let state: Mutex<State>

    /// A connection that has rested longer than this is looked at before it is lent.
    private static let freshness = Duration.seconds(1)

    /// Makes a pool; nothing is opened yet.
    /// - Parameters:
    ///   - size: how many connections there may be at a time.
    ///   - waitLimit: how long a task waits for one before it gets `timedOut`.
    public init(_ settings: PostgresSettings, size: Int = 4, waitLimit: Duration = .seconds(5)) {
        self.settings = settings
        self.waitLimit = waitLimit
        self.state = Mutex(State(pool: PoolState(size: size)))
    }

    /// Lends a connection to the body.
    /// - Throws: what the body throws; `timedOut` when all are in use for too long; `connectionFailed`; `cancelled`;
    ///   `closed`.
    public nonisolated(nonsending) func withConnection<Value>(
        _ body: (PostgresConnection) async throws -> Value
    ) async throws -> Value {
        let connection = try await self.take()
        do {
            let value = try await body(connection)
            await self.giveBack(connection)
            return value
        } catch {
            await self.giveBack(connection)
            throw error
        }
    }

    /// Closes the connections that rest, turns away who waits, and closes the others as they come back.
    public func close() async {
        let (connections, waiters) = self.state.withLock { state in
            let (connections, numbers) = state.pool.close()
            return (connections, numbers.compactMap { state.waiters.removeValue(forKey: $0) })
        }
        for waiter in waiters { waiter.resume(.failure(Self.closed)) }
        for connection in connections { await connection.close() }
    }

    private static let closed = PostgresError(.closed, "the pool is closed")

    private func take() async throws(PostgresError) -> PostgresConnection {
        switch try await self.grant() {
        case .permit:
            return try await self.open()
        case .connection(let connection, let since):
            let isFresh = since.duration(to: .now) < Self.freshness
            if connection.isOpen, isFresh { return connection }
            if connection.isOpen, await connection.checkSocket() { return connection }
            await connection.close()
            return try await self.open()
        }
    }

    private func open() async throws(PostgresError) -> PostgresConnection {
        do throws(PostgresError) {
            return try await PostgresConnection.open(self.settings)
        } catch {
            self.drop()
            throw error
        }
    }

    /// A connection, or leave to open one; waits while there is neither.
    private func grant() async throws(PostgresError) -> Grant {
        let number = self.state.withLock { state in
            state.asked += 1
            return state.asked
        }
        let result: Result<Grant, PostgresError> = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                self.ask(number, continuation)
            }
        } onCancel: {
            self.giveUp(number, PostgresError(.cancelled, "cancelled while all connections were in use"))
        }
        return try result.get()
    }

    private func ask(_ number: Int, _ continuation: CheckedContinuation<Result<Grant, PostgresError>, Never>) {
        let answer: Result<Grant, PostgresError>? = self.state.withLock { state in
            // Within the lock: a cancellation that comes later finds the waiter.
            if Task.isCancelled { return .failure(PostgresError(.cancelled, "cancelled")) }
            switch state.pool.ask(number) {
            case .now(let grant): return .success(grant)
            case .closed: return .failure(Self.closed)
            case .wait:
                state.waiters[number] = Waiter(continuation: continuation, timer: self.timer(number))
                return nil
            }
        }
        if let answer { continuation.resume(returning: answer) }
    }

    private func timer(_ number: Int) -> Task<Void, Never> {
        let limit = self.waitLimit
        return Task { [weak self] in
            guard (try? await Task.sleep(for: limit)) != nil else { return }
            self?.giveUp(number, PostgresError(.timedOut, "all connections were in use for \(limit)"))
        }
    }

    private func giveUp(_ number: Int, _ error: PostgresError) {
        let waiter = self.state.withLock { state in
            state.pool.giveUp(number) ? state.waiters.removeValue(forKey: number) : nil
        }
        waiter?.resume(.failure(error))
    }

    private func giveBack(_ connection: PostgresConnection) async {
        if connection.isInTransaction { await connection.rollback() }
        guard connection.isOpen else { return self.drop() }
        let now = ContinuousClock.now
        let (waiter, isClosed) = self.state.withLock { state in
            let (number, isClosed) = state.pool.giveBack(connection, at: now)
            return (number.flatMap { state.waiters.removeValue(forKey: $0) }, isClosed)
        }
        waiter?.resume(.success(.connection(connection, since: now)))
        if isClosed { await connection.close() }
    }

    private func drop() {
        let waiter = self.state.withLock { state in
            state.pool.drop().flatMap { state.waiters.removeValue(forKey: $0) }
        }
        waiter?.resume(.success(.permit))
    }
}
