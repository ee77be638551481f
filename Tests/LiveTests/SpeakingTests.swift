import AMQP
import Messages
import Testing

extension Live {
    /// Commands that say wrongly who speaks or where the answer goes.
    @Suite("Speaking")
    struct SpeakingTests {
        @Test("a command without a user-id is rejected userIdMissing", .timeLimit(.minutes(1)))
        func noUser() async throws {
            _ = try await Stack.joined()
            let chair = await TestClient.of("chair")
            let command = AcknowledgeIncident(incidentId: "INC-2026-9999")
            var properties = Envelope(command, id: TestClient.newID(), source: "chair").properties(userID: nil)
            properties.correlationID = TestClient.newID()
            let body = try await chair.request(
                AcknowledgeIncident.exchange,
                AcknowledgeIncident.routingKey,
                properties,
                Wire.encode(command)
            )
            let reply = try JSONValue(parsing: body)
            #expect(reply["code"]?.string == "userIdMissing")
            #expect(reply["outcome"]?.string != "accepted")
        }

        @Test("a command with a bad reply-to is parked badReplyTo", .timeLimit(.minutes(1)))
        func badReplyTo() async throws {
            let stack = try await Stack.joined()
            let chair = await TestClient.of("chair")
            let command = AcknowledgeIncident(incidentId: "INC-2026-9998")
            var properties = Envelope(command, id: TestClient.newID(), source: "chair").properties(userID: "chair")
            properties.replyTo = "notifications.commands"
            let before = try await Self.parked(stack).count
            _ = try await chair.connection().publish(
                OutgoingMessage(
                    exchange: AcknowledgeIncident.exchange,
                    routingKey: AcknowledgeIncident.routingKey,
                    properties: properties,
                    body: Wire.encode(command)
                )
            )
            try await eventually("one more parked") { try await Self.parked(stack).count > before }
            #expect(try await Self.parked(stack).last?.data["code"]?.string == "badReplyTo")
        }

        @Test("the broker turns away another user's user-id", .timeLimit(.minutes(1)))
        func somebodyElse() async throws {
            _ = try await Stack.joined()
            let operatorClient = TestClient("operator")
            let command = AcknowledgeIncident(incidentId: "INC-2026-9997")
            let properties = Envelope(command, id: TestClient.newID(), source: "chair").properties(userID: "chair")
            await #expect(throws: (any Error).self) {
                _ = try await operatorClient.request(
                    AcknowledgeIncident.exchange,
                    AcknowledgeIncident.routingKey,
                    properties,
                    Wire.encode(command),
                    timeout: .seconds(3)
                )
            }
            await operatorClient.close()
        }

        private static func parked(_ stack: Stack) async throws -> [EntriesQuery.Entry] {
            try await stack.journals.entries(of: .smkiAlerts).filter { $0.type == "quorate.smki-alerts.parked.v1" }
        }
    }
}
