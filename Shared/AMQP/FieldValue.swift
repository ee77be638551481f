/// A value in a table of AMQP: a header of a message, an argument of a queue, a property of the server.
public enum FieldValue: Sendable, Hashable {
    /// `t`
    case bool(Bool)
    /// Sent as `I` where 32 bits are enough, else as `l`; read from every width, signed or not.
    case int(Int64)
    /// Sent as `d`; read from `d`, `f` and the decimal `D`, and from a 64-bit number over `Int64.max`.
    case double(Double)
    /// Sent as `S` in UTF-8; read from an `S` that is UTF-8.
    case string(String)
    /// Sent as `x`; read from `x`, and from an `S` that is not UTF-8.
    case bytes([UInt8])
    /// `T`: whole seconds since 1970, UTC.
    case timestamp(Int64)
    /// `F`
    case table([String: FieldValue])
    /// `A`
    case array([FieldValue])
    /// `V`
    case null
}

extension FieldValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral {
    /// A text.
    public init(stringLiteral value: String) {
        self = .string(value)
    }

    /// A whole number.
    public init(integerLiteral value: Int64) {
        self = .int(value)
    }

    /// True or false.
    public init(booleanLiteral value: Bool) {
        self = .bool(value)
    }
}

extension FieldValue {
    /// The text of a string, otherwise nil.
    public var text: String? {
        if case .string(let text) = self { text } else { nil }
    }

    /// The number of an integer, otherwise nil.
    public var number: Int64? {
        if case .int(let number) = self { number } else { nil }
    }
}
