public import Messages
public import Postgres

/// Checks a journal as an auditor would: every number, every hash, its end, and what others hold of it.
///
/// It needs the database only: hashes cover the bytes as stored, so no key is asked for and nothing is opened.
public struct JournalVerifier: Sendable {
    /// A number and a hash that somebody outside holds: `OUTWARD:HASH`.
    public struct Anchor: Sendable, Equatable {
        /// The outward number.
        public let outward: Int64
        /// The chain's hash there, lower-case hexadecimal digits.
        public let hash: String
        /// Who holds it.
        public let holder: String

        /// Puts an anchor together.
        public init(outward: Int64, hash: String, holder: String) {
            self.outward = outward
            self.hash = hash
            self.holder = holder
        }

        /// Reads `OUTWARD:HASH`; nil when it is not of that form.
        public init?(_ text: String) {
            let parts = text.split(separator: ":")
            guard parts.count == 2, let outward = Int64(parts[0]), let hash = [UInt8](hex: String(parts[1])),
                hash.count == 32
            else { return nil }
            self.init(outward: outward, hash: hash.hex, holder: "the command line")
        }
    }

    /// What was found.
    public struct Report: Sendable, Codable, Equatable {
        /// The service whose journal it is.
        public let service: String
        /// How many entries were checked.
        public var entries: Int64 = 0
        /// The last outward number.
        public var outward: Int64 = 0
        /// The hash at the last outward number: with it the next anchor, `outward:hash`.
        public var hash: String = ""
        /// The highest outward number that an anchor vouches for, and how many entries come after it.
        public var provenTo: Int64?
        /// Entries after the last anchor: nobody outside vouches for these yet.
        public var unproven: Int64 = 0
        /// What is wrong, each with the entry's number; empty when the journal holds.
        public var faults: [String] = []
        /// Whether nothing is wrong.
        public var holds: Bool { self.faults.isEmpty }
    }

    let service: ServiceName
    let connection: PostgresConnection

    /// - Parameters:
    ///   - service: whose journal.
    ///   - connection: any connection that may read the schemas.
    public init(service: ServiceName, connection: PostgresConnection) {
        self.service = service
        self.connection = connection
    }

    /// Reads the whole journal in order and checks it, as it is at one moment, whatever is written meanwhile.
    /// - Parameter anchors: what others hold; what the neighbours have taken in is asked for besides.
    public func verify(anchors: [Anchor] = []) async throws -> Report {
        _ = try await self.connection.execute("begin isolation level repeatable read read only")
        do {
            let report = try await self.look(anchors)
            await self.connection.rollback()
            return report
        } catch {
            await self.connection.rollback()
            throw error
        }
    }

    private func look(_ anchors: [Anchor]) async throws -> Report {
        let schema = self.service.rawValue.replacing("-", with: "_")
        var report = Report(service: self.service.rawValue)
        var anchors = anchors
        for holder in ServiceName.allCases where (Topology.follows[holder] ?? []).contains(self.service) {
            if let anchor = try await self.anchor(heldBy: holder) { anchors.append(anchor) }
        }
        var walk = Walk(anchors: anchors)
        while true {
            let rows = try await self.connection.execute(
                Statement(
                    """
                    select sequence, outward, stream, version, type, recorded_at, metadata, data, hash
                    from \(schema).journal where sequence > $1 order by sequence limit 2000
                    """,
                    .int(walk.sequence)
                )
            )
            guard rows.count > 0 else { break }
            for row in rows { try walk.step(row, &report) }
        }
        try await self.end(walk, schema, &report)
        return report
    }

    private func anchor(heldBy holder: ServiceName) async throws -> Anchor? {
        let schema = holder.rawValue.replacing("-", with: "_")
        // A neighbour that is not installed here, or whose tables may not be read, holds nothing.
        let known = try await self.connection.execute(
            Statement(
                "select coalesce(has_table_privilege(to_regclass($1), 'select'), false)",
                .text("\(schema).progress")
            )
        )
        guard try known.first?.bool(0) == true else { return nil }
        let rows = try await self.connection.execute(
            Statement(
                "select outward, hash from \(schema).progress where source = $1 and hash is not null",
                .text(self.service.rawValue)
            )
        )
        guard let row = rows.first else { return nil }
        return Anchor(outward: Int64(try row.int(0)), hash: try row.bytes(1).hex, holder: holder.rawValue)
    }

