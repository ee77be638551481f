internal import CPostgres

/// Owns the C connection: it is finished exactly once, by `close()` or when this value goes away.
@safe
struct ConnectionHandle: ~Copyable {
    private(set) var pointer: OpaquePointer?
    private var notices: OpaquePointer?

    init() {
        unsafe self.pointer = nil
        unsafe self.notices = nil
    }

    /// Takes over a connection; its notices are kept from here on instead of being printed.
    init(_ pointer: OpaquePointer) {
        unsafe self.pointer = pointer
        unsafe self.notices = quorate_pg_notices_attach(pointer)
    }

    /// The SQLSTATE and words of the last error that came outside any statement.
    var notice: (sqlState: String, message: String)? {
        guard let notices = unsafe self.notices else { return nil }
        let state = unsafe String(cString: quorate_pg_notices_sqlstate(notices))
        return state.isEmpty ? nil : (state, unsafe String(cString: quorate_pg_notices_message(notices)))
    }

    /// How many plain warnings have come.
    var warnings: Int {
        guard let notices = unsafe self.notices else { return 0 }
        return unsafe Int(quorate_pg_notices_warnings(notices))
    }

    /// What `libpq` said last.
    var message: String {
        unsafe String(cString: PQerrorMessage(self.pointer))
    }

    /// Says goodbye to the server and frees the connection.
    mutating func close() {
        unsafe Self.finish(self.pointer, self.notices)
        unsafe self.pointer = nil
        unsafe self.notices = nil
    }

    private static func finish(_ pointer: OpaquePointer?, _ notices: OpaquePointer?) {
        if let pointer = unsafe pointer { unsafe PQfinish(pointer) }
        if let notices = unsafe notices { unsafe quorate_pg_notices_free(notices) }
    }

    deinit {
        unsafe Self.finish(self.pointer, self.notices)
    }
}
