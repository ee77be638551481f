// The command line of operators, members and the secretariat. It is a client like any other: it knows the messages, the
// queues and the rules' words, and must not know how a service decides or stores anything.

import ArgumentParser
import Foundation

/// `quorate`: reads the command line, does what it says and ends with the status that scripts rely on.
@main
struct Quorate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "quorate",
        abstract: "Report, convene, decide and look things up in Quorate.",
        discussion: """
            Most commands speak to the broker named by QUORATE_AMQP_URL (or --amqp), as its user or as --as NAME with the \
            password in QUORATE_CREDENTIALS_DIR/NAME. `calendar`, `alert template`, `alert check` and `keys` need none.

            Every command takes --json. Times can be given as 2026-11-23T16:30:00Z, or as 2026-11-23T16:30 on London \
            clocks.

            Exit status: 0 done, 1 refused by a rule, 2 the command line or a file is wrong, 3 unreachable (no broker, \
            no answer in time, nobody takes the message), 4 integrity (a journal does not hold).
            """,
        subcommands: [
            AlertCommand.self, IncidentCommand.self, MeetingCommand.self, RegisterCommand.self, GuidanceCommand.self,
            DirectionCommand.self, ProposalCommand.self, ElectionCommand.self, ParkedCommand.self, JournalCommand.self,
            WhyCommand.self, ClockCommand.self, CalendarCommand.self, KeysCommand.self, BrokerCommand.self,
            SecretsCommand.self, DatabaseCommand.self,
            DemoCommand.self,
        ]
    )

    static func main() async {
        do {
            var command = try Self.parseAsRoot()
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch {
            Self.end(with: error)
        }
    }

    /// Says what went wrong, and ends with the status of that kind of failure.
    private static func end(with error: any Error) -> Never {
        if let code = error as? ExitCode { Self.exit(withError: code) }
        guard let failure = Failure(error) else {
            let isHelp = Self.exitCode(for: error).isSuccess
            let text = Self.fullMessage(for: error)
            if isHelp { Output.line(text) } else if !text.isEmpty { Output.problem(text) }
            Self.exit(withError: ExitCode(isHelp ? 0 : Failure.usageStatus))
        }
        if CommandLine.arguments.contains("--json") {
            Output.json(failure.json)
        } else {
            for line in failure.lines { Output.problem(line) }
        }
        Self.exit(withError: ExitCode(failure.status))
    }
}
