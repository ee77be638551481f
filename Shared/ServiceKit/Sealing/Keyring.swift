internal import Foundation
public import Messages
internal import Synchronization

/// The data keys that a process has at hand, least recently used ones forgotten, and what it seals and opens with them.
///
/// Only a cache: stored keys are in the database, wrapped by the master key, and are handed in when they are read.
public final class Keyring: Sendable {
    private struct Wrap: Hashable {
        let keyId: String
        let reader: ServiceName
    }

    private struct State {
        var keys: LeastRecentlyUsed<String, DataKey>
        /// Wrapping costs about a hundred microseconds, so what was wrapped once for a reader is used again.
        var wraps: LeastRecentlyUsed<Wrap, (subject: String, text: String)>
        /// By the wrapped form itself, so that nobody's other form of the same key id is taken for it.
        var received: LeastRecentlyUsed<String, (subject: String, key: DataKey)>
    }

    private let service: ServiceName
    private let master: MasterKey
    private let pair: ServiceKeyPair
    private let publicKeys: PublicKeys
    private let state: Mutex<State>

    /// Creates an empty ring.
    ///
    /// - Parameters:
    ///   - service: The service whose ring it is.
    ///   - master: Its master key.
    ///   - pair: Its own key pair.
    ///   - publicKeys: All services' public keys.
    ///   - capacity: The most keys kept at hand, of each sort.
    public init(
        service: ServiceName,
        master: MasterKey,
        pair: ServiceKeyPair,
        publicKeys: PublicKeys,
        capacity: Int = 10_000
    ) {
        self.service = service
        self.master = master
        self.pair = pair
        self.publicKeys = publicKeys
        self.state = Mutex(
            State(
                keys: LeastRecentlyUsed(capacity: capacity),
                wraps: LeastRecentlyUsed(capacity: capacity),
                received: LeastRecentlyUsed(capacity: capacity)
            )
        )
    }

    /// Reads the key files that the settings name.
    ///
    /// - Parameter settings: The service's settings.
    /// - Throws: `SettingsError` with the sentence of the first file that can't be used.
    public convenience init(settings: ServiceSettings) throws(SettingsError) {
        do {
            self.init(
                service: settings.service,
                master: try MasterKey(file: settings.masterKeyFile),
                pair: try ServiceKeyPair(file: settings.hpkeKeyFile),
                publicKeys: try PublicKeys(file: settings.publicKeysFile)
            )
        } catch {
            throw SettingsError(problems: [error.description])
        }
    }

    /// The key of a subject, if it is at hand.
    public func key(for subject: String) -> DataKey? {
        self.state.withLock { $0.keys.value(for: subject) }
    }

    /// Unwraps a stored key and keeps it at hand.
    ///
    /// - Parameters:
    ///   - subject: Whose key it is.
    ///   - wrapped: Its stored form.
    /// - Returns: The key.
    /// - Throws: `SealingError` when it isn't this subject's or was made with another master key.
    @discardableResult
    public func insert(_ subject: String, wrapped: [UInt8]) throws(SealingError) -> DataKey {
        let key = try self.master.unwrap(wrapped, for: subject)
        self.state.withLock { $0.keys.insert(key, for: subject) }
        return key
    }

    /// Makes a key for a subject that has none and keeps it at hand.
    ///
    /// Whoever makes it stores `wrapped` before anything sealed with it, and calls `remove` if that fails.
    ///
    /// - Parameter subject: Whose key it is.
    /// - Returns: The key and its form to store.
    /// - Throws: `SealingError` when the library fails.
    public func makeNew(_ subject: String) throws(SealingError) -> (key: DataKey, wrapped: [UInt8]) {
        let key = DataKey()
        let wrapped = try self.master.wrap(key, for: subject)
        self.state.withLock { $0.keys.insert(key, for: subject) }
        return (key, wrapped)
    }

    /// Forgets a subject's key of this service, as when the transaction that made it has failed.
    public func remove(_ subject: String) {
        self.state.withLock { state in
            guard let key = state.keys.value(for: subject) else { return }
            state.keys.remove(subject)
            for reader in ServiceName.allCases { state.wraps.remove(Wrap(keyId: key.id, reader: reader)) }
        }
    }

