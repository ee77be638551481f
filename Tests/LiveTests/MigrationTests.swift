import Foundation
import Messages
import Testing

extension Live {
    /// Migrations that are broken off, before their COMMIT and after it.
    @Suite("Migrations", .enabled(if: LiveEnvironment.canBreak, LiveEnvironment.notOurs))
    struct MigrationTests {
        @Test(
            "killed: taken up again, and each service starts and does its work",
            .timeLimit(.minutes(3)),
            arguments: [Crash(.inMigration, 1), Crash(.inMigration, 2)]
        )
        func killed(_ crash: Crash) async throws {
            let stack = try await Self.bare()
            try await Self.each { service in
                let mark = try LogMark(service)
                let died = try await Self.migrate(service, "QUORATE_CRASH_AT=\(crash)").run()
                #expect(died.status != 0)
                #expect(try mark.text().contains(crash.line(.dies)), "\(service) ended elsewhere")
                // Half migrated it does not start, and says what to do.
                let refused = try await Command.control("service", service.rawValue, "start").run()
                #expect(refused.status != 0 && refused.output.contains("migrate"), "\(refused.output.suffix(400))")
                try await Self.migrate(service).succeed()
            }
            try await Self.checkWork(stack)
        }

        @Test(
            "paused while PostgreSQL dies: taken up again, and each service starts and does its work",
            .timeLimit(.minutes(3)),
            arguments: [Crash(.inMigration, 1), Crash(.inMigration, 2)]
        )
        func paused(_ pause: Crash) async throws {
            let stack = try await Self.bare()
            let migrations = try await withThrowingTaskGroup(of: (ServiceName, Int32, Task<Int32, any Error>).self) {
                group in
                for service in ServiceName.allCases {
                    group.addTask {
                        let mark = try LogMark(service)
                        let run = Task { try await Self.migrate(service, "QUORATE_PAUSE_AT=\(pause)").run().status }
                        let process = try await eventually("\(service) migrate to pause at \(pause)") {
                            let said = Self.process(of: pause, in: try mark.text())
                            return said.flatMap { Stack.state(of: $0) == "T" ? $0 : nil }
                        }
                        return (service, process, run)
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            try await stack.suffer(.postgres)
            for (_, process, _) in migrations { kill(process, SIGCONT) }
            for (service, _, run) in migrations {
                #expect(try await run.value != 0, "\(service) migrate has not noticed")
                try await Self.migrate(service).succeed()
            }
            print("\(Accident.postgres), with all five at \(pause)")
            try await Self.checkWork(stack)
        }

        /// A stack without schemas in which no service runs.
        private static func bare() async throws -> Stack {
            let stack = Stack()
            try await stack.empty()
            try await stack.database.dropSchemas()
            return stack
        }

        private static func migrate(_ service: ServiceName, _ extra: String...) -> Command {
            .control(["service", service.rawValue, "migrate"] + (extra.isEmpty ? [] : ["--"] + extra))
        }

        /// The number of the process that has said that it pauses.
        private static func process(of pause: Crash, in log: String) -> Int32? {
            log.range(of: pause.line(.pauses)).flatMap { Int32(log[$0.upperBound...].prefix { $0.isNumber }) }
        }

        private static func each(_ body: @escaping @Sendable (ServiceName) async throws -> Void) async throws {
            try await withThrowingTaskGroup(of: Void.self) { group in
                for service in ServiceName.allCases { group.addTask { try await body(service) } }
                try await group.waitForAll()
            }
        }

        /// Starts all, and has each do something.
        private static func checkWork(_ stack: Stack) async throws {
            try await stack.startAll()
            try await stack.clock.set(Stack.friday)
            try await stack.furnish()
            let path = try MainPath(stack)
            try await path.report()
            try await path.alarm()
            try await TestClient.of("supplier-acme").accept(SampleProposal.numbered(1))
            try await WholePathTests.checkAll(stack)
            try await stack.checkMails()
        }
    }
}
