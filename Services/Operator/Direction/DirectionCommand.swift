import AMQP
import ArgumentParser
import Domain
import Messages

/// `direction`: what the DCC is directed to do, and its answers.
struct DirectionCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "direction",
        abstract: "List and show directions; take and answer them as the DCC.",
        subcommands: [Next.self, Acknowledge.self, List.self, Show.self]
    )

    struct Acknowledge: SendingCommand {
        static let standing: String? = "dcc"
        static let configuration = CommandConfiguration(
            abstract: "Answer a direction, as the DCC; it is not sent again.",
            discussion: "A direction of an exercise is answered by whoever runs it: --as operator."
        )

        @Argument(help: "The direction, e.g. DIR-2026-0001.")
        var id: String

        @Option(help: "When it was received.", transform: Arguments.instant)
        var receivedAt: Instant

        @Option(help: "The answer: accepted or cannot-comply.", transform: Acknowledge.answer)
        var answer: AcknowledgeDirection.Answer

        @Option(help: "Why not, with cannot-comply.")
        var reason: String?

        @OptionGroup var sending: SendingOptions

        /// The word of the message will do as well.
        static func answer(_ text: String) throws -> AcknowledgeDirection.Answer {
            try Arguments.word(text == "cannot-comply" ? "cannotComply" : text)
        }

        func message(_: Session) -> AcknowledgeDirection {
            AcknowledgeDirection(
                directionId: self.id,
                receivedAt: self.receivedAt,
                answer: self.answer,
                reason: self.reason
            )
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List the directions.")

        @OptionGroup var connection: ConnectionOptions

        func run() async throws {
            try await self.connection.list(
                "direction",
                at: .smkiAlerts,
                facts: ["direction", "status", "incidentId", "issuedAt", "attempts", "answer"]
            )
        }
    }

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Show a direction.")

        @Argument(help: "The direction.")
        var id: String

        @OptionGroup var connection: ConnectionOptions

        func run() async throws { try await self.connection.show("direction", self.id, at: .smkiAlerts) }
    }
}
