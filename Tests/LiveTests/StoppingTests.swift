import Foundation
import Messages
import Testing

extension Live {
    /// A service that is told to stop.
    @Suite("Stopping", .enabled(if: LiveEnvironment.canBreak, LiveEnvironment.notOurs))
    struct StoppingTests {
        @Test(
            "SIGTERM with a batch in hand: it is committed, published and answered, and the exit status is 0",
            .timeLimit(.minutes(1)),
            arguments: [Crash(.beforeCommit), Crash(.afterCommit), Crash(.relayBeforeConfirm)]
        )
        func term(_ pause: Crash) async throws {
            let stack = try await Stack.fresh()
            try await stack.kill(.smkiAlerts)
            let doomed = try await ChildService(.smkiAlerts, ["QUORATE_PAUSE_AT": pause.description])
            defer { doomed.kill() }
            let dcc = await TestClient.of("dcc")
            let (properties, body) = try dcc.alert(
                SampleAlert(at: Stack.friday).body,
                as: .binary,
                id: TestClient.newID()
            )
            // Sent once: what answers it is the process that is told to stop, or nothing.
            async let answer = dcc.request(
                CompromiseReported.exchange,
                CompromiseReported.routingKey,
                properties,
                body,
                timeout: .seconds(30)
            )
            try await eventually("\(pause) to be reached", every: .milliseconds(10)) {
                Stack.state(of: doomed.number) == "T"
            }
            doomed.send(SIGTERM)
            doomed.send(SIGCONT)
            guard case .accepted(let accepted) = try Wire.decode(Reply.self, from: try await answer) else {
                Issue.record("not accepted")
                return
            }
            #expect(!accepted.isDuplicate)
            #expect(try await doomed.status() == 0)
            #expect(
                try await stack.database.count(
                    """
                    select count(*) from \(Database.table("head", of: .smkiAlerts)) h,
                    \(Database.table("relay", of: .smkiAlerts)) r where h.outward = r.published and h.outward > 0
                    """
                ) == 1,
                "it has not published all"
            )
            try await stack.start(.smkiAlerts)
            try await stack.clock.settle()
            #expect(try await stack.journals.all(IncidentOpened.self).map(\.incidentId) == [accepted.id])
            try await WholePathTests.checkAll(stack)
            try await stack.checkMails()
        }
    }
}

/// A service as a child of these tests, so that its exit status can be known.
private final class ChildService: Sendable {
    let number: Int32
    private let ended: Task<Int32, Never>

    init(_ service: ServiceName, _ extra: [String: String]) async throws {
        let pairs = extra.map { "\($0.key)=\($0.value)" }
        let text = try await Command.control(["service", service.rawValue, "env", "--"] + pairs).succeed()
        let process = Process()
        process.executableURL = URL(filePath: try LiveEnvironment.require("QUORATE_BIN_DIR"))
            .appending(path: service.rawValue)
        process.arguments = ["run"]
        process.environment = ProcessInfo.processInfo.environment.merging(
            try JSONDecoder().decode([String: String].self, from: Data(text.utf8))
        ) { _, new in new }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        let statuses = AsyncStream<Int32>.makeStream()
        process.terminationHandler = { process in
            // Ended by a signal, it has no status of its own.
            statuses.continuation.yield(process.terminationReason == .exit ? process.terminationStatus : -1)
            statuses.continuation.finish()
        }
        try process.run()
        self.number = process.processIdentifier
        self.ended = Task {
            for await status in statuses.stream { return status }
            return -1
        }
    }

    func send(_ signal: Int32) { Glibc.kill(self.number, signal) }

    /// Ends it unless it has ended.
    func kill() { if Stack.isAlive(self.number) { self.send(SIGKILL) } }

    /// Waits for its end.
    func status(within limit: Duration = .seconds(25)) async throws -> Int32 {
        let alarm = Task {
            try await Task.sleep(for: limit)
            self.send(SIGKILL)
        }
        defer { alarm.cancel() }
        return await self.ended.value
    }
}
