/// One message as the broker handed it to our consumer.
public struct Delivery: Sendable {
    /// What to acknowledge it by, on the connection that it came on; rises by one a delivery, starting at 1.
    public let tag: UInt64
    /// True when the broker has handed it out before, to us or another.
    public let isRedelivered: Bool
    /// Where it was published; empty for the default exchange.
    public let exchange: String
    /// The key it was published with.
    public let routingKey: String
    /// What AMQP says of it.
    public let properties: MessageProperties
    /// True when the properties could not be read (tables nested beyond reason) and `properties` is empty for that.
    public let hasUnreadableProperties: Bool
    /// Its content, complete.
    public let body: [UInt8]
}

/// What had arrived when the consumer asked: at least one delivery.
public struct DeliveryBatch: Sendable {
    /// In the order of delivery, never empty.
    public let deliveries: [Delivery]

    /// The highest tag: acknowledging it with `multiple` settles the whole batch.
    public var lastTag: UInt64 {
        self.deliveries.last?.tag ?? 0
    }
}
