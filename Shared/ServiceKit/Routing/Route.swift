public import Domain
public import Messages

/// One row of a service's table: a message, and what is done with it.
///
/// A handler decides on streams through `Work` and returns what the sender is told. It throws `Refusal` to turn the
/// message down, which leaves no trace but the answer. It reads no clock, sends nothing and keeps nothing.
public struct Route: Sendable {
    enum Kind: Sendable {
        case alert, command, local
        case reaction(ServiceName)
    }

    /// A message made out of its bytes, and the streams and copies that its handler will ask for.
    struct Prepared: Sendable {
        let message: any Sendable
        let streams: [StreamName]
    }

    let kind: Kind
    let type: String
    let prepare: @Sendable (_ data: [UInt8]) throws(MalformedMessage) -> Prepared
    let handle: @Sendable (_ message: any Sendable, _ work: Work) async throws -> Handled

    /// Whether it stands for a message on the alerts exchange.
    var isAlert: Bool {
        if case .alert = self.kind { true } else { false }
    }

    /// A command from a person or an organisation.
    /// - Parameters:
    ///   - message: its type.
    ///   - streams: the streams that the handler will decide on; named here they are read together with the batch.
    ///   - handle: what is decided.
    public static func command<M: CommandMessage>(
        _ message: M.Type,
        streams: @escaping @Sendable (M) -> [StreamName] = { _ in [] },
        handle: @escaping @Sendable (M, Work) async throws -> Handled
    ) -> Route {
        Route(kind: .command, type: M.type, streams: streams, handle: handle)
    }

    /// A message on the alerts exchange: nobody's is lost, whoever sent it.
    public static func alert<M: Message>(
        _ message: M.Type,
        handle: @escaping @Sendable (M, Work) async throws -> Handled
    ) -> Route {
        Route(kind: .alert, type: M.type, streams: { _ in [] }, handle: handle)
    }

    /// What this service decides because another one's event happened.
    ///
    /// It runs for events after the first contact with that service only, never about the past. A refusal becomes an
    /// entry of its own.
    public static func reaction<M: EventMessage>(
        to message: M.Type,
        streams: @escaping @Sendable (M) -> [StreamName] = { _ in [] },
        handle: @escaping @Sendable (M, Work) async throws -> Void
    ) -> Route {
        Route(kind: .reaction(M.service), type: M.type, streams: streams) { (event: M, work) in
            try await handle(event, work)
            return Handled.done
        }
    }

    /// What this service decides because of an event that every service may publish, published by that one.
    public static func reaction<M: CommonEvent>(
        to message: M.Type,
        of service: ServiceName,
        handle: @escaping @Sendable (M, Work) async throws -> Void
    ) -> Route {
        Route(
            kind: .reaction(service),
            type: M.type(for: service),
            prepare: { data throws(MalformedMessage) in
                Prepared(message: try Wire.decode(M.self, from: data), streams: [])
            },
            handle: { message, work in
                guard let message = message as? M else { throw RouteMismatch() }
                try await handle(message, work)
                return .done
            }
        )
    }

    /// What the service tells itself: a timer that is due, or the outcome of work outside the journal such as a mail.
    public static func local<M: LocalCommand>(
        _ message: M.Type,
        streams: @escaping @Sendable (M) -> [StreamName] = { _ in [] },
        handle: @escaping @Sendable (M, Work) async throws -> Void
    ) -> Route {
        Route(
            kind: .local,
            type: M.name,
            prepare: { data throws(MalformedMessage) in
                let message = try Wire.decode(M.self, from: data)
                return Prepared(message: message, streams: streams(message))
            },
            handle: { message, work in
                guard let message = message as? M else { throw RouteMismatch() }
                try await handle(message, work)
                return .done
            }
        )
    }

    private init<M: Message>(
        kind: Kind,
        type: String,
        streams: @escaping @Sendable (M) -> [StreamName],
        handle: @escaping @Sendable (M, Work) async throws -> Handled
    ) {
        self.init(
            kind: kind,
            type: type,
            prepare: { data throws(MalformedMessage) in
                let message = try Wire.decode(M.self, from: data)
                return Prepared(message: message, streams: streams(message))
            },
            handle: { message, work in
                guard let message = message as? M else { throw RouteMismatch() }
                return try await handle(message, work)
            }
        )
    }

    private init(
        kind: Kind,
        type: String,
        prepare: @escaping @Sendable ([UInt8]) throws(MalformedMessage) -> Prepared,
        handle: @escaping @Sendable (any Sendable, Work) async throws -> Handled
    ) {
        self.kind = kind
        self.type = type
        self.prepare = prepare
        self.handle = handle
    }
}

/// A message reached a handler of another type: a mistake in this module, never the sender's.
struct RouteMismatch: Error {}

/// What the service tells itself, at a due time or at once.
public protocol LocalCommand: Codable, Sendable {
    /// A stable name; it is stored with the timer.
    static var name: String { get }
}

/// What a command's sender is told when it was accepted.
public struct Handled: Sendable {
    let id: String?
    let stream: StreamName?
    let isDuplicate: Bool

    /// Nothing to tell.
    static let done = Handled(id: nil, stream: nil, isDuplicate: false)

    /// - Parameters:
    ///   - id: the id that the sender goes on with, e.g. the incident's.
    ///   - stream: the stream whose version the answer carries.
    ///   - isDuplicate: true when this was said before and changed nothing.
    public static func accepted(_ id: String, in stream: StreamName, isDuplicate: Bool = false) -> Handled {
        Handled(id: id, stream: stream, isDuplicate: isDuplicate)
    }
}

/// The name of one stream, `incident/INC-2026-0001`.
public struct StreamName: Sendable, Hashable, CustomStringConvertible {
    let kind: String
    let id: String

    /// The stream of an aggregate.
    public init<A: Aggregate>(_ aggregate: A.Type, _ id: String) {
        self.kind = A.kind
        self.id = id
    }

    init?(_ text: String) {
        guard let slash = text.firstIndex(of: "/") else { return nil }
        self.kind = String(text[..<slash])
        self.id = String(text[text.index(after: slash)...])
    }

    /// The kind and the id with a slash between, as journals and answers name the stream.
    public var description: String { "\(self.kind)/\(self.id)" }
}
