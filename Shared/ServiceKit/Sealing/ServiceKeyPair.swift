internal import Crypto
internal import Foundation
public import Messages

/// How one service hands a data key to another: HPKE (RFC 9180) with X25519, HKDF-SHA256 and AES-256-GCM.
enum KeyWrapping {
    static let suite = HPKE.Ciphersuite(kem: .Curve25519_HKDF_SHA256, kdf: .HKDF_SHA256, aead: .AES_GCM_256)
    static let encapsulatedLength = 32
}

/// A service's own key pair, with which it opens what others seal to it.
public struct ServiceKeyPair: Sendable {
    private let key: Curve25519.KeyAgreement.PrivateKey

    /// Reads the private key from a file that others may not read: base64 of 32 bytes.
    ///
    /// - Parameter file: The path.
    /// - Throws: `SealingError` with a sentence that says what to do.
    public init(file: String) throws(SealingError) {
        let bytes = try KeyFile.read(file, for: .hpkeKeyFile)
        guard let key = try? Curve25519.KeyAgreement.PrivateKey(rawRepresentation: bytes) else {
            throw SealingError(
                code: .keyFileMalformed,
                reason: "The key file \(file) doesn't hold an X25519 private key."
            )
        }
        self.key = key
    }

    init() {
        self.key = Curve25519.KeyAgreement.PrivateKey()
    }

    /// The 32 bytes of the private key, for its file only.
    var privateBytes: [UInt8] { Array(self.key.rawRepresentation) }

    /// The 32 bytes of the public key.
    public var publicBytes: [UInt8] { Array(self.key.publicKey.rawRepresentation) }

    /// Opens a data key that was wrapped for this service.
    ///
    /// - Parameters:
    ///   - wrapped: HPKE's encapsulated key (32 bytes), then the sealed data key.
    ///   - keyId: The data key's id.
    ///   - context: What the wrapping was bound to.
    /// - Returns: The data key.
    /// - Throws: `SealingError` with `notAuthentic` when it was made for another service or place, or altered.
    public func unwrap(_ wrapped: [UInt8], keyId: String, context: SealingContext) throws(SealingError) -> DataKey {
        guard wrapped.count > KeyWrapping.encapsulatedLength,
            var recipient = try? HPKE.Recipient(
                privateKey: self.key,
                ciphersuite: KeyWrapping.suite,
                info: Data(context.bytes),
                encapsulatedKey: Data(wrapped.prefix(KeyWrapping.encapsulatedLength))
            ),
            let bytes = try? recipient.open(wrapped.dropFirst(KeyWrapping.encapsulatedLength)),
            bytes.count == KeyFile.keyLength
        else {
            throw SealingError(
                code: .notAuthentic,
                reason: "The wrapped key \(keyId) doesn't open: it was made for another service or subject, or altered."
            )
        }
        return DataKey(id: keyId, bytes: Array(bytes))
    }
}

extension ServiceKeyPair: CustomStringConvertible, CustomReflectable {
    /// Nothing of the key.
    public var description: String { "ServiceKeyPair" }

    /// Nothing of the key.
    public var customMirror: Mirror { Mirror(self, children: [:]) }
}

/// The public keys of all services, from the file that `quorate keys generate` made.
public struct PublicKeys: Sendable {
    private let keys: [ServiceName: Curve25519.KeyAgreement.PublicKey]

    /// Reads a JSON object from service to base64 of 32 bytes.
    ///
    /// - Parameter file: The path.
    /// - Throws: `SealingError` with a sentence that names what is wrong.
    public init(file: String) throws(SealingError) {
        let advice = "set \(Setting.publicKeysFile.places) to \(Setting.publicKeysFile.rightValue)"
        guard let data = FileManager.default.contents(atPath: file) else {
            throw SealingError(
                code: .keyFileUnreadable,
                reason: "The public keys file \(file) can't be read: \(advice)."
            )
        }
        guard let texts = try? JSONDecoder().decode([String: String].self, from: data) else {
            throw SealingError(
                code: .keyFileMalformed,
                reason: "The public keys file \(file) is not a JSON object from service to base64: \(advice)."
            )
        }
        var keys: [ServiceName: Curve25519.KeyAgreement.PublicKey] = [:]
        for (name, text) in texts.sorted(by: { $0.key < $1.key }) {
            guard let service = ServiceName(rawValue: name) else {
                let known = ServiceName.allCases.map(\.rawValue).joined(separator: ", ")
                throw SealingError(
                    code: .keyFileMalformed,
                    reason:
                        "The public keys file \(file) names \"\(name)\", which is no service; services are \(known)."
                )
            }
            guard let bytes = Data(base64Encoded: text),
                let key = try? Curve25519.KeyAgreement.PublicKey(rawRepresentation: bytes)
            else {
                throw SealingError(
                    code: .keyFileMalformed,
                    reason: "The public key of \(name) in \(file) is not the base64 of 32 bytes: \(advice)."
                )
            }
            keys[service] = key
        }
        self.keys = keys
    }

    /// Wraps a data key so that one service can open it.
    ///
    /// - Parameters:
    ///   - dataKey: The key.
    ///   - service: The service that gets it.
    ///   - context: What `unwrap` must be told again.
    /// - Returns: HPKE's encapsulated key (32 bytes), then the sealed data key.
    /// - Throws: `SealingError` with `unknownService` when there is no public key of it.
    public func wrap(
        _ dataKey: DataKey,
        for service: ServiceName,
        context: SealingContext
    ) throws(SealingError) -> [UInt8] {
        guard let key = self.keys[service] else {
            throw SealingError(
                code: .unknownService,
                reason: "There is no public key of \(service.rawValue) in the file that "
                    + "\(Setting.publicKeysFile.key) names: add it, so that events can be sealed to it."
            )
        }
        guard
            var sender = try? HPKE.Sender(
                recipientKey: key,
                ciphersuite: KeyWrapping.suite,
                info: Data(context.bytes)
            ),
            let sealed = try? sender.seal(dataKey.bytes)
        else {
            throw SealingError(
                code: .unexpectedContent,
                reason: "A data key couldn't be wrapped for \(service.rawValue)."
            )
        }
        return Array(sender.encapsulatedKey) + Array(sealed)
    }
}
