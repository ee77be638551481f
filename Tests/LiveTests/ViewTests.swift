import Domain
import Messages
import Testing

extension Live {
    /// Who is shown what (SEC-03, SEC-07, SEC-09).
    @Suite("What is shown")
    struct ViewTests {
        @Test("SEC-03 an incident whole to the cleared, to others its GREEN facts", .timeLimit(.minutes(1)))
        func get() async throws {
            let stack = try await Stack.joined()
            let now = try await stack.clock.now()
            let incidentID = try await TestClient.of("dcc").reportAccepted(SampleAlert(at: now)).incidentID
            for user in ["chair", "large-supplier-1", "chair-alternate"] {
                let whole = try await TestClient.of(user).get("incident", incidentID, of: .smkiAlerts)
                #expect(whole.withheld == nil, "\(user)")
                #expect(String(decoding: whole.body.encoded(), as: UTF8.self).contains(RedWord.alertDescription.text))
            }
            for user in ["operator", "supplier-acme", "dcc", "auditor", "drill"] {
                let green = try await TestClient.of(user).get("incident", incidentID, of: .smkiAlerts)
                #expect(green.withheld == .red, "\(user)")
                #expect(green.body["incidentId"]?.string == incidentID && green.body["state"]?.string != nil)
                RedWord.expectNone(in: String(decoding: green.body.encoded(), as: UTF8.self), "the answer to \(user)")
                #expect(green.body["alert"] == nil && green.body["opened"] == nil, "\(user)")
            }
            try await AlertTests.retract(incidentID)
        }

        @Test("SEC-07 a person's address to the AMBER-cleared only", .timeLimit(.minutes(1)))
        func person() async throws {
            _ = try await Stack.joined()
            let known = try await TestClient.of("secretariat").get("person", "chair", of: .elections)
            #expect(known.withheld == nil)
            #expect(String(decoding: known.body.encoded(), as: UTF8.self).contains("@"))
            for user in ["supplier-acme", "operator", "auditor"] {
                let green = try await TestClient.of(user).get("person", "chair", of: .elections)
                #expect(green.withheld == .amber, "\(user)")
                #expect(green.body == ["person": "chair"], "\(user)")
            }
        }

        @Test("SEC-09 lists hold GREEN facts only, whoever asks, and can be filtered by them", .timeLimit(.minutes(1)))
        func list() async throws {
            let stack = try await Stack.joined()
            let now = try await stack.clock.now()
            let dcc = await TestClient.of("dcc")
            let exercise = try await dcc.reportAccepted(SampleAlert(at: now, status: "exercise")).incidentID
            let actual = try await dcc.reportAccepted(SampleAlert(at: now)).incidentID
            for user in ["supplier-acme", "operator", "chair"] {
                let client = await TestClient.of(user)
                var found: [String] = []
                var next: String?
                repeat {
                    let query = ListQuery(kind: "incident", filter: ["status": "exercise"], after: next, limit: 2)
                    let page = try await client.ask(query, of: .smkiAlerts)
                    #expect(page.items.count <= 2)
                    #expect(page.items.allSatisfy { $0.facts["status"] == "exercise" })
                    RedWord.expectNone(in: "\(page)", "the answer to \(user)")
                    found += page.items.map(\.id)
                    next = page.next
                } while next != nil
                #expect(found.contains(exercise) && !found.contains(actual))
                #expect(found == found.sorted() && Set(found).count == found.count)
            }
            for id in [exercise, actual] { try await AlertTests.retract(id) }
        }

        @Test(
            "SEC-16 what is unknown is refused, as is everything to a user who is in no list",
            .timeLimit(.minutes(1))
        )
        func unknown() async throws {
            _ = try await Stack.joined()
            let refused = try await TestClient.of("chair")
                .refusal(of: GetQuery(kind: "incident", id: "INC-1999-0001"), by: .smkiAlerts)
            #expect(refused.code == "unknownId")
        }

