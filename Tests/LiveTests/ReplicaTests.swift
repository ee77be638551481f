import Domain
import Messages
import Testing

extension Live {
    /// Two replicas, one of which freezes with a batch in hand.
    @Suite("Replicas", .enabled(if: LiveEnvironment.canBreak, LiveEnvironment.notOurs))
    struct ReplicaTests {
        @Test("one freezes in a batch: the other goes on within 15 s, and nothing is doubled", .timeLimit(.minutes(2)))
        func frozen() async throws {
            let stack = try await Stack.fresh()
            let second = Stack.Instance.replica(2, of: .smkiAlerts)
            let process = try await stack.start(second, ["QUORATE_PAUSE_AT": "beforeCommit:1"])
            let now = try await stack.clock.now()
            var incidents: [String] = []
            var longest = Duration.zero
            for _ in 0..<20 where Stack.state(of: process) != "T" {
                let begun = ContinuousClock.now
                incidents.append(try await TestClient.of("dcc").reportAccepted(SampleAlert(at: now)).incidentID)
                longest = max(longest, ContinuousClock.now - begun)
            }
            #expect(Stack.state(of: process) == "T", "the second replica has not taken a batch")
            #expect(longest < .seconds(15), "\(longest)")
            // The queue, the relay and the timers go on with one replica.
            let begun = ContinuousClock.now
            for _ in 0..<5 {
                incidents.append(try await TestClient.of("dcc").reportAccepted(SampleAlert(at: now)).incidentID)
            }
            try await stack.clock.settle()
            #expect(ContinuousClock.now - begun < .seconds(15))

            try await stack.resume(second)
            try await eventually("the second replica to wake") { Stack.state(of: process) != "T" }
            try await Task.sleep(for: .seconds(3))
            try await stack.clock.settle()
            #expect(Set(incidents).count == incidents.count)
            #expect(try await Set(stack.journals.all(IncidentOpened.self).map(\.incidentId)) == Set(incidents))
            try await stack.journals.checkNothingDoubled()
            try await stack.journals.verify()
            try await stack.kill(second)
        }
    }
}
