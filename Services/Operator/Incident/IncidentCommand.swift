import ArgumentParser
import Messages

/// `incident`: what a compromise is while it is looked after.
struct IncidentCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "incident",
        abstract: "List, show, acknowledge and retract incidents.",
        subcommands: [
            List.self, Show.self, Acknowledge.self, Retract.self, ConfirmRetractionCommand.self, TakeUpCommand.self,
        ]
    )

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List the incidents.")

        @Option(help: "Only those in this state, e.g. assessing.")
        var state: String?

        @OptionGroup var connection: ConnectionOptions

        func run() async throws {
            try await self.connection.list(
                "incident",
                at: .smkiAlerts,
                facts: ["state", "status", "reportedAt", "linkedTo", "acknowledgedBy"],
                filter: self.state.map { ["state": $0] } ?? [:]
            )
        }
    }

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show an incident: whole for those cleared for its level, else its state."
        )

        @Argument(help: "The incident, e.g. INC-2026-0001.")
        var id: String

        @OptionGroup var connection: ConnectionOptions

        func run() async throws { try await self.connection.show("incident", self.id, at: .smkiAlerts) }
    }

    struct Acknowledge: SendingCommand {
        static let configuration = CommandConfiguration(
            abstract: "Say that you know of an incident: your pages end, and nobody else's."
        )

        @Argument(help: "The incident.")
        var id: String

        @OptionGroup var sending: SendingOptions

        func message(_: Session) -> AcknowledgeIncident { AcknowledgeIncident(incidentId: self.id) }
    }

    struct Retract: SendingCommand {
        static let configuration = CommandConfiguration(
            abstract: "Take an alert back, as its sender or the DCC. The Chair has to confirm."
        )

        @Argument(help: "The incident.")
        var id: String

        @Option(help: "Why.")
        var reason: String

        @OptionGroup var sending: SendingOptions

        func message(_: Session) -> RetractAlert { RetractAlert(incidentId: self.id, reason: self.reason) }
    }

    struct ConfirmRetractionCommand: SendingCommand {
        static let configuration = CommandConfiguration(
            commandName: "confirm-retraction",
            abstract: "Confirm, as the Chair or the Chair's Alternate, that an incident ends here."
        )

        @Argument(help: "The incident.")
        var id: String

        @Option(help: "Why.")
        var reason: String

        @OptionGroup var sending: SendingOptions

        func message(_: Session) -> ConfirmRetraction { ConfirmRetraction(incidentId: self.id, reason: self.reason) }
    }

    struct TakeUpCommand: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "take-up",
            abstract: "Say that you look after an alert that was refused or set aside; the page about it ends."
        )

        @Argument(help: "The id under which it was kept, e.g. SET-21440eb2edb5103b.")
        var id: String

        @OptionGroup var sending: SendingOptions

        func run() async throws {
            let connection = self.sending.connection
            let sent = try await connection.withSession { session in
                try await session.send(TakeUp(id: self.id), to: .smkiAlerts, id: self.sending.messageID)
            }
            connection.print(sent)
        }
    }
}
