/// A message to publish.
public struct OutgoingMessage: Sendable, Equatable {
    /// Up to 255 bytes; empty for the default exchange, which routes to the queue named by the key.
    public var exchange: String
    /// Up to 255 bytes.
    public var routingKey: String
    /// What AMQP says of it.
    public var properties: MessageProperties
    /// Its content.
    public var body: [UInt8]
    /// True when the broker shall give it back instead of dropping it where no queue is bound.
    public var isMandatory: Bool

    /// A message for `exchange`; mandatory unless said otherwise.
    public init(
        exchange: String,
        routingKey: String,
        properties: MessageProperties = MessageProperties(),
        body: [UInt8],
        isMandatory: Bool = true
    ) {
        self.exchange = exchange
        self.routingKey = routingKey
        self.properties = properties
        self.body = body
        self.isMandatory = isMandatory
    }
}

/// What became of a published message.
public enum PublishOutcome: Sendable, Equatable {
    /// The broker has it in every queue that it goes to, and on disk where that was asked for. Without `isMandatory`
    /// that may be no queue at all.
    case confirmed
    /// No queue is bound for it (312), or none could take it (313).
    case returned(code: Int, reason: String)
    /// `basic.nack`: a queue is full or failed. Some of several queues may have it.
    case rejected
}
