import Domain
import Foundation
import Logging
import Messages
import Synchronization
import Testing

@testable import ServiceKit

/// Keeps what is logged.
final class LogBook: Sendable {
    struct Line: Sendable {
        let level: Logger.Level
        let message: String
        let metadata: Logger.Metadata

        subscript(_ name: String) -> String? { self.metadata[name].map { "\($0)" } }
    }

    private let kept = Mutex<[Line]>([])

    var lines: [Line] { self.kept.withLock { $0 } }

    func logger(at level: Logger.Level = .debug) -> Logger {
        var logger = Logger(label: "book") { _ in Handler(book: self) }
        logger.logLevel = level
        return logger
    }

    private struct Handler: LogHandler {
        let book: LogBook
        var logLevel = Logger.Level.debug
        var metadata: Logger.Metadata = [:]
        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { self.metadata[key] }
            set { self.metadata[key] = newValue }
        }

        func log(event: LogEvent) {
            let all = self.metadata.merging(event.metadata ?? [:]) { _, new in new }
            let line = Line(level: event.level, message: event.message.description, metadata: all)
            self.book.kept.withLock { $0.append(line) }
        }
    }
}

@Suite("Ids in log lines")
struct LogTextTests {
    @Test(
        "stand as they are when they can't say anything",
        arguments: [
            "7F1C2C1E-0b1d-4c57-9a55-d3f5e4c0a1b2", "0af7651916cd43dd8448eb211c80319c", "0123456789abcdef",
            "smki-alerts/17",
        ]
    )
    func plain(_ id: String) { #expect(LogText.id(id) == id) }

    @Test(
        "are digests when they could be words",
        arguments: [
            "turnstile-ochre", "somebody@example.org", "", "deadbeef", "turnstiles/17", "smki-alerts/ochre",
            "7f1c2c1e-0b1d-4c57-9a55-d3f5e4c0a1bz", String(repeating: "a", count: 65), "DCC-2026-000123",
        ]
    )
    func hidden(_ id: String) {
        #expect(LogText.id(id) == "sha256:\(Opaque.id(id).prefix(16))")
        #expect(id.isEmpty || !LogText.id(id).contains(id))
    }
}

@Suite("Core: log lines", .enabled(if: Core.hasDatabase), .timeLimit(.minutes(1)))
struct CoreLogTests {
    private static let path = "0af7651916cd43dd8448eb211c80319c"

    private func message(_ id: String, _ body: some Message, correlation: String? = Self.path) -> Incoming {
        let envelope = Envelope(
            id: id,
            source: "tests",
            type: Swift.type(of: body).type,
            correlationID: correlation,
            data: Wire.encode(body)
        )
        return Core.reader.read(properties: envelope.properties(userID: "op"), body: envelope.data, from: .command)
    }

    @Test("say for operators what was refused or set aside, each under its correlation id")
    func notices() async throws {
        try await CoreStage.with { stage in
            let book = LogBook()
            let writer = try stage.writer(logger: book.logger(at: .info))
            let unreadable = Envelope(
                id: "m3",
                source: "tests",
                type: Add.type,
                correlationID: Self.path,
                data: Array("{".utf8)
            )
            let settled = try await writer.decide(
                self.message("m1", Add(tally: "a", amount: 1)),
                self.message("m2", Add(tally: "a", amount: -1)),
                Core.reader.read(properties: unreadable.properties(userID: "op"), body: unreadable.data, from: .command)
            )
            #expect(settled.map(\.code) == [nil, "negative", "malformedMessage"])
            // Those about messages; on a busy machine the batch may have had to wait for the database, and says so.
            let lines = book.lines.filter { $0["correlationId"] != nil }
            #expect(lines.map(\.message) == ["refused", "set aside"])
            #expect(lines.allSatisfy { $0.level == .notice && $0["correlationId"] == Self.path && $0["user"] == "op" })
            #expect(lines.map { $0["code"] } == ["negative", "malformedMessage"])
            #expect(lines.first?["rule"] == "CAL-14")
            #expect(lines.last?["parked"] == (try await stage.texts("select id from parked").first))
        }
    }

    @Test("say at debug what was accepted and taken in, and go on with the event's correlation id")
    func debug() async throws {
        try await CoreStage.with { stage in
            let book = LogBook()
            let writer = try stage.writer(logger: book.logger())
            var envelope = Envelope(Happened(amount: 1), id: "elections/1", source: "elections")
            envelope.correlationID = Self.path
            envelope.chainHash = Core.hash(1).hex
            var declined = Envelope(Happened(amount: -1), id: "elections/2", source: "elections")
            declined.correlationID = Self.path
            declined.chainHash = Core.hash(2).hex
            _ = try await writer.decide(
                self.message("m1", Add(tally: "a", amount: 1)),
                Core.contact(head: 0),
                Core.reader.event(envelope, number: 1, from: .elections),
                Core.reader.event(declined, number: 2, from: .elections)
            )
            _ = try await writer.decide(self.message("m1", Add(tally: "a", amount: 1)))
            let lines = book.lines.filter { $0["correlationId"] == Self.path }
            #expect(
                lines.map(\.message) == [
                    "accepted", "taken in", "a reaction is declined by a rule", "taken in", "accepted before",
                ]
            )
            #expect(lines.filter { $0.level == .notice }.map { $0["messageId"] } == ["elections/2"])
        }
    }

    @Test("repeat no word that a client chose")
    func noWords() async throws {
        try await CoreStage.with { stage in
            let book = LogBook()
            let writer = try stage.writer(logger: book.logger(at: .trace))
            let made = Envelope(
                id: "ochre 1",
                source: "ochre 2",
                type: "quorate.meetings.ochre.v1",
                correlationID: "ochre 3",
                data: Array(#"{"ochre": "ochre"}"#.utf8)
            )
            _ = try await writer.decide(
                Core.reader.read(properties: made.properties(userID: "op"), body: made.data, from: .command),
                self.message("ochre 4", Add(tally: "a", amount: -1), correlation: "ochre 5"),
                self.message("ochre 6", Add(tally: "a", amount: 1, trouble: .handler), correlation: "ochre 7"),
                self.message("ochre 8", Add(tally: "a", amount: 1, trouble: .statement), correlation: "ochre 9")
            )
            #expect(book.lines.count >= 4)
            for line in book.lines {
                #expect(!"\(line.message) \(line.metadata)".contains("ochre"), "\(line)")
            }
            #expect(book.lines.contains { $0["correlationId"] == LogText.id("ochre 5") })
        }
    }

    @Test("are written for what was committed only, once")
    func committedOnly() async throws {
        try await CoreStage.with { stage in
            let book = LogBook()
            let writer = try stage.writer(logger: book.logger())
            _ = try await writer.decide(
                self.message("m1", Add(tally: "a", amount: 1)),
                self.message("m2", Add(tally: "a", amount: 1, trouble: .statement))
            )
            #expect(book.lines.filter { $0.message == "accepted" }.count == 1)
            #expect(book.lines.filter { $0.message == "set aside" }.count == 1)
        }
    }
}
