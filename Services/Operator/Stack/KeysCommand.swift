import ArgumentParser
import Messages
import ServiceKit

/// `keys`: what services seal with.
struct KeysCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "keys",
        abstract: "Make the services' key files.",
        subcommands: [Generate.self]
    )

    struct Generate: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Write every service's master key and key pair, and the list of public keys, into a directory.",
            discussion: """
                What is sealed with a key can be opened with that key only: keep the files apart from the database's \
                backups. When one of them is there already, nothing is written.
                """
        )

        @Argument(help: "Where to; made when it is not there.")
        var directory: String

        @OptionGroup var output: OutputOptions

        func run() async throws {
            let names = try KeyFiles.generate(in: self.directory)
            if self.output.json {
                Output.json(JSONValue.array(names.map { .string($0) }))
            } else {
                Output.lines(["Written to \(self.directory):"] + names.map { "  \($0)" })
            }
        }
    }
}
