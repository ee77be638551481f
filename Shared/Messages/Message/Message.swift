// Messages is the published language: every message that crosses a queue, its envelope, and the queues themselves.
// Plain values only; it must not know what any service decides or how a message is stored.

/// What a message is for; it decides the exchange that the message travels through.
public enum MessageKind: String, Sendable, Hashable, CaseIterable {
    /// A report of a compromise: accepted from anybody, never lost.
    case alert
    /// A request to one service to decide something.
    case command
    /// What one service tells everybody has happened.
    case event
    /// What an outside addressee is told to do.
    case direction
    /// A question that changes nothing.
    case query

    /// The exchange that messages of this kind are published to.
    public var exchange: String {
        switch self {
        case .alert: "quorate.alerts"
        case .command: "quorate.commands"
        case .event: "quorate.events"
        case .direction: "quorate.directions"
        case .query: "quorate.queries"
        }
    }
}

/// One message of one service.
///
/// Fields are only ever added within `v1`, never renamed or removed.
public protocol Message: Codable, Sendable, Equatable {
    /// The service whose message it is: the one that decides on it, or the one whose event it is.
    static var service: ServiceName { get }
    /// Its name within the service, in kebab case: `call-meeting`.
    static var name: String { get }
    /// What it is for.
    static var kind: MessageKind { get }
    /// Its routing key; `<service>.<name>` unless it says otherwise.
    static var routingKey: String { get }
    /// An example with every field filled in, for documents, schemas and tests.
    static var sample: Self { get }
}

extension Message {
    /// The `ce-type`, `quorate.<service>.<name>.v1`.
    public static var type: String { "quorate.\(self.service.rawValue).\(self.name).v1" }

    /// `<service>.<name>`.
    public static var routingKey: String { "\(self.service.rawValue).\(self.name)" }

    /// The exchange it is published to.
    public static var exchange: String { self.kind.exchange }
}

/// A message that asks its service to decide something, and is answered with a `Reply`.
public protocol CommandMessage: Message {
    /// The version of the stream that the command was composed against; another one is refused `versionConflict`.
    var expectedVersion: Int? { get }
}

extension CommandMessage {
    /// Always a command.
    public static var kind: MessageKind { .command }
}

/// What has happened in one service, for every service that follows it.
public protocol EventMessage: Message {}

extension EventMessage {
    /// Always an event.
    public static var kind: MessageKind { .event }
}

/// What an addressee outside is directed to do, until that addressee acknowledges it.
public protocol DirectionMessage: Message {
    /// Names the direction in every repeat of it and in its acknowledgement.
    var directionId: String { get }
}

extension DirectionMessage {
    /// Always a direction.
    public static var kind: MessageKind { .direction }

    /// The routing key of the real thing, `dcc.<name>`.
    public static var routingKey: String { self.routingKey(to: "dcc") }

    /// `<addressee>.<name>`.
    /// - Parameter addressee: `dcc`, or `exercise` for what must never reach the DCC.
    public static func routingKey(to addressee: String) -> String { "\(addressee).\(self.name)" }
}

/// An event that carries, besides what everybody may know, a part that only some services can open.
public protocol SealingEvent: EventMessage {
    /// What the readers get.
    associatedtype Secret: Codable & Sendable & Equatable
    /// The secret under lock; absent until the event is sent, and where there is nothing to tell.
    var sealed: SealedPart? { get set }
    /// The services that can open the sealed part.
    static var readers: [ServiceName] { get }
    /// An example of the secret, for documents and tests.
    static var sampleSecret: Secret { get }
}
