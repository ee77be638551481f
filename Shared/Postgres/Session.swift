internal import CPostgres
internal import Glibc

/// Drives one `libpq` connection: all waiting happens here, on the thread of the actor that owns the session.
///
/// It must not know what tasks, pools or transactions of the program are.
struct Session: ~Copyable {
    var handle = ConnectionHandle()
    var prepared = PreparedStatements()
    var encoder = ParameterEncoder()
    let control: CallControl

    /// How long a cancelled statement may take to say so, before the connection is given up.
    static let grace = Duration.seconds(5)

    init(control: CallControl) {
        self.control = control
    }

    /// One call's time limit, and how far its interruption has come.
    struct Call {
        var deadline: ContinuousClock.Instant?
        var interruption: CallControl.Interruption?
        var isCancelRunning = false
        /// Whether the connection's loss would leave open what was committed.
        var mayHaveCommitted = false
        /// The server's last words, if it ended the session while the call ran.
        var farewell: PostgresError?

        init(timeout: Duration?) {
            self.deadline = timeout.map { ContinuousClock.now.advanced(by: $0) }
        }
    }

    /// Connects.
    ///
    /// Blocks for as long as the settings allow each host.
    mutating func connect(_ settings: PostgresSettings) throws(PostgresError) {
        let parameters = settings.parameters
        // Copies in C's form, which live until the call is over.
        var keywords = unsafe parameters.map { unsafe UnsafePointer(strdup($0.key)) } + [nil]
        var values = unsafe parameters.map { unsafe UnsafePointer(strdup($0.value)) } + [nil]
        defer {
            for index in 0...parameters.count {
                unsafe free(UnsafeMutablePointer(mutating: keywords[index]))
                unsafe free(UnsafeMutablePointer(mutating: values[index]))
            }
        }
        guard let pointer = unsafe PQconnectdbParams(&keywords, &values, 0) else {
            throw PostgresError(.connectionFailed, "no memory")
        }
        self.handle = unsafe ConnectionHandle(pointer)
        guard unsafe PQstatus(pointer) == CONNECTION_OK, unsafe PQsetnonblocking(pointer, 1) == 0,
            unsafe PQenterPipelineMode(pointer) == 1
        else {
            let reason = self.handle.message
            self.handle.close()
            throw PostgresError(.connectionFailed, reason)
        }
        self.control.isOpen = true
    }

    /// Ends the session.
    mutating func close() {
        self.control.isOpen = false
        self.control.isInTransaction = false
        self.prepared.removeAll()
        self.handle.close()
    }

    /// The connection, or why there is none.
    func pointer() throws(PostgresError) -> OpaquePointer {
        guard let pointer = unsafe self.handle.pointer else {
            throw PostgresError(.closed, "the connection is closed")
        }
        return unsafe pointer
    }

    /// Whether the server has gone, or has sent its last words, while nothing ran.
    ///
    /// No round trip.
    mutating func refuseIfGone() throws(PostgresError) {
        let pointer = try unsafe self.pointer()
        var descriptor = unsafe pollfd(fd: PQsocket(pointer), events: Int16(POLLIN), revents: 0)
        guard unsafe Glibc.poll(&descriptor, 1, 0) > 0 else { return }
        // What an idle server sends is read and kept by the notice receiver; an end of file shows at the second read.
        for _ in 0..<2 {
            guard unsafe PQconsumeInput(pointer) == 1, unsafe PQstatus(pointer) == CONNECTION_OK else {
                throw self.lost(Call(timeout: nil))
            }
            _ = unsafe PQisBusy(pointer)
        }
        if self.handle.notice != nil { throw self.lost(Call(timeout: nil)) }
    }

    /// Before anything is sent: nobody has changed their mind.
    func refuseIfInterrupted(_ call: Call) throws(PostgresError) {
        if self.control.interruption != nil { throw PostgresError(.cancelled, "cancelled before it was sent") }
        if let deadline = call.deadline, deadline <= .now {
            throw PostgresError(.timedOut, "timed out before it was sent")
        }
    }

    /// Closes a connection that can't be used any more, and says why.
    mutating func lost(_ call: Call, _ reason: String? = nil) -> PostgresError {
        let notice = self.handle.notice
        let reason = call.farewell?.reason ?? notice?.message ?? reason ?? self.handle.message
        self.close()
        let code: PostgresError.Code =
            switch call.interruption {
            case .cancelled: .cancelled
            case .timedOut: .timedOut
            case nil: .connectionLost
            }
        return PostgresError(
            code,
            reason,
            sqlState: call.farewell?.sqlState ?? notice?.sqlState,
            outcomeIsUnknown: call.mayHaveCommitted
        )
    }

    /// Puts what a failed statement answered into an error.
    func failure(_ result: borrowing ResultHandle, _ call: Call, statement: Int?) -> PostgresError {
        let state = result.sqlState
        let message = result.message
        let code: PostgresError.Code =
            switch (state, call.interruption) {
            case ("57014", .cancelled): .cancelled
            case ("57014", .timedOut), ("55P03", _): .timedOut
            case ("57014", nil): message.contains("timeout") ? .timedOut : .cancelled
            default: .statementFailed
            }
        return PostgresError(code, message, sqlState: state, statementIndex: statement)
    }

