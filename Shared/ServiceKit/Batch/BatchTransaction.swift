internal import Domain
internal import Messages
internal import Postgres

/// One transaction in which a batch is decided: what was read under the head's lock, and what it will write.
///
/// Nothing of it reaches the cache until COMMIT has answered `COMMIT`.
final class BatchTransaction {
    /// Where the journal ends.
    struct Head {
        var sequence: Int64
        var outward: Int64
        var hash: [UInt8]
    }

    let connection: PostgresConnection
    let definition: ServiceDefinition
    let keys: KeyStore
    let opener: any Opener
    let cache: StateCache

    var head = Head(sequence: 0, outward: 0, hash: Chain.genesis)
    /// The service's clock as this transaction sees it.
    var clock: Instant
    var isClockControlled = false
    /// Whether the controlled clock was ever moved.
    var isClockSet = false
    var progress: [ServiceName: Progress] = [:]
    var inbox: [MessageKey: InboxRow] = [:]
    /// The subjects that have an event set aside.
    var blocked: Set<Blocked> = []

    struct Blocked: Hashable {
        let source: String
        let subject: String
    }

    var streams: [StreamName: any FoldedStream] = [:]
    private var copies: [StateCache.CopyKey: StateCache.CopySlot] = [:]
    var changed = ChangeSet()

    struct InboxRow {
        let digest: [UInt8]
        let reply: Reply
        /// Whether it was accepted; such a row stands for as long as the journal.
        let isAccepted: Bool
    }

    /// A timer with its command as it is stored.
    struct SealedTimer {
        let timer: Work.PendingTimer
        let command: [UInt8]
    }

    /// All that will be written.
    struct ChangeSet {
        var entries: [Entry] = []
        var announcements: [Announcement] = []
        var inbox: [MessageKey: (digest: [UInt8], reply: Reply, sequence: Int64?)] = [:]
        var touched: [StreamName: any FoldedStream] = [:]
        var progress: Set<ServiceName> = []
        var timers: [String: SealedTimer?] = [:]
        var copies: Set<StateCache.CopyKey> = []
        var explanations: [(Explanation, StreamName)] = []
        var statements: [Statement] = []
        var parked: [SetAside.Stored] = []
        var parkedStates: [(id: String, state: String, by: String)] = []
        var attempts: [String] = []
        var clock: Instant?
        var remarks: [Remark] = []
    }

    init(
        connection: PostgresConnection,
        definition: ServiceDefinition,
        keys: KeyStore,
        opener: any Opener,
        cache: StateCache,
        clock: Instant
    ) {
        self.connection = connection
        self.definition = definition
        self.keys = keys
        self.opener = opener
        self.cache = cache
        self.clock = clock
    }

    // MARK: Reading

    /// A stream's state, earlier messages of this batch included.
    func stream(_ name: StreamName) async throws -> any FoldedStream {
        if let stream = self.streams[name] { return stream }
        if let stream = self.cache.stream(name) { return stream }
        let rows = try await self.connection.execute(JournalSQL.streams([name.description]))
        do {
            try self.take(streamsIn: rows, for: [name])
        } catch {
            self.streams[name] = nil
            throw error
        }
        return self.streams[name] ?? self.empty(name)
    }

    /// Reads several streams at once.
    func load(_ names: [StreamName]) async throws {
        let rows = try await self.connection.execute(JournalSQL.streams(names.map(\.description)))
        try self.take(streamsIn: rows, for: names)
    }

    /// Takes in streams that messages of the batch have named.
    ///
    /// One that can't be opened is left out: the message that needs it reads it again and fails alone.
    func take(named names: [StreamName], in rows: Rows) throws {
        do {
            try self.take(streamsIn: rows, for: names)
        } catch let fault as JournalFault where !fault.stopsEverything {
            for name in names { self.streams[name] = nil }
        }
    }

    /// Takes in streams read from the journal: whole ones, from their first entry.
    func take(streamsIn rows: Rows, for names: [StreamName]) throws {
        for name in names { self.streams[name] = self.empty(name) }
        for row in rows {
            guard let name = StreamName(try row.text(0)) else { continue }
            guard try row.intOrNil(1) != nil else {
                try self.keys.key(for: name.description, wrapped: try row.bytesOrNil(3))
                continue
            }
            var stream = self.streams[name] ?? self.empty(name)
            try self.fold(row, into: &stream)
            self.streams[name] = stream
        }
        // What was read is committed and exact at the head that we hold the lock of, so the cache may have it now.
        for name in names {
            if let stream = self.streams[name] { self.cache.keep(stream, as: name) }
        }
    }

