/// A parameter of a statement, sent in binary with its type named, so that the server has nothing to guess.
public enum PostgresValue: Sendable, Equatable {
    case null
    case bool(Bool)
    case int(Int64)
    case int32(Int32)
    case text(String)
    case bytes([UInt8])
    case intArray([Int64?])
    case int32Array([Int32?])
    case textArray([String?])
    case bytesArray([[UInt8]?])
    case boolArray([Bool?])

    /// The server's number for the type; 0 leaves the type of a null to the server.
    var type: UInt32 {
        switch self {
        case .null: 0
        case .bool: TypeID.bool
        case .int: TypeID.int8
        case .int32: TypeID.int4
        case .text: TypeID.text
        case .bytes: TypeID.bytea
        case .intArray: TypeID.int8Array
        case .int32Array: TypeID.int4Array
        case .textArray: TypeID.textArray
        case .bytesArray: TypeID.byteaArray
        case .boolArray: TypeID.boolArray
        }
    }
}

extension PostgresValue: ExpressibleByNilLiteral, ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral,
    ExpressibleByStringLiteral
{
    /// A null.
    public init(nilLiteral: ()) {
        self = .null
    }

    /// A `boolean` value, written as a literal.
    public init(booleanLiteral value: Bool) {
        self = .bool(value)
    }

    /// A `bigint` value, written as a literal.
    public init(integerLiteral value: Int64) {
        self = .int(value)
    }

    /// A `text` value, written as a literal.
    public init(stringLiteral value: String) {
        self = .text(value)
    }
}

/// The numbers of built-in types, which never change.
enum TypeID {
    static let bool: UInt32 = 16
    static let bytea: UInt32 = 17
    static let char: UInt32 = 18
    static let name: UInt32 = 19
    static let int8: UInt32 = 20
    static let int2: UInt32 = 21
    static let int4: UInt32 = 23
    static let text: UInt32 = 25
    static let oid: UInt32 = 26
    static let json: UInt32 = 114
    static let float4: UInt32 = 700
    static let float8: UInt32 = 701
    static let unknown: UInt32 = 705
    static let boolArray: UInt32 = 1000
    static let byteaArray: UInt32 = 1001
    static let int4Array: UInt32 = 1007
    static let textArray: UInt32 = 1009
    static let int8Array: UInt32 = 1016
    static let bpchar: UInt32 = 1042
    static let varchar: UInt32 = 1043
    static let timestamp: UInt32 = 1114
    static let timestamptz: UInt32 = 1184
    static let uuid: UInt32 = 2950
    static let jsonb: UInt32 = 3802
    /// From here on types are a database's own: enumerations among them, whose binary form is their text.
    static let firstUserDefined: UInt32 = 16384
}
