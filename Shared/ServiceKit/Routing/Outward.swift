public import Domain
public import Messages

/// The public form of one journal entry: an event for everybody who follows this service, and the directions that go
/// out with it.
///
/// It is written out explicitly for each stored event, never the stored event passed through, and holds ids, the
/// classification and GREEN facts only. What one other service needs beyond that goes into the event's sealed part.
public struct Outward: Sendable {
    /// A direction to an addressee outside, published together with the event.
    struct Direction: Sendable {
        let id: String
        let message: any DirectionMessage
        let addressee: String
    }

    /// The event's name within its service, `incident-opened`.
    let name: String
    let subject: String
    let classification: Classification
    /// The event as JSON, its secret sealed for its readers.
    let encode: @Sendable (any Sealer) throws -> [UInt8]
    private(set) var directions: [Direction] = []

    /// An event without a sealed part.
    /// - Parameters:
    ///   - message: what is published.
    ///   - subject: what it is about, for `ce-subject`: an id of ours.
    ///   - classification: the level of the matter that it points to.
    public init<Event: EventMessage>(_ message: Event, about subject: String, classification: Classification = .green) {
        self.init(name: Event.name, about: subject, classification) { _ in Wire.encode(message) }
    }

    /// An event that every service has.
    init<Event: CommonEvent>(common message: Event, about subject: String) {
        self.init(name: Event.name, about: subject, .green) { _ in Wire.encode(message) }
    }

    /// An event with a part that only its readers can open.
    /// - Parameters:
    ///   - message: what is published; its sealed part is filled in when it is sent.
    ///   - secret: what the readers get.
    ///   - keySubject: whose data key seals it; destroying that key takes the secret from every reader (SEC-19).
    ///   - subject: what it is about, for `ce-subject`.
    ///   - classification: the level of the matter that it points to.
    public init<Event: SealingEvent>(
        _ message: Event,
        secret: Event.Secret,
        sealedFor keySubject: String,
        about subject: String,
        classification: Classification = .green
    ) {
        self.init(name: Event.name, about: subject, classification) { sealer in
            var sealed = message
            sealed.sealed = try sealer.seal(secret, subject: keySubject, for: Event.readers)
            return Wire.encode(sealed)
        }
    }

    private init(
        name: String,
        about subject: String,
        _ classification: Classification,
        _ encode: @escaping @Sendable (any Sealer) throws -> [UInt8]
    ) {
        self.name = name
        self.subject = subject
        self.classification = classification
        self.encode = encode
    }

    /// The same with a direction that goes out with it.
    /// - Parameters:
    ///   - direction: what is directed.
    ///   - id: the direction's id; sent again it is the same.
    ///   - addressee: the first word of its routing key: `dcc`, or `exercise` for what must never reach the DCC.
    public func directing(_ direction: some DirectionMessage, id: String, to addressee: String) -> Outward {
        var copy = self
        copy.directions.append(Direction(id: id, message: direction, addressee: addressee))
        return copy
    }

    /// Stands for an entry whose data key was destroyed: its number and its hash are left, and what it was about.
    static func erased(about subject: String) -> Outward {
        Outward(name: "erased", about: subject, .green) { _ in Array("{}".utf8) }
    }
}

/// Seals the secrets of outward events with data keys that are already at hand.
protocol Sealer: Sendable {
    func seal<Secret: Encodable & Sendable>(
        _ secret: Secret,
        subject: String,
        for readers: [ServiceName]
    ) throws -> SealedPart
}
