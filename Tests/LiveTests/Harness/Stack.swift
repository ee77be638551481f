import AMQP
import Domain
import Foundation
import Messages
import Postgres
import Testing

/// The services as processes, and what they stand on; everything here can be started, stopped and broken.
struct Stack: Sendable {
    /// Friday 20 November 2026 at 16:29 in London: the day of the worked example.
    static let friday = LondonTime.instant(of: CivilDate(2026, 11, 20), CivilTime(16, 29))

    /// One process of a service; `replica` 2 and more run beside the first.
    struct Instance: Hashable, Sendable, CustomStringConvertible {
        let service: ServiceName
        var replica = 1

        var description: String {
            self.replica == 1 ? self.service.rawValue : "\(self.service.rawValue)@\(self.replica)"
        }

        static func replica(_ number: Int, of service: ServiceName) -> Instance {
            Instance(service: service, replica: number)
        }
    }

    let database = Database()
    let mailbox = Mailbox()
    let clock = Clock()
    let journals = Journals()

    // MARK: Whole stacks

    /// A stack without a past: empty journals, empty queues, no mail; the clocks show Friday afternoon, and the register
    /// and the Guidance of the samples are in force.
    static func fresh(_ extra: [ServiceName: [String: String]] = [:]) async throws -> Stack {
        let stack = Stack()
        try await stack.empty()
        try await stack.startAll(extra)
        try await stack.clock.set(Self.friday)
        try await stack.furnish()
        return stack
    }

    /// The stack as it is: somebody else's, or ours with all services running.
    static func joined() async throws -> Stack {
        let stack = Stack()
        if !LiveEnvironment.isExternal {
            var isWhole = true
            for service in ServiceName.allCases where try await stack.pid(of: service) == nil { isWhole = false }
            if !isWhole { return try await Self.fresh() }
        }
        let known = try await TestClient.of("auditor").list("register", of: .elections)
        if known.items.isEmpty { try await stack.furnish() }
        return stack
    }

    /// Kills every service and empties journals, queues and the mailbox.
    func empty() async throws {
        try await self.each(Array(await Running.shared.all)) { try await self.kill($0) }
        try await self.ensureInfrastructure()
        try await self.database.dropSchemas()
        let broker = try await AMQPConnection.open(
            AMQPSettings(endpoint: try LiveEnvironment.broker(), connectionName: "live tests")
        )
        for queue in Topology.queues { _ = try await broker.purge(queue.name) }
        await broker.close()
        self.mailbox.empty()
        try await self.each(ServiceName.allCases) { service in
            try await Command.control("service", service.rawValue, "migrate").succeed()
        }
    }

    /// Register and Guidance.
    func furnish() async throws {
        let secretariat = await TestClient.of("secretariat")
        try await secretariat.accept(try LiveEnvironment.sample(ImportRegister.self, "register.sample.json"))
        let guidance = try LiveEnvironment.sample(LoadGuidance.self, "guidance.sample.json")
        _ = try await secretariat.send(guidance)
        try await self.clock.settle()
    }

    private func ensureInfrastructure() async throws {
        for part in ["broker", "postgres", "mail"] where try await Command.control(part, "pid").run().status != 0 {
            try await Command.control(part, "start").succeed()
        }
    }

    func startAll(_ extra: [ServiceName: [String: String]] = [:]) async throws {
        try await self.each(ServiceName.allCases) { try await self.start(Instance(service: $0), extra[$0] ?? [:]) }
    }

    private func each<Element: Sendable>(
        _ elements: [Element],
        _ body: @escaping @Sendable (Element) async throws -> Void
    ) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for element in elements { group.addTask { try await body(element) } }
            try await group.waitForAll()
        }
    }

    // MARK: One process

    /// Starts it unless it runs, and waits until it is ready unless told otherwise.
    /// - Returns: the number of its process.
    @discardableResult
    func start(_ instance: Instance, _ extra: [String: String] = [:], waits: Bool = true) async throws -> Int32 {
        await Running.shared.insert(instance)
        var words = ["service", instance.description, "start"]
        if !waits { words.append("--no-wait") }
        if !extra.isEmpty { words += ["--"] + extra.map { "\($0.key)=\($0.value)" } }
        let output = try await Command.control(words).succeed()
        guard let number = output.split(whereSeparator: \.isNewline).compactMap({ Int32($0) }).last else {
            throw TimeIsUp(description: "\(instance) was started and is gone again: \(output)")
        }
        return number
    }

    @discardableResult
    func start(_ service: ServiceName, _ extra: [String: String] = [:], waits: Bool = true) async throws -> Int32 {
        try await self.start(Instance(service: service), extra, waits: waits)
    }

    func kill(_ instance: Instance) async throws { try await self.act(instance, "kill") }
    func kill(_ service: ServiceName) async throws { try await self.kill(Instance(service: service)) }
    func stop(_ service: ServiceName) async throws { try await self.act(Instance(service: service), "stop") }
    func resume(_ instance: Instance) async throws { try await self.act(instance, "resume") }

    private func act(_ instance: Instance, _ word: String) async throws {
        try await Command.control("service", instance.description, word).succeed()
    }

    /// The number of a service's process, or nil when it doesn't run.
    func pid(of service: ServiceName) async throws -> Int32? {
        let outcome = try await Command.control("service", service.rawValue, "pid").run()
        return outcome.status == 0 ? Int32(outcome.output.trimmingCharacters(in: .whitespacesAndNewlines)) : nil
    }

    /// The broker, PostgreSQL or the mail server: `broker kill`.
    func infrastructure(_ words: String...) async throws { try await Command.control(words).succeed() }

    /// R, S, T, Z and so on; nil when there is no such process.
    static func state(of process: Int32) -> Character? {
        guard let text = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8),
            let close = text.lastIndex(of: ")")
        else { return nil }
        return text[text.index(after: close)...].first { $0 != " " }
    }

    static func isAlive(_ process: Int32) -> Bool { self.state(of: process).map { !"ZX".contains($0) } ?? false }
}

/// What the tests have started.
private actor Running {
    static let shared = Running()
    private(set) var all: Set<Stack.Instance> = Set(ServiceName.allCases.map { Stack.Instance(service: $0) })

    func insert(_ instance: Stack.Instance) { self.all.insert(instance) }
}
