import Foundation
import Messages
import Postgres
import Testing

@testable import ServiceKit

@Suite("Core: verifying a journal", .enabled(if: Core.hasDatabase), .timeLimit(.minutes(2)))
struct CoreVerifierTests {
    /// A journal of ten entries, and a neighbour that has taken all of them in.
    private func journal(_ body: (CoreStage) async throws -> Void) async throws {
        try await CoreStage.with { stage in
            let writer = try stage.writer()
            _ = try await writer.decide((0..<10).map { Core.add("\($0)", "t\($0 % 3)") }, isUrgent: false)
            try await stage.run("update relay set published = 10")
            try await stage.run(
                "create schema notifications; create table notifications.progress (like meetings.progress)"
            )
            try await stage.run(
                "insert into notifications.progress select 'meetings', 10, hash, 0 from meetings.journal where outward = 10"
            )
            try await body(stage)
        }
    }

    @Test("finds nothing wrong with a journal that is whole, and says up to where others vouch for it")
    func whole() async throws {
        try await self.journal { stage in
            let report = try await stage.verify()
            #expect(report.holds, "\(report.faults)")
            #expect(report.entries == 10 && report.provenTo == 10 && report.unproven == 0)
            let hash = try await stage.texts("select encode(hash, 'hex') from journal where outward = 10")
            #expect(report.hash == hash.first)
            #expect(JournalVerifier.Anchor("10:\(report.hash)") != nil)
            #expect(JournalVerifier.Anchor("10:abc") == nil && JournalVerifier.Anchor("x") == nil)
        }
    }

    @Test("names the entry of which one byte was changed", arguments: ["data", "metadata", "hash"])
    func changedByte(_ column: String) async throws {
        try await self.journal { stage in
            try await stage.run(
                "update journal set \(column) = set_byte(\(column), 0, get_byte(\(column), 0) # 1) where sequence = 4"
            )
            let report = try await stage.verify()
            #expect(report.faults.contains { $0.hasPrefix("entry 4 ") }, "\(report.faults)")
        }
    }

    @Test("names the entry that is missing")
    func removedRow() async throws {
        try await self.journal { stage in
            try await stage.run("delete from journal where sequence = 4")
            let report = try await stage.verify()
            #expect(report.faults.contains("entry 4: missing"), "\(report.faults)")
        }
    }

    @Test("notices that the last entry was cut off")
    func removedEnd() async throws {
        try await self.journal { stage in
            try await stage.run("delete from journal where sequence = 10")
            let report = try await stage.verify()
            #expect(report.faults.contains { $0.hasPrefix("entry 10: missing; the head says") }, "\(report.faults)")
        }
    }

    @Test("notices a cut that the head and the relay were made to fit, by what a neighbour holds")
    func cutToFit() async throws {
        try await self.journal { stage in
            try await stage.run("delete from journal where sequence = 10")
            try await stage.run(
                "update head set (sequence, outward, hash) = (select sequence, outward, hash from journal where sequence = 9)"
            )
            try await stage.run("update relay set published = 9")
            let report = try await stage.verify()
            #expect(report.faults.count == 1, "\(report.faults)")
            #expect(report.faults.first?.hasPrefix("outward entry 10: missing; notifications holds") == true)
            #expect(report.unproven == 9)
        }
    }

    @Test("notices a history that was written anew from some entry on, by what a neighbour holds")
    func rewritten() async throws {
        try await self.journal { stage in
            var hash = try await stage.database.execute("select hash from journal where sequence = 8").bytes(0, 0)
            for sequence in 9...10 as ClosedRange<Int64> {
                let row = try await stage.database.execute(
                    Statement(
                        "select outward, stream, version, type, metadata, data from journal where sequence = $1",
                        .int(sequence)
                    )
                )
                hash = Chain.hash(
                    after: hash,
                    sequence: sequence,
                    outward: Int64(try row.int(0, 0)),
                    stream: try row.text(0, 1),
                    version: try row.int(0, 2),
                    type: try row.text(0, 3),
                    recordedAt: 5,
                    metadata: try row.bytes(0, 4),
                    data: try row.bytes(0, 5)
                )
                _ = try await stage.database.execute(
                    Statement(
                        "update journal set recorded_at = 5, hash = $2 where sequence = $1",
                        .int(sequence),
                        .bytes(hash)
                    )
                )
            }
            _ = try await stage.database.execute(Statement("update head set hash = $1", .bytes(hash)))
            let report = try await stage.verify()
            #expect(report.faults == ["entry 10: its hash is not the one that notifications holds"])
        }
    }

    @Test("finds nothing wrong with a journal that is being written")
    func beingWritten() async throws {
        try await self.journal { stage in
            let writer = try stage.writer()
            let writing = Task {
                for number in 0..<60 { _ = try await writer.decide(Core.add("w\(number)")) }
            }
            for _ in 0..<20 {
                let report = try await stage.verify()
                #expect(report.holds, "\(report.faults)")
            }
            try await writing.value
        }
    }
}
