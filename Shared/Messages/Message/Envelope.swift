public import AMQP
public import Domain

/// A message with what is said about it: CloudEvents 1.0 attributes, as they travel in AMQP 0-9-1.
public struct Envelope: Sendable, Equatable {
    /// The most bytes that any message may have.
    public static let maximumSize = 256 * 1_024
    /// The most bytes that an event's data may have.
    public static let maximumEventSize = 64 * 1_024

    /// `ce-id`: unique for its source.
    public var id: String
    /// `ce-source`: for an event the name of its service.
    public var source: String
    /// `ce-type`: `quorate.<service>.<name>.v1`.
    public var type: String
    /// `ce-time`.
    public var time: Instant?
    /// `ce-subject`: what it is about, an id of ours.
    public var subject: String?
    /// An event's outward number, gapless for each service.
    public var sequence: Int64?
    /// The journal's hash at that event, as hex digits.
    public var chainHash: String?
    /// Goes on from message to message along one path.
    public var correlationID: String?
    /// The id of the message that brought this one about.
    public var causationID: String?
    /// The level of the matter that the message points to.
    public var classification: Classification?
    /// W3C trace context, carried unchanged from a message to all that comes of it.
    public var traceparent: String?
    /// The message itself, as JSON.
    public var data: [UInt8]

    /// Puts an envelope together.
    public init(
        id: String,
        source: String,
        type: String,
        time: Instant? = nil,
        subject: String? = nil,
        sequence: Int64? = nil,
        chainHash: String? = nil,
        correlationID: String? = nil,
        causationID: String? = nil,
        classification: Classification? = nil,
        traceparent: String? = nil,
        data: [UInt8]
    ) {
        self.id = id
        self.source = source
        self.type = type
        self.time = time
        self.subject = subject
        self.sequence = sequence
        self.chainHash = chainHash
        self.correlationID = correlationID
        self.causationID = causationID
        self.classification = classification
        self.traceparent = traceparent
        self.data = data
    }

    /// An envelope around a message of one service.
    public init<M: Message>(
        _ message: M,
        id: String,
        source: String,
        time: Instant? = nil,
        correlationID: String? = nil
    ) {
        self.init(
            id: id,
            source: source,
            type: M.type,
            time: time,
            correlationID: correlationID,
            data: Wire.encode(message)
        )
    }

    /// The AMQP properties of binary mode: attributes as headers with the prefix `ce-`; the body is `data`.
    /// - Parameters:
    ///   - replyTo: the queue that the answer goes to.
    ///   - userID: the broker user who publishes; the broker checks it.
    public func properties(replyTo: String? = nil, userID: String? = nil) -> MessageProperties {
        var headers: [String: FieldValue] = [:]
        for (name, value) in self.attributes {
            headers["ce-\(name)"] = .string(value)
        }
        var properties = MessageProperties()
        properties.contentType = "application/json"
        properties.isPersistent = true
        properties.headers = headers
        properties.messageID = self.id
        properties.correlationID = self.correlationID
        properties.replyTo = replyTo
        properties.userID = userID
        properties.type = self.type
        return properties
    }

    /// All attributes that have a value, by their CloudEvents names.
    ///
    /// Numbers are decimal text, because a CloudEvents integer has 32 bits only.
    var attributes: [(name: String, value: String)] {
        let all: [(String, String?)] = [
            ("specversion", "1.0"), ("id", self.id), ("source", self.source), ("type", self.type),
            ("time", self.time?.rfc3339), ("subject", self.subject), ("sequence", self.sequence.map { "\($0)" }),
            ("chainhash", self.chainHash), ("correlationid", self.correlationID), ("causationid", self.causationID),
            ("classification", self.classification?.rawValue), ("traceparent", self.traceparent),
        ]
        return all.compactMap { name, value in value.map { (name, $0) } }
    }
}
