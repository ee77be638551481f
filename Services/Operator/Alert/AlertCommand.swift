import ArgumentParser

/// `alert`: reports that a key is or may be compromised.
struct AlertCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "alert",
        abstract: "Report that a key is or may be compromised, and see what became of the report.",
        subcommands: [Publish.self, Template.self, Check.self, Status.self]
    )

    struct Publish: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Send an alert and wait for its answer.",
            discussion: """
                The file's bytes are sent as they are. `quorate alert check` finds most mistakes without sending. Whoever \
                refuses a wrong alert has paged the duty contact about it.
                """
        )

        @Argument(help: "The alert as JSON, or - for standard input.")
        var file: String

        @Option(name: .customLong("id"), help: "The message's id; give it again to repeat. (default: a new one)")
        var messageID: String?

        @OptionGroup var connection: ConnectionOptions

        func run() async throws {
            let body = try Arguments.bytes(of: self.file)
            let sent = try await self.connection.withSession { try await $0.send(alert: body, id: self.messageID) }
            self.connection.print(sent)
        }
    }
}
