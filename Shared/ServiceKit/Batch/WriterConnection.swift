internal import AMQP
internal import Messages
internal import Postgres

/// The writer's connection: made when it is needed, thrown away after a failure.
///
/// Its sessions have short limits, so that a process that is frozen in a transaction loses the head's lock and the
/// others go on.
actor WriterConnection {
    private let settings: ServiceSettings
    private let health: Health
    private var connection: PostgresConnection?

    init(settings: ServiceSettings, health: Health) {
        self.settings = settings
        self.health = health
    }

    func open() async throws -> PostgresConnection {
        if let connection = self.connection, connection.isOpen { return connection }
        let connection = try await PostgresConnection.open(try self.settings.database(for: .writer))
        self.connection = connection
        self.health.set("database", ok: true, detail: "connected")
        return connection
    }

    /// Ends a transaction that has failed, so that the next batch begins on a clean connection.
    func recover() async {
        await self.connection?.rollback()
        guard let connection = self.connection, connection.isOpen, !connection.isInTransaction else {
            return await self.discard()
        }
    }

    func discard() async {
        let connection = self.connection
        self.connection = nil
        await connection?.close()
    }
}

/// What a connection is for, and so what limits its session has.
enum ConnectionUse {
    /// Holds the head's lock for the time of a batch.
    case writer
    /// Holds an advisory lock while it lives, and says so every few seconds.
    case lock
    /// Reads only.
    case reader
}

extension ServiceSettings {
    /// The settings of a database connection for a use, in this service's own schema.
    func database(for use: ConnectionUse) throws -> PostgresSettings {
        var settings = try PostgresSettings(url: self.databaseURL.revealed)
        settings.schema = self.schema
        settings.statementTimeout = .seconds(10)
        switch use {
        case .writer:
            settings.applicationName = "\(self.service.rawValue) writer"
            settings.lockTimeout = .seconds(5)
            settings.idleInTransactionTimeout = .seconds(2)
        case .lock:
            settings.applicationName = "\(self.service.rawValue) relay"
            settings.idleSessionTimeout = .seconds(10)
        case .reader:
            settings.applicationName = "\(self.service.rawValue) reader"
        }
        return settings
    }

    /// The name of the service's schema: its own name with an underscore for the hyphen.
    var schema: String { self.service.rawValue.replacing("-", with: "_") }
}

extension PostgresError {
    /// Whether the statements of this batch took too long, or its decisions: after some tries it counts as the batch's
    /// own fault, for waiting would hold up everybody for ever.
    var isTooSlow: Bool { self.sqlState == "57014" || self.sqlState == "25P03" }

    /// Whether the same batch can be decided anew once the database answers again.
    var isOutage: Bool {
        self.isRetriable || self.outcomeIsUnknown || self.code == .closed
    }
}

/// Waits between tries, longer each time.
struct Retry {
    private var backoff = Backoff()

    mutating func wait() async throws {
        try await Task.sleep(for: self.backoff.next())
    }

    mutating func succeeded() {
        self.backoff.reset()
    }
}
