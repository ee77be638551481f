internal import AMQP
internal import Domain
internal import Logging
internal import Messages

/// Takes the events of the services that this one follows.
///
/// The queue is the fast path only: what is missing in it is pulled from the source's journal.
struct EventConsumer: Sendable {
    let environment: ServiceEnvironment
    let writer: Writer
    let reader: MessageReader
    let catchUp: CatchUp

    private var queue: String { "\(self.environment.settings.service.rawValue).events" }

    /// Runs until its task is cancelled.
    func run() async throws {
        let settings = self.environment.settings
        let consuming = Consuming(
            queue: self.queue,
            prefetch: settings.prefetch,
            maximum: settings.batchMaximumBesidesIntake,
            environment: self.environment
        )
        try await consuming.run { deliveries, connection, succeeded in
            self.catchUp.requestAll()
            for try await batch in deliveries {
                try await self.take(batch, on: connection)
                succeeded()
                try Task.checkCancellation()
            }
        }
    }

    private func take(_ batch: DeliveryBatch, on connection: AMQPConnection) async throws {
        var events: [Incoming] = []
        for delivery in batch.deliveries {
            do {
                guard let event = try self.reader.event(delivery) else {
                    self.environment.logger.warning(
                        "an event is ignored: its user is not the service it says it is from",
                        metadata: ["user": "\(delivery.properties.userID ?? "")", "key": "\(delivery.routingKey)"]
                    )
                    continue
                }
                guard case .event(let followed) = event.matter, self.catchUp.isTrusted(followed.source) else {
                    // Its journal has to be looked at first; the pull brings this event too.
                    continue
                }
                events.append(event)
            } catch {
                // What arrived is not what was sent; the journal of its source has it whole.
                self.environment.logger.warning(
                    "an event can't be read and is pulled",
                    metadata: ["reason": "\(error)"]
                )
                self.catchUp.requestAll()
            }
        }
        if !events.isEmpty {
            for settlement in try await self.writer.decide(events, isUrgent: false) {
                if case .gap(let source) = settlement { self.catchUp.request(source) }
            }
            self.environment.metrics.batch(self.queue, count: events.count)
        }
        try await connection.acknowledge(batch.lastTag, multiple: true)
    }
}
