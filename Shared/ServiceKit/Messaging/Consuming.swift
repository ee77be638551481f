internal import AMQP
internal import Logging

/// Consumes one queue for as long as its task lives: a broker that goes away is tried again, ever more slowly, and a
/// queue that was deleted is declared again.
struct Consuming: Sendable {
    let queue: String
    let prefetch: Int
    var maximum = 256
    let environment: ServiceEnvironment

    /// Runs until its task is cancelled, and then throws `CancellationError`.
    /// - Parameter take: gets the deliveries of one connection, and says when it has `succeeded` with some of them, so
    ///   that the next failure is tried again at once.
    func run(
        _ take: (_ deliveries: DeliverySequence, _ connection: AMQPConnection, _ succeeded: () -> Void) async throws ->
            Void
    ) async throws {
        var retry = Retry()
        while !Task.isCancelled {
            do {
                try await AMQPConnection.withOpen(try self.environment.settings.broker(for: self.queue)) { connection in
                    let deliveries = try await self.subscribe(on: connection)
                    self.environment.health.set(self.queue, ok: true, detail: "consumes")
                    try await take(deliveries, connection) { retry.succeeded() }
                }
            } catch let fault as JournalFault {
                // Another build is needed; what was delivered went back to the queue for it.
                self.environment.health.set(self.queue, ok: false, detail: "\(fault)")
                try await Task.sleep(for: .seconds(1 << 32))
            } catch {
                if Task.isCancelled || error is CancellationError { throw CancellationError() }
                self.environment.health.set(self.queue, ok: false, detail: "\(error)")
                self.environment.logger.warning(
                    "consuming starts again",
                    metadata: ["queue": "\(self.queue)", "reason": "\(error)"]
                )
            }
            try await retry.wait()
        }
    }

    private func subscribe(on connection: AMQPConnection) async throws -> DeliverySequence {
        do {
            return try await connection.consume(
                self.queue,
                prefetch: UInt16(clamping: self.prefetch),
                maximumBatch: self.maximum
            )
        } catch let error where error.code == .notFound {
            // The queue was deleted: declare what is ours again, then start over.
            try await self.environment.declareTopology()
            throw error
        }
    }
}
