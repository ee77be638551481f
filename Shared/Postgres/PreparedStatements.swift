/// Which statements one connection has prepared on the server, by text and by the types of their parameters.
///
/// A null fits any type: it uses whatever was prepared, and what was prepared for a null is not used for a value, for
/// then the server chose the type.
struct PreparedStatements {
    /// A statement prepared on the server.
    struct Entry {
        let name: String
        let types: [UInt32]

        func fits(_ parameters: [PostgresValue]) -> Bool {
            guard self.types.count == parameters.count else { return false }
            for (type, value) in zip(self.types, parameters) where value != .null {
                if type != value.type { return false }
            }
            return true
        }
    }

    /// More than this and they are all given up, when no transaction is open.
    static let limit = 500

    private var entries: [String: [Entry]] = [:]
    private var made = 0
    private(set) var count = 0

    /// The statement that fits, if there is one.
    func find(_ statement: Statement) -> Entry? {
        self.entries[statement.sql]?.first { $0.fits(statement.parameters) }
    }

    /// A new entry under a name of its own, not yet to be found.
    mutating func make(_ statement: Statement) -> Entry {
        self.made += 1
        return Entry(name: "q\(self.made)", types: statement.parameters.map(\.type))
    }

    /// Makes an entry that the server has accepted findable.
    mutating func add(_ entry: Entry, for sql: String) {
        self.entries[sql, default: []].append(entry)
        self.count += 1
    }

    /// Takes an entry away again that was added before the server refused it.
    mutating func remove(_ name: String, for sql: String) {
        guard let entries = self.entries[sql] else { return }
        let rest = entries.filter { $0.name != name }
        self.count -= entries.count - rest.count
        self.entries[sql] = rest.isEmpty ? nil : rest
    }

    /// Forgets all.
    mutating func removeAll() {
        self.entries = [:]
        self.count = 0
    }
}
