internal import AMQP
internal import Logging

/// Hears when somebody has moved the controlled clock; the time itself is in the database.
struct ClockListener: Sendable {
    let environment: ServiceEnvironment
    let bell: TimerBell

    /// Runs until its task is cancelled; without a controlled clock it has nothing to do.
    func run() async throws {
        guard self.environment.settings.clock == .controlled else { return }
        var retry = Retry()
        while !Task.isCancelled {
            do {
                try await AMQPConnection.withOpen(try self.environment.settings.broker(for: "clock")) { connection in
                    let queue = try await connection.declareQueue("", durable: false, exclusive: true, autoDelete: true)
                    try await connection.bindQueue(queue, exchange: "quorate.clock", routingKey: "")
                    for try await batch in try await connection.consume(queue, prefetch: 16) {
                        self.bell.ring()
                        try await connection.acknowledge(batch.lastTag, multiple: true)
                        retry.succeeded()
                    }
                }
            } catch is CancellationError {
                return
            } catch {
                self.environment.logger.debug("listening to the clock starts again", metadata: ["reason": "\(error)"])
            }
            do { try await retry.wait() } catch { return }
        }
    }
}
