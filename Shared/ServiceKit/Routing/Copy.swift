public import Messages

/// What this service keeps of another one's journal, so that its decisions need to ask nobody.
///
/// A copy is folded from the other service's events without an entry in our own journal, and can be rebuilt from the
/// first of them at any time.
public protocol Copy: Codable, Sendable {
    /// The first part of its key, e.g. `register`.
    static var kind: String { get }
    /// A copy of nothing yet.
    init()
}

/// How an event of another service changes a copy.
struct CopyRule: Sendable {
    let type: String
    let source: ServiceName
    let kind: String
    let decode: @Sendable ([UInt8]) throws(MalformedMessage) -> any EventMessage
    let identify: @Sendable (any EventMessage) -> String?
    let take: @Sendable (_ copy: (any Copy)?, _ event: any EventMessage, _ opener: any Opener) throws -> (any Copy)?
}

/// Opens the sealed parts of other services' events.
protocol Opener: Sendable {
    func open<Secret: Decodable & Sendable>(_ type: Secret.Type, from part: SealedPart) throws -> Secret
}

/// Opens the sealed part of an event for a copy or a reaction.
public struct SecretReader: Sendable {
    let opener: any Opener

    /// The secret of an event, or nil when it has none or its key has been destroyed.
    /// - Throws: when it was not sealed for this service, or not by its sender.
    public func secret<Event: SealingEvent>(of event: Event) throws -> Event.Secret? {
        guard let part = event.sealed else { return nil }
        return try self.opener.open(Event.Secret.self, from: part)
    }
}
