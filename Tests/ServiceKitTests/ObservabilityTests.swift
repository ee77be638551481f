import Foundation
import Logging
import Metrics
import ServiceLifecycle
import Testing

@testable import ServiceKit

#if canImport(FoundationNetworking)
import FoundationNetworking
#endif

@Suite("Log lines")
final class LogLineTests {
    private let file = FileManager.default.temporaryDirectory.appending(path: "quorate-log-\(UUID().uuidString)")

    deinit {
        try? FileManager.default.removeItem(at: self.file)
    }

    private func logger() throws -> Logger {
        #expect(FileManager.default.createFile(atPath: self.file.path, contents: nil))
        let output = LogOutput(try FileHandle(forWritingTo: self.file))
        var logger = Logger(label: "test") { _ in JSONLinesLogHandler(service: "elections", output: output) }
        logger.logLevel = .debug
        return logger
    }

    private func lines() throws -> [[String: Any]] {
        try String(decoding: Data(contentsOf: self.file), as: UTF8.self).split(separator: "\n").map { line in
            try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
        }
    }

    @Test("are JSON objects with time, level, service, message and metadata")
    func members() throws {
        var logger = try self.logger()
        logger[metadataKey: "correlationId"] = "c-1"
        logger.warning(
            "head moved",
            metadata: ["count": .stringConvertible(3), "names": ["a", "b"], "inner": ["x": "y"], "level": "mine"]
        )
        logger.trace("not written")
        let line = try #require(try self.lines().first)
        #expect(try self.lines().count == 1)
        #expect(line["level"] as? String == "warning")
        #expect(line["service"] as? String == "elections")
        #expect(line["message"] as? String == "head moved")
        #expect(line["correlationId"] as? String == "c-1")
        #expect(line["count"] as? Int == 3)
        #expect(line["names"] as? [String] == ["a", "b"])
        #expect(line["inner"] as? [String: String] == ["x": "y"])
        #expect(line["metadata.level"] as? String == "mine")
        let time = try #require(line["ts"] as? String)
        #expect(time.wholeMatch(of: /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z/) != nil)
    }

    @Test("hold every character, also control characters and line ends")
    func characters() throws {
        let logger = try self.logger()
        let text =
            (0...0x20).compactMap { Unicode.Scalar(UInt8($0)) }.map(String.init).joined()
            + "\u{7F}\u{85}\u{2028}\"\\/é🗳️\r\n\t"
        logger.info("\(text)", metadata: ["\(text)": "\(text)"])
        let line = try #require(try self.lines().first)
        #expect(line["message"] as? String == text)
        #expect(line[text] as? String == text)
        #expect(try self.lines().count == 1)
    }

    @Test("are whole when many write at once")
    func concurrency() async throws {
        let logger = try self.logger()
        let long = String(repeating: "0123456789", count: 1000)
        await withTaskGroup(of: Void.self) { group in
            for writer in 0..<8 {
                group.addTask {
                    for number in 0..<100 {
                        logger.info("\(writer)/\(number) \(long)")
                    }
                }
            }
        }
        let messages = Set(try self.lines().compactMap { $0["message"] as? String })
        #expect(messages.count == 800)
        #expect(messages.allSatisfy { $0.hasSuffix(long) })
    }
}

/// A strict reader of the text format, enough for what is written here.
private struct PrometheusText {
    var types: [String: String] = [:]
    var samples: [String: Double] = [:]

    init(_ text: String) throws {
        try #require(text.isEmpty || text.hasSuffix("\n"))
        for line in text.split(separator: "\n") {
            if let match = line.wholeMatch(of: /# TYPE ([a-zA-Z_:][a-zA-Z0-9_:]*) (counter|gauge|histogram)/) {
                try #require(self.types.updateValue(String(match.2), forKey: String(match.1)) == nil)
            } else {
                let sample =
                    /([a-zA-Z_:][a-zA-Z0-9_:]*(?:\{(?:[a-zA-Z_][a-zA-Z0-9_]*="(?:[^"\\\n]|\\["\\n])*",?)*\})?) (\S+)/
                let match = try #require(line.wholeMatch(of: sample), "\(line)")
                let value = try #require(Double(match.2.replacing("Inf", with: "infinity")))
                try #require(self.samples.updateValue(value, forKey: String(match.1)) == nil)
            }
        }
    }
}

@Suite("Metrics")
struct MetricsTests {
    @Test("are readable text with counters, gauges and histograms")
    func text() throws {
        let metrics = PrometheusMetrics()
        Counter(label: "messages", dimensions: [("queue", "a")], factory: metrics).increment(by: 2)
        Counter(label: "messages", dimensions: [("queue", "a")], factory: metrics).increment()
        Counter(label: "messages_total", dimensions: [("queue", "b")], factory: metrics).increment()
        FloatingPointCounter(label: "seconds.spent", factory: metrics).increment(by: 0.5)
        Meter(label: "depth", factory: metrics).set(7)
        Gauge(label: "ratio", factory: metrics).record(0.25)
        let timer = Metrics.Timer(label: "commit", factory: metrics)
        timer.recordNanoseconds(2_000_000)
        timer.recordNanoseconds(400_000_000_000)
        Recorder(label: "batch-size", factory: metrics).record(100)
        let text = try PrometheusText(metrics.renderText())
        #expect(text.types["messages_total"] == "counter")
        #expect(text.samples["messages_total{queue=\"a\"}"] == 3)
        #expect(text.samples["messages_total{queue=\"b\"}"] == 1)
        #expect(text.samples["seconds_spent_total"] == 0.5)
        #expect(text.types["depth"] == "gauge")
        #expect(text.samples["depth"] == 7)
        #expect(text.samples["ratio"] == 0.25)
        #expect(text.types["commit_seconds"] == "histogram")
        #expect(text.samples["commit_seconds_bucket{le=\"0.001\"}"] == 0)
        #expect(text.samples["commit_seconds_bucket{le=\"0.0025\"}"] == 1)
        #expect(text.samples["commit_seconds_bucket{le=\"+Inf\"}"] == 2)
        #expect(text.samples["commit_seconds_count"] == 2)
        #expect(text.samples["commit_seconds_sum"] == 400.002)
        #expect(text.samples["batch_size_bucket{le=\"128\"}"] == 1)
    }

