/// Brings a schema to the form that the program expects, one migration a transaction.
///
/// Any number of processes may start at once: an advisory lock lets one work while the others wait, and these then
/// find nothing to do. What has been applied is written down in `<schema>.migration` with a SHA-256 digest, in the
/// same transaction.
public struct Migrator: Sendable {
    private let waitLimit: Duration
    private let onStep: (@Sendable (String) -> Void)?
    private let onUnknown: (@Sendable (_ number: Int, _ name: String) -> Void)?

    /// Makes a migrator.
    /// - Parameters:
    ///   - waitLimit: how long to wait for another process that migrates the same schema.
    ///   - onStep: told `before commit of 3` and `after commit of 3`, so that tests can end the process there.
    ///   - onUnknown: told of a migration in the database that is newer than all that this program knows.
    public init(
        waitLimit: Duration = .seconds(60),
        onStep: (@Sendable (String) -> Void)? = nil,
        onUnknown: (@Sendable (_ number: Int, _ name: String) -> Void)? = nil
    ) {
        self.waitLimit = waitLimit
        self.onStep = onStep
        self.onUnknown = onUnknown
    }

    /// Applies what has not been applied yet, in order.
    /// - Returns: the migrations applied by this call.
    /// - Throws: `migrationFailed` when numbers are out of order, when an applied migration was changed, taken out or
    ///   put in before an applied one, or when one fails; `timedOut` when another process took too long; and what
    ///   `execute` throws.
    public func run(
        _ migrations: [Migration],
        schema: String,
        on connection: PostgresConnection
    ) async throws(PostgresError) -> [Migration] {
        try Self.checkOrder(migrations)
        let lock = "quorate.migrate.\(schema)"
        try await self.takeLock(lock, on: connection)
        do throws(PostgresError) {
            let applied = try await self.apply(migrations, schema, connection)
            try await connection.releaseAdvisoryLock(lock)
            return applied
        } catch {
            await connection.rollback()
            _ = try? await connection.releaseAdvisoryLock(lock)
            throw error
        }
    }

    private static func checkOrder(_ migrations: [Migration]) throws(PostgresError) {
        var last = 0
        for migration in migrations {
            guard migration.number > last else {
                let reason = "migration \(migration.number) stands after \(last): numbers rise from 1"
                throw PostgresError(.migrationFailed, reason)
            }
            last = migration.number
        }
    }

    /// Asks again and again: a plain wait would end with the session's own time limits.
    private func takeLock(_ lock: String, on connection: PostgresConnection) async throws(PostgresError) {
        let deadline = ContinuousClock.now.advanced(by: self.waitLimit)
        while try await !connection.tryAdvisoryLock(lock) {
            guard ContinuousClock.now < deadline else {
                throw PostgresError(.timedOut, "another process is still migrating this schema")
            }
            do {
                try await Task.sleep(for: .milliseconds(Int.random(in: 50...150)))
            } catch {
                throw PostgresError(.cancelled, "cancelled while another process migrates")
            }
        }
    }

    private func apply(
        _ migrations: [Migration],
        _ schema: String,
        _ connection: PostgresConnection
    ) async throws(PostgresError) -> [Migration] {
        let table = PostgresSettings.quoted(schema) + ".migration"
        try await self.prepare(schema, table, connection)
        let applied = try await connection.execute(
            Statement("SELECT number, name, digest FROM \(table) ORDER BY number")
        )
        let digests = try await connection.execute(
            Statement(
                "SELECT sha256(sql) FROM unnest($1) WITH ORDINALITY AS given(sql, place) ORDER BY place",
                .bytesArray(migrations.map { [UInt8]($0.sql.utf8) })
            )
        )
        try self.compare(applied, with: migrations, digests)
        let last = applied.isEmpty ? 0 : try applied.int(applied.count - 1, 0)
        var done: [Migration] = []
        for (index, migration) in migrations.enumerated() where migration.number > last {
            try await self.apply(migration, digest: digests.bytes(index, 0), schema, table, connection)
            done.append(migration)
        }
        return done
    }

    /// Makes schema and table where they are missing; `IF NOT EXISTS` alone would ask for rights that a service that
    /// finds them made doesn't need.
    private func prepare(
        _ schema: String,
        _ table: String,
        _ connection: PostgresConnection
    ) async throws(PostgresError) {
        let found = try await connection.execute(
            Statement(
                """
                SELECT EXISTS (SELECT FROM pg_namespace WHERE nspname = $1),
                    EXISTS (SELECT FROM pg_tables WHERE schemaname = $1 AND tablename = 'migration')
                """,
                .text(schema)
            )
        )
        if try !found.bool(0, 0) {
            try await connection.script("CREATE SCHEMA \(PostgresSettings.quoted(schema))")
        }
        if try !found.bool(0, 1) {
            try await connection.script(
                """
                CREATE TABLE \(table) (
                    number bigint PRIMARY KEY,
                    name text NOT NULL,
                    digest bytea NOT NULL,
                    applied_at timestamptz NOT NULL DEFAULT now()
                )
                """
            )
        }
    }

    private func compare(
        _ applied: Rows,
        with migrations: [Migration],
        _ digests: Rows
    ) throws(PostgresError) {
        let newest = migrations.last?.number ?? 0
        let last = applied.isEmpty ? 0 : try applied.int(applied.count - 1, 0)
        var missing = Set(migrations.map(\.number).filter { $0 <= last })
        for row in applied {
            let number = try row.int(0)
            let name = try row.text(1)
            missing.remove(number)
            if let index = migrations.firstIndex(where: { $0.number == number }) {
                guard try digests.bytes(index, 0) == row.bytes(2) else {
                    let reason = "migration \(number), \(name), was changed after it had been applied"
                    throw PostgresError(.migrationFailed, reason)
                }
            } else if number > newest {
                self.onUnknown?(number, name)
            } else {
                throw PostgresError(.migrationFailed, "migration \(number), \(name), is applied but unknown here")
            }
        }
        if let number = missing.min() {
            throw PostgresError(.migrationFailed, "migration \(number) comes before \(last), which is applied already")
        }
    }

    private func apply(
        _ migration: Migration,
        digest: [UInt8],
        _ schema: String,
        _ table: String,
        _ connection: PostgresConnection
    ) async throws(PostgresError) {
        let path = PostgresSettings.quoted(schema)
        do throws(PostgresError) {
            // One text, so that no pause within the transaction can be taken for idleness.
            try await connection.script(
                "BEGIN; SET LOCAL search_path = \(path); SET LOCAL statement_timeout = 0;\n" + migration.sql
            )
        } catch let error where error.code == .statementFailed {
            let reason = "migration \(migration.number), \(migration.name), failed: \(error.reason)"
            throw PostgresError(.migrationFailed, reason, sqlState: error.sqlState)
        }
        guard connection.isInTransaction else {
            let reason = "migration \(migration.number), \(migration.name), ended its transaction itself"
            throw PostgresError(.migrationFailed, reason)
        }
        _ = try await connection.execute(
            Statement(
                "INSERT INTO \(table) (number, name, digest) VALUES ($1, $2, $3)",
                .int(Int64(migration.number)),
                .text(migration.name),
                .bytes(digest)
            )
        )
        self.onStep?("before commit of \(migration.number)")
        try await connection.commit()
        self.onStep?("after commit of \(migration.number)")
    }
}
