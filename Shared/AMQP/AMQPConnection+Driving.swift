internal import CRabbitMQ
internal import IOThread

/// What the connection's thread does while nobody asks anything of the actor.
extension AMQPConnection {
    /// How many frames are taken before others get their turn.
    private static let burst = 2048

    /// One turn: write what there is, wait for the socket, the wake descriptor or the next deadline, read.
    func turn(_ wake: Int32) {
        do throws(AMQPError) {
            try self.write()
            let mayRead = self.buffer?.isFull != true
            let isReadable = try self.wait(wake, reading: mayRead)
            if isReadable || self.handle?.hasMore == true, mayRead {
                if isReadable { self.lastHeard = .now }
                try self.read()
                try self.write()
            }
            if !mayRead { self.lastHeard = .now }
            try self.keepTime()
        } catch {
            self.shutDown(error)
        }
    }

    private func wait(_ wake: Int32, reading: Bool) throws(AMQPError) -> Bool {
        guard self.handle != nil else { return false }
        let mustWrite = !self.outbox.isEmpty
        var time = self.timeToNextDeadline()
        if reading, self.handle?.hasMore == true { time = .zero }
        if !mustWrite, !self.isBlocked, self.ledger.hasMessagesToSend { time = .zero }
        return self.handle?.wait(wake, reading: reading, writing: mustWrite, for: time).readable ?? false
    }

    /// Fills the outbox and empties it into the socket, as far as the socket takes it.
    private func write() throws(AMQPError) {
        self.feed()
        guard !self.outbox.isEmpty, self.handle != nil else { return }
        if try self.flush() { self.lastSent = .now }
        if self.outbox.isEmpty { self.ledger.allIsWritten() }
    }

    private func flush() throws(AMQPError) -> Bool {
        try self.outbox.flush { (bytes, offset) throws(AMQPError) in
            try self.handle?.send(bytes, from: offset) ?? 0
        }
    }

    private func read() throws(AMQPError) {
        defer {
            self.flushArrived()
            self.handle?.releaseBuffers()
        }
        for count in 1...Self.burst {
            guard let frame = unsafe try self.handle?.next() else { return }
            unsafe try self.take(frame)
            if count.isMultiple(of: 256) {
                self.flushArrived()
                self.handle?.releaseBuffers()
            }
        }
    }

    private func take(_ frame: quorate_amqp_frame) throws(AMQPError) {
        let kind = unsafe frame.kind
        let message: FrameAssembler.Message?
        switch WireWriter.FrameKind(rawValue: kind) {
        case .method:
            unsafe try self.takeMethod(frame)
            return
        case .header:
            let size = unsafe frame.number
            message = unsafe try frame.content.withSpan { (span) throws(AMQPError) in
                try self.assembler.header(size: size, properties: span)
            }
        case .body:
            message = unsafe try frame.content.withSpan { (span) throws(AMQPError) in
                try self.assembler.body(span)
            }
        default:
            return
        }
        if let message { self.take(message) }
    }

    private func take(_ message: FrameAssembler.Message) {
        switch message.head {
        case .delivery(let tag, let isRedelivered, let exchange, let routingKey):
            self.arrived.append(
                Delivery(
                    tag: tag,
                    isRedelivered: isRedelivered,
                    exchange: exchange,
                    routingKey: routingKey,
                    properties: message.properties ?? MessageProperties(),
                    hasUnreadableProperties: message.properties == nil,
                    body: message.body
                )
            )
        case .returned(let code, let reason, let exchange, let routingKey):
            let outcome = PublishOutcome.returned(code: code, reason: reason)
            self.ledger.returned(message, exchange: exchange, routingKey: routingKey, outcome)
        }
    }

    @unsafe
    private func takeMethod(_ frame: quorate_amqp_frame) throws(AMQPError) {
        switch unsafe frame.method {
        case Method.basicDeliver:
            try self.assembler.begin(
                .delivery(
                    tag: unsafe frame.number,
                    isRedelivered: unsafe frame.flag,
                    exchange: unsafe frame.exchange.string,
                    routingKey: unsafe frame.key.string
                )
            )
        case Method.basicReturn:
            try self.assembler.begin(
                .returned(
                    code: unsafe Int(frame.number),
                    reason: unsafe frame.text.string,
                    exchange: unsafe frame.exchange.string,
                    routingKey: unsafe frame.key.string
                )
            )
        case Method.basicAck:
            unsafe self.ledger.settle(frame.number, multiple: frame.flag, .confirmed)
        case Method.basicNack:
            unsafe self.ledger.settle(frame.number, multiple: frame.flag, .rejected)
        case Method.basicCancel:
            self.flushArrived()
            self.buffer?.fail(AMQPError(.consumerCancelled, "the broker ended the consumer; is its queue still there?"))
        case Method.connectionBlocked:
            self.isBlocked = true
            // Bytes that a blocked broker leaves unread are no sign that it is gone.
            self.handle?.limitSilence(to: nil)
        case Method.connectionUnblocked:
            self.isBlocked = false
            self.handle?.limitSilence(to: max(self.heartbeat * 2, .seconds(5)))
        case Method.channelClose:
            try self.leave(unsafe Int(frame.number), unsafe frame.text.string, otherwise: .channelClosed)
        case Method.connectionClose:
            try self.leave(unsafe Int(frame.number), unsafe frame.text.string, otherwise: .connectionLost)
        case let method:
            try unsafe self.answered(method, Answer(name: frame.text.string, count: Int(frame.number)))
        }
    }

    /// The broker closes: say that we have heard it, as far as the socket takes that, and end.
    private func leave(_ code: Int, _ reason: String, otherwise: AMQPError.Code) throws(AMQPError) {
        let isChannel = otherwise == .channelClosed
        try? self.outbox.write { (writer) throws(AMQPError) in
            try writer.method(
                isChannel ? Method.channelCloseOK : Method.connectionCloseOK,
                channel: isChannel ? theChannel : 0
            )
        }
        _ = try? self.flush()
        throw AMQPError(replyCode: code, reason: reason, otherwise: otherwise)
    }
}

/// Heartbeats and deadlines.
extension AMQPConnection {
    private func keepTime() throws(AMQPError) {
        guard self.handle != nil else { return }
        let now = ContinuousClock.now
        if self.heartbeat > .zero {
            if now - self.lastHeard > self.heartbeat * 2 {
                throw AMQPError(.connectionLost, "not a sign of life from the broker for two heartbeats")
            }
            if now - self.lastSent >= self.heartbeat / 2, self.outbox.isEmpty {
                self.outbox.writer.heartbeat()
                try self.write()
                self.lastSent = now
            }
        }
        self.expireRequests(at: now)
        self.ledger.expire(at: now, isBlocked: self.isBlocked)
    }

    private func timeToNextDeadline() -> Duration {
        let now = ContinuousClock.now
        var time = self.heartbeat > .zero ? self.heartbeat / 4 : .seconds(1)
        if let deadline = self.ledger.nextDeadline { time = min(time, deadline - now) }
        for request in self.requests where request.caller != nil { time = min(time, request.deadline - now) }
        // A millisecond more, so that the deadline has passed when the thread wakes.
        return max(time, .zero) + .milliseconds(1)
    }
}
