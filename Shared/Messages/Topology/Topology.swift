public import AMQP

/// The exchanges, queues, bindings and policies of the broker, in one place.
///
/// A queue's arguments can't change once it exists, so only its kind and whether one consumer at a time is active are
/// arguments; everything that may change is a policy. The same topology works on RabbitMQ 3.10 and 4.x.
public enum Topology {
    /// What a queue is made of.
    public enum QueueKind: String, Sendable { case quorum, classic }

    /// A durable exchange.
    public struct Exchange: Sendable, Hashable {
        /// Its name.
        public let name: String
        /// `topic` or `fanout`.
        public let type: String
    }

    /// What a queue is bound to.
    public struct Binding: Sendable, Hashable {
        /// The exchange.
        public let exchange: String
        /// The pattern of routing keys.
        public let routingKey: String
    }

    /// A durable queue with its bindings.
    public struct Queue: Sendable, Hashable {
        /// Its name.
        public let name: String
        /// What it is made of.
        public let kind: QueueKind
        /// Whether the broker gives messages to one of its consumers only, for as long as that one lives.
        public let isSingleActive: Bool
        /// What it is bound to.
        public let bindings: [Binding]

        /// The arguments of its declaration, always the same.
        public var arguments: [String: FieldValue] {
            var arguments: [String: FieldValue] = ["x-queue-type": .string(self.kind.rawValue)]
            if self.isSingleActive { arguments["x-single-active-consumer"] = .bool(true) }
            return arguments
        }
    }

    /// The exchange of dead letters; only the broker publishes to it.
    public static let deadExchange = "quorate.dead"
    /// The exchange that wakes services whose controlled clock was moved.
    public static let clockExchange = "quorate.clock"

    /// Every exchange.
    public static let exchanges: [Exchange] =
        MessageKind.allCases.map { Exchange(name: $0.exchange, type: "topic") }
        + [Exchange(name: deadExchange, type: "topic"), Exchange(name: clockExchange, type: "fanout")]

    /// Which services' events each service takes in.
    public static let follows: [ServiceName: [ServiceName]] = [
        .elections: [],
        .meetings: [.elections, .smkiAlerts],
        .notifications: [.elections, .meetings, .proposals, .smkiAlerts],
        .proposals: [.elections, .meetings],
        .smkiAlerts: [.elections, .meetings],
    ]

    /// The services that take in the events of `service`.
    public static func followers(of service: ServiceName) -> [ServiceName] {
        ServiceName.allCases.filter { self.follows[$0, default: []].contains(service) }
    }

    /// What arrives on the alerts exchange.
    public static let intake = Queue(
        name: "smki-alerts.intake",
        kind: .quorum,
        isSingleActive: false,
        bindings: [Binding(exchange: MessageKind.alert.exchange, routingKey: "#")]
    )

    /// A service's commands; any number of replicas compete for them.
    public static func commands(of service: ServiceName) -> Queue {
        Queue(
            name: "\(service).commands",
            kind: .quorum,
            isSingleActive: false,
            bindings: [Binding(exchange: MessageKind.command.exchange, routingKey: "\(service).#")]
        )
    }

    /// The events that a service follows, each source whole; one replica at a time takes them.
    public static func events(of service: ServiceName) -> Queue {
        Queue(
            name: "\(service).events",
            kind: .quorum,
            isSingleActive: true,
            bindings: self.follows[service, default: []].map {
                Binding(exchange: MessageKind.event.exchange, routingKey: "\($0).#")
            }
        )
    }

    /// Questions to a service; they are worth nothing after five seconds.
    public static func queries(of service: ServiceName) -> Queue {
        Queue(
            name: "\(service).queries",
            kind: .classic,
            isSingleActive: false,
            bindings: [Binding(exchange: MessageKind.query.exchange, routingKey: "\(service).#")]
        )
    }

    /// What the broker itself gave up delivering; its service drains it unread.
    public static func dead(of service: ServiceName) -> Queue {
        Queue(
            name: "\(service).dead",
            kind: .quorum,
            isSingleActive: false,
            bindings: [Binding(exchange: self.deadExchange, routingKey: service.rawValue)]
        )
    }

    /// What an outside addressee consumes: `dcc`, or `exercise` for whoever runs one.
    public static func directions(to addressee: String) -> Queue {
        Queue(
            name: "\(addressee).directions",
            kind: .quorum,
            isSingleActive: false,
            bindings: [Binding(exchange: MessageKind.direction.exchange, routingKey: "\(addressee).#")]
        )
    }

    /// The addressees of directions.
    public static let addressees = ["dcc", "exercise"]

    /// Every queue.
    public static let queues: [Queue] =
        [intake] + ServiceName.allCases.flatMap { queues(of: $0) } + addressees.map { directions(to: $0) }

    /// The queues that a service consumes, without the intake.
    public static func queues(of service: ServiceName) -> [Queue] {
        [self.commands(of: service), self.events(of: service), self.queries(of: service), self.dead(of: service)]
    }

    /// The queues that a service may declare: those it consumes, and those that what it publishes must reach.
    ///
    /// A relay whose event was returned declares these again.
    public static func declarable(by service: ServiceName) -> [Queue] {
        var queues = self.queues(of: service) + self.followers(of: service).map { self.events(of: $0) }
        if service == .smkiAlerts {
            queues += [self.intake] + self.addressees.map { self.directions(to: $0) }
        }
        return queues
    }
}
