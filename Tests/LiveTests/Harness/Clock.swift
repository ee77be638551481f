import AMQP
import Domain
import Messages

/// The controlled clocks of all five services, moved together.
struct Clock: Sendable {
    /// What all services say at one time.
    func state() async throws -> [ServiceName: ClockQuery.Answer] {
        let drill = await TestClient.of("drill")
        return try await withThrowingTaskGroup(of: (ServiceName, ClockQuery.Answer).self) { group in
            for service in ServiceName.allCases {
                group.addTask { (service, try await drill.ask(ClockQuery(), of: service)) }
            }
            var answers: [ServiceName: ClockQuery.Answer] = [:]
            for try await (service, answer) in group { answers[service] = answer }
            return answers
        }
    }

    /// The services' time.
    func now() async throws -> Instant {
        try await TestClient.of("auditor").ask(ClockQuery(), of: .smkiAlerts).now
    }

    /// Sets all clocks and wakes the services; waits for nothing.
    func set(_ now: Instant) async throws {
        let drill = await TestClient.of("drill")
        try await withThrowingTaskGroup(of: Void.self) { group in
            for service in ServiceName.allCases {
                group.addTask {
                    let reply = try await drill.send(SetClock(now: now), to: service)
                    guard case .accepted = reply else { throw Unexpected(description: "set-clock: \(reply)") }
                }
            }
            try await group.waitForAll()
        }
        var properties = MessageProperties()
        properties.userID = drill.user
        let wake = OutgoingMessage(
            exchange: Topology.clockExchange,
            routingKey: "",
            properties: properties,
            body: [],
            isMandatory: false
        )
        _ = try? await drill.connection().publish(wake)
    }

    /// Waits until nothing is left to do at the present time; two looks in a row must agree.
    @discardableResult
    func settle(within limit: Duration = .seconds(40)) async throws -> [ServiceName: ClockQuery.Answer] {
        var settled: [ServiceName: ClockQuery.Answer]?
        return try await eventually("all services to settle", within: limit) {
            () -> [ServiceName: ClockQuery.Answer]? in
            let state = try await self.state()
            let open = Self.unsettled(state)
            if open.isEmpty, state == settled { return state }
            settled = open.isEmpty ? state : nil
            if !open.isEmpty { throw Unexpected(description: open.joined(separator: "; ")) }
            return nil
        }
    }

    /// Goes to `target`, stopping at everything that is due on the way.
    func advance(to target: Instant) async throws {
        var state = try await self.settle()
        while let due = state.values.compactMap(\.nextDue).min(), due <= target {
            let now = state.values.map(\.now).max() ?? due
            try await self.set(max(due, now))
            state = try await self.settle()
        }
        try await self.set(target)
        try await self.settle()
    }

    /// Goes on for some minutes.
    func advance(minutes: Int) async throws {
        try await self.advance(to: try await self.now().adding(minutes: minutes))
    }

    private static func unsettled(_ state: [ServiceName: ClockQuery.Answer]) -> [String] {
        state.sorted { $0.key < $1.key }.flatMap { service, answer -> [String] in
            var reasons: [String] = []
            if answer.published < answer.head {
                reasons.append("\(service) has published \(answer.published) of \(answer.head)")
            }
            for source in Topology.follows[service] ?? [] {
                let taken = answer.progress[source.rawValue] ?? 0
                guard let head = state[source]?.head, taken < head else { continue }
                reasons.append("\(service) has taken in \(taken) of \(head) from \(source)")
            }
            if reasons.isEmpty, !answer.settled { reasons.append("\(service) is at work") }
            return reasons
        }
    }
}
