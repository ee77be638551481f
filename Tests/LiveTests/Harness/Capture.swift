import AMQP
import Foundation
import Messages

/// Sees every message on every exchange, and keeps it as a line of JSON.
actor Capture {
    private let connection: AMQPConnection
    private var lines: [JSONValue] = []
    /// All that went through the exchange of events, headers and bodies, as text.
    private(set) var events = ""
    private var reader: Task<Void, any Error>?

    /// Binds a queue of its own to all exchanges.
    static func begin() async throws -> Capture {
        let connection = try await AMQPConnection.open(
            AMQPSettings(endpoint: try LiveEnvironment.broker(), connectionName: "live tests (capture)")
        )
        let queue = try await connection.declareQueue("", durable: false, exclusive: true, autoDelete: true)
        for kind in MessageKind.allCases {
            try await connection.bindQueue(queue, exchange: kind.exchange, routingKey: "#")
        }
        let capture = Capture(connection)
        await Answers.shared.begin()
        await capture.read(try await connection.consume(queue, prefetch: 200))
        return capture
    }

    private init(_ connection: AMQPConnection) { self.connection = connection }

    private func read(_ deliveries: DeliverySequence) {
        self.reader = Task { [connection] in
            for try await batch in deliveries {
                for delivery in batch.deliveries { self.keep(delivery) }
                try await connection.acknowledge(batch.lastTag, multiple: true)
            }
        }
    }

    private func keep(_ delivery: Delivery) {
        if delivery.exchange == MessageKind.event.exchange {
            self.events += "\(delivery.properties)\n\(String(decoding: delivery.body, as: UTF8.self))\n"
        }
        guard let type = delivery.properties.headers["ce-type"]?.text,
            let data = try? JSONValue(parsing: delivery.body)
        else { return }
        self.lines.append([
            "exchange": .string(delivery.exchange), "key": .string(delivery.routingKey), "type": .string(type),
            "data": data,
        ])
    }

    /// The types seen so far.
    var types: Set<String> { Set(self.lines.compactMap { $0["type"]?.string }) }

    /// Ends it, and writes what was seen.
    /// - Returns: the file.
    func end() async throws -> URL {
        await self.connection.close()
        _ = try? await self.reader?.value
        let file = URL(filePath: try LiveEnvironment.require("QUORATE_STACK_DIR")).appending(path: "captured.jsonl")
        let text = (self.lines + (await Answers.shared.end())).map {
            String(decoding: $0.encoded(), as: UTF8.self) + "\n"
        }.joined()
        try Data(text.utf8).write(to: file)
        return file
    }
}

/// What clients were answered; answers go straight to who asked, so no queue of ours can see them.
actor Answers {
    static let shared = Answers()
    private var kept: [JSONValue]?

    func begin() { self.kept = [] }

    func keep(_ answer: JSONValue) { self.kept?.append(answer) }

    /// - Returns: what came since `begin`.
    func end() -> [JSONValue] {
        defer { self.kept = nil }
        return self.kept ?? []
    }
}
