internal import Foundation
internal import Hummingbird
public import Logging
public import ServiceLifecycle
internal import Synchronization

/// Serves `/health/live`, `/health/ready` and `/metrics` over HTTP.
///
/// Alive means that the process answers; ready, that all its parts are well. Metrics are Prometheus text 0.0.4.
public final class HealthServer: Service {
    private let health: Health
    private let metrics: PrometheusMetrics
    private let host: String
    private let port: Int
    private let logger: Logger
    private let bound = Mutex<Int?>(nil)

    /// Creates a server that starts with `run`.
    ///
    /// - Parameters:
    ///   - health: The states that are shown.
    ///   - metrics: The metrics that are shown.
    ///   - host: The address to listen on.
    ///   - port: The port to listen on; 0 takes a free one.
    ///   - logger: Where the port in use is told.
    public init(health: Health, metrics: PrometheusMetrics, host: String, port: Int, logger: Logger) {
        self.health = health
        self.metrics = metrics
        self.host = host
        self.port = port
        self.logger = logger
    }

    /// The port in use; nil before the server listens.
    public var boundPort: Int? { self.bound.withLock { $0 } }

    /// Serves until the group it runs in stops.
    ///
    /// - Throws: `SettingsError` when the address or port can't be had.
    public func run() async throws {
        var quiet = self.logger
        quiet.logLevel = max(self.logger.logLevel, .warning)
        let application = Application(
            router: self.router(),
            configuration: ApplicationConfiguration(
                address: .hostname(self.host, port: self.port),
                reuseAddress: true
            ),
            onServerRunning: { channel in
                let port = channel.localAddress?.port ?? self.port
                self.bound.withLock { $0 = port }
                self.logger.info(
                    "health and metrics are served",
                    metadata: ["address": "\(self.host)", "port": .stringConvertible(port)]
                )
            },
            logger: quiet
        )
        do {
            try await application.run()
        } catch let error where self.boundPort == nil && !(error is CancellationError) {
            throw SettingsError(problems: [
                "Health can't be served on \(self.host) port \(self.port) (\(error)): choose another with "
                    + "\(Setting.healthPort.places), or \(Setting.healthHost.places)."
            ])
        }
    }

    private func router() -> Router<BasicRequestContext> {
        let router = Router()
        router.get("health/live") { _, _ in
            Self.answer(.ok, "application/json", "{\"alive\":true}")
        }
        router.get("health/ready") { _, _ in
            let snapshot = self.health.snapshot()
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            let body = String(decoding: try encoder.encode(snapshot), as: UTF8.self)
            return Self.answer(snapshot.ready ? .ok : .serviceUnavailable, "application/json", body)
        }
        router.get("metrics") { _, _ in
            Self.answer(.ok, "text/plain; version=0.0.4; charset=utf-8", self.metrics.renderText())
        }
        return router
    }

    private static func answer(_ status: HTTPResponse.Status, _ type: String, _ body: String) -> Response {
        Response(
            status: status,
            headers: [.contentType: type, .cacheControl: "no-store"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: body))
        )
    }
}
