/// One of the rows of an answer; columns are counted from 0.
///
/// The accessors are those of `Rows`.
public struct Row: Sendable {
    let rows: Rows
    /// Which row it is, counted from 0.
    public let index: Int

    /// A whole number, or an instant in µs since 1970.
    public func int(_ column: Int) throws(PostgresError) -> Int {
        try self.rows.int(self.index, column)
    }

    /// As `int`, or `nil` for a null.
    public func intOrNil(_ column: Int) throws(PostgresError) -> Int? {
        try self.rows.intOrNil(self.index, column)
    }

    /// A text.
    public func text(_ column: Int) throws(PostgresError) -> String {
        try self.rows.text(self.index, column)
    }

    /// As `text`, or `nil` for a null.
    public func textOrNil(_ column: Int) throws(PostgresError) -> String? {
        try self.rows.textOrNil(self.index, column)
    }

    /// The bytes of a bytea.
    public func bytes(_ column: Int) throws(PostgresError) -> [UInt8] {
        try self.rows.bytes(self.index, column)
    }

    /// As `bytes`, or `nil` for a null.
    public func bytesOrNil(_ column: Int) throws(PostgresError) -> [UInt8]? {
        try self.rows.bytesOrNil(self.index, column)
    }

    /// A boolean.
    public func bool(_ column: Int) throws(PostgresError) -> Bool {
        try self.rows.bool(self.index, column)
    }

    /// As `bool`, or `nil` for a null.
    public func boolOrNil(_ column: Int) throws(PostgresError) -> Bool? {
        try self.rows.boolOrNil(self.index, column)
    }

    /// A floating-point number.
    public func double(_ column: Int) throws(PostgresError) -> Double {
        try self.rows.double(self.index, column)
    }

    /// As `double`, or `nil` for a null.
    public func doubleOrNil(_ column: Int) throws(PostgresError) -> Double? {
        try self.rows.doubleOrNil(self.index, column)
    }

    /// A value of any of the types that can be sent; `.null` for a null.
    public subscript(column: Int) -> PostgresValue {
        get throws(PostgresError) { try self.rows[self.index, column] }
    }
}
