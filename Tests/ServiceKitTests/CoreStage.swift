import Domain
import Foundation
import Logging
import Messages
import Postgres

@testable import ServiceKit

/// A database of a test's own with the service's tables, and writers on it as separate replicas would have them.
final class CoreStage {
    let name: String
    let url: String
    let folder: URL
    let database: PostgresConnection
    private let clock: ServiceSettings.ClockKind
    private var writers: [Writer] = []

    /// Lets the body play on a stage of its own, and clears it away.
    static func with(
        clock: ServiceSettings.ClockKind = .controlled,
        _ body: (CoreStage) async throws -> Void
    ) async throws {
        let stage = try await CoreStage(clock)
        var failure: (any Error)?
        do {
            try await body(stage)
        } catch {
            failure = error
        }
        await stage.remove()
        if let failure { throw failure }
    }

    private init(_ clock: ServiceSettings.ClockKind) async throws {
        self.clock = clock
        self.name = "core_\(UInt64.random(in: 0...UInt64.max))"
        self.folder = FileManager.default.temporaryDirectory.appending(path: self.name)
        self.url = Self.url(of: self.name)
        try KeyFiles.generate(in: self.folder.path)
        try "{}".write(to: self.folder.appending(path: "principals.json"), atomically: true, encoding: .utf8)
        try await Self.administer("create database \(self.name)")
        var settings = try PostgresSettings(url: self.url)
        settings.schema = "meetings"
        self.database = try await PostgresConnection.open(settings)
        _ = try await Migrator().run(Core.definition.migrations, schema: "meetings", on: self.database)
    }

    private func remove() async {
        for writer in self.writers { await writer.close() }
        await self.database.close()
        try? await Self.administer("drop database if exists \(self.name) with (force)")
        try? FileManager.default.removeItem(at: self.folder)
    }

    private static func administer(_ sql: String) async throws {
        try await PostgresConnection.withOpen(try PostgresSettings(url: Core.databaseURL)) { connection in
            try await connection.script(sql)
        }
    }

    private static func url(of database: String) -> String {
        var components = URLComponents(string: Core.databaseURL) ?? URLComponents()
        components.path = "/\(database)"
        return components.string ?? ""
    }

    func environment(
        _ definition: ServiceDefinition = Core.definition,
        logger: Logger = Logger(label: "core") { _ in SwiftLogNoOpLogHandler() }
    ) throws -> ServiceEnvironment {
        func file(_ name: String) -> String { self.folder.appending(path: name).path }
        let settings = try ServiceSettings(
            service: .meetings,
            environment: [
                "QUORATE_AMQP_URL": Core.amqpURL.isEmpty ? "amqp://guest:guest@127.0.0.1:1/%2F" : Core.amqpURL,
                "QUORATE_DATABASE_URL": self.url,
                "QUORATE_MASTER_KEY_FILE": file("meetings.master"), "QUORATE_HPKE_KEY_FILE": file("meetings.hpke"),
                "QUORATE_PUBLIC_KEYS_FILE": file("public.json"), "QUORATE_PRINCIPALS_FILE": file("principals.json"),
                "QUORATE_CLOCK": self.clock.rawValue,
            ]
        )
        return ServiceEnvironment(
            definition: definition,
            settings: settings,
            principals: Core.principals,
            policies: PolicySource(book: .standard),
            vault: try Vault(settings: settings),
            clock: ServiceClock(),
            logger: logger,
            health: Health(),
            metrics: ServiceMetrics(factory: PrometheusMetrics())
        )
    }

    /// A writer as another replica would have it: with caches and connections of its own.
    func writer(
        _ definition: ServiceDefinition = Core.definition,
        outbox: Outbox = Outbox(),
        logger: Logger = Logger(label: "core") { _ in SwiftLogNoOpLogHandler() }
    ) throws -> Writer {
        let environment = try self.environment(definition, logger: logger)
        let writer = Writer(
            definition: definition,
            environment: environment,
            outbox: outbox,
            committed: Signal(),
            bell: TimerBell()
        )
        self.writers.append(writer)
        return writer
    }

    /// A connection besides the stage's own.
    func connection() async throws -> PostgresConnection {
        var settings = try PostgresSettings(url: self.url)
        settings.schema = "meetings"
        return try await PostgresConnection.open(settings)
    }

    func run(_ sql: String) async throws { try await self.database.script(sql) }

    func number(_ sql: String) async throws -> Int {
        let rows = try await self.database.execute(Statement(sql))
        return try rows.first?.intOrNil(0) ?? -1
    }

    func texts(_ sql: String) async throws -> [String] {
        try await self.database.execute(Statement(sql)).map { try $0.text(0) }
    }

    /// The total of a tally, folded anew from the journal.
    func total(_ tally: String) async throws -> Int { try await self.tally(tally).total }

    func tally(_ tally: String) async throws -> Tally {
        let environment = try self.environment()
        let transaction = BatchTransaction(
            connection: self.database,
            definition: Core.definition,
            keys: KeyStore(keyring: environment.vault.keyring),
            opener: environment.vault,
            cache: StateCache(),
            clock: Core.start
        )
        return (try await transaction.stream(StreamName(Tally.self, tally)) as? Folded<Tally>)?.state ?? Tally()
    }

    /// What `JournalVerifier` says.
    func verify(_ anchors: [JournalVerifier.Anchor] = []) async throws -> JournalVerifier.Report {
        try await JournalVerifier(service: .meetings, connection: self.database).verify(anchors: anchors)
    }
}
