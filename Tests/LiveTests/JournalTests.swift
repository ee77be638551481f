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
                #expect(outcome.output.contains("\(crime.entry)"), "\(crime.what): \(outcome.output)")
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

        @Test("and everything else in the database: no RED word and no address in the clear", .timeLimit(.minutes(3)))
        func sealed() async throws {
            let stack = try await Stack.fresh()
            try await MainPath(stack).walk()
            let refused = SampleAlert(at: try await stack.clock.now()).with("subjectEui64", "wrong")
            _ = try await TestClient.of("dcc").report(refused.body)
            _ = try await TestClient.of("dcc").report(Array("{ \(SampleAlert.secret)".utf8))
            try await stack.clock.settle()
            let dump = try await stack.database.dump()
            #expect(dump.contains("CREATE TABLE smki_alerts.journal"))
            for word in [SampleAlert.secret, "@example.org", "Large Supplier Member", "Works for the Party concerned"] {
                #expect(!dump.contains(word), "\(word)")
                let hex = Data(word.utf8).map { String(format: "%02x", $0) }.joined()
                #expect(!dump.contains(hex), "\(word) in hexadecimal")
                #expect(!dump.contains(Data(word.utf8).base64EncodedString().prefix(12)), "\(word) in base 64")
            }
        }
    }
}
