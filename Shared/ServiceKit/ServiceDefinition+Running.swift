internal import Domain
internal import Foundation
internal import Logging
internal import Messages
internal import Metrics
internal import Postgres
internal import ServiceLifecycle
internal import UnixSignals

extension ServiceDefinition {
    /// Runs the service until SIGTERM or SIGINT.
    /// - Throws: `SettingsError` when a file it needs is missing or wrong; whatever ended a part of it.
    public func run(_ settings: ServiceSettings) async throws {
        var logger = Logger(label: settings.service.rawValue) { _ in
            JSONLinesLogHandler(service: settings.service.rawValue)
        }
        logger.logLevel = settings.logLevel
        let health = Health(expecting: self.parts)
        let prometheus = PrometheusMetrics()
        let environment = ServiceEnvironment(
            definition: self,
            settings: settings,
            principals: try Principals(parsing: try Self.file(settings.principalsFile)),
            policies: PolicySource(book: try Self.policies(settings.policiesFile)),
            vault: try Vault(settings: settings),
            clock: ServiceClock(),
            logger: logger,
            health: health,
            metrics: ServiceMetrics(factory: prometheus)
        )
        let group = ServiceGroup(
            configuration: .init(
                services: [
                    .init(
                        service: HealthServer(
                            health: health,
                            metrics: prometheus,
                            host: settings.healthHost,
                            port: settings.healthPort,
                            logger: logger
                        )
                    ),
                    .init(
                        service: RunningService(environment: environment),
                        successTerminationBehavior: .gracefullyShutdownGroup,
                        failureTerminationBehavior: .gracefullyShutdownGroup
                    ),
                ],
                gracefulShutdownSignals: [.sigterm, .sigint],
                logger: logger
            )
        )
        try await group.run()
    }

    /// Whatever must have reported before the service is ready: each of its queues is consumed, each source was met.
    private var parts: [String] {
        var queues = [Topology.commands(of: self.name), Topology.queries(of: self.name), Topology.dead(of: self.name)]
        if !self.follows.isEmpty { queues.append(Topology.events(of: self.name)) }
        if self.name == .smkiAlerts { queues.append(Topology.intake) }
        return ["database", "relay"] + queues.map(\.name) + self.follows.map(CatchUp.part)
    }

    /// Brings the service's schema to the newest form.
    public func migrate(_ settings: MigrationSettings) async throws {
        let schema = settings.service.rawValue.replacing("-", with: "_")
        var database = try PostgresSettings(url: settings.databaseURL.revealed)
        database.applicationName = "\(settings.service.rawValue) migrate"
        database.schema = schema
        let applied = try await PostgresConnection.withOpen(database) { connection in
            try await Migrator(onStep: { _ in crashPoint(.inMigration) })
                .run(self.migrations, schema: schema, on: connection)
        }
        print(
            applied.isEmpty
                ? "\(schema): up to date"
                : "\(schema): applied \(applied.map { "\($0.number) \($0.name)" }.joined(separator: ", "))"
        )
    }

    private static func file(_ path: String) throws -> [UInt8] {
        do {
            return Array(try Data(contentsOf: URL(filePath: path)))
        } catch {
            throw SettingsError(problems: ["\(path) can't be read: \(error.localizedDescription)"])
        }
    }

    private static func policies(_ path: String?) throws -> PolicyBook {
        guard let path else { return .standard }
        return try PolicyBook.standard.overridden(byJSON: Data(try self.file(path)))
    }
}
