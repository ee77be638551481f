import AMQP
import Messages

/// The queue in which an addressee finds its directions, read as that addressee's own system reads it.
struct DirectionQueue: Sendable {
    static let dcc = DirectionQueue(addressee: "dcc", user: "dcc")
    static let exercise = DirectionQueue(addressee: "exercise", user: "operator")

    let addressee: String
    let user: String

    private var name: String { Topology.directions(to: self.addressee).name }

    /// Takes what lies in the queue for a while.
    func take(for time: Duration = .seconds(1)) async throws -> [(routingKey: String, data: JSONValue)] {
        try await AMQPConnection.withOpen(
            AMQPSettings(endpoint: try LiveEnvironment.broker(as: self.user), connectionName: "live tests (directions)")
        ) { connection in
            try await self.take(for: time, from: connection)
        }
    }

    private func take(
        for time: Duration,
        from connection: AMQPConnection
    ) async throws -> [(routingKey: String, data: JSONValue)] {
        let deliveries = try await connection.consume(self.name, prefetch: 16)
        let alarm = Task {
            try await Task.sleep(for: time)
            try await connection.cancelConsumer()
        }
        defer { alarm.cancel() }
        var taken: [(routingKey: String, data: JSONValue)] = []
        for try await batch in deliveries {
            for delivery in batch.deliveries {
                taken.append((delivery.routingKey, try JSONValue(parsing: delivery.body)))
            }
            try await connection.acknowledge(batch.lastTag, multiple: true)
        }
        return taken
    }

    /// Waits for a direction of that id.
    func wait(
        for id: String,
        within limit: Duration = .seconds(20)
    ) async throws -> (routingKey: String, data: JSONValue) {
        try await eventually("\(id) in \(self.name)", within: limit) {
            try await self.take(for: .milliseconds(500)).first { $0.data["directionId"]?.string == id }
        }
    }
}
