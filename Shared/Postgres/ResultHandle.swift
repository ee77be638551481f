internal import CPostgres

/// Owns a result: it is cleared exactly once, when this value goes away.
///
/// Sendable, because a complete result is never written again: `libpq` allows any number of threads to read one that
/// nobody is clearing, and only the end of its single owner clears it.
@safe
struct ResultHandle: ~Copyable, @unchecked Sendable {
    private let pointer: OpaquePointer

    init(_ pointer: OpaquePointer) {
        unsafe self.pointer = pointer
    }

    deinit {
        unsafe PQclear(self.pointer)
    }

    var status: ExecStatusType { unsafe PQresultStatus(self.pointer) }

    var rows: Int { unsafe Int(PQntuples(self.pointer)) }

    var columns: Int { unsafe Int(PQnfields(self.pointer)) }

    var commandTag: String { unsafe String(cString: PQcmdStatus(self.pointer)) }

    var affected: Int { unsafe Int(String(cString: PQcmdTuples(self.pointer))) ?? 0 }

    var sqlState: String? { unsafe quorate_pg_result_sqlstate(self.pointer).map { unsafe String(cString: $0) } }

    var message: String {
        if let message = unsafe quorate_pg_result_message(self.pointer) { return unsafe String(cString: message) }
        return unsafe String(cString: PQresultErrorMessage(self.pointer))
    }

    /// Whether the server ended the session with this error.
    var isFatal: Bool {
        guard let severity = unsafe quorate_pg_result_severity(self.pointer) else { return false }
        let text = unsafe String(cString: severity)
        return text == "FATAL" || text == "PANIC"
    }

    func type(_ column: Int) -> UInt32 {
        unsafe PQftype(self.pointer, Int32(truncatingIfNeeded: column))
    }

    func name(_ column: Int) -> String {
        guard let name = unsafe PQfname(self.pointer, Int32(truncatingIfNeeded: column)) else { return "" }
        return unsafe String(cString: name)
    }

    /// Lends the bytes of a value, `nil` for a null.
    ///
    /// Row and column must exist; the bytes must not escape.
    func withValue<Value>(
        _ row: Int,
        _ column: Int,
        _ body: (UnsafeRawBufferPointer?) throws(PostgresError) -> Value
    ) throws(PostgresError) -> Value {
        let (row, column) = (Int32(truncatingIfNeeded: row), Int32(truncatingIfNeeded: column))
        guard unsafe PQgetisnull(self.pointer, row, column) == 0 else { return try body(nil) }
        let start = unsafe PQgetvalue(self.pointer, row, column)
        let length = unsafe Int(PQgetlength(self.pointer, row, column))
        return try unsafe body(UnsafeRawBufferPointer(start: start, count: length))
    }
}
