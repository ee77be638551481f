/// A name that is only a name: text with a type of its own, so that a seat can't be passed for a person.
public protocol Identifier: Sendable, Hashable, Comparable, Codable, ExpressibleByStringLiteral,
    CustomStringConvertible, CodingKeyRepresentable
where StringLiteralType == String {
    /// The text as it is stored and sent.
    var value: String { get }

    /// Takes the text as it is; nothing is checked or normalised.
    init(_ value: String)
}

extension Identifier {
    /// Lets a literal stand for the identifier.
    public init(stringLiteral value: String) { self.init(value) }

    /// Reads a bare JSON string.
    public init(from decoder: any Decoder) throws {
        self.init(try decoder.singleValueContainer().decode(String.self))
    }

    /// Writes a bare JSON string.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(self.value)
    }

    /// The text itself.
    public var description: String { self.value }

    /// The text as a JSON member's name, for dictionaries keyed by identifiers.
    public var codingKey: any CodingKey { IdentifierKey(stringValue: self.value) }

    /// Takes a JSON member's name back.
    public init?(codingKey: some CodingKey) { self.init(codingKey.stringValue) }

    /// Alphabetical, so that lists come out the same every time.
    public static func < (left: Self, right: Self) -> Bool { left.value < right.value }
}

/// A JSON member's name made of any text.
struct IdentifierKey: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
}
