import AMQP
import ArgumentParser
import Foundation

/// Where the broker is, and as whom we speak to it.
struct ConnectionOptions: ParsableArguments {
    @Option(
        name: .customLong("as"),
        help: "The broker user to speak as; its password is in the credentials directory. (default: the URL's user)"
    )
    var user: String?

    @Option(help: "The broker, amqp://user:password@host:port/vhost. (default: QUORATE_AMQP_URL)")
    var amqp: String?

    @Option(help: "The directory with one password file for each user. (default: QUORATE_CREDENTIALS_DIR)")
    var credentials: String?

    @Option(help: "How many seconds to wait for an answer.")
    var timeout: Double = 10

    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard self.timeout > 0, self.timeout <= 86_400 else {
            throw ValidationError("--timeout is more than 0 and at most 86,400 seconds.")
        }
    }

    /// The broker and the user; `standing` speaks where no user is named and that one's password is at hand.
    func endpoint(standing: String? = nil) throws -> AMQPEndpoint {
        let environment = ProcessInfo.processInfo.environment
        guard let url = try Arguments.value(self.amqp, "QUORATE_AMQP_URL") else {
            throw Failure.usage("Which broker? Set QUORATE_AMQP_URL or give --amqp amqp://user:password@host:port/.")
        }
        var endpoint = try AMQPEndpoint(url: url)
        let folder = self.credentials ?? environment["QUORATE_CREDENTIALS_DIR"]
        if let user = self.user {
            guard let folder, !folder.isEmpty else {
                throw Failure.usage(
                    "--as \(user) needs the passwords: set QUORATE_CREDENTIALS_DIR or give --credentials."
                )
            }
            try self.become(user, in: folder, &endpoint)
        } else if let standing, let folder, !folder.isEmpty {
            try? self.become(standing, in: folder, &endpoint)
        }
        return endpoint
    }

    private func become(_ user: String, in folder: String, _ endpoint: inout AMQPEndpoint) throws {
        guard !user.isEmpty, !user.contains("/"), !user.hasPrefix(".") else {
            throw Failure.usage("--as: \"\(user)\" is no user's name.")
        }
        endpoint.password = try Credentials.password(of: user, in: folder)
        endpoint.user = user
    }
}

/// Passwords as the stack keeps them: a file for each user, its content the password.
enum Credentials {
    static func password(of user: String, in folder: String) throws -> String {
        let file = URL(filePath: folder).appending(path: user)
        do {
            return try String(contentsOf: file, encoding: .utf8).trimmingCharacters(in: .whitespacesAndNewlines)
        } catch {
            throw Failure.usage("No password for \(user): \(file.path) can't be read.")
        }
    }
}
