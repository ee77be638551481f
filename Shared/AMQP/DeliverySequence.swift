/// The deliveries of one consumer, in batches of whatever has arrived.
///
/// `next()` never waits for a batch to fill: with one message there it gives one. It throws when the connection, the
/// channel or the consumer goes, and ends (`nil`) after `AMQPConnection.cancelConsumer()`, when everything that had
/// been delivered has been taken, or at once when the waiting task is cancelled.
///
/// One task iterates. The sequence does not keep its connection alive: hold on to the connection, which
/// acknowledges what comes.
public struct DeliverySequence: AsyncSequence, Sendable {
    /// A batch.
    public typealias Element = DeliveryBatch
    /// All that a sequence can fail with.
    public typealias Failure = AMQPError

    let buffer: DeliveryBuffer

    /// An iterator that takes what nobody has taken yet.
    public func makeAsyncIterator() -> AsyncIterator {
        AsyncIterator(buffer: self.buffer)
    }

    /// Takes batches; all iterators of a sequence take from the same deliveries.
    public struct AsyncIterator: AsyncIteratorProtocol {
        let buffer: DeliveryBuffer

        /// The next batch.
        /// - Throws: `connectionLost`, `consumerCancelled`, and what else ends a channel.
        public func next() async throws(AMQPError) -> DeliveryBatch? {
            try await self.buffer.next()
        }

        /// The next batch, for a caller isolated to an actor.
        public func next(isolation actor: isolated (any Actor)?) async throws(AMQPError) -> DeliveryBatch? {
            try await self.buffer.next()
        }
    }
}
