extension AMQPConnection {
    /// How much may lie between us and the socket before further messages wait.
    static let mostOutgoing = 256 << 10

    /// Publishes messages and waits until the broker has said of every one what became of it.
    ///
    /// Calls may overlap; messages go out in the order of the calls. Publisher confirms are switched on by the first.
    /// - Parameters:
    ///   - messages: what is to be published.
    ///   - timeout: includes the time during which the broker takes nothing (`isBlocked`).
    ///   - onWritten: called once, on the connection's thread, when the socket has taken the last byte of the last
    ///     message, and before the broker's answer to that is read. Not called when the call ends earlier.
    /// - Returns: an outcome for each message, in their order.
    /// - Throws: `timedOut` or `cancelled`: what was not written yet is never sent, of the rest it is not known whether
    ///   the broker has it. `notFound`: an exchange is missing; this ends the connection, and again nothing is known
    ///   of any unconfirmed message. `malformed`: nothing was sent.
    public func publish(
        _ messages: [OutgoingMessage],
        timeout: Duration = .seconds(10),
        onWritten: (@Sendable () -> Void)? = nil
    ) async throws(AMQPError) -> [PublishOutcome] {
        guard self.handle != nil else { throw self.whyClosed }
        for message in messages { try message.check() }
        if messages.isEmpty { return [] }
        if !self.ledger.isConfirming {
            try self.requestWithoutWaiting(Method.confirmSelect) { (frame) throws(AMQPError) in frame.uint8(0) }
            self.ledger.startConfirming()
        }
        return try await self.hand(messages, awaitsConfirms: true, timeout: timeout, onWritten)
    }

    /// Publishes messages and waits only until they are on their way: for what may be lost, such as replies.
    /// - Throws: `timedOut` when the broker takes nothing for 10 seconds, `malformed`, or why the connection is over.
    public func publishUnconfirmed(_ messages: [OutgoingMessage]) async throws(AMQPError) {
        guard self.handle != nil else { throw self.whyClosed }
        for message in messages { try message.check() }
        if messages.isEmpty { return }
        _ = try await self.hand(messages, awaitsConfirms: false, timeout: .seconds(10), nil)
    }

    private func hand(
        _ messages: [OutgoingMessage],
        awaitsConfirms: Bool,
        timeout: Duration,
        _ onWritten: (@Sendable () -> Void)?
    ) async throws(AMQPError) -> [PublishOutcome] {
        let id = self.newID()
        let deadline = ContinuousClock.now + timeout
        let reply = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let call = PublishCall(
                    id: id,
                    messages: messages,
                    awaitsConfirms: awaitsConfirms,
                    deadline: deadline,
                    onWritten: onWritten
                )
                call.caller = continuation
                self.ledger.add(call)
                // Whoever cancels after this finds the call.
                if Task.isCancelled { self.ledger.cancel(id) }
            }
        } onCancel: {
            Task { await self.cancelPublishing(id) }
        }
        return try reply.get()
    }

    private func cancelPublishing(_ id: Int) {
        self.ledger.cancel(id)
    }

    /// Moves messages to the outbox until that has enough.
    func feed() {
        guard !self.isBlocked, self.ledger.hasMessagesToSend else { return }
        self.ledger.send { (message) throws(AMQPError) in
            guard self.outbox.count < Self.mostOutgoing else { return false }
            try self.outbox.write { (writer) throws(AMQPError) in
                try writer.publish(message, frameMax: self.frameMax)
            }
            return true
        }
    }
}

extension OutgoingMessage {
    /// Refuses what AMQP cannot carry before anything of it is sent.
    fileprivate func check() throws(AMQPError) {
        let texts = [
            self.exchange, self.routingKey, self.properties.contentType, self.properties.contentEncoding,
            self.properties.correlationID, self.properties.replyTo, self.properties.expiration,
            self.properties.messageID, self.properties.type, self.properties.userID, self.properties.appID,
        ]
        for text in texts where (text?.utf8.count ?? 0) > 255 {
            throw AMQPError(.malformed, "a name or property of a message is longer than 255 bytes")
        }
        for name in self.properties.headers.keys where name.utf8.count > 255 {
            throw AMQPError(.malformed, "the name of a header is longer than 255 bytes")
        }
    }
}
