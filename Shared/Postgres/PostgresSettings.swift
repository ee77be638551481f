internal import CPostgres

/// Where a database is and how its sessions behave.
///
/// The time limits are set as the session opens, without a further round trip. What the URL says about keep-alive wins
/// over the defaults, by which a dead peer is noticed within about 10 seconds.
public struct PostgresSettings: Sendable, CustomStringConvertible, CustomDebugStringConvertible {
    /// What the session is called in `pg_stat_activity`.
    public var applicationName: String
    /// How long one host may take to answer; whole seconds, at least 2.
    public var connectTimeout: Duration
    /// `statement_timeout`: no statement runs longer.
    public var statementTimeout: Duration?
    /// `lock_timeout`: no statement waits longer for one lock.
    public var lockTimeout: Duration?
    /// `idle_in_transaction_session_timeout`: a session that leaves a transaction open and says nothing is ended.
    public var idleInTransactionTimeout: Duration?
    /// `idle_session_timeout`: a session that says nothing outside a transaction is ended.
    public var idleSessionTimeout: Duration?
    /// The schema in which unqualified names are looked up; `nil` leaves the server's search path.
    public var schema: String?

    private let keywords: [String: String]

    /// Reads a `postgresql://` URL or a `libpq` keyword string.
    /// - Throws: `invalidSettings` when it can't be read; the error doesn't repeat it.
    public init(url: String) throws(PostgresError) {
        guard !url.utf8.contains(0), let keywords = Self.parse(url) else {
            throw PostgresError(.invalidSettings, "the database URL can't be read")
        }
        self.keywords = keywords
        self.applicationName = keywords["application_name"] ?? "quorate"
        self.connectTimeout = .seconds(5)
    }

    /// What the URL says, what is set here, and defaults, as `libpq` keywords.
    var parameters: [String: String] {
        var parameters = [
            "keepalives_idle": "5", "keepalives_interval": "2", "keepalives_count": "3", "tcp_user_timeout": "10000",
        ]
        parameters.merge(self.keywords) { $1 }
        parameters["application_name"] = self.applicationName
        parameters["connect_timeout"] = "\(max(2, (Self.milliseconds(self.connectTimeout) + 999) / 1000))"
        parameters["client_encoding"] = "UTF8"
        parameters["options"] = ([self.keywords["options"] ?? ""] + self.options).joined(separator: " ")
        return parameters
    }

    private var options: [String] {
        let limits = [
            ("statement_timeout", self.statementTimeout), ("lock_timeout", self.lockTimeout),
            ("idle_in_transaction_session_timeout", self.idleInTransactionTimeout),
            ("idle_session_timeout", self.idleSessionTimeout),
        ]
        var options = limits.compactMap { name, limit in limit.map { "-c \(name)=\(max(1, Self.milliseconds($0)))" } }
        if let schema = self.schema { options.append("-c search_path=" + Self.escaped(Self.quoted(schema))) }
        return options
    }

    /// A name in double quotes, whatever it contains.
    static func quoted(_ name: String) -> String {
        "\"" + name.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }

    private static func escaped(_ option: String) -> String {
        String(option.flatMap { $0 == " " || $0 == "\\" ? ["\\", $0] : [$0] })
    }

    private static func milliseconds(_ duration: Duration) -> Int64 {
        duration.components.seconds * 1000 + duration.components.attoseconds / 1_000_000_000_000_000
    }

    private static func parse(_ url: String) -> [String: String]? {
        guard let options = unsafe PQconninfoParse(url, nil) else { return nil }
        defer { unsafe PQconninfoFree(options) }
        var keywords: [String: String] = [:]
        var option = unsafe options
        while let keyword = unsafe option.pointee.keyword {
            if let value = unsafe option.pointee.val {
                unsafe keywords[String(cString: keyword)] = String(cString: value)
            }
            unsafe option += 1
        }
        return keywords
    }

    /// Host, port, database and user; never the password.
    public var description: String {
        let host = self.keywords["host"] ?? self.keywords["hostaddr"] ?? "local socket"
        let database = self.keywords["dbname"] ?? "default database"
        return "\(database) at \(host):\(self.keywords["port"] ?? "5432") as \(self.keywords["user"] ?? "default user")"
    }

    /// The settings without the password.
    public var debugDescription: String {
        self.description
    }
}

extension PostgresSettings: CustomReflectable {
    /// Hides the fields, the password among them, from `dump` and from string interpolation of what contains this.
    public var customMirror: Mirror {
        Mirror(self, children: ["database": self.description])
    }
}
