internal import Synchronization

/// Where the connection's thread leaves deliveries and the consumer takes them in batches.
///
/// The consumer takes what is there without crossing threads; it is woken once a burst, never once a message.
/// It holds at most what the broker may hand out unacknowledged; of a consumer that does not acknowledge, `isFull`
/// tells the connection to stop reading.
final class DeliveryBuffer: Sendable {
    typealias Next = Result<DeliveryBatch?, AMQPError>

    private struct State {
        var waiting: [Delivery] = []
        var taker: (id: Int, continuation: CheckedContinuation<Next, Never>)?
        var takers = 0
        var end: Result<Void, AMQPError>?
    }

    private let state = Mutex(State())
    private let maximumBatch: Int
    private let maximumBytes: Int
    /// How many deliveries make it full; nil when the broker sees to it.
    private let capacity: Int?
    private let whenTaken: @Sendable () -> Void

    /// - Parameter whenTaken: called after a batch was taken from a buffer with a capacity.
    init(maximumBatch: Int, maximumBytes: Int, capacity: Int?, whenTaken: @escaping @Sendable () -> Void) {
        self.maximumBatch = max(1, maximumBatch)
        self.maximumBytes = maximumBytes
        self.capacity = capacity
        self.whenTaken = whenTaken
    }

    var isFull: Bool {
        guard let capacity = self.capacity else { return false }
        return self.state.withLock { $0.waiting.count >= capacity }
    }

    func append(_ deliveries: [Delivery]) {
        let handing = self.state.withLock { state -> (CheckedContinuation<Next, Never>, DeliveryBatch)? in
            guard state.end == nil else { return nil }
            if state.waiting.isEmpty { state.waiting = deliveries } else { state.waiting += deliveries }
            guard let taker = state.taker, let batch = self.take(from: &state) else { return nil }
            state.taker = nil
            return (taker.continuation, batch)
        }
        if let (continuation, batch) = handing { continuation.resume(returning: .success(batch)) }
    }

    /// No more will come; what is here is still handed over.
    func finish() {
        self.end(.success(()), keeping: true)
    }

    /// The connection, channel or consumer is gone.
    ///
    /// What can no longer be acknowledged is dropped, the broker hands it out again; without acknowledgement it is
    /// handed over first, for nobody else gets it.
    func fail(_ error: AMQPError) {
        self.end(.failure(error), keeping: self.capacity != nil)
    }

    private func end(_ end: Result<Void, AMQPError>, keeping: Bool) {
        let taker = self.state.withLock { state in
            guard state.end == nil || !keeping else { return nil as CheckedContinuation<Next, Never>? }
            if case .failure = state.end { return nil }
            state.end = end
            if !keeping { state.waiting = [] }
            defer { state.taker = nil }
            return state.taker?.continuation
        }
        taker?.resume(returning: end.map { nil })
    }

    /// Everything that has arrived, up to the maxima; waits only while there is nothing.
    ///
    /// Nil at the end and when the task is cancelled.
    func next() async throws(AMQPError) -> DeliveryBatch? {
        let id = self.state.withLock { state in
            state.takers += 1
            return state.takers
        }
        let next: Next = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let now = self.state.withLock { state -> Next? in
                    // Whoever cancels after this finds the taker.
                    if Task.isCancelled { return .success(nil) }
                    if let batch = self.take(from: &state) { return .success(batch) }
                    if let end = state.end { return end.map { nil } }
                    if state.taker != nil {
                        return .failure(AMQPError(.alreadyConsuming, "two tasks wait for the same deliveries"))
                    }
                    state.taker = (id, continuation)
                    return nil
                }
                if let now { continuation.resume(returning: now) }
            }
        } onCancel: {
            self.withdraw(id)
        }
        if self.capacity != nil { self.whenTaken() }
        return try next.get()
    }

    private func withdraw(_ id: Int) {
        let taker = self.state.withLock { state in
            guard let taker = state.taker, taker.id == id else { return nil as CheckedContinuation<Next, Never>? }
            state.taker = nil
            return taker.continuation
        }
        taker?.resume(returning: .success(nil))
    }

    private func take(from state: inout State) -> DeliveryBatch? {
        guard !state.waiting.isEmpty else { return nil }
        var bytes = 0
        var count = 0
        for delivery in state.waiting.prefix(self.maximumBatch) {
            bytes += delivery.body.count
            if count > 0, bytes > self.maximumBytes { break }
            count += 1
        }
        if count == state.waiting.count {
            let all = state.waiting
            state.waiting = []
            return DeliveryBatch(deliveries: all)
        }
        let batch = DeliveryBatch(deliveries: Array(state.waiting.prefix(count)))
        state.waiting.removeFirst(count)
        return batch
    }
}
