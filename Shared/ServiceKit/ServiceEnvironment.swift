internal import AMQP
internal import Domain
internal import Logging
internal import Messages
internal import Postgres

/// What all parts of one running service share.
struct ServiceEnvironment: Sendable {
    let definition: ServiceDefinition
    let settings: ServiceSettings
    let principals: Principals
    let policies: PolicySource
    let vault: Vault
    let clock: ServiceClock
    let logger: Logger
    let health: Health
    let metrics: ServiceMetrics

    /// The time that counts, where `controlled` is the row of the head: the row's where the clock is controlled, or else
    /// the machine's, whatever a drill has left in the row.
    func now(controlled: Int?) -> Instant {
        guard self.settings.clock == .controlled, let controlled else { return self.clock.machine }
        return Instant(microseconds: Int64(controlled))
    }

    /// Declares this service's own queues again, as the broker's definitions have them.
    func declareTopology() async throws {
        try await AMQPConnection.withOpen(try self.settings.broker(for: "topology")) { connection in
            for queue in Topology.declarable(by: self.settings.service) {
                _ = try await connection.declareQueue(queue.name, arguments: queue.arguments)
                for binding in queue.bindings {
                    try await connection.bindQueue(
                        queue.name,
                        exchange: binding.exchange,
                        routingKey: binding.routingKey
                    )
                }
            }
        }
    }
}

extension ServiceSettings {
    /// The settings of a broker connection, named after the service and what it is for.
    func broker(for use: String) throws -> AMQPSettings {
        AMQPSettings(
            endpoint: try AMQPEndpoint(url: self.amqpURL.revealed),
            connectionName: "\(self.service.rawValue) \(use)"
        )
    }
}

/// Policy values for a moment: the built-in ones, with what a document of the operator's replaces.
struct PolicySource: Sendable {
    let book: PolicyBook

    func inForce(at now: Instant) -> Policies {
        self.book.inForce(on: LondonTime.civil(of: now).date)
    }
}
