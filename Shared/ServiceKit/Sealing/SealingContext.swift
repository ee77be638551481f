/// The place that a ciphertext is bound to: opened anywhere else, it is not authentic.
///
/// Words are length-prefixed, so that no two places have the same bytes.
public struct SealingContext: Hashable, Sendable {
    /// The bytes that are authenticated.
    public let bytes: [UInt8]

    /// A place named by words, such as a table and an id.
    ///
    /// - Parameter words: What tells this place from all others, from the general to the particular.
    public init(_ words: String...) {
        self.bytes = words.flatMap { word -> [UInt8] in
            let text = Array(word.utf8)
            return withBigEndianBytes(UInt32(clamping: text.count)) + text
        }
    }

    /// An entry of the journal.
    public static func entry(stream: String, version: Int) -> SealingContext {
        SealingContext("journal", stream, "\(version)")
    }

    /// A row of a table.
    public static func row(table: String, id: String) -> SealingContext {
        SealingContext("row", table, id)
    }

    /// The stored form of a subject's data key.
    static func storedKey(subject: String) -> SealingContext {
        SealingContext("data-key", subject)
    }

    /// A data key on its way to another service.
    static func wrappedKey(keyId: String, subject: String, reader: String) -> SealingContext {
        SealingContext("wrapped-key", keyId, subject, reader)
    }

    /// What other services can open of an event.
    static func part(keyId: String, subject: String) -> SealingContext {
        SealingContext("sealed-part", keyId, subject)
    }
}

private func withBigEndianBytes(_ value: UInt32) -> [UInt8] {
    [
        UInt8(truncatingIfNeeded: value >> 24), UInt8(truncatingIfNeeded: value >> 16),
        UInt8(truncatingIfNeeded: value >> 8), UInt8(truncatingIfNeeded: value),
    ]
}
