/// Any JSON, for what has no type of its own here: the body of a view, the data of another service's event.
///
/// Numbers that were parsed keep their text, so that nothing is lost by passing a document on.
public enum JSONValue: Sendable, Hashable {
    case null
    case bool(Bool)
    case number(JSONNumber)
    case string(String)
    case array([JSONValue])
    case object([String: JSONValue])

    /// The member of that name, or nil when there is none or this is no object.
    public subscript(_ name: String) -> JSONValue? {
        guard case .object(let members) = self else { return nil }
        return members[name]
    }

    /// The element at that place, or nil when there is none or this is no array.
    public subscript(_ index: Int) -> JSONValue? {
        guard case .array(let elements) = self, elements.indices.contains(index) else { return nil }
        return elements[index]
    }

    /// The text, or nil when this is no string.
    public var string: String? {
        guard case .string(let text) = self else { return nil }
        return text
    }

    /// The number, or nil when this is none or isn't whole.
    public var integer: Int64? {
        guard case .number(let number) = self else { return nil }
        return number.integer
    }

    /// The truth value, or nil when this is none.
    public var bool: Bool? {
        guard case .bool(let value) = self else { return nil }
        return value
    }

    /// The elements, or nil when this is no array.
    public var array: [JSONValue]? {
        guard case .array(let elements) = self else { return nil }
        return elements
    }

    /// The members, or nil when this is no object.
    public var object: [String: JSONValue]? {
        guard case .object(let members) = self else { return nil }
        return members
    }

    /// What kind of value it is, in words for a person: `a string`.
    public var kindInWords: String {
        switch self {
        case .null: "null"
        case .bool: "true or false"
        case .number: "a number"
        case .string: "a string"
        case .array: "an array"
        case .object: "an object"
        }
    }
}

/// A JSON number by its text: `125000`, `0.1`, `1e3`.
public struct JSONNumber: Sendable, Hashable {
    /// The digits as they were written.
    public let text: String

    init(text: String) { self.text = text }

    /// A whole number.
    public init(_ value: some FixedWidthInteger) { self.text = String(value) }

    /// A finite number in its shortest form; nil for infinity and not-a-number, which JSON doesn't have.
    public init?(_ value: Double) {
        guard let text = value.shortestJSON else { return nil }
        self.text = text
    }

    /// The nearest binary floating-point number; nil when it is too large for one.
    public var double: Double? {
        guard let value = Double(self.text), value.isFinite else { return nil }
        return value
    }

    /// The whole number, also where it was written as `1e3` or `5.0`; nil when it isn't whole or over 64 bits.
    public var integer: Int64? {
        if let value = Int64(self.text) { return value }
        guard let double = self.double, double.magnitude < 9_007_199_254_740_992 else { return nil }
        return Int64(exactly: double)
    }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
    ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral, ExpressibleByNilLiteral
{
    /// A string.
    public init(stringLiteral value: String) { self = .string(value) }
    /// A whole number.
    public init(integerLiteral value: Int64) { self = .number(JSONNumber(value)) }
    /// True or false.
    public init(booleanLiteral value: Bool) { self = .bool(value) }
    /// An array.
    public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
    /// An object; of members with the same name the last counts.
    public init(dictionaryLiteral elements: (String, JSONValue)...) {
        self = .object(Dictionary(elements) { _, last in last })
    }
    /// Null.
    public init(nilLiteral: ()) { self = .null }
}