        @Test("SEC-17 a journal's entries to services and auditors only", .timeLimit(.minutes(1)))
        func entries() async throws {
            _ = try await Stack.joined()
            for service in ServiceName.allCases {
                for user in ["operator", "secretariat", "chair", "large-supplier-1", "dcc", "drill", "supplier-acme"] {
                    let refused = try await TestClient.of(user).refusal(of: EntriesQuery(after: 0), by: service)
                    #expect(refused.rule == "SEC-17" && refused.code == "notAllowed", "\(user): \(refused)")
                }
            }
            #expect(try await !TestClient.of("auditor").ask(EntriesQuery(after: 0), of: .elections).entries.isEmpty)
        }

        @Test("SEC-17 what was set aside to the secretariat, operators and auditors only", .timeLimit(.minutes(1)))
        func parked() async throws {
            let stack = try await Stack.joined()
            _ = try await TestClient.of("dcc").report(Array("{ \(RedWord.alertUnreadable.text)".utf8))
            try await AlertTests.takeUpAll(stack)
            let list = ListQuery(kind: "parked")
            for user in ["chair", "large-supplier-1", "dcc", "drill", "supplier-acme"] {
                let refused = try await TestClient.of(user).refusal(of: list, by: .smkiAlerts)
                #expect(refused.rule == "SEC-17" && refused.code == "notAllowed", "\(user): \(refused)")
            }
            let secretariat = await TestClient.of("secretariat")
            let id = try #require(try await secretariat.ask(list, of: .smkiAlerts).items.last?.id)
            for user in ["chair", "large-supplier-1", "dcc", "drill", "supplier-acme"] {
                let query = GetQuery(kind: "parked", id: id)
                let refused = try await TestClient.of(user).refusal(of: query, by: .smkiAlerts)
                #expect(refused.rule == "SEC-17", "\(user): \(refused)")
            }
            // Nobody has classified the body: those who look after it without clearance see all but that.
            for user in ["operator", "auditor"] {
                let shown = try await TestClient.of(user).get("parked", id, of: .smkiAlerts)
                #expect(shown.withheld == .red && shown.body["code"]?.string == "malformedMessage")
                RedWord.expectNone(in: String(decoding: shown.body.encoded(), as: UTF8.self), "the answer to \(user)")
            }
            let whole = try await secretariat.get("parked", id, of: .smkiAlerts)
            #expect(whole.withheld == nil)
            #expect(whole.body["body"]?.string?.contains(RedWord.alertUnreadable.text) == true)
        }

        @Test("as new as the asker knows that things are, or `notYet`", .timeLimit(.minutes(1)))
        func atLeast() async throws {
            let stack = try await Stack.joined()
            let chair = await TestClient.of("chair")
            let now = try await stack.clock.now()
            let sent = try await TestClient.of("dcc").reportAccepted(SampleAlert(at: now))
            let outward = try #require(sent.answer.outward)
            // At once, without a look of one's own in between: meetings waits until it has taken the incident in.
            let routes = GetQuery(kind: "convening", id: sent.incidentID, atleast: ["smki-alerts": outward])
            let answer = try Wire.decode(GetQuery.Answer.self, from: try await chair.answer(to: routes, by: .meetings))
            #expect(answer.body["incidentId"]?.string ?? answer.id == sent.incidentID)

            let begun = ContinuousClock.now
            let far = outward + 1_000_000
            for query in [
                GetQuery(kind: "incident", id: sent.incidentID, atleast: ["smki-alerts": far]),
                GetQuery(kind: "incident", id: sent.incidentID, atleast: ["smki-alerts": 1, "meetings": far]),
            ] {
                let early = try Wire.decode(NotYet.self, from: try await chair.answer(to: query, by: .smkiAlerts))
                #expect(early.wanted == far && early.reached < far && early.reached >= 0)
            }
            let list = ListQuery(kind: "incident", atleast: ["smki-alerts": far])
            #expect(
                try Wire.decode(NotYet.self, from: try await chair.answer(to: list, by: .smkiAlerts)).service
                    == .smkiAlerts
            )
            #expect(ContinuousClock.now - begun >= .seconds(3), "each waits a second")
            let nobody = GetQuery(kind: "incident", id: sent.incidentID, atleast: ["nobody": 1])
            let rejected = try JSONValue(parsing: try await chair.answer(to: nobody, by: .smkiAlerts))
            #expect(rejected["code"]?.string == "malformedMessage")
            try await AlertTests.retract(sent.incidentID)
        }
    }
}
