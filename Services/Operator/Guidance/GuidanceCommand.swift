import ArgumentParser
import Messages

/// `guidance`: the Recovery Key Guidance that decisions follow.
struct GuidanceCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "guidance",
        abstract: "Load and show versions of the Recovery Key Guidance.",
        subcommands: [Load.self, Show.self, List.self]
    )

    struct Load: FileCommand {
        typealias Sends = LoadGuidance
        static let configuration = CommandConfiguration(
            abstract: "Load a version, as the secretariat or the Chair. A version is loaded once.",
            discussion: "See deploy/guidance.sample.json."
        )

        @Argument(help: "The Guidance as JSON, or - for standard input.")
        var file: String

        @OptionGroup var sending: SendingOptions
    }

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Show a version.")

        @Argument(help: "The version, e.g. example-1.")
        var version: String

        @OptionGroup var connection: ConnectionOptions

        func run() async throws { try await self.connection.show("guidance", self.version, at: .meetings) }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List the versions that are loaded.")

        @OptionGroup var connection: ConnectionOptions

        func run() async throws {
            try await self.connection.list("guidance", at: .meetings, facts: ["version", "example"])
        }
    }
}
