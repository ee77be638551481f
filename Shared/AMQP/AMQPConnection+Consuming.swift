internal import IOThread

extension AMQPConnection {
    private static let consumer = "quorate"

    /// Starts the one consumer of this connection.
    /// - Parameters:
    ///   - prefetch: how many deliveries may be here unacknowledged. Without acknowledgement, how many may wait to be
    ///     taken before the connection stops reading.
    ///   - maximumBatch: how many deliveries a batch has at most.
    ///   - maximumBytes: how long the bodies of a batch are at most in all; a longer one comes alone.
    /// - Throws: `notFound`, `accessRefused`, `resourceLocked`, each of which ends the connection; `alreadyConsuming`.
    public func consume(
        _ queue: String,
        prefetch: UInt16 = 1000,
        acknowledges: Bool = true,
        exclusive: Bool = false,
        maximumBatch: Int = 256,
        maximumBytes: Int = 1 << 20
    ) async throws(AMQPError) -> DeliverySequence {
        guard self.handle != nil else { throw self.whyClosed }
        guard self.buffer == nil else { throw AMQPError(.alreadyConsuming, "this connection has its consumer") }
        let buffer = DeliveryBuffer(
            maximumBatch: maximumBatch,
            maximumBytes: maximumBytes,
            capacity: acknowledges ? nil : Int(max(1, prefetch)),
            whenTaken: { [thread = self.thread] in thread.wake() }
        )
        self.buffer = buffer
        if acknowledges {
            try self.requestWithoutWaiting(Method.basicQos) { (frame) throws(AMQPError) in
                frame.uint32(0)
                frame.uint16(prefetch)
                frame.uint8(0)
            }
        }
        _ = try await self.request(Method.basicConsume) { (frame) throws(AMQPError) in
            frame.uint16(0)
            try frame.shortString(queue)
            try frame.shortString(Self.consumer)
            frame.uint8((acknowledges ? 0 : 2) | (exclusive ? 4 : 0))
            try frame.table([:])
        }
        return DeliverySequence(buffer: buffer)
    }

    /// Settles a delivery, or with `multiple` every one up to and including it.
    ///
    /// It is on its way when the call returns; the broker does not answer.
    public func acknowledge(_ tag: UInt64, multiple: Bool = true) async throws(AMQPError) {
        try self.send(Method.basicAck) { (frame) throws(AMQPError) in
            frame.uint64(tag)
            frame.uint8(multiple ? 1 : 0)
        }
    }

    /// Gives one delivery back: to its queue with `requeue`, else to the queue's dead-letter exchange.
    public func reject(_ tag: UInt64, requeue: Bool) async throws(AMQPError) {
        try self.send(Method.basicReject) { (frame) throws(AMQPError) in
            frame.uint64(tag)
            frame.uint8(requeue ? 1 : 0)
        }
    }

    /// Gives every unsettled delivery up to and including that tag back to its queue: for an orderly stop, not for
    /// failures, which would come again at once.
    public func requeueAll(through tag: UInt64) async throws(AMQPError) {
        try self.send(Method.basicNack) { (frame) throws(AMQPError) in
            frame.uint64(tag)
            frame.uint8(1 | 2)
        }
    }

    /// Tells the broker to send no more.
    ///
    /// The sequence hands over what has been delivered and ends; all of it can still be acknowledged.
    public func cancelConsumer() async throws(AMQPError) {
        guard let buffer = self.buffer else { return }
        _ = try await self.request(Method.basicCancel) { (frame) throws(AMQPError) in
            try frame.shortString(Self.consumer)
            frame.uint8(0)
        }
        self.flushArrived()
        buffer.finish()
    }

    private func send(
        _ method: UInt32,
        _ arguments: (inout WireWriter) throws(AMQPError) -> Void
    ) throws(AMQPError) {
        guard self.handle != nil else { throw self.whyClosed }
        try self.outbox.write { (writer) throws(AMQPError) in try writer.method(method, arguments) }
    }

    /// Hands over what the last burst brought.
    func flushArrived() {
        guard !self.arrived.isEmpty else { return }
        self.buffer?.append(self.arrived)
        self.arrived = []
    }
}
