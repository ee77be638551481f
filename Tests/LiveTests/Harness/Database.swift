import Foundation
import Messages
import Postgres

/// The database as its superuser sees it.
struct Database: Sendable {
    /// Runs statements, the last one's rows coming back.
    @discardableResult
    func run(_ statements: Statement...) async throws -> Rows? {
        try await self.with { connection in
            var rows: Rows?
            for statement in statements { rows = try await connection.execute(statement) }
            return rows
        }
    }

    /// Runs a script.
    func script(_ sql: String) async throws {
        try await self.with { connection in try await connection.script(sql) }
    }

    /// One number.
    func count(_ sql: String) async throws -> Int {
        try await self.run(Statement(sql))?.first?.int(0) ?? 0
    }

    /// A service's table, quoted.
    static func table(_ name: String, of service: ServiceName) -> String { "\"\(service.schema)\".\(name)" }

    func dropSchemas() async throws {
        try await self.script(
            ServiceName.allCases.map { "drop schema if exists \"\($0.schema)\" cascade;" }.joined(separator: "\n")
        )
    }

    /// A dump of the whole database, as text.
    func dump() async throws -> String {
        let versions = try FileManager.default.contentsOfDirectory(atPath: "/usr/lib/postgresql")
        guard let newest = versions.compactMap({ Int($0) }).max() else { throw CocoaError(.fileNoSuchFile) }
        return try await Command(
            program: "/usr/lib/postgresql/\(newest)/bin/pg_dump",
            arguments: ["--dbname", try LiveEnvironment.require("QUORATE_TEST_DATABASE_URL"), "--no-owner"]
        ).succeed()
    }

    private func with<Value: Sendable>(_ body: (PostgresConnection) async throws -> Value) async throws -> Value {
        let url = try LiveEnvironment.require("QUORATE_TEST_DATABASE_URL")
        return try await PostgresConnection.withOpen(try PostgresSettings(url: url), body)
    }
}

extension ServiceName {
    /// The schema that the service keeps its tables in.
    var schema: String { self.rawValue.replacing("-", with: "_") }
}