    private func end(_ walk: Walk, _ schema: String, _ report: inout Report) async throws {
        let rows = try await self.connection.execute(
            Statement(
                """
                select h.sequence, h.outward, h.hash, r.published from \(schema).head h, \(schema).relay r
                """
            )
        )
        report.entries = walk.count
        report.outward = walk.outward
        report.hash = walk.outwardHash.hex
        guard let head = rows.first else {
            report.faults.append("the head is missing")
            return
        }
        let sequence = Int64(try head.int(0))
        if sequence != walk.sequence {
            report.faults.append(
                "entry \(walk.sequence + 1): missing; the head says that the journal ends at \(sequence), and it ends at \(walk.sequence)"
            )
        } else if try head.bytes(2) != walk.hash {
            report.faults.append("entry \(walk.sequence): its hash is not the head's")
        }
        if Int64(try head.int(1)) != walk.outward {
            report.faults.append(
                "outward entry \(walk.outward + 1): the head says that the last outward number is \(try head.int(1)), and it is \(walk.outward)"
            )
        }
        if Int64(try head.int(3)) > walk.outward {
            report.faults.append("outward entry \(walk.outward + 1): missing; \(try head.int(3)) were published")
        }
        for anchor in walk.unmet {
            report.faults.append(
                "outward entry \(anchor.outward): missing; \(anchor.holder) holds its hash \(anchor.hash)"
            )
        }
        report.provenTo = walk.proven?.outward
        report.unproven = walk.sequence - (walk.proven?.sequence ?? 0)
    }
}

/// The walk along one journal: what the next entry must follow.
private struct Walk {
    private(set) var sequence: Int64 = 0
    private(set) var outward: Int64 = 0
    private(set) var hash = Chain.genesis
    /// The hash of the last outward entry.
    private(set) var outwardHash = Chain.genesis
    private(set) var count: Int64 = 0
    private(set) var proven: (outward: Int64, sequence: Int64)?
    private var versions: [String: Int] = [:]
    private var anchors: [Int64: [JournalVerifier.Anchor]]

    init(anchors: [JournalVerifier.Anchor]) {
        self.anchors = Dictionary(grouping: anchors.filter { $0.outward > 0 }, by: \.outward)
    }

    /// The anchors that no entry has met.
    var unmet: [JournalVerifier.Anchor] {
        self.anchors.values.flatMap(\.self).sorted { $0.outward < $1.outward }
    }

    mutating func step(_ row: Row, _ report: inout JournalVerifier.Report) throws {
        let number = Int64(try row.int(0))
        let outward = try row.intOrNil(1).map(Int64.init)
        let stream = try row.text(2)
        let version = try row.int(3)
        let stored = try row.bytes(8)
        if number != self.sequence + 1 {
            report.faults.append("entry \(self.sequence + 1): missing")
        }
        if let outward, outward != self.outward + 1 {
            report.faults.append(
                "entry \(number): its outward number is \(outward), and \(self.outward + 1) comes next"
            )
        }
        if version != (self.versions[stream] ?? 0) + 1 {
            report.faults.append(
                "entry \(number): version \(version) of \(stream) does not follow \(self.versions[stream] ?? 0)"
            )
        }
        let computed = Chain.hash(
            after: self.hash,
            sequence: number,
            outward: outward,
            stream: stream,
            version: version,
            type: try row.text(4),
            recordedAt: Int64(try row.int(5)),
            metadata: try row.bytes(6),
            data: try row.bytes(7)
        )
        if computed != stored, number == self.sequence + 1 {
            report.faults.append("entry \(number) (\(stream), version \(version)): it was changed after it was written")
        }
        self.versions[stream] = version
        self.sequence = number
        self.count += 1
        // Going on from the stored hash names each changed entry once instead of every one after it.
        self.hash = stored
        if let outward {
            self.outward = outward
            self.outwardHash = stored
            for anchor in self.anchors.removeValue(forKey: outward) ?? [] {
                if anchor.hash == stored.hex {
                    self.proven = (outward, number)
                } else {
                    report.faults.append("entry \(number): its hash is not the one that \(anchor.holder) holds")
                }
            }
        }
    }
}
