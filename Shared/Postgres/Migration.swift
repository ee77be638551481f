/// One step by which a schema gets its present form.
///
/// Once it has been applied anywhere it never changes.
public struct Migration: Sendable, Equatable {
    /// Its place in the order, 1 or more.
    public let number: Int
    /// What it does, in a few words.
    public let name: String
    /// Statements that run in one transaction, with the schema as the search path; none may end the transaction.
    public let sql: String

    /// Makes a migration.
    public init(number: Int, name: String, sql: String) {
        self.number = number
        self.name = name
        self.sql = sql
    }
}
