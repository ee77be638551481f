import ArgumentParser
import Foundation
import Messages

/// `secrets`: what the parts of a stack must know, and nobody else may.
struct SecretsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "secrets",
        abstract: "Make the passwords, keys and broker definitions of a stack of containers.",
        subcommands: [Prepare.self]
    )

    struct Prepare: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Make what is missing, and give each part its own.",
            discussion: """
                DIRECTORY/all keeps every password and key, made once at random. From it come, anew each time: \
                broker/definitions.json, database/ (the superuser's password and URL, a password for each role), one \
                directory for each service (its two URLs and its keys) and operator/ (the users' passwords).

                What is sealed with a key can be opened with that key only. When keys are missing that were there before, \
                nothing is made, and the exit status is 2.
                """
        )

        @Argument(help: "Where to.")
        var directory: String

        @Option(help: "The file that maps broker users to persons and standing roles.")
        var principals: String

        @Option(help: "The broker, as the services reach it.")
        var broker = "rabbitmq:5672"

        @Option(help: "The database server, as the services reach it.")
        var database = "postgres:5432"

        @OptionGroup var output: OutputOptions

        func run() async throws {
            let principals: Principals
            do {
                principals = try Principals(parsing: try Arguments.bytes(of: self.principals))
            } catch let problem as MalformedMessage {
                throw Failure.usage("\(self.principals): \(problem.detail)")
            }
            let secrets = StackSecrets(
                root: URL(filePath: self.directory),
                principals: principals,
                broker: self.broker,
                database: self.database
            )
            let made = try secrets.prepare()
            if self.output.json {
                Output.json(JSONValue.array(made.map { .string($0) }))
            } else {
                Output.line(made.isEmpty ? "Nothing was missing." : "Made: \(made.joined(separator: " ")).")
            }
        }
    }
}