    /// Sends all that is queued, reading meanwhile what the server says: else both sides may wait for ever.
    mutating func flush(_ call: inout Call) throws(PostgresError) {
        let pointer = try unsafe self.pointer()
        while true {
            let outcome = unsafe PQflush(pointer)
            if outcome == 0 { return }
            if outcome < 0 { return try self.readLastWords(&call) }
            if try self.wait(Int16(POLLIN | POLLOUT), &call) & Int16(POLLIN | POLLHUP | POLLERR) != 0 {
                guard unsafe PQconsumeInput(pointer) == 1 else { throw self.lost(call) }
            }
        }
    }

    /// Sending failed: whatever the server had to say before it went is still to be read, result by result.
    private mutating func readLastWords(_ call: inout Call) throws(PostgresError) {
        let pointer = try unsafe self.pointer()
        guard unsafe PQconsumeInput(pointer) == 1 else { throw self.lost(call) }
    }

    /// The next result; `nil` ends the results of one statement.
    mutating func next(_ call: inout Call) throws(PostgresError) -> ResultHandle? {
        let pointer = try unsafe self.pointer()
        while unsafe PQisBusy(pointer) == 1 {
            _ = try self.wait(Int16(POLLIN), &call)
            // A failure shows in the result that follows, with the server's last words if there were any.
            if unsafe PQconsumeInput(pointer) == 0 { break }
        }
        guard let result = unsafe PQgetResult(pointer) else {
            if unsafe PQstatus(pointer) != CONNECTION_OK { throw self.lost(call) }
            return nil
        }
        return unsafe ResultHandle(result)
    }

    /// Waits for the socket, and sends a cancel request when the call is interrupted or its time is up.
    mutating func wait(_ events: Int16, _ call: inout Call) throws(PostgresError) -> Int16 {
        while true {
            let now = ContinuousClock.now
            if let deadline = call.deadline, deadline <= now {
                if call.interruption != nil { throw self.lost(call, "the server did not answer the cancel request") }
                try self.interrupt(.timedOut, &call)
                continue
            }
            let socket = try unsafe PQsocket(self.pointer())
            let stop = call.interruption == nil ? self.control.stopDescriptor : -1
            let cancel = call.isCancelRunning ? self.control.cancelDescriptor : -1
            let descriptors: InlineArray<3, pollfd> = [
                pollfd(fd: socket, events: events, revents: 0),
                pollfd(fd: stop, events: Int16(POLLIN), revents: 0),
                pollfd(fd: cancel, events: Int16(POLLIN), revents: 0),
            ]
            let (socketEvents, isStopped, isCancelOver) = Self.waitForAny(descriptors, until: call.deadline, now)
            if isCancelOver {
                quorate_pg_event_drain(self.control.cancelDescriptor)
                call.isCancelRunning = false
            }
            if isStopped { try self.interrupt(self.control.interruption ?? .cancelled, &call) }
            if socketEvents != 0 { return socketEvents }
        }
    }

    private static func waitForAny(
        _ descriptors: consuming InlineArray<3, pollfd>,
        until deadline: ContinuousClock.Instant?,
        _ now: ContinuousClock.Instant
    ) -> (socket: Int16, stop: Bool, cancel: Bool) {
        var milliseconds: Int32 = -1
        if let deadline {
            let left = min(now.duration(to: deadline), .seconds(86_400)).components
            milliseconds = Int32(left.seconds * 1000 + left.attoseconds / 1_000_000_000_000_000) + 1
        }
        var span = descriptors.mutableSpan
        let count = unsafe span.withUnsafeMutableBufferPointer { unsafe Glibc.poll($0.baseAddress, 3, milliseconds) }
        guard count > 0 else { return (0, false, false) }
        return (descriptors[0].revents, descriptors[1].revents != 0, descriptors[2].revents != 0)
    }

    /// Asks the server to cancel, and gives it a little longer to say so.
    private mutating func interrupt(
        _ interruption: CallControl.Interruption,
        _ call: inout Call
    ) throws(PostgresError) {
        call.interruption = interruption
        call.deadline = .now.advanced(by: Self.grace)
        call.isCancelRunning = try unsafe quorate_pg_cancel_start(self.pointer(), self.control.cancelDescriptor) == 0
    }

    /// After the last result: a cancel request that is still on its way must not hit the next statement.
    mutating func settle(_ call: inout Call) {
        while call.isCancelRunning {
            let descriptors: InlineArray<3, pollfd> = [
                pollfd(fd: -1, events: 0, revents: 0), pollfd(fd: -1, events: 0, revents: 0),
                pollfd(fd: self.control.cancelDescriptor, events: Int16(POLLIN), revents: 0),
            ]
            if Self.waitForAny(descriptors, until: call.deadline, .now).cancel {
                quorate_pg_event_drain(self.control.cancelDescriptor)
                call.isCancelRunning = false
            } else if let deadline = call.deadline, deadline <= .now {
                self.close()
                return
            }
        }
        if let pointer = unsafe self.handle.pointer {
            let status = unsafe PQtransactionStatus(pointer)
            self.control.isInTransaction = status == PQTRANS_INTRANS || status == PQTRANS_INERROR
        }
    }
}
