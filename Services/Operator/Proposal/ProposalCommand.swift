import ArgumentParser
import Messages

/// `proposal`: Draft Proposals and the PMA's sight of them.
struct ProposalCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "proposal",
        abstract: "Submit, list and show Draft Proposals; record that the PMA has seen one.",
        subcommands: [Submit.self, List.self, Show.self, Seen.self]
    )

    struct Submit: FileCommand {
        typealias Sends = SubmitDraftProposal
        static let configuration = CommandConfiguration(
            abstract: "Submit a Draft Proposal; one that touches SMKI documents is flagged to the PMA (PRO-31).",
            discussion: """
                The file has title, summary, description, raiser (party, pma, pmaMember, dcc, panel), path, pathReasons, \
                documents and sections (lists), and where they apply judgement and variation.
                """
        )

        @Argument(help: "The Draft Proposal as JSON, or - for standard input.")
        var file: String

        @OptionGroup var sending: SendingOptions
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List the proposals.")

        @OptionGroup var connection: ConnectionOptions

        func run() async throws {
            try await self.connection.list(
                "proposal",
                at: .proposals,
                facts: ["state", "stage", "raiser", "submittedOn", "isFlagged", "seenBy"]
            )
        }
    }

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Show a proposal.")

        @Argument(help: "The proposal, e.g. DP050.")
        var id: String

        @OptionGroup var connection: ConnectionOptions

        func run() async throws { try await self.connection.show("proposal", self.id, at: .proposals) }
    }

    struct Seen: SendingCommand {
        static let configuration = CommandConfiguration(abstract: "Record that you, for the PMA, have seen a proposal.")

        @Argument(help: "The proposal.")
        var id: String

        @Option(help: "What you have to say about it.")
        var remark: String?

        @OptionGroup var sending: SendingOptions

        func message(_: Session) -> RecordSight { RecordSight(proposalId: self.id, remark: self.remark) }
    }
}
