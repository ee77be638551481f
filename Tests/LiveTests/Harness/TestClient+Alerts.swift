import AMQP
import Foundation
import Messages

/// The forms in which an alert may come.
enum AlertForm: CaseIterable, Sendable {
    case binary, structured, bare
}

extension TestClient {
    /// Sends an alert and waits for the answer; again under the same id where none comes.
    func report(
        _ body: [UInt8],
        as form: AlertForm = .binary,
        id: String? = nil,
        isNamed: Bool = true,
        within limit: Duration = .seconds(30)
    ) async throws -> Reply {
        let (properties, content) = try self.alert(body, as: form, id: id ?? Self.newID(), isNamed: isNamed)
        return try await eventually("an answer to an alert", within: limit) {
            try Wire.decode(
                Reply.self,
                from: try await self.request(
                    CompromiseReported.exchange,
                    CompromiseReported.routingKey,
                    properties,
                    content,
                    timeout: .seconds(4)
                )
            )
        }
    }

    /// Sends an alert that must be accepted.
    /// - Returns: the answer with the incident's id.
    @discardableResult
    func reportAccepted(
        _ alert: SampleAlert,
        as form: AlertForm = .binary,
        id: String? = nil,
        isNamed: Bool = true,
        within limit: Duration = .seconds(30)
    ) async throws -> (incidentID: String, answer: Reply.Accepted) {
        let reply = try await self.report(alert.body, as: form, id: id, isNamed: isNamed, within: limit)
        guard case .accepted(let answer) = reply, let incidentID = answer.id else {
            throw Unexpected(description: "an alert should have been accepted: \(reply)")
        }
        return (incidentID, answer)
    }

    /// The message as each form has it.
    nonisolated func alert(
        _ body: [UInt8],
        as form: AlertForm,
        id: String,
        isNamed: Bool = true
    ) throws -> (properties: MessageProperties, body: [UInt8]) {
        let user = isNamed ? self.user : nil
        switch form {
        case .binary:
            let envelope = Envelope(id: id, source: self.user, type: CompromiseReported.type, data: body)
            return (envelope.properties(userID: user), body)
        case .structured:
            var properties = MessageProperties()
            properties.contentType = "application/cloudevents+json"
            properties.userID = user
            let event: JSONValue = [
                "specversion": "1.0", "id": .string(id), "source": .string(self.user),
                "type": .string(CompromiseReported.type), "data": try JSONValue(parsing: body),
            ]
            return (properties, event.encoded())
        case .bare:
            var properties = MessageProperties()
            properties.contentType = "application/json"
            properties.messageID = id
            properties.userID = user
            return (properties, body)
        }
    }
}
