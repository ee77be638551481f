internal import CLinux
internal import Glibc
internal import Synchronization

/// One thread of our own that an actor runs on, for C libraries that block and whose handles belong to one thread.
///
/// Swift's cooperative pool has as many threads as the machine has cores; a C call that waits there stops everybody
/// else. An actor whose `unownedExecutor` is an `IOThread` waits on this thread instead, and on no other, so that its
/// C handle is touched by one thread only.
///
/// While no job is queued the thread calls the *idle* body, where an owner of a socket polls it together with
/// `wakeDescriptor`; without one it sleeps. It must not know what a socket, a broker or a database is.
public final class IOThread: SerialExecutor {
    /// What the thread does while no job is queued.
    ///
    /// It returns soon after the descriptor it is given gets readable.
    public typealias Idle = @Sendable (_ wakeDescriptor: Int32) -> Void

    private struct State {
        var jobs: [UnownedJob] = []
        var idle: Idle?
        var isStopping = false
        var hasEnded = false
        var isDraining = false
        var thread: pthread_t?
    }

    private let state = Mutex(State())
    private let wakeDescriptor: Int32

    /// Starts the thread.
    /// - Parameter name: what the thread is called in `ps -L` and in a debugger; the first 15 bytes count.
    public init(name: String) {
        self.wakeDescriptor = quorate_eventfd()
        precondition(self.wakeDescriptor >= 0, "no event descriptor to be had: \(errno)")
        let loop = Loop(thread: self, name: name)
        var handle = pthread_t()
        let context = unsafe Unmanaged.passRetained(loop).toOpaque()
        let outcome = unsafe pthread_create(
            &handle,
            nil,
            { context in
                guard let context = unsafe context else { return nil }
                unsafe Unmanaged<Loop>.fromOpaque(context).takeRetainedValue().run()
                return nil
            },
            context
        )
        precondition(outcome == 0, "no thread to be had: \(outcome)")
        self.state.withLock { $0.thread = handle }
        pthread_detach(handle)
    }

    /// Sets, or with `nil` takes away, what the thread does while no job is queued.
    public func setIdle(_ idle: Idle?) {
        self.state.withLock { $0.idle = idle }
        self.wake()
    }

    /// Makes the idle body return, so that whatever was queued meanwhile runs.
    public func wake() {
        quorate_eventfd_signal(self.wakeDescriptor)
    }

    /// Ends the thread once the queue is empty.
    ///
    /// A job that comes later still runs, on the thread that queues it.
    public func stop() {
        self.state.withLock {
            $0.isStopping = true
            $0.idle = nil
        }
        self.wake()
    }

    /// Queues a job of an actor; called by the runtime.
    public func enqueue(_ job: consuming ExecutorJob) {
        // The runtime calls this on a reference that nobody counts, and the job may let go of the last actor that
        // counts one: without a count of our own this executor could be gone before the function ends.
        let counted = unsafe Unmanaged.passRetained(self)
        defer { unsafe counted.release() }
        let job = UnownedJob(job)
        let hasEnded = self.state.withLock { state in
            state.jobs.append(job)
            return state.hasEnded
        }
        if hasEnded { self.drainWithoutThread() } else { self.wake() }
    }

    /// What an actor gives as its `unownedExecutor`.
    public func asUnownedSerialExecutor() -> UnownedSerialExecutor {
        unsafe UnownedSerialExecutor(ordinary: self)
    }

    /// Stops the process unless the caller is on this thread; lets the idle body use `assumeIsolated`.
    public func checkIsolated() {
        let isHere = self.state.withLock { state in
            guard let thread = state.thread, !state.hasEnded else { return true }
            return pthread_equal(thread, pthread_self()) != 0
        }
        precondition(isHere, "not on the thread that this actor runs on")
    }

    /// Runs what is queued, then the idle body; false when the thread shall end.
    ///
    /// The idle body has its turn after every round of jobs, so that a steady stream of them cannot starve it; it
    /// returns at once when more were queued meanwhile.
    fileprivate func turn() -> Bool {
        let (jobs, isStopping) = self.state.withLock { state in
            let jobs = state.jobs
            state.jobs.removeAll(keepingCapacity: true)
            if state.isStopping, jobs.isEmpty { state.hasEnded = true }
            return (jobs, state.isStopping)
        }
        for job in jobs {
            unsafe job.runSynchronously(on: self.asUnownedSerialExecutor())
        }
        if isStopping { return !jobs.isEmpty }
        if let idle = self.state.withLock({ $0.idle }) {
            idle(self.wakeDescriptor)
        } else {
            var descriptor = pollfd(fd: self.wakeDescriptor, events: Int16(POLLIN), revents: 0)
            _ = unsafe poll(&descriptor, 1, -1)
        }
        quorate_eventfd_drain(self.wakeDescriptor)
        return true
    }

    /// After `stop()`: the few jobs that are still to come (a `deinit`, a late close) run on the caller's thread, one
    /// caller at a time; a job that comes while another caller runs some is run by that caller.
    private func drainWithoutThread() {
        while true {
            let jobs = self.state.withLock { state -> [UnownedJob] in
                guard !state.isDraining else { return [] }
                let jobs = state.jobs
                state.jobs.removeAll()
                state.isDraining = !jobs.isEmpty
                return jobs
            }
            if jobs.isEmpty { return }
            for job in jobs {
                unsafe job.runSynchronously(on: self.asUnownedSerialExecutor())
            }
            self.state.withLock { $0.isDraining = false }
        }
    }

    deinit {
        close(self.wakeDescriptor)
    }

    /// Keeps the executor alive for as long as its thread runs.
    private final class Loop {
        private let thread: IOThread
        private let name: String

        init(thread: IOThread, name: String) {
            self.thread = thread
            self.name = name
        }

        func run() {
            unsafe quorate_name_this_thread(self.name)
            while self.thread.turn() {}
        }
    }
}
