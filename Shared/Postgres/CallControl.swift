internal import CPostgres
internal import Glibc
internal import Synchronization

/// How anybody, on any thread, asks the call that runs now to stop, and what others may know of the connection.
final class CallControl: Sendable {
    /// Why a call shall stop.
    enum Interruption: Sendable {
        case cancelled
        case timedOut
    }

    private struct State {
        var call = 0
        var isRunning = false
        var interruption: Interruption?
    }

    private let state = Mutex(State())
    private let open = Atomic(false)
    private let inTransaction = Atomic(false)
    /// Readable once the call that runs now shall stop.
    let stopDescriptor: Int32
    /// Readable once a cancel request is over.
    let cancelDescriptor: Int32

    init() throws(PostgresError) {
        self.stopDescriptor = quorate_pg_event()
        self.cancelDescriptor = quorate_pg_event()
        guard self.stopDescriptor >= 0, self.cancelDescriptor >= 0 else {
            throw PostgresError(.connectionFailed, "no event descriptor to be had")
        }
    }

    /// Whether the connection can still be used, as far as is known without asking.
    var isOpen: Bool {
        get { self.open.load(ordering: .acquiring) }
        set { self.open.store(newValue, ordering: .releasing) }
    }

    /// Whether a transaction was open, failed or not, after the last call.
    var isInTransaction: Bool {
        get { self.inTransaction.load(ordering: .acquiring) }
        set { self.inTransaction.store(newValue, ordering: .releasing) }
    }

    /// A call begins; its number says which one to interrupt.
    func begin() -> Int {
        self.state.withLock { state in
            state.call += 1
            state.isRunning = true
            state.interruption = nil
            return state.call
        }
    }

    /// The call is over; what comes for it from now on is ignored.
    func end() {
        self.state.withLock { state in
            state.isRunning = false
            if state.interruption != nil { quorate_pg_event_drain(self.stopDescriptor) }
            state.interruption = nil
        }
    }

    /// Asks the call with this number, or whichever runs, to stop.
    func interrupt(_ call: Int?) {
        self.state.withLock { state in
            guard state.isRunning, state.interruption == nil, call == nil || call == state.call else { return }
            state.interruption = .cancelled
            quorate_pg_event_signal(self.stopDescriptor)
        }
    }

    /// Why the call that runs now shall stop, if it shall.
    var interruption: Interruption? {
        self.state.withLock { $0.interruption }
    }

    deinit {
        if self.stopDescriptor >= 0 { close(self.stopDescriptor) }
        if self.cancelDescriptor >= 0 { close(self.cancelDescriptor) }
    }
}
