/// One SQL statement with its parameters, `$1` the first.
///
/// Each connection prepares a text once, at its first use, and keeps it: write texts that are always the same and let
/// parameters vary, arrays for `unnest` among them.
public struct Statement: Sendable, Equatable, ExpressibleByStringLiteral {
    /// The text, one statement.
    public let sql: String
    /// The values of `$1`, `$2` and so on.
    public let parameters: [PostgresValue]

    /// A statement with its parameters.
    public init(_ sql: String, _ parameters: PostgresValue...) {
        self.init(sql, parameters: parameters)
    }

    /// A statement with a list of parameters.
    public init(_ sql: String, parameters: [PostgresValue]) {
        self.sql = sql
        self.parameters = parameters
    }

    /// A statement without parameters, written as a literal.
    public init(stringLiteral value: String) {
        self.init(value, parameters: [])
    }

    /// Whether the statement makes a transaction's effects last.
    var commits: Bool {
        let word = self.firstWord
        return word == "commit" || word == "end" || word == "prepare"
    }

    /// Whether the statement begins a transaction that a later statement has to end.
    var begins: Bool {
        let word = self.firstWord
        return word == "begin" || word == "start"
    }

    private var firstWord: String {
        let text = self.sql.utf8.drop { $0 <= 0x20 }
        return String(decoding: text.prefix { $0 > 0x20 && $0 != 0x3B }, as: UTF8.self).lowercased()
    }
}
