import Foundation
import Messages
import Testing

/// A named place in a service at which its process dies, and on which pass.
struct Crash: Sendable, CustomStringConvertible {
    enum Point: String, CaseIterable, Sendable {
        case beforeCommit, afterCommit
        case relayBeforeConfirm, relayAfterConfirm
        case mailBeforeAnswer, mailAfterAnswer
        case inTimer, inMigration
    }

    let point: Point
    var pass = 1

    init(_ point: Point, _ pass: Int = 1) {
        self.point = point
        self.pass = pass
    }

    var description: String { "\(self.point.rawValue):\(self.pass)" }
}

extension Stack {
    /// Does a step while a service is bound to die at a place on the way, and starts the service again when it has.
    ///
    /// The step must come through all the same. That the process did die is checked.
    func survive(
        _ crash: Crash,
        of service: ServiceName,
        sourceLocation: SourceLocation = #_sourceLocation,
        during step: () async throws -> Void
    ) async throws {
        try await self.kill(service)
        let doomed = try await self.startDoomed(service, ["QUORATE_CRASH_AT": crash.description])
        let nurse = Task {
            try await eventually("\(service) to die at \(crash)", within: .seconds(60)) { !Self.isAlive(doomed) }
            try await self.start(service)
        }
        do {
            try await step()
        } catch {
            nurse.cancel()
            _ = try? await self.start(service)
            throw Unexpected(description: "with \(service) dying at \(crash): \(error)")
        }
        do {
            try await eventually("\(service) to die at \(crash)", within: .seconds(5)) { !Self.isAlive(doomed) }
            _ = try await nurse.value
        } catch {
            nurse.cancel()
            Issue.record("\(service) did not die at \(crash): \(error)", sourceLocation: sourceLocation)
            try await self.kill(service)
            try await self.start(service)
        }
    }

    /// Starts a service that may be gone before it is ready.
    /// - Returns: the number of its process.
    private func startDoomed(_ service: ServiceName, _ extra: [String: String]) async throws -> Int32 {
        do {
            return try await self.start(service, extra, waits: false)
        } catch is TimeIsUp {
            return 0
        }
    }
}
