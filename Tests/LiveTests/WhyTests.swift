import Domain
import Messages
import Testing

extension Live {
    /// Why something is as it is, told to those who may know it.
    @Suite("Why")
    struct WhyTests {
        @Test(
            "SEC-03 a decision is explained to the cleared, and withheld from everybody else",
            .enabled(if: LiveEnvironment.canBreak, LiveEnvironment.notOurs),
            .timeLimit(.minutes(3))
        )
        func decision() async throws {
            let stack = try await Stack.fresh()
            let path = try MainPath(stack)
            try await path.walk()
            for id in [path.decisionID, path.motionID] {
                for user in ["chair", "large-supplier-1", "secretariat"] {
                    let told = try await TestClient.of(user).ask(WhyQuery(id: id), of: .meetings)
                    #expect(
                        told.withheld == nil && told.inputs["for"] == "2" && told.inputs["against"] == "2",
                        "\(user)"
                    )
                    #expect(told.working.contains { $0.contains(MainPath.conflicted.value) }, "\(told.working)")
                }
                try await self.expectWithheld(
                    .red,
                    "SEC-03",
                    id,
                    from: ["supplier-acme", "operator", "dcc", "auditor"]
                )
            }
            for id in ["forecast/\(path.meetingID)", "opening/\(path.meetingID)"] {
                #expect(try await TestClient.of("chair").ask(WhyQuery(id: id), of: .meetings).withheld == nil)
                try await self.expectWithheld(.amber, "SEC-07", id, from: ["supplier-acme", "operator"])
            }
            // Dates and numbers are GREEN.
            for id in [path.meetingID, "routes/\(path.incidentID)"] {
                let told = try await TestClient.of("supplier-acme").ask(WhyQuery(id: id), of: .meetings)
                #expect(told.withheld == nil && !told.working.isEmpty)
                #expect(!told.working.contains { $0.contains(MainPath.conflicted.value) })
            }
            // `get` knows the same level.
            let view = try await TestClient.of("operator").get("why", path.decisionID, of: .meetings)
            #expect(view.withheld == .red && view.body == [:])
        }

        private func expectWithheld(
            _ level: Classification,
            _ rule: RuleID,
            _ id: String,
            from users: [String],
            sourceLocation: SourceLocation = #_sourceLocation
        ) async throws {
            for user in users {
                let answer = try await TestClient.of(user).ask(WhyQuery(id: id), of: .meetings)
                #expect(answer.withheld == level && answer.rule == rule, "\(user)", sourceLocation: sourceLocation)
                #expect(answer.inputs["for"] == nil && answer.policies.isEmpty, sourceLocation: sourceLocation)
                let text = "\(answer)"
                for word in ["large-supplier", "useRecovery", "Deadlock", "Guidance"] {
                    #expect(!text.contains(word), "\(user): \(text)", sourceLocation: sourceLocation)
                }
            }
        }

        @Test("SEC-16 a refusal gives its sender's values back to the sender only", .timeLimit(.minutes(1)))
        func refusal() async throws {
            let stack = try await Stack.joined()
            let now = try await stack.clock.now()
            let id = TestClient.newID()
            let word = RedWord.alertRefused.text
            let alert = SampleAlert(at: now).with("subjectEui64", .string(word))
            let dcc = await TestClient.of("dcc")
            guard case .refused(let refused) = try await dcc.report(alert.body, id: id) else {
                Issue.record("not refused")
                return
            }
            let own = try await dcc.ask(WhyQuery(id: id), of: .smkiAlerts)
            #expect(own.rule == refused.rule && own.inputs == refused.inputs && own.working == [refused.detail])
            #expect("\(own.inputs)".contains(word))

            let audited = try await TestClient.of("auditor").ask(WhyQuery(id: id), of: .smkiAlerts)
            #expect(audited.rule == refused.rule && audited.clause == refused.clause)
            #expect(Set(audited.inputs.keys) == Set(refused.inputs.keys))
            #expect(audited.inputs.values.allSatisfy { $0.isEmpty })
            RedWord.expectNone(in: "\(audited)", "the answer to the auditor")

            for user in ["operator", "secretariat", "chair", "supplier-acme"] {
                let nothing = try await TestClient.of(user).refusal(of: WhyQuery(id: id), by: .smkiAlerts)
                #expect(nothing.code == "unknownId", "\(user): \(nothing)")
            }
            try await AlertTests.takeUpAll(stack)
        }

        @Test(
            "SEC-16 of messages of one id each sender gets the own answer, an auditor always the same",
            .timeLimit(.minutes(1))
        )
        func sameID() async throws {
            _ = try await Stack.joined()
            let id = TestClient.newID()
            var answers: [String: Reply] = [:]
            answers["operator"] = try await TestClient.of("operator")
                .send(AcknowledgeIncident(incidentId: "INC-1999-0001"), id: id)
            answers["dcc"] = try await TestClient.of("dcc")
                .send(RetractAlert(incidentId: "INC-1999-0001", reason: "no"), id: id)
            answers["supplier-acme"] = try await TestClient.of("supplier-acme")
                .send(ConfirmRetraction(incidentId: "INC-1999-0001", reason: "no"), id: id)
            for (user, reply) in answers {
                guard case .refused(let refused) = reply else { throw Unexpected(description: "\(reply)") }
                let own = try await TestClient.of(user).ask(WhyQuery(id: id), of: .smkiAlerts)
                #expect(own.rule == refused.rule && own.inputs == refused.inputs, "\(user): \(own)")
            }
            let auditor = await TestClient.of("auditor")
            let first = try await auditor.ask(WhyQuery(id: id), of: .smkiAlerts)
            for _ in 0..<5 { #expect(try await auditor.ask(WhyQuery(id: id), of: .smkiAlerts) == first) }
        }
    }
}
