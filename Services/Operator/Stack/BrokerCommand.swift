import ArgumentParser
import Foundation
import Messages

/// `broker`: what the broker must know.
struct BrokerCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "broker",
        abstract: "Make the broker's definitions.",
        subcommands: [Definitions.self]
    )

    struct Definitions: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Print the broker's definitions file: users, permissions, exchanges, queues, bindings, policies.",
            discussion: "Prints JSON and nothing else. Passwords go into it as salted hashes."
        )

        @Option(help: "The file that maps broker users to persons and standing roles.")
        var principals: String

        @Option(help: "The directory with one password file for each user. (default: QUORATE_CREDENTIALS_DIR)")
        var credentials: String?

        @Flag(help: "Accepted everywhere; this is JSON in any case.")
        var json = false

        func run() async throws {
            let folder = self.credentials ?? ProcessInfo.processInfo.environment["QUORATE_CREDENTIALS_DIR"]
            guard let folder, !folder.isEmpty else {
                throw Failure.usage("Which passwords? Set QUORATE_CREDENTIALS_DIR or give --credentials.")
            }
            let principals: Principals
            do {
                principals = try Principals(parsing: try Arguments.bytes(of: self.principals))
            } catch let problem as MalformedMessage {
                throw Failure.usage("\(self.principals): \(problem.detail)")
            }
            var passwords: [String: String] = [:]
            for user in principals.services.map(\.rawValue) + principals.users.keys.sorted() {
                passwords[user] = try Credentials.password(of: user, in: folder)
            }
            let definitions = try Topology.definitions(principals: principals, passwords: passwords)
            Output.line(String(decoding: definitions, as: UTF8.self))
        }
    }
}
