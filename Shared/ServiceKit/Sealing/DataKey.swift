internal import Crypto

/// The key of one subject: AES-GCM with 256 bits.
///
/// Destroying its stored form makes all that it sealed unreadable.
public struct DataKey: Sendable {
    /// Tells this key from others; not secret.
    public let id: String
    /// The 32 bytes, for wrapping only.
    let bytes: [UInt8]
    private let key: SymmetricKey

    /// A new key from the system's randomness.
    init() {
        var generator = SystemRandomNumberGenerator()
        let words = [generator.next(), generator.next()] as [UInt64]
        self.id = words.map { word in
            let hex = String(word, radix: 16)
            return String(repeating: "0", count: 16 - hex.count) + hex
        }.joined()
        self.bytes = (0..<KeyFile.keyLength).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
        self.key = SymmetricKey(data: self.bytes)
    }

    init(id: String, bytes: [UInt8]) {
        self.id = id
        self.bytes = bytes
        self.key = SymmetricKey(data: bytes)
    }

    /// Encrypts bytes and binds them to their place.
    ///
    /// - Parameters:
    ///   - bytes: What is kept secret.
    ///   - place: What `open` must be told again, byte for byte.
    /// - Returns: Nonce (12 bytes), ciphertext, tag (16 bytes).
    /// - Throws: `SealingError` when the library fails.
    public func seal(_ bytes: [UInt8], authenticating place: [UInt8]) throws(SealingError) -> [UInt8] {
        try AESGCM.seal(bytes, with: self.key, authenticating: place)
    }

    /// Encrypts bytes and binds them to their place.
    public func seal(_ bytes: [UInt8], authenticating place: SealingContext) throws(SealingError) -> [UInt8] {
        try self.seal(bytes, authenticating: place.bytes)
    }

    /// Decrypts what `seal` made for the same place.
    ///
    /// - Parameters:
    ///   - sealed: Nonce, ciphertext, tag.
    ///   - place: The place that it was sealed for.
    /// - Returns: The bytes that were sealed.
    /// - Throws: `SealingError` with `notAuthentic` when it was altered, moved from another place or sealed with
    ///   another key.
    public func open(_ sealed: [UInt8], authenticating place: [UInt8]) throws(SealingError) -> [UInt8] {
        try AESGCM.open(sealed, with: self.key, authenticating: place)
    }

    /// Decrypts what `seal` made for the same place.
    public func open(_ sealed: [UInt8], authenticating place: SealingContext) throws(SealingError) -> [UInt8] {
        try self.open(sealed, authenticating: place.bytes)
    }
}

extension DataKey: CustomStringConvertible, CustomReflectable {
    /// The key's id, nothing of the key.
    public var description: String { "DataKey(\(self.id))" }

    /// The key's id, nothing of the key.
    public var customMirror: Mirror { Mirror(self, children: ["id": self.id]) }
}

/// AES-GCM with random nonces in the form nonce, ciphertext, tag.
enum AESGCM {
    static func seal(
        _ bytes: [UInt8],
        with key: SymmetricKey,
        authenticating place: [UInt8]
    ) throws(SealingError) -> [UInt8] {
        guard let box = try? AES.GCM.seal(bytes, using: key, authenticating: place), let combined = box.combined else {
            throw SealingError(code: .unexpectedContent, reason: "The bytes couldn't be sealed.")
        }
        return Array(combined)
    }

    static func open(
        _ sealed: [UInt8],
        with key: SymmetricKey,
        authenticating place: [UInt8]
    ) throws(SealingError) -> [UInt8] {
        guard let box = try? AES.GCM.SealedBox(combined: sealed),
            let opened = try? AES.GCM.open(box, using: key, authenticating: place)
        else {
            throw SealingError(
                code: .notAuthentic,
                reason:
                    "Sealed bytes don't open: they were altered, moved from another place, or sealed with another key."
            )
        }
        return Array(opened)
    }
}
