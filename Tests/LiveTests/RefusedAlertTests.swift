import Domain
import Foundation
import Messages
import Testing

extension Live {
    /// What becomes of an alert that a rule turns down.
    @Suite("Refused alerts", .enabled(if: LiveEnvironment.canBreak, LiveEnvironment.notOurs))
    struct RefusedAlertTests {
        @Test(
            "ALR-22 whoever is paged can read it and see its sender, and nobody else the body",
            .timeLimit(.minutes(2))
        )
        func kept() async throws {
            let stack = try await Stack.fresh()
            let alert = SampleAlert(at: try await stack.clock.now()).with("subjectEui64", "90-B3-D5")
            guard case .refused = try await TestClient.of("dcc").report(alert.body) else {
                Issue.record("not refused")
                return
            }
            let refused = try await stack.journals.first(AlertRefused.self) { $0.code == "invalidEui64" }
            let mail = try await eventually("the mail") {
                stack.mailbox.mails.first { $0.page.hasPrefix("alertRefused:\(refused.refusalId)") }
            }
            // As the mail says, but for who types it: the duty contact of the sample has not signed, the secretariat has.
            let command = try #require(MailCommands.all(in: mail.body).first { $0.hasPrefix("quorate parked show") })
            let words = command.split(separator: " ").dropFirst().map(String.init)
            let program = try Command.quorate().program
            let shown = try await Command(program: program, arguments: words + ["--as", "secretariat"]).succeed()
            for word in [alert.alertID, SampleAlert.secret, "90-B3-D5", "dcc", "ALR-14"] {
                #expect(shown.contains(word), "\(word): \(shown)")
            }
            let unsigned = try await Command(program: program, arguments: words + ["--as", "duty"]).succeed()
            #expect(unsigned.contains("ALR-14 (invalidEui64): subjectEui64") && unsigned.contains("withheld"))
            #expect(!unsigned.contains(alert.alertID) && !unsigned.contains("90-B3-D5"))
            let forOperators = try await TestClient.of("operator").get("parked", refused.refusalId, of: .smkiAlerts)
            #expect(forOperators.withheld == .red && forOperators.body["body"] == nil)
            #expect(forOperators.body["user"]?.string == "dcc")
            #expect(!"\(forOperators)".contains(SampleAlert.secret))
            let listed = try await TestClient.of("operator").list("parked", of: .smkiAlerts)
            #expect(!"\(listed)".contains("90-B3-D5"), "names of fields only")

            let taken = try await Command(
                program: program,
                arguments: ["incident", "take-up", refused.refusalId, "--as", "duty"]
            ).run()
            #expect(taken.status == 0, "\(taken.output)")
            try await stack.journals.first(AlertTakenUp.self) { $0.refusalId == refused.refusalId }
            let after = try await TestClient.of("operator").get("parked", refused.refusalId, of: .smkiAlerts)
            #expect(after.body["state"]?.string == "takenUp")
            let dump = try await stack.database.dump()
            for word in [SampleAlert.secret, alert.alertID] {
                let hex = Data(word.utf8).map { String(format: "%02x", $0) }.joined()
                #expect(!dump.contains(word) && !dump.contains(hex), "\(word) in the clear")
            }
            try await WholePathTests.checkAll(stack)
        }

        @Test("ALR-38 of one with a private key nothing is shown but that it came", .timeLimit(.minutes(1)))
        func withheld() async throws {
            let stack = try await Stack.fresh()
            let key = "-----BEGIN EC PRIVATE KEY-----\nxylemQUAGGA\n-----END EC PRIVATE KEY-----"
            let alert = SampleAlert(at: try await stack.clock.now()).with("description", .string(key))
            _ = try await TestClient.of("dcc").report(alert.body)
            let refused = try await stack.journals.first(AlertRefused.self) { $0.rule == "ALR-38" }
            let shown = try await TestClient.of("secretariat").get("parked", refused.refusalId, of: .smkiAlerts)
            #expect(shown.body["user"]?.string == "dcc")
            #expect(shown.body["body"]?.string?.hasPrefix("withheld") == true)
            #expect(!"\(shown)".contains("QUAGGA") && !"\(shown)".contains(alert.alertID))
            let mail = try await eventually("the mail") {
                stack.mailbox.mails.first { $0.page.hasPrefix("alertRefused:\(refused.refusalId)") }
            }
            #expect(mail.body.contains("nothing of its content was kept"))
            try await AlertTests.takeUpAll(stack)
        }
    }
}
