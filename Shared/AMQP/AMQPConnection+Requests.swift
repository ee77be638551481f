extension AMQPConnection {
    /// Sends a method that the broker answers, and waits for the answer.
    func request(
        _ method: UInt32,
        channel: UInt16 = theChannel,
        within time: Duration? = nil,
        isCancellable: Bool = true,
        _ arguments: (inout WireWriter) throws(AMQPError) -> Void
    ) async throws(AMQPError) -> Answer {
        guard self.handle != nil else { throw self.whyClosed }
        try self.outbox.write { (writer) throws(AMQPError) in
            try writer.method(method, channel: channel, arguments)
        }
        let id = self.newID()
        let deadline = ContinuousClock.now + (time ?? self.settings.rpcTimeout)
        let result = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                self.requests.append(
                    Request(id: id, answer: Method.answer(to: method), deadline: deadline, caller: continuation)
                )
                // Whoever cancels after this finds the request.
                if Task.isCancelled, isCancellable { self.abandon(id) }
            }
        } onCancel: {
            if isCancellable { Task { await self.abandon(id) } }
        }
        return try result.get()
    }

    /// Sends a method whose answer nobody waits for.
    func requestWithoutWaiting(
        _ method: UInt32,
        _ arguments: (inout WireWriter) throws(AMQPError) -> Void
    ) throws(AMQPError) {
        try self.outbox.write { (writer) throws(AMQPError) in try writer.method(method, arguments) }
        let deadline = ContinuousClock.now + self.settings.rpcTimeout
        self.requests.append(
            Request(id: self.newID(), answer: Method.answer(to: method), deadline: deadline, caller: nil)
        )
    }

    private func abandon(_ id: Int) {
        guard let place = self.requests.firstIndex(where: { $0.id == id }) else { return }
        let error = AMQPError(.cancelled, "the task was cancelled")
        self.requests[place].caller?.resume(returning: .failure(error))
        self.requests[place].caller = nil
    }

    /// The broker's answer to the oldest question.
    func answered(_ method: UInt32, _ answer: Answer) throws(AMQPError) {
        guard let request = self.requests.first, request.answer == method else {
            throw AMQPError(.malformed, "the broker sent method \(method >> 16).\(method & 0xFFFF) unasked")
        }
        self.requests.removeFirst()
        request.caller?.resume(returning: .success(answer))
    }

    /// Tells those who waited too long.
    ///
    /// The answer may still come and is then passed over.
    func expireRequests(at now: ContinuousClock.Instant) {
        for place in self.requests.indices where self.requests[place].deadline <= now {
            let error = AMQPError(.timedOut, "no answer from the broker in time")
            self.requests[place].caller?.resume(returning: .failure(error))
            self.requests[place].caller = nil
        }
    }
}

extension AMQPConnection {
    /// Makes sure that an exchange of that type exists.
    /// - Throws: `preconditionFailed` when it exists otherwise, `accessRefused`; either ends the connection.
    public func declareExchange(_ name: String, type: String, durable: Bool = true) async throws(AMQPError) {
        _ = try await self.request(Method.exchangeDeclare) { (frame) throws(AMQPError) in
            frame.uint16(0)
            try frame.shortString(name)
            try frame.shortString(type)
            frame.uint8(durable ? 2 : 0)
            try frame.table([:])
        }
    }

    /// Makes sure that a queue exists, and answers its name, which the broker chooses when `name` is empty.
    /// - Throws: `preconditionFailed` when it exists with other settings, `accessRefused`, `resourceLocked`; each
    ///   ends the connection.
    public func declareQueue(
        _ name: String,
        durable: Bool = true,
        exclusive: Bool = false,
        autoDelete: Bool = false,
        arguments: [String: FieldValue] = [:]
    ) async throws(AMQPError) -> String {
        try await self.request(Method.queueDeclare) { (frame) throws(AMQPError) in
            frame.uint16(0)
            try frame.shortString(name)
            frame.uint8((durable ? 2 : 0) | (exclusive ? 4 : 0) | (autoDelete ? 8 : 0))
            try frame.table(arguments)
        }.name
    }

    /// Makes sure that a queue is there, whatever its settings, and answers how many messages are ready in it.
    /// - Throws: `notFound`, which ends the connection.
    @discardableResult
    public func checkQueue(_ name: String) async throws(AMQPError) -> Int {
        try await self.request(Method.queueDeclare) { (frame) throws(AMQPError) in
            frame.uint16(0)
            try frame.shortString(name)
            frame.uint8(1)
            try frame.table([:])
        }.count
    }

    /// Makes sure that what is published to `exchange` with a matching key reaches the queue.
    /// - Throws: `notFound`, `accessRefused`; each ends the connection.
    public func bindQueue(
        _ queue: String,
        exchange: String,
        routingKey: String,
        arguments: [String: FieldValue] = [:]
    ) async throws(AMQPError) {
        _ = try await self.request(Method.queueBind) { (frame) throws(AMQPError) in
            frame.uint16(0)
            try frame.shortString(queue)
            try frame.shortString(exchange)
            try frame.shortString(routingKey)
            frame.uint8(0)
            try frame.table(arguments)
        }
    }

    /// Deletes a queue with all that is in it, and answers how many messages that were.
    @discardableResult
    public func deleteQueue(_ name: String) async throws(AMQPError) -> Int {
        try await self.request(Method.queueDelete) { (frame) throws(AMQPError) in
            frame.uint16(0)
            try frame.shortString(name)
            frame.uint8(0)
        }.count
    }

    /// Removes what is ready in a queue, and answers how many messages that were.
    @discardableResult
    public func purge(_ queue: String) async throws(AMQPError) -> Int {
        try await self.request(Method.queuePurge) { (frame) throws(AMQPError) in
            frame.uint16(0)
            try frame.shortString(queue)
            frame.uint8(0)
        }.count
    }
}
