import Domain
import Foundation
import Messages
import Testing

extension Live {
    /// Back-ups, put back: all services, or one whose journal is then older than what its neighbours know.
    @Suite("Back-ups", .enabled(if: LiveEnvironment.canBreak, LiveEnvironment.notOurs))
    struct RestoreTests {
        @Test(
            "of one service, older than its neighbours know, are noticed; the newest one mends it",
            .timeLimit(.minutes(4))
        )
        func one() async throws {
            let stack = try await Stack.fresh()
            let backups = try Backups()
            defer { backups.remove() }
            try await self.report(stack)
            try await backups.make("older")
            try await self.report(stack)
            try await backups.make("newest")

            try await backups.restore("older", of: .smkiAlerts)
            for reader in [ServiceName.meetings, .notifications] {
                try await eventually("\(reader) trusts smki-alerts no longer") {
                    try await self.health(of: reader).contains(Self.alarm) ? true : nil
                }
            }

            try await backups.restore("newest", of: .smkiAlerts)
            for reader in [ServiceName.meetings, .notifications] {
                try await eventually("\(reader) takes smki-alerts in again") {
                    let health = try await self.health(of: reader)
                    return health.isEmpty || health.contains(Self.alarm) ? nil : true
                }
            }
            try await self.report(stack)
            try await WholePathTests.checkAll(stack)
            #expect(try await stack.journals.all(IncidentOpened.self).count == 3)
        }

        @Test("of all services put the stack back, and it goes on from there", .timeLimit(.minutes(4)))
        func all() async throws {
            let stack = try await Stack.fresh()
            let backups = try Backups()
            defer { backups.remove() }
            try await self.report(stack)
            try await backups.make("all")
            try await self.report(stack)

            try await backups.restore("all", of: nil)
            try await stack.clock.settle()
            #expect(try await stack.journals.all(IncidentOpened.self).count == 1)
            try await self.report(stack)
            #expect(try await stack.journals.all(IncidentOpened.self).count == 2)
            #expect(try await stack.journals.all(RoutesOffered.self).count == 2)
            try await WholePathTests.checkAll(stack)
        }

        @Test("keep keys apart, and never write over another")
        func apart() async throws {
            let backups = try Backups()
            defer { backups.remove() }
            let within = try await backups.command("backup", "a", "a/keys").run()
            #expect(within.status == 1)
            #expect(within.output.contains("apart"))
            try await backups.make("once")
            let again = try await backups.command("backup", "once", "once-keys").run()
            #expect(again.status == 1)
            #expect(again.output.contains("isn't empty"))
            let names = try FileManager.default.contentsOfDirectory(atPath: backups.path("once"))
            #expect(Set(names) == ["quorate.dump", "broker-definitions.json"])
        }

        /// It ends too early or, once smki-alerts has gone on from there, has another hash where they know one.
        private static let alarm = "alarm: journal of smki-alerts"

        private func report(_ stack: Stack) async throws {
            try await TestClient.of("dcc").reportAccepted(SampleAlert(at: Stack.friday))
            try await stack.clock.settle()
        }

        private func health(of service: ServiceName) async throws -> String {
            let ports = try JSONDecoder().decode(
                [String: Int].self,
                from: Data(contentsOf: URL(filePath: try LiveEnvironment.require("QUORATE_STACK_PORTS")))
            )
            guard let port = ports["health-\(service.rawValue)"] else { return "" }
            return try await Command(
                program: "/usr/bin/curl",
                arguments: ["--silent", "http://127.0.0.1:\(port)/health/ready"]
            ).run().output
        }
    }
}

/// Back-ups of the stack in a folder of the test's own.
struct Backups {
    let folder: URL

    init() throws {
        self.folder = FileManager.default.temporaryDirectory.appending(path: "quorate-backups-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: self.folder, withIntermediateDirectories: true)
    }

    func path(_ name: String) -> String { self.folder.appending(path: name).path }

    func command(_ word: String, _ names: String...) -> Command {
        Command(
            program: LiveEnvironment.checkout.appending(path: "deploy/stack").path,
            arguments: [word] + names.map { self.path($0) },
            limit: .seconds(120)
        )
    }

    func make(_ name: String) async throws { try await self.command("backup", name, "\(name)-keys").succeed() }

    func restore(_ name: String, of service: ServiceName?) async throws {
        var command = self.command("restore", name)
        command = Command(
            program: command.program,
            arguments: command.arguments + (service.map { [$0.rawValue] } ?? []),
            limit: command.limit
        )
        try await command.succeed()
    }

    func remove() { try? FileManager.default.removeItem(at: self.folder) }
}
