import AMQP
import ArgumentParser
import Messages

extension DirectionCommand {
    struct Next: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Take one direction from the DCC's queue and print it.",
            discussion: """
                It leaves the queue, but it is not answered: it comes again after five minutes until somebody sends \
                `quorate direction acknowledge`. Exit status 3 when there is none in time.
                """
        )

        @Flag(help: "Take it from the queue of exercises, as whoever runs one.")
        var exercise = false

        @OptionGroup var connection: ConnectionOptions

        func run() async throws {
            let endpoint = try self.connection.endpoint(standing: self.exercise ? "operator" : "dcc")
            let queue = DirectionQueue(addressee: self.exercise ? "exercise" : "dcc", endpoint: endpoint)
            let taken = try await queue.take(within: .seconds(self.connection.timeout)) { _ in true }
            guard let taken else { throw Failure.unreachable("There is no direction in \(queue.name).") }
            if self.connection.output.json { Output.json(taken.json) } else { Output.lines(taken.lines) }
        }
    }
}

/// The queue in which an addressee finds its directions.
struct DirectionQueue {
    let addressee: String
    let endpoint: AMQPEndpoint

    var name: String { Topology.directions(to: self.addressee).name }

    /// Takes messages off the queue until one is wanted.
    /// - Returns: that one; nil when the time is over.
    func take(within limit: Duration, _ isWanted: @escaping (TakenDirection) -> Bool) async throws -> TakenDirection? {
        let settings = AMQPSettings(
            endpoint: self.endpoint,
            connectionName: "quorate direction (\(self.endpoint.user))"
        )
        let connection = try await AMQPConnection.open(settings)
        do {
            let taken = try await self.take(from: connection, within: limit, isWanted)
            await connection.close()
            return taken
        } catch {
            await connection.close()
            throw error
        }
    }

    private func take(
        from connection: AMQPConnection,
        within limit: Duration,
        _ isWanted: (TakenDirection) -> Bool
    ) async throws -> TakenDirection? {
        let deliveries = try await connection.consume(self.name, prefetch: 1)
        let alarm = Task {
            try await Task.sleep(for: limit)
            try await connection.cancelConsumer()
        }
        defer { alarm.cancel() }
        for try await batch in deliveries {
            for delivery in batch.deliveries {
                let taken = try TakenDirection(delivery)
                try await connection.acknowledge(delivery.tag, multiple: false)
                if isWanted(taken) { return taken }
            }
        }
        return nil
    }
}

/// A direction as it was in the queue.
struct TakenDirection {
    let envelope: Envelope
    let routingKey: String
    let data: JSONValue

    init(_ delivery: Delivery) throws(MalformedMessage) {
        self.envelope = try Envelope(decoding: delivery.properties, body: delivery.body, accepting: .direction)
        self.routingKey = delivery.routingKey
        self.data = try JSONValue(parsing: self.envelope.data)
    }

    var id: String? { self.data["directionId"]?.string }

    var json: JSONValue {
        ["routingKey": .string(self.routingKey), "type": .string(self.envelope.type), "data": self.data]
    }

    var lines: [String] { ["Direction \(self.routingKey)"] + self.data.text.map { "  \($0)" } }
}
