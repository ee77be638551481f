import Foundation
import Messages
import Testing

extension Live {
    /// What operators read of a path that goes through several services.
    @Suite("Log lines", .enabled(if: LiveEnvironment.canBreak, LiveEnvironment.notOurs))
    struct LogTests {
        @Test("carry the correlation id of an alert through all services that it reaches", .timeLimit(.minutes(2)))
        func path() async throws {
            let debug = ["QUORATE_LOG_LEVEL": "debug"]
            let stack = try await Stack.fresh([.smkiAlerts: debug, .meetings: debug, .notifications: debug])
            let correlationID = TestClient.newID()
            let dcc = await TestClient.of("dcc")
            var envelope = Envelope(
                id: TestClient.newID(),
                source: "dcc",
                type: CompromiseReported.type,
                data: SampleAlert(at: try await stack.clock.now()).body
            )
            envelope.correlationID = correlationID
            let reply = try await dcc.deliver(envelope, to: CompromiseReported.exchange, CompromiseReported.routingKey)
            guard case .accepted = reply else { throw Unexpected(description: "\(reply)") }
            try await eventually("the mails") { !stack.mailbox.mails.isEmpty }
            try await stack.clock.settle()

            let expected: [ServiceName: [String]] = [
                .smkiAlerts: ["accepted", "published"], .meetings: ["taken in", "published"],
                .notifications: ["taken in", "mail", "published"],
            ]
            for (service, messages) in expected {
                let found = Set(try Self.lines(of: service, correlationID).compactMap { $0["message"]?.string })
                #expect(found.isSuperset(of: messages), "\(service): \(found)")
            }
            // And so do the events on their way, to the mail that was sent.
            for service in expected.keys {
                let entries = try await stack.journals.entries(of: service)
                #expect(entries.contains { $0.correlationid == correlationID })
            }
            let sent = try await stack.journals.entries(of: .notifications).filter { $0.type == PageSent.type }
            #expect(!sent.isEmpty && sent.allSatisfy { $0.correlationid == correlationID })
            try WholePathTests.checkLogs()
        }

        @Test("say what was refused, and no word that a client chose for an id", .timeLimit(.minutes(1)))
        func refused() async throws {
            let stack = try await Stack.joined()
            let correlationID = TestClient.newID()
            for chosen in [correlationID, RedWord.correlation.text] {
                let envelope = Envelope(
                    AcknowledgeIncident(incidentId: "INC-1999-0001"),
                    id: chosen == correlationID ? TestClient.newID() : RedWord.messageID.text + TestClient.newID(),
                    source: "mailto:\(RedWord.messageSource.text)@example.org",
                    correlationID: chosen
                )
                let reply = try await TestClient.of("operator")
                    .deliver(envelope, to: AcknowledgeIncident.exchange, AcknowledgeIncident.routingKey)
                guard case .refused = reply else { throw Unexpected(description: "\(reply)") }
            }
            try await stack.clock.settle()
            let line = try #require(try Self.lines(of: .smkiAlerts, correlationID).last)
            #expect(line["level"]?.string == "notice" && line["message"]?.string == "refused")
            #expect(line["rule"]?.string != nil && line["user"]?.string == "operator")
            #expect(line["type"]?.string == AcknowledgeIncident.type)
            try WholePathTests.checkLogs()
        }

        /// The lines of a service that belong to a path.
        private static func lines(of service: ServiceName, _ correlationID: String) throws -> [JSONValue] {
            try WholePathTests.logs().filter { $0.name.hasPrefix(service.rawValue) }.flatMap { log in
                log.text.split(separator: "\n").compactMap { try? JSONValue(parsing: Array($0.utf8)) }
                    .filter { $0["correlationId"]?.string == correlationID }
            }
        }
    }
}
