import AMQP
import Domain
import Messages

/// Moves the controlled clocks of all services together.
struct ClockDriver {
    /// A stop on the way.
    struct Step {
        let now: Instant
        /// Why it stopped here.
        let cause: String
        let took: Duration

        var json: JSONValue {
            [
                "now": .string(self.now.rfc3339), "cause": .string(self.cause),
                "milliseconds": .number(JSONNumber(self.took.milliseconds)),
            ]
        }
    }

    /// How long services may take to settle before they count as stuck.
    static let patience = Duration.seconds(30)

    let session: Session

    /// Asks all services at the same time.
    func state() async throws -> ClockState {
        let session = self.session
        let answers = try await withThrowingTaskGroup(of: (ServiceName, ClockQuery.Answer).self) { group in
            for service in ServiceName.allCases {
                group.addTask { (service, try await session.ask(ClockQuery(), of: service)) }
            }
            var answers: [ServiceName: ClockQuery.Answer] = [:]
            for try await (service, answer) in group { answers[service] = answer }
            return answers
        }
        return ClockState(answers: answers)
    }

    /// Sets all clocks and wakes the services; waits for nothing.
    func set(_ now: Instant) async throws {
        let session = self.session
        try await withThrowingTaskGroup(of: Void.self) { group in
            for service in ServiceName.allCases {
                group.addTask { _ = try await session.send(SetClock(now: now), to: service) }
            }
            try await group.waitForAll()
        }
        var properties = MessageProperties()
        properties.userID = self.session.user
        _ = try await self.session.client.publish(
            OutgoingMessage(
                exchange: Topology.clockExchange,
                routingKey: "",
                properties: properties,
                body: [],
                isMandatory: false
            )
        )
    }

    /// Waits until nothing is left to do at the present time; two looks in a row must agree.
    @discardableResult
    func settle() async throws -> ClockState {
        let deadline = ContinuousClock.now + Self.patience
        var settled: ClockState?
        while true {
            let state = try await self.state()
            let open = state.unsettled
            if open.isEmpty, state == settled { return state }
            settled = open.isEmpty ? state : nil
            guard ContinuousClock.now < deadline else {
                throw Failure.unreachable(
                    (["Not settled at \(state.now.london) after \(Self.patience.inWords):"] + open)
                        .joined(separator: "\n  ")
                )
            }
            try await Task.sleep(for: .milliseconds(open.isEmpty ? 10 : 40))
        }
    }

    /// Goes to `target`, stopping at everything that is due on the way.
    func advance(to target: Instant, _ report: (Step) -> Void) async throws {
        var state = try await self.settle()
        try self.check(state, target)
        while let due = state.nextDue, due.at <= target {
            let begun = ContinuousClock.now
            let stop = max(due.at, state.now)
            try await self.set(stop)
            state = try await self.settle()
            report(Step(now: stop, cause: "(due at \(due.service))", took: ContinuousClock.now - begun))
        }
        let begun = ContinuousClock.now
        try await self.set(target)
        try await self.settle()
        report(Step(now: target, cause: "(as asked for)", took: ContinuousClock.now - begun))
    }

    private func check(_ state: ClockState, _ target: Instant) throws {
        let machine = state.answers.filter { !$0.value.isControlled }.keys.sorted()
        guard machine.isEmpty else {
            throw Failure.usage(
                "The machine's clock can't be moved: \(machine.map(\.rawValue).joined(separator: ", ")). "
                    + "Start the stack with a controlled clock: deploy/stack up --clock controlled"
            )
        }
        guard target >= state.now else {
            throw Failure.usage("The clocks show \(state.now.london) and go forward only; asked for \(target.london).")
        }
    }
}
