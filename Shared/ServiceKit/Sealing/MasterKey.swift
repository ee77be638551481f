internal import Crypto

/// A service's key for its data keys: from a file outside the database, so that the database alone opens nothing.
public struct MasterKey: Sendable {
    private let key: SymmetricKey

    /// Reads the key from a file that others may not read: base64 of 32 bytes.
    ///
    /// - Parameter file: The path.
    /// - Throws: `SealingError` with a sentence that says what to do.
    public init(file: String) throws(SealingError) {
        self.key = SymmetricKey(data: try KeyFile.read(file, for: .masterKeyFile))
    }

    /// The form of a data key that is stored: its id and its bytes, sealed for its subject.
    ///
    /// - Parameters:
    ///   - dataKey: The key.
    ///   - subject: Whose key it is.
    /// - Returns: Nonce, ciphertext, tag.
    /// - Throws: `SealingError` when the library fails.
    public func wrap(_ dataKey: DataKey, for subject: String) throws(SealingError) -> [UInt8] {
        let content = Array(dataKey.id.utf8) + dataKey.bytes
        return try AESGCM.seal(
            content,
            with: self.key,
            authenticating: SealingContext.storedKey(subject: subject).bytes
        )
    }

    /// The data key of a subject from its stored form.
    ///
    /// - Parameters:
    ///   - wrapped: What `wrap` made.
    ///   - subject: Whose key it is.
    /// - Returns: The data key.
    /// - Throws: `SealingError` when it isn't this subject's, or was wrapped with another master key.
    public func unwrap(_ wrapped: [UInt8], for subject: String) throws(SealingError) -> DataKey {
        let content: [UInt8]
        do {
            content = try AESGCM.open(
                wrapped,
                with: self.key,
                authenticating: SealingContext.storedKey(subject: subject).bytes
            )
        } catch {
            throw SealingError(
                code: .notAuthentic,
                reason: "A stored data key doesn't open: it belongs to another subject, was altered, or was made with "
                    + "another master key; \(Setting.masterKeyFile.key) must name the file it was made with."
            )
        }
        guard content.count > KeyFile.keyLength else {
            throw SealingError(code: .unexpectedContent, reason: "A stored data key is too short.")
        }
        let id = String(decoding: content.dropLast(KeyFile.keyLength), as: UTF8.self)
        return DataKey(id: id, bytes: Array(content.suffix(KeyFile.keyLength)))
    }
}

extension MasterKey: CustomStringConvertible, CustomReflectable {
    /// Nothing of the key.
    public var description: String { "MasterKey" }

    /// Nothing of the key.
    public var customMirror: Mirror { Mirror(self, children: [:]) }
}