    /// Forgets every key of a subject, received ones too: when it has been destroyed, here or by its owner (SEC-19).
    ///
    /// Looks through all that is at hand; for destroying, not for every batch.
    public func forget(_ subject: String) {
        self.remove(subject)
        self.state.withLock { state in
            state.wraps.removeAll { _, wrap in wrap.subject == subject }
            state.received.removeAll { _, received in received.subject == subject }
        }
    }

    /// Seals what named services may open of an event.
    ///
    /// - Parameters:
    ///   - secret: What they get.
    ///   - subject: Whose data it is.
    ///   - key: The subject's key.
    ///   - readers: The services that can open it.
    /// - Returns: The part for the event.
    /// - Throws: `SealingError` when a reader has no public key.
    public func seal(
        _ secret: some Encodable,
        subject: String,
        with key: DataKey,
        for readers: [ServiceName]
    ) throws(SealingError) -> SealedPart {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        guard let plain = try? encoder.encode(secret) else {
            throw SealingError(code: .unexpectedContent, reason: "A secret of \(subject) can't be written as JSON.")
        }
        let place = SealingContext.part(keyId: key.id, subject: subject)
        var wrappedKeys: [String: String] = [:]
        for reader in readers {
            wrappedKeys[reader.rawValue] = try self.wrapped(key, subject: subject, for: reader)
        }
        return SealedPart(
            keyId: key.id,
            subject: subject,
            ciphertext: Data(try key.seal(Array(plain), authenticating: place)).base64EncodedString(),
            wrappedKeys: wrappedKeys
        )
    }

    /// Opens the part of another service's event that was sealed for this one.
    ///
    /// - Parameters:
    ///   - type: What is inside.
    ///   - part: The sealed part.
    /// - Returns: What was inside.
    /// - Throws: `SealingError`: `notForThisService`, `notAuthentic` or `unexpectedContent`.
    public func open<Secret: Decodable>(_ type: Secret.Type, from part: SealedPart) throws(SealingError) -> Secret {
        let key = try self.received(part)
        guard let sealed = Data(base64Encoded: part.ciphertext) else {
            throw SealingError(code: .unexpectedContent, reason: "The sealed part of \(part.subject) is not base64.")
        }
        let place = SealingContext.part(keyId: part.keyId, subject: part.subject)
        let plain = try key.open(Array(sealed), authenticating: place)
        guard let secret = try? JSONDecoder().decode(type, from: Data(plain)) else {
            throw SealingError(
                code: .unexpectedContent,
                reason: "The sealed part of \(part.subject) doesn't hold a \(type)."
            )
        }
        return secret
    }

    private func wrapped(_ key: DataKey, subject: String, for reader: ServiceName) throws(SealingError) -> String {
        let wrap = Wrap(keyId: key.id, reader: reader)
        if let known = self.state.withLock({ $0.wraps.value(for: wrap) }), known.subject == subject {
            return known.text
        }
        let context = SealingContext.wrappedKey(keyId: key.id, subject: subject, reader: reader.rawValue)
        let text = Data(try self.publicKeys.wrap(key, for: reader, context: context)).base64EncodedString()
        self.state.withLock { $0.wraps.insert((subject, text), for: wrap) }
        return text
    }

    private func received(_ part: SealedPart) throws(SealingError) -> DataKey {
        guard let text = part.wrappedKeys[self.service.rawValue] else {
            throw SealingError(
                code: .notForThisService,
                reason: "The sealed part of \(part.subject) is not for \(self.service.rawValue)."
            )
        }
        if let known = self.state.withLock({ $0.received.value(for: text) }),
            known.subject == part.subject, known.key.id == part.keyId
        {
            return known.key
        }
        guard let wrapped = Data(base64Encoded: text) else {
            throw SealingError(
                code: .unexpectedContent,
                reason: "The wrapped key of \(part.subject) is not base64."
            )
        }
        let context = SealingContext.wrappedKey(
            keyId: part.keyId,
            subject: part.subject,
            reader: self.service.rawValue
        )
        let key = try self.pair.unwrap(Array(wrapped), keyId: part.keyId, context: context)
        self.state.withLock { $0.received.insert((part.subject, key), for: text) }
        return key
    }
}
