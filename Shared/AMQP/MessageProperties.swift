/// What AMQP says of a message besides its body.
///
/// Texts may have up to 255 bytes.
public struct MessageProperties: Sendable, Equatable {
    /// The media type of the body.
    public var contentType: String?
    /// How the body is encoded, `utf-8` or `gzip` for example.
    public var contentEncoding: String?
    /// What applications add.
    public var headers: [String: FieldValue] = [:]
    /// Delivery mode 2: kept on disk by durable queues.
    public var isPersistent = false
    /// 0 to 9 as a rule; counts in queues that were declared for it.
    public var priority: UInt8?
    /// What an answer repeats of its request.
    public var correlationID: String?
    /// The queue that an answer goes to.
    public var replyTo: String?
    /// Milliseconds to live, as decimal digits.
    public var expiration: String?
    /// Names the message.
    public var messageID: String?
    /// Whole seconds since 1970, UTC.
    public var timestamp: Int64?
    /// What kind of message it is.
    public var type: String?
    /// Who publishes; checked by the broker when it is set.
    public var userID: String?
    /// The program that publishes.
    public var appID: String?

    /// No property set, not persistent.
    public init() {}
}
