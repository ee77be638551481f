/// What a statement answered: rows of typed columns, and the command's tag.
///
/// Values stay where `libpq` read them and are copied once, when they are asked for. Rows and columns are counted
/// from 0. Every accessor throws `unexpectedData` when the place doesn't exist or the column isn't of that type, and
/// those without `OrNil` in their name also when the value is null.
public struct Rows: Sendable {
    private let storage: Storage
    /// How many rows came.
    public let count: Int

    /// Keeps the result for as long as somebody reads it.
    private final class Storage: Sendable {
        let result: ResultHandle
        let types: [UInt32]

        init(_ result: consuming ResultHandle) {
            var types: [UInt32] = []
            for column in 0..<result.columns { types.append(result.type(column)) }
            self.types = types
            self.result = result
        }
    }

    init(_ result: consuming ResultHandle) {
        self.count = result.rows
        self.storage = Storage(result)
    }

    /// What the server calls the thing done, such as `INSERT 0 3` or `COMMIT`.
    public var commandTag: String { self.storage.result.commandTag }

    /// How many rows the statement inserted, changed, deleted or selected; 0 where that has no meaning.
    public var affected: Int { self.storage.result.affected }

    /// How many columns a row has.
    public var columnCount: Int { self.storage.types.count }

    /// The names of the columns.
    public var columnNames: [String] {
        (0..<self.columnCount).map { self.storage.result.name($0) }
    }

    /// Reads one value in place.
    func read<Value>(
        _ row: Int,
        _ column: Int,
        _ body: (ValueDecoder) throws(PostgresError) -> Value
    ) throws(PostgresError) -> Value? {
        guard row >= 0, row < self.count, column >= 0, column < self.columnCount else {
            throw PostgresError(.unexpectedData, "no value at row \(row), column \(column)")
        }
        let type = self.storage.types[column]
        return try unsafe self.storage.result.withValue(row, column) { (bytes) throws(PostgresError) -> Value? in
            guard let bytes = unsafe bytes else { return nil }
            return try body(unsafe ValueDecoder(type: type, bytes: bytes, column: column))
        }
    }

    private func required<Value>(_ value: Value?, _ row: Int, _ column: Int) throws(PostgresError) -> Value {
        guard let value else { throw PostgresError(.unexpectedData, "null at row \(row), column \(column)") }
        return value
    }
}

// MARK: - Single values

extension Rows {
    /// A whole number (int2, int4, int8, oid), or an instant in µs since 1970 (timestamptz, timestamp).
    public func int(_ row: Int, _ column: Int) throws(PostgresError) -> Int {
        try self.required(self.intOrNil(row, column), row, column)
    }

    /// As `int`, or `nil` for a null.
    public func intOrNil(_ row: Int, _ column: Int) throws(PostgresError) -> Int? {
        try self.read(row, column) { (value) throws(PostgresError) in try value.int() }
    }

    /// A text (text, varchar, name, json, jsonb, an enumeration), or a uuid in lower-case hexadecimal with hyphens.
    public func text(_ row: Int, _ column: Int) throws(PostgresError) -> String {
        try self.required(self.textOrNil(row, column), row, column)
    }

    /// As `text`, or `nil` for a null.
    public func textOrNil(_ row: Int, _ column: Int) throws(PostgresError) -> String? {
        try self.read(row, column) { (value) throws(PostgresError) in try value.text() }
    }

    /// The bytes of a bytea.
    public func bytes(_ row: Int, _ column: Int) throws(PostgresError) -> [UInt8] {
        try self.required(self.bytesOrNil(row, column), row, column)
    }

    /// As `bytes`, or `nil` for a null.
    public func bytesOrNil(_ row: Int, _ column: Int) throws(PostgresError) -> [UInt8]? {
        try self.read(row, column) { (value) throws(PostgresError) in try value.byteArray() }
    }

    /// A boolean.
    public func bool(_ row: Int, _ column: Int) throws(PostgresError) -> Bool {
        try self.required(self.boolOrNil(row, column), row, column)
    }

    /// As `bool`, or `nil` for a null.
    public func boolOrNil(_ row: Int, _ column: Int) throws(PostgresError) -> Bool? {
        try self.read(row, column) { (value) throws(PostgresError) in try value.bool() }
    }

    /// A floating-point number (float4, float8).
    public func double(_ row: Int, _ column: Int) throws(PostgresError) -> Double {
        try self.required(self.doubleOrNil(row, column), row, column)
    }

    /// As `double`, or `nil` for a null.
    public func doubleOrNil(_ row: Int, _ column: Int) throws(PostgresError) -> Double? {
        try self.read(row, column) { (value) throws(PostgresError) in try value.double() }
    }

    /// A value of any of the types that can be sent, arrays included; `.null` for a null.
    public subscript(row: Int, column: Int) -> PostgresValue {
        get throws(PostgresError) {
            try self.read(row, column) { (value) throws(PostgresError) in try value.value() } ?? .null
        }
    }
}

// MARK: - Row by row

extension Rows: RandomAccessCollection {
    /// The first row's position, 0.
    public var startIndex: Int { 0 }

    /// One past the last row's position.
    public var endIndex: Int { self.count }

    /// The row at that position, counted from 0.
    public subscript(position: Int) -> Row {
        Row(rows: self, index: position)
    }
}
