internal import IOThread

/// Hands mail to one server, over one connection that is kept for further messages.
///
/// `libcurl` speaks SMTP and blocks meanwhile, so the actor has a thread of its own. It sends what it is given and says
/// what became of it; whether and when to try again is the caller's business.
public actor MailClient {
    private let thread: IOThread
    private let server: MailServer
    private var transport: Transport?
    private var isClosed = false

    /// The client's own thread: libcurl's calls block there and nowhere else.
    public nonisolated var unownedExecutor: UnownedSerialExecutor {
        unsafe self.thread.asUnownedSerialExecutor()
    }

    /// Makes a client; nothing is connected yet.
    public init(server: MailServer) {
        self.server = server
        self.thread = IOThread(name: "mail")
    }

    /// Sends the messages one after another, in their order.
    ///
    /// In a cancelled task the message on its way is given up and those after it are `deferred`.
    /// - Parameters:
    ///   - messages: what is to be sent.
    ///   - beforeAnswer: called on the client's thread for each message that was sent to its end, before the server's
    ///     answer to that is looked at. Not called when no answer comes.
    /// - Returns: what became of each message, in the same order.
    public func send(
        _ messages: [MailMessage],
        beforeAnswer: (@Sendable () -> Void)? = nil
    ) async -> [MailOutcome] {
        let stop = StopFlag()
        return await withTaskCancellationHandler {
            messages.map { self.send($0, stop, beforeAnswer) }
        } onCancel: {
            stop.set()
        }
    }

    /// Ends the connection; what is sent later is `deferred`.
    public func close() {
        self.isClosed = true
        self.transport = nil
        self.thread.stop()
    }

    private func send(
        _ message: MailMessage,
        _ stop: StopFlag,
        _ beforeAnswer: (@Sendable () -> Void)?
    ) -> MailOutcome {
        if self.isClosed { return .deferred(code: nil, reason: "the mail client is closed") }
        if stop.isSet { return .deferred(code: nil, reason: "cancelled before it was sent") }
        let transport: Transport
        if let kept = self.transport {
            transport = kept
        } else if let made = Transport(self.server) {
            transport = made
        } else {
            return .deferred(code: nil, reason: "no memory")
        }
        self.transport = transport
        let attempt = transport.send(message, stop, beforeAnswer)
        // A server may end a connection that rests; then nothing was taken, and a fresh one may be had at once.
        guard case .deferred(nil, _) = attempt.outcome, attempt.usedOldConnection, !stop.isSet else {
            return attempt.outcome
        }
        return transport.send(message, stop, beforeAnswer).outcome
    }

    deinit {
        self.thread.stop()
    }
}
