import ArgumentParser
import Messages

/// `parked`: what services have set aside.
struct ParkedCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "parked",
        abstract: "See what services have set aside, and have it handled or discarded.",
        subcommands: [List.self, Show.self, ReplayCommand.self, TakeUpCommand.self, DiscardCommand.self]
    )

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List what was set aside, at all services.")

        @Option(help: "Only at this service.", transform: Arguments.word)
        var service: ServiceName?

        @Option(help: "Only in this state: parked, takenUp, replayed, discarded.")
        var state: String?

        @OptionGroup var connection: ConnectionOptions

        func run() async throws {
            let services = self.service.map { [$0] } ?? ServiceName.allCases.sorted()
            let filter = self.state.map { ["state": $0] }
            let found = try await self.connection.withSession { session in
                var found: [(service: ServiceName, item: ListQuery.Item)] = []
                for service in services {
                    found += try await session.list("parked", at: service, filter: filter).map { (service, $0) }
                }
                return found
            }
            if self.connection.output.json {
                return Output.json(
                    JSONValue.array(
                        found.map { ["service": .string($0.service.rawValue), "item": JSONValue($0.item)] }
                    )
                )
            }
            var table = Table(["service", "id", "at", "state", "origin", "user", "code", "detail"])
            for (service, item) in found {
                let facts = ["at", "state", "origin", "user", "code", "detail"].map { (item.facts[$0] ?? "").inLondon }
                table.add([service.rawValue, item.id] + facts)
            }
            Output.lines(table.isEmpty ? ["Nothing was set aside."] : table.lines)
        }
    }

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Show one thing that was set aside.")

        @OptionGroup var parked: ParkedOptions
        @OptionGroup var connection: ConnectionOptions

        func run() async throws { try await self.connection.show("parked", self.parked.id, at: self.parked.service) }
    }

    struct ReplayCommand: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "replay",
            abstract: "Have it handled now, under its original user, source and id; prints the answer of that."
        )

        @OptionGroup var parked: ParkedOptions
        @OptionGroup var sending: SendingOptions

        func run() async throws { try await self.parked.send(Replay(id: self.parked.id), self.sending) }
    }

    struct TakeUpCommand: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "take-up",
            abstract: "Say that you look after it; the page about it ends."
        )

        @OptionGroup var parked: ParkedOptions
        @OptionGroup var sending: SendingOptions

        func run() async throws { try await self.parked.send(TakeUp(id: self.parked.id), self.sending) }
    }

    struct DiscardCommand: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "discard",
            abstract: "Close it without handling it, as the secretariat."
        )

        @OptionGroup var parked: ParkedOptions

        @Option(help: "Why it is not handled.")
        var reason: String

        @OptionGroup var sending: SendingOptions

        func run() async throws {
            try await self.parked.send(Discard(id: self.parked.id, reason: self.reason), self.sending)
        }
    }
}

/// One thing that was set aside.
struct ParkedOptions: ParsableArguments {
    @Argument(help: "Its id, as `parked list` prints it.")
    var id: String

    @Option(help: "The service that has set it aside.", transform: Arguments.word)
    var service: ServiceName

    func send(_ message: some CommonCommand, _ sending: SendingOptions) async throws {
        let sent = try await sending.connection.withSession { session in
            try await session.send(message, to: self.service, id: sending.messageID)
        }
        sending.connection.print(sent)
    }
}
