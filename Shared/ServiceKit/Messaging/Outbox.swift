internal import DequeModule
internal import Domain
internal import Messages
internal import Postgres
internal import Synchronization

/// What has just been committed, for the relay of the same process: a cache only, the journal has it all.
final class Outbox: Sendable {
    private static let capacity = 8_192

    private let announcements = Mutex<Deque<Announcement>>([])
    private let signal = Signal()

    /// Adds what a batch has announced and wakes the relay.
    func add(_ announcements: [Announcement]) {
        guard !announcements.isEmpty else { return }
        self.announcements.withLock { kept in
            kept += announcements
            if kept.count > Self.capacity { kept.removeFirst(kept.count - Self.capacity) }
        }
        self.signal.ring()
    }

    /// Wakes the relay to look into the journal.
    func wake() {
        self.signal.ring()
    }

    /// Returns when something was added since the last wait, or after `limit`.
    func wait(atMost limit: Duration) async {
        await self.signal.wait(atMost: limit)
    }

    /// What follows a number without a gap; empty when the journal must be asked.
    ///
    /// Numbers that are missing here were committed by another replica: the journal has them.
    func take(after published: Int64, atMost limit: Int) -> [Announcement] {
        self.announcements.withLock { kept in
            while let first = kept.first, first.outward <= published { kept.removeFirst() }
            var taken: [Announcement] = []
            for announcement in kept.prefix(limit) {
                guard announcement.outward == published + Int64(taken.count) + 1 else { break }
                taken.append(announcement)
            }
            return taken
        }
    }
}

/// Reads outward entries out of the journal and opens them, for the relay and for those who catch up.
struct OutwardReader: Sendable {
    let definition: ServiceDefinition
    let vault: Vault

    /// The outward entries after a number, in order.
    func entries(after number: Int64, limit: Int, on connection: PostgresConnection) async throws -> [Announcement] {
        let rows = try await connection.execute(JournalSQL.outward(after: number, limit: limit))
        var announcements: [Announcement] = []
        for row in rows { announcements.append(try self.announcement(row)) }
        return announcements
    }

    private func announcement(_ row: Row) throws -> Announcement {
        let stream = try row.text(1)
        let version = try row.int(2)
        let metadata = try StoredEvent.decode(EntryMetadata.self, from: try row.bytes(4))
        guard let name = StreamName(stream), let definition = self.definition.streams[name.kind] else {
            throw JournalFault.unknownEntry("stream \(stream)")
        }
        guard let key = try self.key(for: stream, wrapped: try row.bytesOrNil(7)) else {
            return try self.erased(row, stream: name, traceparent: metadata.traceparent)
        }
        guard let data = key.openEntry(try row.bytes(5), stream: stream, version: version) else {
            throw JournalFault.cannotOpen(stream: stream, version: version)
        }
        guard let form = try definition.publicForm(name.id, data) else {
            throw JournalFault.unknownEntry("entry \(version) of \(stream) has a number and no public form")
        }
        let origin = try key.origin(in: metadata, stream: stream, version: version)
        return Announcement(
            outward: Int64(try row.int(0)),
            hash: try row.bytes(6),
            recordedAt: Instant(microseconds: Int64(try row.int(3))),
            causationID: origin?.cause,
            correlationID: origin?.correlation,
            traceparent: metadata.traceparent,
            form: form
        )
    }

    /// An entry whose key was destroyed keeps its number and its hash, and says no more than that.
    private func erased(_ row: Row, stream: StreamName, traceparent: String?) throws -> Announcement {
        Announcement(
            outward: Int64(try row.int(0)),
            hash: try row.bytes(6),
            recordedAt: Instant(microseconds: Int64(try row.int(3))),
            causationID: nil,
            correlationID: nil,
            traceparent: traceparent,
            form: Outward.erased(about: stream.description)
        )
    }

    private func key(for subject: String, wrapped: [UInt8]?) throws -> DataKey? {
        if let key = self.vault.keyring.key(for: subject) { return key }
        guard let wrapped else { return nil }
        return try self.vault.keyring.insert(subject, wrapped: wrapped)
    }
}
