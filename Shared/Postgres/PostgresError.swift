/// What went wrong between a connection and its database.
///
/// `description` says only what kind of failure it was, so that no value and no password can reach a log by way of it;
/// `debugDescription` adds the words of the server or of `libpq`, which may repeat values.
public struct PostgresError: Error, Sendable, Equatable, CustomStringConvertible, CustomDebugStringConvertible {
    /// The kind of a failure; more kinds may come, so match with a default.
    public struct Code: Sendable, Hashable, CustomStringConvertible {
        /// The kind's name, for logs and metrics.
        public let description: String

        private init(_ description: String) {
            self.description = description
        }

        /// The settings can't be used, before anything was tried.
        public static let invalidSettings = Code("invalid settings")
        /// No connection was made.
        public static let connectionFailed = Code("connection failed")
        /// A connection that had been made is gone.
        public static let connectionLost = Code("connection lost")
        /// The connection or the pool was closed by its owner.
        public static let closed = Code("closed")
        /// The server refused a statement; `sqlState` says why.
        public static let statementFailed = Code("statement failed")
        /// `COMMIT` was answered by a roll-back: an earlier statement of the transaction had failed.
        public static let transactionFailed = Code("transaction failed")
        /// A transaction was asked for within another one.
        public static let alreadyInTransaction = Code("already in a transaction")
        /// A time limit passed: the call's, the session's for statements or locks, or the pool's.
        public static let timedOut = Code("timed out")
        /// The task, `cancel()` or somebody at the server cancelled the statement.
        public static let cancelled = Code("cancelled")
        /// A value isn't there, or isn't of the type asked for.
        public static let unexpectedData = Code("unexpected data")
        /// The migrations of the program and those of the database do not fit each other, or one failed.
        public static let migrationFailed = Code("migration failed")
    }

    /// What kind of failure it was.
    public let code: Code
    /// The five characters by which the server names the error, when it named one.
    public let sqlState: String?
    /// The words of the server, of `libpq` or of this module.
    ///
    /// They may repeat values: not for logs.
    public let reason: String
    /// Which statement of a pipeline failed, counted from 0.
    public let statementIndex: Int?
    /// Whether the transaction may have been committed although no answer came: the connection was lost after
    /// `COMMIT`, or a statement outside any transaction, had been sent.
    public let outcomeIsUnknown: Bool

    /// Makes an error.
    public init(
        _ code: Code,
        _ reason: String,
        sqlState: String? = nil,
        statementIndex: Int? = nil,
        outcomeIsUnknown: Bool = false
    ) {
        self.code = code
        self.reason = reason
        self.sqlState = sqlState
        self.statementIndex = statementIndex
        self.outcomeIsUnknown = outcomeIsUnknown
    }

    /// Whether the same work may succeed when done again, perhaps on a new connection.
    ///
    /// It says nothing about whether repeating is safe: see `outcomeIsUnknown`.
    public var isRetriable: Bool {
        switch self.code {
        case .connectionFailed, .connectionLost, .timedOut: true
        default: Self.isRetriable(self.sqlState)
        }
    }

    private static func isRetriable(_ sqlState: String?) -> Bool {
        guard let sqlState else { return false }
        // 40001 serialization, 40P01 deadlock, 55P03 lock not available, 25006 read-only after a fail-over,
        // 26000 and 0A000 a prepared statement that is gone or no longer fits: it is prepared anew.
        let states: Set<String> = ["40001", "40P01", "55P03", "25006", "26000", "0A000"]
        // 08 connection, 53 resources, 57P operator intervention, 58 system error.
        return states.contains(sqlState) || ["08", "53", "57P", "58"].contains { sqlState.hasPrefix($0) }
    }

    /// One line for a log, without the values of the statement.
    public var description: String {
        var text = "PostgreSQL: \(self.code)"
        if let sqlState = self.sqlState { text += " (SQLSTATE \(sqlState))" }
        if let index = self.statementIndex { text += ", statement \(index)" }
        if self.outcomeIsUnknown { text += ", outcome unknown" }
        return text
    }

    /// The same with the words of the server or of `libpq`, which may repeat values.
    public var debugDescription: String {
        "\(self.description): \(self.reason)"
    }
}
