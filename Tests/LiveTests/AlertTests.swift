import AMQP
import Domain
import Foundation
import Messages
import Testing

extension Live {
    /// Alerts in every form and with every kind of fault, each answered.
    @Suite("Alerts")
    struct AlertTests {
        @Test(
            "are accepted in each form, and the same again is a duplicate",
            .timeLimit(.minutes(1)),
            arguments: AlertForm.allCases
        )
        func forms(_ form: AlertForm) async throws {
            let stack = try await Stack.joined()
            let dcc = await TestClient.of("dcc")
            let alert = SampleAlert(at: try await stack.clock.now())
            let id = TestClient.newID()
            let first = try await dcc.reportAccepted(alert, as: form, id: id)
            #expect(first.incidentID.hasPrefix("INC-"))
            #expect(!first.answer.isDuplicate)
            let again = try await dcc.reportAccepted(alert, as: form, id: id)
            #expect(again.incidentID == first.incidentID && again.answer.isDuplicate)
            let renewed = try await dcc.reportAccepted(alert, as: form)
            #expect(renewed.incidentID == first.incidentID && renewed.answer.isDuplicate)
            try await Self.retract(first.incidentID)
        }

        @Test("ALR-21 the same version with other content is kept and opens nothing", .timeLimit(.minutes(1)))
        func otherDigest() async throws {
            let stack = try await Stack.joined()
            let dcc = await TestClient.of("dcc")
            let alert = SampleAlert(at: try await stack.clock.now())
            let first = try await dcc.reportAccepted(alert)
            let other = try await dcc.reportAccepted(alert.with("affectedDevices", ["count": 7]))
            #expect(other.incidentID == first.incidentID && !other.answer.isDuplicate)
            let view = try await TestClient.of("secretariat").get("incident", first.incidentID, of: .smkiAlerts)
            #expect(view.body["keptReports"]?.array?.count == 1)
            try await Self.retract(first.incidentID)
        }

        @Test("ALR-14 a wrong EUI-64 is refused by rule and field", .timeLimit(.minutes(1)))
        func wrongEui64() async throws {
            let stack = try await Stack.joined()
            let alert = SampleAlert(at: try await stack.clock.now()).with("subjectEui64", "90-B3-D5-1F-30-00-00")
            let reply = try await TestClient.of("dcc").report(alert.body)
            guard case .refused(let refused) = reply else {
                Issue.record("not refused: \(reply)")
                return
            }
            #expect(refused.rule == "ALR-14")
            #expect(!refused.clause.isEmpty && !refused.detail.isEmpty)
            #expect(refused.inputs.description.contains("subjectEui64"))
            try await Self.takeUpAll(stack)
        }

        @Test("that can't be read are rejected, with the line", .timeLimit(.minutes(1)))
        func malformed() async throws {
            let stack = try await Stack.joined()
            let reply = try await TestClient.of("dcc").report(Array("{\n\"alertId\": \n}".utf8))
            guard case .rejected(let rejected) = reply else {
                Issue.record("not rejected: \(reply)")
                return
            }
            #expect(rejected.code == "malformedMessage")
            #expect(rejected.detail.contains("line 3"))
            try await Self.takeUpAll(stack)
        }

        @Test("over 256 KiB are rejected", .timeLimit(.minutes(1)))
        func oversized() async throws {
            let stack = try await Stack.joined()
            let alert = SampleAlert(at: try await stack.clock.now())
                .with("description", .string(String(repeating: "x", count: 256 * 1_024)))
            let reply = try await TestClient.of("dcc").report(alert.body)
            guard case .rejected(let rejected) = reply else {
                Issue.record("not rejected: \(reply)")
                return
            }
            #expect(rejected.code == "tooLarge")
            try await Self.takeUpAll(stack)
        }

        @Test(
            "ALR-38 with a private key are refused, and nothing of it is in the database",
            .enabled(if: LiveEnvironment.canBreak, LiveEnvironment.notOurs),
            .timeLimit(.minutes(1))
        )
        func privateKey() async throws {
            let stack = try await Stack.joined()
            let word = "quaggaXYLEM\(UUID().uuidString.prefix(6))"
            let key = "-----BEGIN EC PRIVATE KEY-----\n\(word)\n-----END EC PRIVATE KEY-----"
            let alert = SampleAlert(at: try await stack.clock.now()).with("description", .string(key))
            for form in AlertForm.allCases {
                let reply = try await TestClient.of("dcc").report(alert.body, as: form)
                guard case .refused(let refused) = reply else {
                    Issue.record("not refused: \(reply)")
                    continue
                }
                #expect(refused.rule == "ALR-38")
                #expect(!"\(refused)".contains(word))
            }
            // A body with a key that is no JSON either.
            _ = try await TestClient.of("dcc").report(Array("{ \(key)".utf8))
            for log in try WholePathTests.logs() { #expect(!log.text.contains(word), "in \(log.name)") }
            let dump = try await stack.database.dump()
            for form in [
                word, Data(word.utf8).map { String(format: "%02x", $0) }.joined(),
                Data(word.utf8).base64EncodedString(),
            ] {
                #expect(!dump.contains(form))
            }
            try await Self.takeUpAll(stack)
        }

        @Test("without a user-id are accepted, and the incident says so", .timeLimit(.minutes(1)))
        func anonymous() async throws {
            let stack = try await Stack.joined()
            let alert = SampleAlert(at: try await stack.clock.now())
            let sent = try await TestClient.of("dcc").reportAccepted(alert, isNamed: false)
            let opened = try await stack.journals.first(IncidentOpened.self) { $0.incidentId == sent.incidentID }
            #expect(!opened.isAuthenticated)
            try await Self.retract(sent.incidentID)
        }

        @Test("with a bad reply-to are handled all the same", .timeLimit(.minutes(1)))
        func badReplyToOfAnAlert() async throws {
            let stack = try await Stack.joined()
            let dcc = await TestClient.of("dcc")
            let alert = SampleAlert(at: try await stack.clock.now())
            var (properties, body) = try dcc.alert(alert.body, as: .binary, id: TestClient.newID())
            properties.replyTo = "meetings.commands"
            let outcome = try await dcc.connection().publish(
                OutgoingMessage(
                    exchange: CompromiseReported.exchange,
                    routingKey: CompromiseReported.routingKey,
                    properties: properties,
                    body: body
                )
            )
            #expect(outcome == .confirmed)
            try await stack.clock.settle()
            let again = try await dcc.reportAccepted(alert)
            #expect(again.answer.isDuplicate)
            try await Self.retract(again.incidentID)
        }

        /// What is left open would page on and on.
        static func retract(_ incidentID: String) async throws {
            try await TestClient.of("dcc").accept(RetractAlert(incidentId: incidentID, reason: "a test"))
            try await TestClient.of("chair").accept(ConfirmRetraction(incidentId: incidentID, reason: "a test"))
        }

        /// Takes up every refused alert.
        static func takeUpAll(_ stack: Stack) async throws {
            let taken = Set(try await stack.journals.all(AlertTakenUp.self).map(\.refusalId))
            for refused in try await stack.journals.all(AlertRefused.self) where !taken.contains(refused.refusalId) {
                _ = try await TestClient.of("secretariat").send(TakeUp(id: refused.refusalId), to: .smkiAlerts)
            }
        }
    }
}
