import Foundation
import Glibc
import Postgres
import Testing

/// The real database that the tests run against: any PostgreSQL 15 where the user may create schemas.
enum Database {
    static let url = ProcessInfo.processInfo.environment["QUORATE_TEST_DATABASE_URL"] ?? ""
    static let isGiven = !url.isEmpty

    static var settings: PostgresSettings {
        get throws {
            var settings = try PostgresSettings(url: self.url)
            settings.applicationName = "quorate-tests"
            settings.connectTimeout = .seconds(30)
            return settings
        }
    }

    /// Opens a connection for the body, and closes it whatever happens.
    static func with<Value>(
        _ change: (inout PostgresSettings) -> Void = { _ in },
        _ body: (PostgresConnection) async throws -> Value
    ) async throws -> Value {
        var settings = try self.settings
        change(&settings)
        return try await PostgresConnection.withOpen(settings, body)
    }

    /// A schema of its own for the body, dropped afterwards.
    static func withSchema<Value>(_ body: (String) async throws -> Value) async throws -> Value {
        let schema = "test_\(UInt32.random(in: 0...UInt32.max))"
        try await self.with { try await $0.script("CREATE SCHEMA \(schema)") }
        let result: Result<Value, any Error>
        do {
            result = .success(try await body(schema))
        } catch {
            result = .failure(error)
        }
        try await self.with { try await $0.script("DROP SCHEMA \(schema) CASCADE") }
        return try result.get()
    }

    /// What the body throws; a test fails when it throws nothing.
    static func error(
        _ body: () async throws -> Void,
        sourceLocation: SourceLocation = #_sourceLocation
    ) async -> PostgresError? {
        await #expect(throws: PostgresError.self, sourceLocation: sourceLocation) { try await body() }
    }
}

/// A server of the test's own, which may be killed.
struct PrivateServer {
    let url: String
    private let folder: String
    private static let binaries = "/usr/lib/postgresql/15/bin"

    static let isPossible =
        Database.isGiven && FileManager.default.isExecutableFile(atPath: Self.binaries + "/initdb")

    /// A server for the body, removed afterwards.
    static func with(_ body: (PrivateServer) async throws -> Void) async throws {
        let server = try await PrivateServer(port: Int.random(in: 20_000...29_000))
        let result: Result<Void, any Error>
        do {
            result = .success(try await body(server))
        } catch {
            result = .failure(error)
        }
        await server.remove()
        try result.get()
    }

    private init(port: Int) async throws {
        self.folder = "/tmp/quorate-pg-\(port)"
        self.url = "postgresql://app@127.0.0.1:\(port)/postgres"
        try FileManager.default.createDirectory(atPath: self.folder, withIntermediateDirectories: true)
        if getuid() == 0 { try await Self.run("/usr/bin/chown", ["nobody", self.folder]) }
        let data = self.folder + "/data"
        try await self.asOrdinaryUser("initdb", ["-D", data, "-U", "app", "-A", "trust", "--no-sync", "-E", "UTF8"])
        try await self.start()
    }

    /// Kills the server as a power cut would.
    func kill() async throws {
        try await self.control(["-m", "immediate", "stop"])
    }

    /// Starts it, for the first time or after `kill()`.
    func start() async throws {
        let port = self.url.split(separator: ":").last?.prefix { $0 != "/" } ?? ""
        let options = "-p \(port) -k \(self.folder) -c listen_addresses=127.0.0.1 -c fsync=off"
        try await self.control(["-w", "-t", "30", "-o", options, "start"])
    }

    private func remove() async {
        try? await self.control(["-m", "immediate", "stop"])
        try? FileManager.default.removeItem(atPath: self.folder)
    }

    private func control(_ arguments: [String]) async throws {
        let data = self.folder + "/data"
        try await self.asOrdinaryUser("pg_ctl", ["-D", data, "-l", self.folder + "/log", "-s"] + arguments)
    }

    /// The server refuses to run as root.
    private func asOrdinaryUser(_ program: String, _ arguments: [String]) async throws {
        let program = Self.binaries + "/" + program
        if getuid() == 0 {
            let user = ["--reuid=nobody", "--regid=nogroup", "--clear-groups", "env", "LANG=C.UTF-8", program]
            try await Self.run("/usr/bin/setpriv", user + arguments)
        } else {
            try await Self.run(program, arguments)
        }
    }

    /// The shell closes all descriptors but the first three: `Process` believes that a child runs for as long as any of
    /// its descendants holds the socket it gave to it, and the server would.
    private static func run(_ program: String, _ arguments: [String]) async throws {
        let closing = #"for f in /proc/self/fd/*; do f=${f##*/}; [ "$f" -gt 2 ] && eval "exec $f>&-"; done; exec "$@""#
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/bash")
        process.arguments = ["-c", closing, "bash", program] + arguments
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        process.standardInput = FileHandle.nullDevice
        let status: Int32 = try await withCheckedThrowingContinuation { continuation in
            process.terminationHandler = { continuation.resume(returning: $0.terminationStatus) }
            do {
                try process.run()
            } catch {
                continuation.resume(throwing: error)
            }
        }
        guard status == 0 else { throw CocoaError(.executableLoad) }
    }
}
