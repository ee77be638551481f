import Domain
import Foundation
import Messages
import Testing

extension Live {
    /// Whoever changes a journal is found out; whoever reads the disk learns nothing.
    @Suite("Journals", .enabled(if: LiveEnvironment.canBreak, LiveEnvironment.notOurs))
    struct JournalTests {
        @Test("that were changed do not verify, and the entry is named", .timeLimit(.minutes(2)))
        func tampered() async throws {
            let stack = try await Stack.fresh()
            let path = try MainPath(stack)
            try await path.report()
            try await path.alarm()
            try await stack.clock.settle()
            for service in ServiceName.allCases { try await stack.kill(service) }
            let journal = Database.table("journal", of: .smkiAlerts)
            let head = Database.table("head", of: .smkiAlerts)
            let last = try await stack.database.count("select max(sequence) from \(journal)")
            try #require(last > 3)

            let crimes: [(what: String, sql: String, entry: Int)] = [
                (
                    "one byte",
                    "update \(journal) set data = set_byte(data, 0, get_byte(data, 0) # 1) where sequence = 2", 2
                ),
                ("one row", "delete from \(journal) where sequence = 3", 3),
                ("the last row", "delete from \(journal) where sequence = \(last)", last),
                ("the time", "update \(journal) set recorded_at = recorded_at + 1 where sequence = 1", 1),
            ]
            try await stack.journals.verify()
            for crime in crimes {
                try await stack.database.script("create table public.saved as table \(journal); \(crime.sql)")
                let outcome = try await Command.quorate("journal", "verify", "--service", "smki-alerts").run()
                #expect(outcome.status == 4, "\(crime.what): \(outcome.output)")
                let named = try Self.faults(in: outcome.output).contains { fault in
                    ["entry \(crime.entry):", "entry \(crime.entry) ("].contains {
                        fault.hasPrefix("smki-alerts: \($0)")
                    }
                }
                #expect(named, "\(crime.what): \(outcome.output)")
                try await stack.database.script(
                    "delete from \(journal); insert into \(journal) table public.saved; drop table public.saved"
                )
            }
            try await stack.journals.verify()
            // Cut, and the head put right: what a neighbour has taken in proves it.
            try await stack.database.script(
                """
                delete from \(journal);
                update \(head) set sequence = 0, outward = 0, hash = decode(repeat('00', 32), 'hex')
                """
            )
            let cut = try await Command.quorate("journal", "verify", "--service", "smki-alerts").run()
            #expect(cut.status == 4, "\(cut.output)")
        }

        @Test("hold up to an anchor that was kept, and to no other", .timeLimit(.minutes(2)))
        func anchors() async throws {
            let stack = try await Stack.fresh()
            let path = try MainPath(stack)
            try await path.report()
            try await path.alarm()
            try await stack.clock.settle()
            func verify(_ anchor: String) async throws -> Command.Outcome {
                try await Command.quorate("journal", "verify", "--service", "smki-alerts", "--anchor", anchor).run()
            }
            let printed = try await Command.quorate("journal", "verify", "--service", "smki-alerts", "--json").succeed()
            let report = try JSONValue(parsing: Array(printed.utf8))
            let outward = try #require(report["outward"]?.integer)
            let hash = try #require(report["hash"]?.string)
            #expect(try await stack.journals.entries(of: .smkiAlerts).last?.chainhash == hash)

            let kept = try await verify("\(outward):\(hash)")
            #expect(kept.status == 0, "\(kept.output)")
            let other = try await verify("\(outward):\(String(hash.reversed()))")
            #expect(other.status == 4, "\(other.output)")
            #expect(
                try Self.faults(in: other.output).contains { $0.contains("is not the one that the command line holds") }
            )
            let later = try await verify("\(outward + 1):\(hash)")
            #expect(later.status == 4, "\(later.output)")
            #expect(try Self.faults(in: later.output).contains { $0.contains("outward entry \(outward + 1): missing") })
            let unreadable = try await verify("\(outward):abc")
            #expect(unreadable.status == 2, "\(unreadable.output)")

            // Rewritten to the end, with head, neighbours and all: only the anchor that was kept outside shows it.
            for service in ServiceName.allCases { try await stack.kill(service) }
            let journal = Database.table("journal", of: .smkiAlerts)
            try await stack.database.script(
                """
                delete from \(journal);
                update \(Database.table("head", of: .smkiAlerts))
                set sequence = 0, outward = 0, hash = decode(repeat('00', 32), 'hex');
                update \(Database.table("relay", of: .smkiAlerts)) set published = 0;
                """
                    + ServiceName.allCases.map {
                        "delete from \(Database.table("progress", of: $0)) where source = 'smki-alerts';"
                    }.joined()
            )
            let without = try await Command.quorate("journal", "verify", "--service", "smki-alerts").run()
            #expect(without.status == 0, "\(without.output)")
            let with = try await verify("\(outward):\(hash)")
            #expect(with.status == 4, "\(with.output)")
        }

        /// The lines under `Faults:`.
        private static func faults(in output: String) throws -> [String] {
            let lines = output.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
            let begin = try #require(lines.firstIndex(of: "Faults:"), "\(output)")
            return Array(lines[(begin + 1)...])
        }
    }
}
