import ArgumentParser
import Messages

extension MeetingCommand {
    struct MotionCommand: SendingCommand {
        static let configuration = CommandConfiguration(
            commandName: "motion",
            abstract: "Put a motion on key use (ALR-04 to ALR-06).",
            discussion: """
                The file of --factors answers the factors of the Recovery Key Guidance, as JSON from id to answer: \
                {"extent": "125,000 Devices", "certainty": "…"}. `quorate guidance show VERSION` prints which there are.
                """
        )

        @Argument(help: "The meeting.")
        var id: String

        @Argument(help: "The item, which must be open.")
        var item: String

        @Option(help: "What is moved: noUse, useRecoveryPrivateKey or useContingencyPrivateKey.")
        var decision: String

        @Option(help: "The version of the Recovery Key Guidance that is followed.")
        var guidance: String

        @Option(help: "A JSON file with the answer to each factor.")
        var factors: String

        @Option(help: "The Guidance's steps that were taken: their ids, separated by commas.")
        var steps: String = ""

        @Option(help: "What the decision covers.")
        var scope: String?

        @Option(help: "Why; kept with the decision.")
        var reasons: String

        @Option(help: "The incident. (default: the meeting's)")
        var incident: String?

        @OptionGroup var sending: SendingOptions

        func message(_ session: Session) async throws -> PutMotion {
            let answers = try Arguments.message([String: String].self, in: self.factors)
            var incident = self.incident
            if incident == nil {
                incident = try await session.meeting(self.id).incidentID
            }
            return PutMotion(
                meetingId: self.id,
                itemId: self.item,
                subject: .init(kind: .keyUse, incidentId: incident, decision: self.decision, scope: self.scope),
                guidanceVersion: self.guidance,
                factors: answers.sorted { $0.key < $1.key }.map { .init(id: $0.key, answer: $0.value) },
                steps: self.steps.split(separator: ",").map { $0.trimmed },
                reasons: self.reasons
            )
        }
    }
}

extension Session {
    /// A meeting with its GREEN facts.
    func meeting(_ id: String) async throws -> (answer: GetQuery.Answer, incidentID: String?) {
        let answer = try await self.get("meeting", id, at: .meetings)
        let body = answer.body
        return (answer, body["incidentId"]?.string ?? body["called"]?["facts"]?["incidentID"]?.string)
    }
}

extension Substring {
    var trimmed: String {
        String(self.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }
}
