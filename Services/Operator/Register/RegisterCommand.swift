import ArgumentParser
import Messages

/// `register`: who holds which seat.
struct RegisterCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "register",
        abstract: "Import and show the register of the SMKI PMA.",
        subcommands: [Import.self, Show.self]
    )

    struct Import: FileCommand {
        typealias Sends = ImportRegister
        static let configuration = CommandConfiguration(
            abstract: "Replace the register by the one in a file, all or nothing, as the secretariat.",
            discussion: "See deploy/register.sample.json. A refusal names the entry and the rule."
        )

        @Argument(help: "The register as JSON, or - for standard input.")
        var file: String

        @OptionGroup var sending: SendingOptions
    }

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Show the register in force.")

        @OptionGroup var connection: ConnectionOptions

        func run() async throws { try await self.connection.show("register", "pma", at: .elections) }
    }
}
