import ArgumentParser
import Foundation
import Messages
import Postgres
import ServiceKit

extension JournalCommand {
    struct Verify: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Check every number and hash of the journals in the database.",
            discussion: """
                Keep the anchor that is printed, somewhere else: given with --anchor the next time, it proves every entry \
                up to it. What a neighbouring service has taken in is such a proof as well. Entries after the last proof \
                are told as unproven. Exit status 4 when a journal does not hold.
                """
        )

        @Option(help: "Only this service's journal.", transform: Arguments.word)
        var service: ServiceName?

        @Option(
            help: "An anchor printed earlier; repeat for more. Goes with --service.",
            transform: Verify.anchor
        )
        var anchor: [JournalVerifier.Anchor] = []

        @Option(help: "The database. (default: QUORATE_DATABASE_URL)")
        var database: String?

        @OptionGroup var output: OutputOptions

        static func anchor(_ text: String) throws -> JournalVerifier.Anchor {
            guard let anchor = JournalVerifier.Anchor(text) else {
                throw ValidationError("\(text): an anchor is OUTWARD:HASH, the hash 64 hexadecimal digits.")
            }
            return anchor
        }

        func validate() throws {
            guard self.anchor.isEmpty || self.service != nil else {
                throw ValidationError("--anchor belongs to one journal: give --service too.")
            }
        }

        func run() async throws {
            let database = try Arguments.database(self.database)
            let services = self.service.map { [$0] } ?? ServiceName.allCases.sorted()
            let reports = try await JournalCheck.reports(of: services, anchors: self.anchor, in: database)
            if self.output.json {
                for report in reports { Output.json(report) }
            } else {
                Output.lines(JournalCheck.lines(reports))
            }
            guard reports.allSatisfy(\.holds) else { throw ExitCode(4) }
        }
    }
}

/// The check of several journals over one connection.
enum JournalCheck {
    static func reports(
        of services: [ServiceName],
        anchors: [JournalVerifier.Anchor] = [],
        in database: PostgresSettings
    ) async throws -> [JournalVerifier.Report] {
        let connection = try await PostgresConnection.open(database)
        do {
            var reports: [JournalVerifier.Report] = []
            for service in services {
                reports.append(
                    try await JournalVerifier(service: service, connection: connection).verify(anchors: anchors)
                )
            }
            await connection.close()
            return reports
        } catch {
            await connection.close()
            throw error
        }
    }

    static func lines(_ reports: [JournalVerifier.Report]) -> [String] {
        var table = Table(["journal", "entries", "outward", "proven to", "unproven", "state", "next anchor"])
        for report in reports {
            table.add([
                report.service, "\(report.entries)", "\(report.outward)", report.provenTo.map { "\($0)" } ?? "-",
                "\(report.unproven)", report.holds ? "holds" : "DOES NOT HOLD",
                report.outward > 0 ? report.anchor : "-",
            ])
        }
        let faults = reports.flatMap { report in report.faults.map { "\(report.service): \($0)" } }
        return table.lines + (faults.isEmpty ? [] : ["", "Faults:"] + faults.map { "  \($0)" })
    }
}

extension JournalVerifier.Report {
    /// What to give to `--anchor` the next time.
    var anchor: String { "\(self.outward):\(self.hash)" }
}
