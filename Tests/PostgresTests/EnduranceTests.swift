import Foundation
import Postgres
import Testing

@Suite("Over a long time", .enabled(if: Database.isGiven), .serialized, .timeLimit(.minutes(5)))
struct EnduranceTests {
    /// Resident memory of this process in KiB.
    private static func residentMemory() throws -> Int {
        let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") }
        return line.flatMap { Int($0.filter(\.isNumber)) } ?? 0
    }

    @Test("a hundred thousand queries leave no memory behind")
    func memory() async throws {
        try await Database.with { connection async throws in
            let query = Statement("SELECT $1, $2", 1, .text(String(repeating: "x", count: 2_000)))
            func round(_ count: Int) async throws {
                for _ in 0..<count {
                    let answers = try await connection.pipeline([Statement](repeating: query, count: 100))
                    guard try answers[99].text(0, 1).utf8.count == 2_000 else { throw CancellationError() }
                }
            }
            try await round(100)
            let before = try Self.residentMemory()
            try await round(1_000)
            let growth = try Self.residentMemory() - before
            #expect(growth < 8_192, "\(growth) KiB more after 100,000 queries")
        }
    }

    @Test("connections that come and go leave neither memory nor threads nor descriptors behind")
    func connections() async throws {
        func used() throws -> (descriptors: Int, threads: Int) {
            let files = FileManager.default
            return (
                try files.contentsOfDirectory(atPath: "/proc/self/fd").count,
                try files.contentsOfDirectory(atPath: "/proc/self/task").count
            )
        }
        try await Database.with { try await $0.ping() }
        let before = try used()
        for _ in 0..<50 { try await Database.with { try await $0.ping() } }
        for _ in 0..<20 { _ = try await PostgresConnection.open(Database.settings) }
        try await Task.sleep(for: .milliseconds(300))
        let after = try used()
        #expect(after.descriptors < before.descriptors + 40)
        #expect(after.threads < before.threads + 20)
    }

    @Test("a hundred rows a transaction, set-based, at a rate worth knowing")
    func rate() async throws {
        try await Database.withSchema { schema in
            try await Database.with {
                $0.schema = schema
            } _: { connection async throws in
                try await connection.script("CREATE TABLE t (id bigint PRIMARY KEY, stream text, data bytea)")
                let insert = "INSERT INTO t SELECT * FROM unnest($1, $2, $3)"
                let body = [UInt8](repeating: 7, count: 512)
                let bodies = [[UInt8]?](repeating: body, count: 100)
                let streams = [String?](repeating: "election/EL-2019-01", count: 100)
                let transactions = 500
                let start = ContinuousClock.now
                for number in 0..<transactions {
                    let ids = (0..<100).map { Int64?.some(Int64(number * 100 + $0)) }
                    let rows = Statement(insert, .intArray(ids), .textArray(streams), .bytesArray(bodies))
                    _ = try await connection.pipeline(["BEGIN", rows, "COMMIT"])
                }
                let seconds = start.duration(to: .now) / .seconds(1)
                let rate = Int(Double(transactions * 100) / seconds)
                print("set-based insert: \(rate) rows/s in \(transactions) commits")
                #expect(try await connection.execute("SELECT count(*) FROM t").int(0, 0) == transactions * 100)
            }
        }
    }
}