    /// Folds what other replicas have written since into the streams that are cached.
    func take(newEntriesIn rows: Rows) throws {
        for row in rows {
            guard let name = StreamName(try row.text(0)), var stream = self.cache.stream(name) else { continue }
            let version = try row.int(1)
            guard version > stream.version else { continue }
            do {
                guard version == stream.version + 1 else {
                    throw JournalFault.cannotOpen(stream: name.description, version: version)
                }
                try self.fold(row, into: &stream)
                self.cache.keep(stream, as: name)
            } catch let fault as JournalFault where !fault.stopsEverything {
                self.cache.evict([name])
            }
        }
    }

    private func fold(_ row: Row, into stream: inout any FoldedStream) throws {
        let name = try row.text(0)
        let version = try row.int(1)
        guard let key = try self.keys.key(for: name, wrapped: row.bytesOrNil(3)) else {
            stream.skip()
            return
        }
        guard let data = key.openEntry(try row.bytes(2), stream: name, version: version) else {
            throw JournalFault.cannotOpen(stream: name, version: version)
        }
        try stream.fold(data)
    }

    private func empty(_ name: StreamName) -> any FoldedStream {
        self.definition.streams[name.kind]?.empty() ?? Folded<UnknownStream>()
    }

    /// A copy with its source and how far that source has been taken in.
    func copy(kind: String, id: String) async throws -> (copy: (any Copy)?, source: String?, outward: Int64?) {
        let slot = try await self.copySlot(StateCache.CopyKey(kind: kind, id: id))
        guard let source = slot.source else { return (slot.copy, nil, nil) }
        return (slot.copy, source.rawValue, self.progress[source]?.outward)
    }

    private func copySlot(_ key: StateCache.CopyKey) async throws -> StateCache.CopySlot {
        if let slot = self.copies[key] ?? self.cache.copy(key) { return slot }
        let rows = try await self.connection.execute(
            Statement(
                "select c.source, c.body from copy c where c.kind = $1 and c.id = $2",
                .text(key.kind),
                .text(key.id)
            )
        )
        let type = self.definition.copyTypes[key.kind]
        var slot = StateCache.CopySlot(copy: nil, source: self.definition.copySources[key.kind])
        if let row = rows.first, let type {
            let subject = "copy/\(key.kind)/\(key.id)"
            let opened = try await self.keys.open(try row.bytes(1), subject: subject, on: self.connection)
            let copy: (any Copy)? = try opened.map { try StoredEvent.decode(type, from: $0) }
            slot = StateCache.CopySlot(copy: copy, source: ServiceName(rawValue: try row.text(0)))
        }
        self.cache.keep(slot, as: key)
        return slot
    }

    func publicForm(of data: [UInt8], in name: StreamName) throws -> Outward? {
        try self.definition.streams[name.kind]?.publicForm(name.id, data)
    }

    /// Changes a copy in this transaction.
    func change(copy key: StateCache.CopyKey, of source: ServiceName, to copy: (any Copy)?) {
        self.copies[key] = StateCache.CopySlot(copy: copy, source: source)
        self.changed.copies.insert(key)
    }

    /// Streams and copies as they are after this batch, into the cache; only after COMMIT.
    func mergeIntoCache() {
        for (name, stream) in self.changed.touched { self.cache.keep(stream, as: name) }
        for key in self.changed.copies {
            if let slot = self.copies[key] { self.cache.keep(slot, as: key) }
        }
        for source in self.changed.progress {
            if let place = self.progress[source] { self.cache.advance(copiesOf: source, to: place.outward) }
        }
        self.cache.advance(to: self.head.sequence)
    }

    func changedCopies() -> [(StateCache.CopyKey, StateCache.CopySlot)] {
        self.changed.copies.compactMap { key in self.copies[key].map { (key, $0) } }
    }
}

/// Stands for a stream of a kind that this service does not keep; it never gets an event.
private struct UnknownStream: Aggregate {
    enum Command: Sendable { case none }
    enum Event: Sendable, Equatable, Codable { case none }
    static let kind = "unknown"
    mutating func apply(_ event: Event) {}
    func decide(_ command: Command, _ context: DecisionContext) throws(Refusal) -> [Event] { [] }
}

extension StreamName {
    init(kind: String, id: String) {
        self.kind = kind
        self.id = id
    }
}
