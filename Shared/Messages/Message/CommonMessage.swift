/// A message that exists for every service: the service is named when it is sent, not by its type.
public protocol CommonMessage: Codable, Sendable, Equatable {
    /// Its name within each service, in kebab case: `set-clock`.
    static var name: String { get }
    /// What it is for.
    static var kind: MessageKind { get }
    /// An example with every field filled in.
    static var sample: Self { get }
}

extension CommonMessage {
    /// The `ce-type` for one service, `quorate.<service>.<name>.v1`.
    public static func type(for service: ServiceName) -> String { "quorate.\(service.rawValue).\(self.name).v1" }

    /// `<service>.<name>`.
    public static func routingKey(for service: ServiceName) -> String { "\(service.rawValue).\(self.name)" }

    /// The exchange it is published to.
    public static var exchange: String { self.kind.exchange }
}

/// A command that every service takes.
public protocol CommonCommand: CommonMessage {}

extension CommonCommand {
    /// Always a command.
    public static var kind: MessageKind { .command }
}

/// An event that every service may publish.
public protocol CommonEvent: CommonMessage {}

extension CommonEvent {
    /// Always an event.
    public static var kind: MessageKind { .event }
}

/// A question that every service answers with `Answer` as JSON, or with a `Reply` when it is refused.
public protocol QueryMessage: CommonMessage {
    /// What the answer holds.
    associatedtype Answer: Codable & Sendable & Equatable
    /// An example of an answer with every field filled in.
    static var sampleAnswer: Answer { get }
}

extension QueryMessage {
    /// Always a query.
    public static var kind: MessageKind { .query }
}

extension Envelope {
    /// An envelope around a message that every service has.
    public init<M: CommonMessage>(
        _ message: M,
        for service: ServiceName,
        id: String,
        source: String,
        correlationID: String? = nil
    ) {
        self.init(
            id: id,
            source: source,
            type: M.type(for: service),
            correlationID: correlationID,
            data: Wire.encode(message)
        )
    }
}
