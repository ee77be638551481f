internal import CRabbitMQ

/// Owns the library's connection: it is freed, and its socket closed, exactly once, when this value goes away.
///
/// `librabbitmq` lets one thread use a connection. The handle lies in an actor and is not `Sendable`, so it is only
/// ever used on the actor's thread. What a frame points to is good until `releaseBuffers()`.
@safe
struct RabbitHandle: ~Copyable {
    /// A successful handshake's result.
    struct Session {
        let serverProperties: [String: FieldValue]
        let frameMax: Int
        let heartbeat: Duration
    }

    private static let frameMax: Int32 = 131_072
    private let state: amqp_connection_state_t

    /// Connects; blocks the thread for the settings' time at most, apart from the look-up of the name.
    init(connectingTo endpoint: AMQPEndpoint, timeout: Duration) throws(AMQPError) {
        var status: Int32 = 0
        let opened = unsafe quorate_amqp_connect(endpoint.host, Int32(endpoint.port), timeout.milliseconds, &status)
        guard let state = unsafe opened else {
            let code: AMQPError.Code = status == AMQP_STATUS_TIMEOUT.rawValue ? .timedOut : .connectionRefused
            throw AMQPError(code, "\(endpoint.host):\(endpoint.port): \(Self.words(for: status))")
        }
        unsafe self.state = state
    }

    deinit {
        unsafe amqp_destroy_connection(self.state)
    }

    /// Logs in and opens the one channel.
    func logIn(_ settings: AMQPSettings) throws(AMQPError) -> Session {
        let endpoint = settings.endpoint
        var writer = WireWriter()
        try writer.table(Self.clientProperties(named: settings.connectionName))
        let asked = Int32(clamping: max(1, (settings.heartbeat.milliseconds + 999) / 1000))
        let outcome = unsafe writer.bytes.withUnsafeBytes { bytes in
            unsafe quorate_amqp_login(
                self.state,
                endpoint.virtualHost,
                Self.frameMax,
                asked,
                bytes.baseAddress,
                bytes.count,
                endpoint.user,
                endpoint.password
            )
        }
        let status = unsafe outcome.status
        guard status == 0 else {
            throw unsafe Self.refusal(status: status, code: Int(outcome.code), words: outcome.text.string)
        }
        let properties = try self.serverProperties()
        let frameMax = unsafe Int(amqp_get_frame_max(self.state))
        let heartbeat = unsafe Int(amqp_get_heartbeat(self.state))
        let taken = unsafe quorate_amqp_take_over_heartbeats(self.state)
        guard taken == 0 else { throw AMQPError(.connectionLost, Self.words(for: taken)) }
        return Session(serverProperties: properties, frameMax: frameMax, heartbeat: .seconds(heartbeat))
    }

    private static func refusal(status: Int32, code: Int, words: String) -> AMQPError {
        if words.hasPrefix("ACCESS_REFUSED - Login was refused") { return AMQPError(.authenticationFailed, words) }
        if code == 403, !words.contains("access to vhost") { return AMQPError(.authenticationFailed, words) }
        if code != 0 { return AMQPError(replyCode: code, reason: words, otherwise: .connectionLost) }
        let isTimeOut = status == AMQP_STATUS_TIMEOUT.rawValue
        return AMQPError(isTimeOut ? .timedOut : .connectionLost, "during the log-in: \(Self.words(for: status))")
    }

    private static func clientProperties(named name: String) -> [String: FieldValue] {
        [
            "product": "Quorate",
            "connection_name": .string(name),
            "capabilities": .table([
                "connection.blocked": true,
                "basic.nack": true,
                "consumer_cancel_notify": true,
                "publisher_confirms": true,
                "authentication_failure_close": true,
            ]),
        ]
    }

    private func serverProperties() throws(AMQPError) -> [String: FieldValue] {
        var bytes = [UInt8](repeating: 0, count: 65_536)
        let count = unsafe bytes.withUnsafeMutableBytes { buffer in
            unsafe quorate_amqp_server_properties(self.state, buffer.baseAddress, buffer.count)
        }
        guard count >= 0 else { return [:] }
        var reader = WireReader()
        return try unsafe reader.table(bytes.span.bytes)
    }

    /// True when `next()` may have a frame though the socket is not readable.
    var hasMore: Bool {
        unsafe quorate_amqp_has_more(self.state)
    }

    /// The next frame; nil when none is complete.
    ///
    /// Never waits.
    func next() throws(AMQPError) -> quorate_amqp_frame? {
        var frame = unsafe quorate_amqp_frame()
        unsafe quorate_amqp_next(self.state, &frame)
        let status = unsafe frame.status
        if status == quorate_amqp_nothing_yet { return nil }
        guard status == 0 else { throw AMQPError(.connectionLost, Self.words(for: status)) }
        return unsafe frame
    }

    /// Frees what the frames pointed to, as far as no frame is half read.
    func releaseBuffers() {
        unsafe amqp_maybe_release_buffers(self.state)
    }

    /// Sends what the socket takes now of `bytes` from `offset` on, and says how much.
    func send(_ bytes: [UInt8], from offset: Int) throws(AMQPError) -> Int {
        let count = unsafe bytes.withUnsafeBytes { buffer in
            let rest = unsafe UnsafeRawBufferPointer(rebasing: buffer[offset...])
            return unsafe quorate_amqp_send(self.state, rest.baseAddress, rest.count)
        }
        guard count >= 0 else { throw AMQPError(.connectionLost, "the socket cannot be written to") }
        return Int(count)
    }

    /// Waits on the socket and the wake descriptor.
    func wait(_ wake: Int32, reading: Bool, writing: Bool, for time: Duration) -> (readable: Bool, writable: Bool) {
        let milliseconds = Int32(clamping: max(0, time.milliseconds))
        let ready = unsafe quorate_amqp_wait(self.state, wake, reading, writing, milliseconds)
        return (Int(ready) & Int(quorate_amqp_readable) != 0, Int(ready) & Int(quorate_amqp_writable) != 0)
    }

    /// Lets the kernel end the connection when what was sent stays unanswered that long; nil: it never does.
    func limitSilence(to time: Duration?) {
        unsafe quorate_amqp_limit_silence(self.state, UInt32(clamping: time?.milliseconds ?? 0))
    }

    private static func words(for status: Int32) -> String {
        guard let text = unsafe amqp_error_string2(status) else { return "status \(status)" }
        return unsafe String(cString: text)
    }
}

extension quorate_amqp_piece {
    /// Lends what the library holds.
    func withSpan<Value>(_ use: (RawSpan) throws(AMQPError) -> Value) throws(AMQPError) -> Value {
        let bytes = unsafe UnsafeRawBufferPointer(start: self.start, count: self.count)
        return try use(unsafe bytes.bytes)
    }

    var string: String {
        unsafe String(decoding: UnsafeRawBufferPointer(start: self.start, count: self.count), as: UTF8.self)
    }
}

extension Duration {
    var milliseconds: Int64 {
        let (seconds, attoseconds) = self.components
        return seconds.multipliedReportingOverflow(by: 1000).overflow
            ? Int64.max / 2 : seconds * 1000 + attoseconds / 1_000_000_000_000_000
    }
}
