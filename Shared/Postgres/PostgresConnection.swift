internal import IOThread

/// One session with a PostgreSQL server.
///
/// `libpq` lets one thread use a connection at a time and blocks while it waits. The actor gives the first guarantee
/// and its own thread keeps the waiting off Swift's cooperative threads. A call that is cancelled, or whose `timeout`
/// passes, asks the server to cancel the statement; the connection stays usable unless the server doesn't answer that.
/// When a connection is lost it is closed at once, and every later call throws `closed`.
///
/// Calls of several tasks may meet on one connection and are then run one after another. A transaction, though,
/// belongs to one task: take the connection from a pool.
public actor PostgresConnection {
    private let thread: IOThread
    private let control: CallControl
    private var session: Session

    /// The connection's own thread: libpq's calls block there and nowhere else.
    public nonisolated var unownedExecutor: UnownedSerialExecutor {
        unsafe self.thread.asUnownedSerialExecutor()
    }

    private init(name: String) throws(PostgresError) {
        self.control = try CallControl()
        self.thread = IOThread(name: name)
        self.session = Session(control: self.control)
    }

    /// Connects; several hosts in the URL are tried in their order.
    /// - Throws: `connectionFailed`, with what `libpq` says in its `reason`.
    public static func open(_ settings: PostgresSettings) async throws(PostgresError) -> PostgresConnection {
        let connection = try PostgresConnection(name: "postgres")
        do throws(PostgresError) {
            try await connection.connect(settings)
        } catch {
            await connection.close()
            throw error
        }
        return connection
    }

    /// Connects, lends the connection to `body`, and closes it whatever becomes of that.
    /// - Throws: as `open`, and what `body` throws.
    public static func withOpen<Value>(
        _ settings: PostgresSettings,
        _ body: (PostgresConnection) async throws -> Value
    ) async throws -> Value {
        let connection = try await self.open(settings)
        do {
            let value = try await body(connection)
            await connection.close()
            return value
        } catch {
            await connection.close()
            throw error
        }
    }

    private func connect(_ settings: PostgresSettings) throws(PostgresError) {
        try self.session.connect(settings)
    }

    /// Whether the connection can be used, as far as is known without asking the server.
    public nonisolated var isOpen: Bool { self.control.isOpen }

    /// Whether a transaction, failed or not, was open after the last call.
    public nonisolated var isInTransaction: Bool { self.control.isInTransaction }

    /// Runs one statement: one round trip.
    ///
    /// Outside a transaction its effect is committed at once.
    /// - Throws: `statementFailed`, `timedOut`, `cancelled`, `connectionLost`, `transactionFailed`, `closed`.
    public func execute(
        _ statement: Statement,
        timeout: Duration? = nil
    ) async throws(PostgresError) -> Rows {
        let rows = try await self.pipeline([statement], timeout: timeout)
        guard let first = rows.first else { throw PostgresError(.unexpectedData, "no answer") }
        return first
    }

    /// Sends all statements at once and reads all answers: one round trip.
    ///
    /// The first failure is thrown; the server has then skipped all later statements. A transaction that was begun
    /// is open after a failure and needs `rollback()`. Statements outside any transaction form one.
    /// - Throws: as `execute`; `transactionFailed` when a `COMMIT` among them was answered by a roll-back.
    public func pipeline(
        _ statements: [Statement],
        timeout: Duration? = nil
    ) async throws(PostgresError) -> [Rows] {
        try await self.call { (session) throws(PostgresError) in
            try session.run(statements, timeout: timeout)
        }
    }

    /// Runs several statements in one text, without parameters.
    ///
    /// Outside a transaction they form one.
    /// - Throws: as `pipeline`.
    public func script(_ sql: String, timeout: Duration? = nil) async throws(PostgresError) {
        try await self.call { (session) throws(PostgresError) in
            try session.script(sql, timeout: timeout)
        }
    }

    /// Commits, and makes sure that the server did.
    /// - Throws: `transactionFailed` when an earlier statement had failed and all is rolled back; a lost connection
    ///   has `outcomeIsUnknown`.
    public func commit(timeout: Duration? = nil) async throws(PostgresError) {
        _ = try await self.execute("COMMIT", timeout: timeout)
    }

    /// Rolls an open transaction back, also in a cancelled task.
    ///
    /// Where that isn't possible the connection is closed, which the server answers by rolling back.
    public func rollback() {
        guard self.control.isOpen, self.control.isInTransaction else { return }
        do throws(PostgresError) {
            _ = try self.executeUninterrupted("ROLLBACK")
        } catch {
            self.session.close()
        }
    }

    /// Runs a short statement that has to be run even if the task is cancelled.
    func executeUninterrupted(_ statement: Statement) throws(PostgresError) -> Rows {
        _ = self.control.begin()
        defer { self.control.end() }
        guard let rows = try self.session.run([statement], timeout: Session.grace).first else {
            throw PostgresError(.unexpectedData, "no answer")
        }
        return rows
    }

    /// Runs the body in a transaction: committed when it returns, rolled back when it throws.
    /// - Throws: what the body throws; `alreadyInTransaction`; as `commit()`.
    public nonisolated func transaction<Value>(
        _ body: (PostgresConnection) async throws -> Value
    ) async throws -> Value {
        guard !self.isInTransaction else {
            throw PostgresError(.alreadyInTransaction, "a transaction is open on this connection")
        }
        _ = try await self.execute("BEGIN")
        do {
            let value = try await body(self)
            try await self.commit()
            return value
        } catch {
            await self.rollback()
            throw error
        }
    }

    /// Cancels whichever statement runs now, from any thread; nothing happens when none does.
    public nonisolated func cancel() {
        self.control.interrupt(nil)
    }

    /// Asks the server for a sign of life.
    /// - Throws: as `execute`.
    public func ping(timeout: Duration = .seconds(5)) async throws(PostgresError) {
        _ = try await self.execute("SELECT 1", timeout: timeout)
    }

    /// Whether the server is still there, as far as the socket tells without a round trip.
    ///
    /// A lost one is closed.
    public func checkSocket() -> Bool {
        do throws(PostgresError) {
            try self.session.refuseIfGone()
            return true
        } catch {
            return false
        }
    }

    /// Ends the session.
    ///
    /// A transaction that is open is rolled back by the server.
    public func close() {
        self.session.close()
        self.thread.stop()
    }

    /// Runs one call, which cancelling the task interrupts.
    private func call<Value: Sendable>(
        _ body: (inout Session) throws(PostgresError) -> Value
    ) async throws(PostgresError) -> Value {
        let control = self.control
        let number = control.begin()
        defer { control.end() }
        let result: Result<Value, PostgresError> = await withTaskCancellationHandler {
            do throws(PostgresError) {
                return .success(try body(&self.session))
            } catch {
                return .failure(error)
            }
        } onCancel: {
            control.interrupt(number)
        }
        return try result.get()
    }

    deinit {
        self.thread.stop()
    }
}
