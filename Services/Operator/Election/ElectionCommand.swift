import ArgumentParser
import Messages

/// `election`: calls for nominations.
struct ElectionCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "election",
        abstract: "Open calls for nominations, nominate, and see where a call stands.",
        subcommands: [Open.self, Nominate.self, List.self, Show.self]
    )

    struct Open: FileCommand {
        typealias Sends = OpenCall
        static let configuration = CommandConfiguration(
            abstract: "Open a call for nominations, as the secretariat (ELE-01 to ELE-03).",
            discussion: "The file has callId, vacancies [{category, count}], termMonths, nominationsCloseOn and sendTo."
        )

        @Argument(help: "The call as JSON, or - for standard input.")
        var file: String

        @OptionGroup var sending: SendingOptions
    }

    struct Nominate: FileCommand {
        typealias Sends = SubmitNomination
        static let configuration = CommandConfiguration(
            abstract: "Nominate somebody, as a Party, or as the secretariat for what came on paper (ELE-04 to ELE-07).",
            discussion: """
                The file has callId, category, nominatorName, nominatorContact, nominatorCategory, nomineeName, \
                nomineePosition, experience, consent {given, recordedOn}, channel (electronic, hardCopy), and for paper \
                receivedAt and evidence.
                """
        )

        @Argument(help: "The nomination as JSON, or - for standard input.")
        var file: String

        @OptionGroup var sending: SendingOptions
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List the calls.")

        @OptionGroup var connection: ConnectionOptions

        func run() async throws {
            try await self.connection.list(
                "call",
                at: .elections,
                facts: ["state", "nominationsCloseAt", "nominations", "contests"]
            )
        }
    }

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Show a call, or with --nomination a nomination.")

        @Argument(help: "The call, e.g. CALL-2026-01.")
        var id: String

        @Flag(help: "ID is a nomination's, as its answer named it.")
        var nomination = false

        @OptionGroup var connection: ConnectionOptions

        func run() async throws {
            try await self.connection.show(self.nomination ? "nomination" : "call", self.id, at: .elections)
        }
    }
}
