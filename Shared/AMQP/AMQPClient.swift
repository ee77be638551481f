/// Asks services and takes their answers, on a connection of its own.
///
/// Answers come through the broker's direct reply-to, so there is no queue to declare or to clean up, and any number
/// of requests may be under way at once; a correlation id tells their answers apart.
public actor AMQPClient {
    private typealias Reply = Result<Delivery, AMQPError>

    private struct Request {
        var waiting: CheckedContinuation<Reply, Never>?
        var reply: Reply?
    }

    private static let replies = "amq.rabbitmq.reply-to"

    private let connection: AMQPConnection
    private var requests: [String: Request] = [:]
    private var reader: Task<Void, Never>?
    private var lastRequest = 0

    /// The connection's thread, so that what belongs together does not cross threads.
    public nonisolated var unownedExecutor: UnownedSerialExecutor {
        unsafe self.connection.unownedExecutor
    }

    /// What the server says of itself.
    public nonisolated var serverProperties: [String: FieldValue] {
        self.connection.serverProperties
    }

    /// False once the connection is over.
    public var isOpen: Bool {
        get async { await self.connection.isOpen }
    }

    /// Opens the connection and starts to listen for answers.
    /// - Throws: as `AMQPConnection.open`.
    public static func open(_ settings: AMQPSettings) async throws(AMQPError) -> AMQPClient {
        let connection = try await AMQPConnection.open(settings)
        do throws(AMQPError) {
            let replies = try await connection.consume(Self.replies, acknowledges: false)
            let client = AMQPClient(connection)
            await client.listen(to: replies)
            return client
        } catch {
            await connection.close()
            throw error
        }
    }

    private init(_ connection: AMQPConnection) {
        self.connection = connection
    }

    deinit {
        self.reader?.cancel()
    }

    private func listen(to replies: DeliverySequence) {
        self.reader = Task { [weak self] in
            var end = AMQPError(.closed, "the client was closed")
            do throws(AMQPError) {
                for try await batch in replies { await self?.take(batch) }
            } catch {
                end = error
            }
            await self?.failAll(end)
        }
    }

    /// Sends a request and waits for its answer.
    ///
    /// `replyTo` and, where it is nil, `correlationID` of the properties are filled in.
    /// - Parameter timeout: for all of it, the broker's confirm included.
    /// - Throws: `noRoute` when nobody is bound for it, `rejected`, `timedOut`, `cancelled`, or why the connection is
    ///   over. After all but `noRoute` the request may have been carried out.
    public func request(
        exchange: String,
        routingKey: String,
        properties: MessageProperties = MessageProperties(),
        body: [UInt8],
        timeout: Duration = .seconds(10)
    ) async throws(AMQPError) -> Delivery {
        let deadline = ContinuousClock.now + timeout
        self.lastRequest += 1
        var properties = properties
        let id = properties.correlationID ?? "\(self.lastRequest)"
        properties.correlationID = id
        properties.replyTo = Self.replies
        guard self.requests[id] == nil else {
            throw AMQPError(.malformed, "a request with this correlation id is under way")
        }
        self.requests[id] = Request()
        defer { self.requests[id] = nil }

        let message = OutgoingMessage(
            exchange: exchange,
            routingKey: routingKey,
            properties: properties,
            body: body
        )
        switch try await self.connection.publish([message], timeout: timeout).first {
        case .confirmed, nil: break
        case .returned(_, let reason): throw AMQPError(.noRoute, reason)
        case .rejected: throw AMQPError(.rejected, "the broker did not take the request")
        }
        return try await self.reply(to: id, until: deadline).get()
    }

    private func reply(to id: String, until deadline: ContinuousClock.Instant) async -> Reply {
        if let reply = self.requests[id]?.reply { return reply }
        let timer = Task { [weak self] in
            guard (try? await Task.sleep(until: deadline, clock: .continuous)) != nil else { return }
            await self?.settle(id, .failure(AMQPError(.timedOut, "no answer in time")))
        }
        defer { timer.cancel() }
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                if Task.isCancelled {
                    continuation.resume(returning: .failure(AMQPError(.cancelled, "the task was cancelled")))
                } else {
                    self.requests[id]?.waiting = continuation
                }
            }
        } onCancel: {
            Task { await self.settle(id, .failure(AMQPError(.cancelled, "the task was cancelled"))) }
        }
    }

    /// Publishes with confirms on the same connection.
    /// - Throws: as `AMQPConnection.publish`.
    public func publish(
        _ messages: [OutgoingMessage],
        timeout: Duration = .seconds(10)
    ) async throws(AMQPError) -> [PublishOutcome] {
        try await self.connection.publish(messages, timeout: timeout)
    }

    /// Publishes one message with a confirm on the same connection.
    /// - Throws: as `AMQPConnection.publish`.
    public func publish(
        _ message: OutgoingMessage,
        timeout: Duration = .seconds(10)
    ) async throws(AMQPError) -> PublishOutcome {
        try await self.connection.publish([message], timeout: timeout).first ?? .rejected
    }

    /// Ends the connection; what waits throws `closed`.
    public func close() async {
        await self.connection.close()
        await self.reader?.value
    }

    private func take(_ batch: DeliveryBatch) {
        for delivery in batch.deliveries {
            guard let id = delivery.properties.correlationID else { continue }
            self.settle(id, .success(delivery))
        }
    }

    /// The first answer counts; one that nobody waits for is passed over.
    private func settle(_ id: String, _ reply: Reply) {
        guard var request = self.requests[id], request.reply == nil else { return }
        request.reply = reply
        let waiting = request.waiting.take()
        self.requests[id] = request
        waiting?.resume(returning: reply)
    }

    private func failAll(_ error: AMQPError) {
        for id in self.requests.keys { self.settle(id, .failure(error)) }
    }
}
