internal import IOThread

/// One connection to the broker with one channel, on a thread of its own.
///
/// `librabbitmq` lets one thread at a time use a connection; the actor runs on that thread and nowhere else. While
/// nothing is asked of it the thread waits for the socket, so heartbeats are answered and confirms and deliveries
/// taken in at once, whatever the rest of the process does.
///
/// A channel has no second life: when the broker closes it (a declaration is refused, an exchange is missing) the
/// connection is over, every waiting call throws the broker's reason, and a new one is to be opened.
///
/// Publish on another connection than the one you consume on: a broker under a memory alarm stops reading whatever
/// connection has published, acknowledgements included.
public actor AMQPConnection {
    /// A question put to the broker, which answers in order.
    struct Request {
        let id: Int
        let answer: UInt32
        let deadline: ContinuousClock.Instant
        /// Nil when nobody waits, or no more.
        var caller: CheckedContinuation<Result<Answer, AMQPError>, Never>?
    }

    /// What answers carry, as far as they carry it.
    struct Answer: Sendable {
        let name: String
        let count: Int
    }

    /// What the server says of itself: `product`, `version`, `capabilities` and more.
    public nonisolated let serverProperties: [String: FieldValue]
    /// `3.10.8`, for example; empty when the server does not tell.
    public nonisolated var serverVersion: String {
        self.serverProperties["version"]?.text ?? ""
    }

    nonisolated let thread: IOThread
    let settings: AMQPSettings
    let frameMax: Int
    let heartbeat: Duration

    /// Nil when the connection is over.
    var handle: RabbitHandle?
    /// Why it is over.
    var end: AMQPError?
    var outbox = Outbox()
    var assembler = FrameAssembler()
    var ledger = PublishLedger()
    var requests: [Request] = []
    var lastID = 0
    var buffer: DeliveryBuffer?
    var arrived: [Delivery] = []
    var lastHeard: ContinuousClock.Instant
    var lastSent: ContinuousClock.Instant

    /// True from the broker's notice that it takes no messages for want of memory or disk until it does again.
    ///
    /// Publishing waits meanwhile, each call until its time is over.
    public internal(set) var isBlocked = false

    /// False once the connection, or its channel, is gone or closed.
    public var isOpen: Bool {
        self.handle != nil
    }

    /// The connection's own thread.
    public nonisolated var unownedExecutor: UnownedSerialExecutor {
        unsafe self.thread.asUnownedSerialExecutor()
    }

    /// Connects, logs in and opens the channel.
    /// - Throws: `connectionRefused`, `authenticationFailed`, `accessRefused` (no such virtual host, or not for this
    ///   user), `timedOut`, `connectionLost`.
    public static func open(_ settings: AMQPSettings) async throws(AMQPError) -> AMQPConnection {
        let thread = IOThread(name: settings.connectionName)
        do throws(AMQPError) {
            let connection = try await Opener(thread: thread).open(settings)
            await connection.start()
            return connection
        } catch {
            thread.stop()
            throw error
        }
    }

    /// Connects, lends the connection to `body`, and closes it whatever becomes of that.
    /// - Throws: as `open`, and what `body` throws.
    public static func withOpen<Value>(
        _ settings: AMQPSettings,
        _ body: (AMQPConnection) async throws -> Value
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

    /// Makes the connection on its thread, for the calls that make it block.
    private actor Opener {
        let thread: IOThread

        nonisolated var unownedExecutor: UnownedSerialExecutor {
            unsafe self.thread.asUnownedSerialExecutor()
        }

        init(thread: IOThread) {
            self.thread = thread
        }

        func open(_ settings: AMQPSettings) throws(AMQPError) -> AMQPConnection {
            try AMQPConnection(settings, on: self.thread)
        }
    }

    fileprivate init(_ settings: AMQPSettings, on thread: IOThread) throws(AMQPError) {
        let handle = try RabbitHandle(connectingTo: settings.endpoint, timeout: settings.connectTimeout)
        let session = try handle.logIn(settings)
        self.thread = thread
        self.settings = settings
        self.serverProperties = session.serverProperties
        self.frameMax = session.frameMax
        self.heartbeat = session.heartbeat
        self.lastHeard = .now
        self.lastSent = .now
        handle.limitSilence(to: max(session.heartbeat * 2, .seconds(5)))
        self.handle = consume handle
    }

    deinit {
        self.buffer?.fail(AMQPError(.closed, "the connection was let go"))
        self.thread.stop()
    }

    private func start() {
        self.thread.setIdle { [weak self] wake in
            self?.assumeIsolated { $0.turn(wake) }
        }
    }

    /// Sends what is on its way, says good-bye to the broker and ends.
    ///
    /// What waits throws `closed`; closing twice is harmless.
    public func close() async {
        guard self.handle != nil else { return }
        if !self.isBlocked {
            _ = try? await self.request(Method.connectionClose, channel: 0, within: .seconds(2), isCancellable: false) {
                (frame) throws(AMQPError) in
                frame.uint16(200)
                try frame.shortString("good-bye")
                frame.uint32(0)
            }
        }
        self.shutDown(AMQPError(.closed, "the connection was closed by this side"))
    }

    /// Ends the connection and tells everybody who waits.
    func shutDown(_ error: AMQPError) {
        guard self.handle != nil else { return }
        self.handle = nil
        self.end = error
        self.thread.setIdle(nil)
        self.thread.stop()
        for request in self.requests { request.caller?.resume(returning: .failure(error)) }
        self.requests = []
        self.ledger.failAll(error)
        self.flushArrived()
        self.buffer?.fail(error)
    }

    /// The error that calls get when the connection is over.
    var whyClosed: AMQPError {
        self.end ?? AMQPError(.closed, "the connection is closed")
    }

    func newID() -> Int {
        self.lastID += 1
        return self.lastID
    }
}
