import Foundation

/// The commands that mails tell people to type.
enum MailCommands {
    /// All commands in the text of a mail: lines that begin with four spaces, with those that a backslash goes on to.
    static func all(in text: String) -> [String] {
        var commands: [String] = []
        var isGoingOn = false
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if isGoingOn, let last = commands.popLast() {
                commands.append("\(last)\n\(line)")
            } else if line.hasPrefix("    quorate ") {
                commands.append(line.trimmingCharacters(in: .whitespaces))
            } else {
                continue
            }
            isGoingOn = line.hasSuffix("\\")
        }
        return commands
    }

    /// Has a shell type it where no broker answers, in a folder of the reader's.
    ///
    /// Status 3 says that the program has understood it all and has looked for the broker.
    static func type(_ command: String, in folder: URL) async throws -> Command.Outcome {
        let programs = try LiveEnvironment.require("QUORATE_BIN_DIR")
        return try await Command(
            program: "/bin/sh",
            arguments: ["-c", "cd \"$QUORATE_TEST_FOLDER\" && \(command)"],
            extra: [
                "PATH": "\(programs):/usr/bin:/bin", "QUORATE_TEST_FOLDER": folder.path,
                "QUORATE_AMQP_URL": "amqp://reader:none@127.0.0.1:1",
            ]
        ).run()
    }
}
