internal import Domain
internal import Foundation

/// What one broker user may do: regular expressions over the names of exchanges and queues, and over routing keys.
struct Permissions: Equatable {
    /// What the user may do with routing keys on one topic exchange.
    struct Topic: Equatable {
        let exchange: String
        let write: String
        let read: String
    }

    let configure: String
    let write: String
    let read: String
    let topics: [Topic]

    /// Matches nothing.
    static let nothing = "^$"

    /// The administrator of a local stack.
    static let everything = Permissions(configure: ".*", write: ".*", read: ".*", topics: [])
}

extension Permissions {
    /// A service declares what it uses, publishes under its own name only and reads its own queues only.
    ///
    /// Binding a queue takes the right to write to it and to read the exchange.
    init(service: ServiceName) {
        let queues = Topology.declarable(by: service).map(\.name)
        let own = Topology.queues(of: service).map(\.name)
        let isAlerts = service == .smkiAlerts
        let exchanges = Topology.exchanges.map(\.name)
        self.configure = Self.oneOf(exchanges + queues, or: ["amq\\.gen-.*"])
        self.write = Self.oneOf(
            queues + ["amq.default", MessageKind.event.exchange, MessageKind.query.exchange]
                + (isAlerts ? [MessageKind.direction.exchange] : []),
            or: ["amq\\.gen-.*"]
        )
        self.read = Self.oneOf(
            own + [
                MessageKind.command.exchange, MessageKind.event.exchange, MessageKind.query.exchange,
                Topology.deadExchange, Topology.clockExchange,
            ]
                + (isAlerts
                    ? [Topology.intake.name, MessageKind.alert.exchange, MessageKind.direction.exchange] : []),
            or: ["amq\\.gen-.*"]
        )
        let sources = [service] + Topology.follows[service, default: []]
        let ownPrefix = Self.prefix([service.rawValue])
        self.topics = [
            Topic(
                exchange: MessageKind.event.exchange,
                write: ownPrefix,
                read: Self.prefix(Set(sources).map(\.rawValue).sorted())
            ),
            Topic(exchange: MessageKind.command.exchange, write: Self.nothing, read: ownPrefix),
            Topic(
                exchange: MessageKind.query.exchange,
                write: Self.prefix(ServiceName.allCases.map(\.rawValue)),
                read: ownPrefix
            ),
            Topic(
                exchange: MessageKind.direction.exchange,
                write: isAlerts ? Self.prefix(Topology.addressees) : Self.nothing,
                read: isAlerts ? Self.prefix(Topology.addressees) : Self.nothing
            ),
            Topic(
                exchange: MessageKind.alert.exchange,
                write: Self.nothing,
                read: isAlerts ? ".*" : Self.nothing
            ),
            Topic(exchange: Topology.deadExchange, write: Self.nothing, read: "^\(Self.escaped(service.rawValue))$"),
        ]
    }

    /// A person or an organisation publishes requests and reads the answers; nothing else, and nobody else's.
    init(user: String, roles: Set<Role>) {
        let answers = ["amq\\.gen-.*", "quorate\\.reply\\.\(Self.escaped(user))\\..*"]
        let mayAlert = !roles.isDisjoint(with: [.operator, .dcc, .party])
        var directions: [String] = []
        if roles.contains(.dcc) { directions.append(Topology.directions(to: "dcc").name) }
        if !roles.isDisjoint(with: [.operator, .drill]) { directions.append(Topology.directions(to: "exercise").name) }
        self.configure = Self.oneOf([], or: answers)
        self.write = Self.oneOf(
            [MessageKind.command.exchange, MessageKind.query.exchange]
                + (mayAlert ? [MessageKind.alert.exchange] : [])
                + (roles.contains(.drill) ? [Topology.clockExchange] : [])
        )
        self.read = Self.oneOf(directions, or: answers)
        self.topics = []
    }

    private static func oneOf(_ names: [String], or patterns: [String] = []) -> String {
        "^(\((names.map(self.escaped) + patterns).joined(separator: "|")))$"
    }

    private static func prefix(_ names: [String]) -> String {
        "^(\(names.map(self.escaped).joined(separator: "|")))\\."
    }

    private static func escaped(_ name: String) -> String {
        name.replacing(".", with: "\\.")
    }
}