    @Test("stay readable with odd names, odd labels and one name for two kinds")
    func oddities() throws {
        let metrics = PrometheusMetrics()
        Counter(label: "1 odd-näme", dimensions: [("a label", "x\"y\\z\nü"), ("a label", "last")], factory: metrics)
            .increment()
        Counter(label: "quoted", dimensions: [("l", "x\"y\\z\n,}ü")], factory: metrics).increment()
        Meter(label: "depth", factory: metrics).set(Double.infinity)
        Recorder(label: "depth", factory: metrics).record(1)
        let text = try PrometheusText(metrics.renderText())
        #expect(text.samples["quoted_total{l=\"x\\\"y\\\\z\\n,}ü\"}"] == 1)
        #expect(text.types["depth"] == "gauge")
        #expect(text.types["depth_histogram"] == "histogram")
        #expect(text.samples["depth"] == .infinity)
    }

    @Test("lose nothing when many count at once")
    func concurrency() async throws {
        let metrics = PrometheusMetrics()
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<8 {
                group.addTask {
                    for _ in 0..<1000 { Counter(label: "n", factory: metrics).increment() }
                }
            }
        }
        #expect(try PrometheusText(metrics.renderText()).samples["n_total"] == 8000)
    }
}

@Suite("Health", .timeLimit(.minutes(1)))
struct HealthTests {
    @Test("is ready only when something has reported and all is well")
    func readiness() {
        let health = Health(expecting: ["broker"])
        #expect(!health.snapshot().ready)
        health.set("broker", ok: true, detail: "connected")
        #expect(health.snapshot().ready)
        health.set("database", ok: false, detail: "connection refused")
        #expect(!health.snapshot().ready)
        health.remove("database")
        #expect(health.snapshot().ready)
        #expect(!Health().snapshot().ready)
    }

    @Test("is answered over HTTP, with metrics beside it")
    func http() async throws {
        let health = Health(expecting: ["broker"])
        let metrics = PrometheusMetrics()
        Counter(label: "n", factory: metrics).increment()
        try await withServer(health, metrics) { port in
            #expect(try await Self.get(port, "health/live").status == 200)
            var ready = try await Self.get(port, "health/ready")
            #expect(ready.status == 503)
            #expect(ready.body == #"{"checks":{"broker":{"detail":"starting","ok":false}},"ready":false}"#)
            health.set("broker", ok: true, detail: "connected")
            ready = try await Self.get(port, "health/ready")
            #expect(ready.status == 200)
            #expect(ready.body == #"{"checks":{"broker":{"detail":"connected","ok":true}},"ready":true}"#)
            let scraped = try await Self.get(port, "metrics")
            #expect(scraped.status == 200)
            #expect(scraped.type == "text/plain; version=0.0.4; charset=utf-8")
            #expect(try PrometheusText(scraped.body).samples["n_total"] == 1)
            #expect(try await Self.get(port, "other").status == 404)
        }
    }

    @Test("says which setting to change when its port is taken")
    func taken() async throws {
        try await withServer(Health(), PrometheusMetrics()) { port in
            let second = HealthServer(
                health: Health(),
                metrics: PrometheusMetrics(),
                host: "127.0.0.1",
                port: port,
                logger: Logger(label: "test")
            )
            let error = await #expect(throws: SettingsError.self) { try await second.run() }
            #expect(error?.description.contains("QUORATE_HEALTH_PORT") == true)
        }
    }

    private func withServer(
        _ health: Health,
        _ metrics: PrometheusMetrics,
        _ body: @escaping @Sendable (Int) async throws -> Void
    ) async throws {
        let server = HealthServer(
            health: health,
            metrics: metrics,
            host: "127.0.0.1",
            port: 0,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        )
        let group = ServiceGroup(services: [server], logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        let running = Task { try await group.run() }
        var port = server.boundPort
        while port == nil {
            try await Task.sleep(for: .milliseconds(5))
            port = server.boundPort
        }
        do {
            try await body(try #require(port))
        } catch {
            await group.triggerGracefulShutdown()
            throw error
        }
        await group.triggerGracefulShutdown()
        try await running.value
    }

    private static func get(_ port: Int, _ path: String) async throws -> (status: Int, type: String?, body: String) {
        let url = try #require(URL(string: "http://127.0.0.1:\(port)/\(path)"))
        let (data, response) = try await URLSession.shared.data(from: url)
        let http = try #require(response as? HTTPURLResponse)
        return (http.statusCode, http.value(forHTTPHeaderField: "Content-Type"), String(decoding: data, as: UTF8.self))
    }
}
