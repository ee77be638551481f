import AMQP
import Domain
import Messages
import Testing

extension Live {
    /// The same alert from everywhere at once.
    @Suite("A crowd", .enabled(if: LiveEnvironment.canBreak, LiveEnvironment.notOurs))
    struct CrowdTests {
        @Test(
            "1,000 copies over 20 connections and two replicas, one of them killed, open one incident",
            .timeLimit(.minutes(3))
        )
        func crowd() async throws {
            let stack = try await Stack.fresh()
            let second = Stack.Instance.replica(2, of: .smkiAlerts)
            try await stack.start(second)
            let alert = SampleAlert(at: try await stack.clock.now())
            let sameID = TestClient.newID()

            let answered = Answered()
            let answers = try await withThrowingTaskGroup(of: [String].self) { group in
                for _ in 0..<20 {
                    group.addTask {
                        let client = TestClient("dcc")
                        var incidents: [String] = []
                        for copy in 0..<50 {
                            let id = copy.isMultiple(of: 2) ? sameID : TestClient.newID()
                            incidents.append(try await client.reportAccepted(alert, id: id).incidentID)
                            await answered.count()
                        }
                        await client.close()
                        return incidents
                    }
                }
                group.addTask {
                    try await eventually("the incident", within: .seconds(30)) {
                        try await !stack.journals.all(IncidentOpened.self).isEmpty
                    }
                    try await stack.kill(second)
                    let before = await answered.number
                    #expect(before < 1_000, "the replica was killed too late")
                    try await stack.start(second)
                    return []
                }
                return try await group.reduce(into: []) { $0 += $1 }
            }

            #expect(answers.count == 1_000)
            #expect(Set(answers).count == 1)
            try await stack.clock.settle()
            let opened = try await stack.journals.all(IncidentOpened.self)
            #expect(opened.map(\.incidentId) == Array(Set(answers)))
            let journal = Database.table("journal", of: .smkiAlerts)
            #expect(
                try await stack.database.count(
                    "select count(distinct stream) from \(journal) where stream like 'incident/%'"
                ) == 1
            )
            #expect(
                try await stack.database.count("select count(*) from \(journal) where type like 'incident.opened.%'")
                    == 1
            )
            #expect(try await stack.database.count("select count(*) from \(journal) where stream like 'alert/%'") == 1)
            try await stack.journals.checkNothingDoubled()
            try await stack.journals.verify()
            try await stack.kill(second)
        }
    }

    private actor Answered {
        private(set) var number = 0

        func count() { self.number += 1 }
    }
}
