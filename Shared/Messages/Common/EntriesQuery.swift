public import Domain

/// Asks for the public entries after a number, for services that catch up and for auditors.
public struct EntriesQuery: QueryMessage, Hashable {
    /// Its name within each service.
    public static let name = "entries"
    /// The last outward number already taken in; 0 for all.
    public let after: Int64
    /// How many at most; a page is under 256 KiB, whatever the limit.
    public let limit: Int

    /// Puts the question together.
    public init(after: Int64, limit: Int = 500) {
        self.after = after
        self.limit = limit
    }

    /// One public entry: an event with its attributes, under the names that they have on the wire.
    public struct Entry: Codable, Sendable, Equatable {
        /// The event's id.
        public let id: String
        /// The service.
        public let source: String
        /// The event's type.
        public let type: String
        /// When it was recorded.
        public let time: Instant?
        /// What it is about.
        public let subject: String?
        /// Its outward number.
        public let sequence: Int64
        /// The journal's hash at that entry, as 64 hex digits.
        public let chainhash: String
        /// The correlation id.
        public let correlationid: String?
        /// The message that brought it about.
        public let causationid: String?
        /// The level of the matter that it points to.
        public let classification: Classification?
        /// The trace context of what brought it about.
        public let traceparent: String?
        /// The event itself.
        public let data: JSONValue

        /// An entry out of the envelope that was, or will be, published; nil when that has no number or no hash.
        /// - Throws: `malformedMessage` when its data is no JSON.
        public init?(_ envelope: Envelope) throws(MalformedMessage) {
            guard let sequence = envelope.sequence, let hash = envelope.chainHash else { return nil }
            self.init(envelope, sequence: sequence, hash: hash, data: try JSONValue(parsing: envelope.data))
        }

        init(_ envelope: Envelope, sequence: Int64, hash: String, data: JSONValue) {
            self.id = envelope.id
            self.source = envelope.source
            self.type = envelope.type
            self.time = envelope.time
            self.subject = envelope.subject
            self.sequence = sequence
            self.chainhash = hash
            self.correlationid = envelope.correlationID
            self.causationid = envelope.causationID
            self.classification = envelope.classification
            self.traceparent = envelope.traceparent
            self.data = data
        }

        /// The same event as it is published.
        public var envelope: Envelope {
            Envelope(
                id: self.id,
                source: self.source,
                type: self.type,
                time: self.time,
                subject: self.subject,
                sequence: self.sequence,
                chainHash: self.chainhash,
                correlationID: self.correlationid,
                causationID: self.causationid,
                classification: self.classification,
                traceparent: self.traceparent,
                data: self.data.encoded()
            )
        }
    }

    /// A page of entries.
    public struct Answer: Codable, Sendable, Equatable {
        /// The entries, in order, without a gap.
        public let entries: [Entry]
        /// The last outward number that there is.
        public let head: Int64
        /// Whether nothing comes after these.
        public let upToDate: Bool

        /// The chain's hash at `after`, so that the asker sees whether the past is still what it took in.
        public let afterHash: String?

        /// Puts the answer together.
        public init(entries: [Entry], head: Int64, upToDate: Bool, afterHash: String? = nil) {
            self.entries = entries
            self.head = head
            self.upToDate = upToDate
            self.afterHash = afterHash
        }
    }

    /// An example.
    public static let sample = EntriesQuery(after: 16, limit: 500)

    /// An example of an answer.
    public static let sampleAnswer = Answer(
        entries: [
            Entry(
                Envelope(
                    id: "smki-alerts/17",
                    source: "smki-alerts",
                    type: IncidentAcknowledged.type,
                    time: Sample.friday,
                    subject: "INC-2026-0001",
                    correlationID: "dcc-case-4711",
                    causationID: "7f1c2c1e",
                    classification: .red,
                    traceparent: Sample.traceparent,
                    data: []
                ),
                sequence: 17,
                hash: String(repeating: "c3", count: 32),
                data: [
                    "incidentId": "INC-2026-0001", "status": "actual", "person": "chair", "at": "2026-11-20T16:30:00Z",
                ]
            )
        ],
        head: 17,
        upToDate: true
    )
}
