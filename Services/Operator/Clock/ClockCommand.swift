import ArgumentParser
import Domain
import Messages

/// `clock`: the services' time, and in drills moving it.
struct ClockCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "clock",
        abstract: "Show the services' clocks; in drills set them and move them on.",
        subcommands: [Show.self, Set.self, Advance.self]
    )

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show what time it is at each service, what is due next, and whether all is settled."
        )

        @OptionGroup var connection: ConnectionOptions

        func run() async throws {
            let state = try await self.connection.withSession { try await ClockDriver(session: $0).state() }
            if self.connection.output.json {
                Output.json(JSONValue.object(state.json))
            } else {
                Output.lines(state.lines)
            }
        }
    }

    struct Set: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Set all controlled clocks to a time without stopping at what is due in between, as drill.",
            discussion: "Meant for the first set of a new stack; afterwards use advance. Clocks go forward only."
        )

        @Argument(help: "The time.", transform: Arguments.instant)
        var to: Instant

        @OptionGroup var connection: ConnectionOptions

        func run() async throws {
            try await self.connection.withSession(standing: "drill") { session in
                try await ClockDriver(session: session).set(self.to)
            }
            let said: JSONValue = ["now": .string(self.to.rfc3339)]
            if self.connection.output.json {
                Output.json(said)
            } else {
                Output.line("All clocks show \(self.to.london).")
            }
        }
    }

    struct Advance: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Move all controlled clocks on, stopping at everything that is due on the way, as drill.",
            discussion: """
                At each stop it waits until every service is settled: its journal is published, the others have taken it \
                in, and its mail is sent. Exit status 3 when that takes over 30 seconds; it says what is missing.
                """
        )

        @Option(help: "The time.", transform: Arguments.instant)
        var to: Instant

        @OptionGroup var connection: ConnectionOptions

        func run() async throws {
            let isJSON = self.connection.output.json
            try await self.connection.withSession(standing: "drill") { session in
                try await ClockDriver(session: session).advance(to: self.to) { step in
                    if isJSON {
                        Output.json(step.json)
                    } else {
                        Output.line("\(step.now.london)  settled after \(step.took.milliseconds) ms  \(step.cause)")
                    }
                }
            }
        }
    }
}
