/// A closed set of words as they stand in messages.
///
/// A word outside it is reported together with the words inside.
public protocol WireWord: RawRepresentable, CaseIterable, Codable, Sendable, Hashable where RawValue == String {}

extension WireWord {
    /// Reads one of the words.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let word = try container.decode(String.self)
        guard let value = Self(rawValue: word) else {
            let words = Self.allCases.map(\.rawValue).joined(separator: ", ")
            throw DecodingError.dataCorruptedError(
                in: container,
                debugDescription: "found \"\(word.prefix(64))\"; one of: \(words)"
            )
        }
        self = value
    }

    /// Writes the word.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(self.rawValue)
    }
}

/// Whether something is meant in earnest.
///
/// It is part of an incident's id and of all that follows from it.
public enum MatterStatus: String, WireWord {
    /// In earnest.
    case actual
    /// The whole path is run and marked; nothing of it reaches the DCC.
    case exercise
    /// A trial of the line: pages the test mailbox only and calls no meeting.
    case test
}
