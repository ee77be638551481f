import Foundation
import Messages
import Testing

/// A named place in a service, and on which pass of it something is to happen.
struct Crash: Sendable, CustomStringConvertible {
    enum Point: String, CaseIterable, Sendable {
        case beforeCommit, afterCommit
        case relayBeforePublish, relayBeforeConfirm, relayAfterConfirm
        case mailBeforeSending, mailBeforeAnswer, mailAfterAnswer
        case inTimer, inMigration
    }

    let point: Point
    var pass = 1

    init(_ point: Point, _ pass: Int = 1) {
        self.point = point
        self.pass = pass
    }

    var description: String { "\(self.point.rawValue):\(self.pass)" }

    /// The line that a process writes to its log when it is there.
    func line(_ end: Armed.End) -> String { #"{"crashPoint":"\#(self)","action":"\#(end.rawValue)","process":"# }
}

/// A service that was started to die or to pause at a place.
struct Armed: Sendable, CustomStringConvertible {
    enum End: String, Sendable {
        case dies, pauses

        /// The variable that asks for it.
        var variable: String { self == .dies ? "QUORATE_CRASH_AT" : "QUORATE_PAUSE_AT" }
    }

    let service: ServiceName
    let place: Crash
    let end: End
    let process: Int32
    /// What its log says from here on is of this process.
    let mark: LogMark

    var description: String { "\(self.service) \(self.end.rawValue) at \(self.place)" }

    private var isThere: Bool {
        switch self.end {
        case .dies: !Stack.isAlive(self.process)
        case .pauses: Stack.state(of: self.process) == "T"
        }
    }

    /// Waits until it has died or paused.
    func arrive(within limit: Duration = .seconds(60)) async throws {
        try await eventually("that \(self)", within: limit, every: .milliseconds(20)) { self.isThere }
    }

    /// Whether it was at that place, and has not ended or stopped for another reason.
    func hasArrived() throws -> Bool { try self.isThere && self.mark.text().contains(self.place.line(self.end)) }
}

/// How long a service's log was at some time.
struct LogMark: Sendable {
    let file: URL
    let length: Int

    init(_ service: ServiceName) throws {
        let folder = URL(filePath: try LiveEnvironment.require("QUORATE_STACK_DIR"))
        self.file = folder.appending(path: "log").appending(path: "\(service.rawValue).log")
        self.length = (try? FileManager.default.attributesOfItem(atPath: self.file.path)[.size] as? Int) ?? 0
    }

    /// What was written since.
    func text() throws -> String {
        let data = try Data(contentsOf: self.file)
        return String(decoding: data.count < self.length ? data : data.dropFirst(self.length), as: UTF8.self)
    }
}

extension Stack {
    /// Starts a service anew, so that it dies or pauses at a place.
    func arm(_ service: ServiceName, _ place: Crash, _ end: Armed.End) async throws -> Armed {
        try await self.kill(service)
        let mark = try LogMark(service)
        var process: Int32 = 0
        do {
            process = try await self.start(service, [end.variable: place.description], waits: false)
        } catch let gone as TimeIsUp where end == .dies {
            // It was there before the launcher could say its number.
            guard try mark.text().contains(place.line(end)) else { throw gone }
        }
        return Armed(service: service, place: place, end: end, process: process, mark: mark)
    }

    /// Does a step while a service is bound to die at a place on the way, and starts the service again when it has.
    ///
    /// The step must come through all the same. That the process did die, and there, is checked.
    func survive(
        _ crash: Crash,
        of service: ServiceName,
        sourceLocation: SourceLocation = #_sourceLocation,
        during step: () async throws -> Void
    ) async throws {
        let armed = try await self.arm(service, crash, .dies)
        try await self.survive([armed], sourceLocation: sourceLocation, during: step) { try await self.start(service) }
    }

    /// Does a step during which services pause, each at its place; while all of them stand there a part dies and is
    /// started again; then they go on.
    ///
    /// The step must come through all the same. That each has paused, and there, is checked.
    func survive(
        _ accident: Accident,
        while places: [ServiceName: Crash],
        sourceLocation: SourceLocation = #_sourceLocation,
        during step: () async throws -> Void
    ) async throws {
        var armed: [Armed] = []
        for (service, place) in places { armed.append(try await self.arm(service, place, .pauses)) }
        let all = armed
        try await self.survive(all, sourceLocation: sourceLocation, during: step) {
            try await self.suffer(accident, while: all)
        }
    }

    /// The accident itself, and then the services go on that stand at their places.
    func suffer(_ accident: Accident, while armed: [Armed]) async throws {
        let begun = ContinuousClock.now
        do {
            try await self.suffer(accident)
        } catch {
            for one in armed { try? await self.resume(Instance(service: one.service)) }
            throw error
        }
        for one in armed { try await self.resume(Instance(service: one.service)) }
        let places = armed.map { "\($0.service) at \($0.place)" }.sorted().joined(separator: ", ")
        print("\(accident), with \(places): \((ContinuousClock.now - begun).components.seconds) s")
    }

    private func survive(
        _ armed: [Armed],
        sourceLocation: SourceLocation,
        during step: () async throws -> Void,
        then mend: @escaping @Sendable () async throws -> Void
    ) async throws {
        let arrival = Task {
            for one in armed { try await one.arrive() }
            return try armed.filter { try !$0.hasArrived() }
        }
        let nurse = Task {
            let strays = try await arrival.value
            try await mend()
            return strays
        }
        do {
            try await step()
        } catch {
            arrival.cancel()
            _ = try? await nurse.value
            for one in armed { try? await self.renew(one.service) }
            throw Unexpected(description: "while \(armed): \(error)")
        }
        // The step is over; who has not come to the place by now will not.
        let alarm = Task {
            try await Task.sleep(for: .seconds(5))
            arrival.cancel()
        }
        defer { alarm.cancel() }
        do {
            let strays = try await nurse.value
            #expect(strays.isEmpty, "ended or stopped elsewhere", sourceLocation: sourceLocation)
        } catch {
            Issue.record("\(armed): \(error)", sourceLocation: sourceLocation)
            for one in armed { try await self.renew(one.service) }
        }
    }

    /// Whatever has become of it, it runs again.
    private func renew(_ service: ServiceName) async throws {
        try await self.kill(service)
        try await self.start(service)
    }
}
