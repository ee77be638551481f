import ArgumentParser
import Messages

/// `journal`: the services' records, checked and read.
struct JournalCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "journal",
        abstract: "Verify the journals, and read their public entries.",
        subcommands: [Verify.self, Entries.self]
    )

    struct Entries: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Print a service's public entries, as the auditor."
        )

        @Option(help: "Whose: proposals, elections, meetings, notifications or smki-alerts.", transform: Arguments.word)
        var service: ServiceName

        @Option(help: "Only those after this outward number.")
        var after: Int64 = 0

        @Option(help: "Only so many. (default: all)")
        var limit: Int?

        @OptionGroup var connection: ConnectionOptions

        func run() async throws {
            let entries = try await self.connection.withSession(standing: "auditor") { session in
                try await session.entries(of: self.service, after: self.after, limit: self.limit)
            }
            if self.connection.output.json {
                for entry in entries { Output.json(entry) }
                return
            }
            var table = Table(["outward", "recorded", "event", "about", "hash", "data"])
            for entry in entries { table.add(entry.cells) }
            Output.lines(table.isEmpty ? ["No entries."] : table.lines)
        }
    }
}

extension Session {
    /// The public entries after a number, page by page.
    func entries(of service: ServiceName, after: Int64, limit: Int? = nil) async throws -> [EntriesQuery.Entry] {
        var entries: [EntriesQuery.Entry] = []
        var after = after
        while limit.map({ entries.count < $0 }) ?? true {
            let page = try await self.ask(
                EntriesQuery(after: after, limit: min(500, limit.map { $0 - entries.count } ?? 500)),
                of: service
            )
            entries += page.entries
            guard let last = page.entries.last?.sequence, !page.upToDate else { break }
            after = last
        }
        return entries
    }
}

extension EntriesQuery.Entry {
    /// The event's name without its service and version: `incident-opened`.
    var name: String {
        let parts = self.type.split(separator: ".")
        return parts.count == 4 ? String(parts[2]) : self.type
    }

    fileprivate var cells: [String] {
        [
            "\(self.sequence)", self.time?.london ?? "", self.name, self.subject ?? "",
            String(self.chainhash.prefix(12)), String(decoding: self.data.encoded(), as: UTF8.self),
        ]
    }
}
