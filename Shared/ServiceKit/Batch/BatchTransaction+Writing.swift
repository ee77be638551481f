internal import AMQP
internal import Domain
internal import Foundation
internal import Messages
internal import Postgres

extension BatchTransaction {
    /// Keeps an answer in the batch, so that a repeat later in the same batch gets it too.
    func remember(_ incoming: Incoming, _ settled: PendingSettlement) {
        guard incoming.isRemembered, case .answered(let reply) = settled.settlement(at: self.head) else { return }
        self.inbox[incoming.key] = InboxRow(digest: incoming.digest, reply: reply)
    }

    /// Takes an answer back that an original got before it was set aside: it is handled anew.
    func forget(_ key: MessageKey) {
        self.changed.statements.append(
            Statement(
                "delete from inbox where user_id = $1 and source = $2 and id = $3 and sequence is null",
                .text(key.user),
                .text(key.source),
                .text(key.id)
            )
        )
    }

    /// Sets an event aside in the transaction that takes its number in.
    func park(_ event: FollowedEvent, _ incoming: Incoming, code: String, detail: String) {
        self.changed.parked.append(
            SetAside.Stored(
                id: incoming.opaqueID,
                item: SetAside(
                    origin: .event,
                    code: code,
                    detail: detail,
                    user: event.source.rawValue,
                    source: event.source.rawValue,
                    messageID: event.id,
                    type: event.type,
                    body: event.data,
                    properties: StoredProperties(event),
                    isAnswered: false
                )
            )
        )
    }

    /// Sets a timer aside whose command could not be handled.
    func park(_ timer: DueTimer, code: String, detail: String) {
        var properties = StoredProperties(MessageProperties())
        properties.messageID = timer.id
        self.changed.parked.append(
            SetAside.Stored(
                id: "SET-\(timer.id)-\(timer.dueAt.microseconds)",
                item: SetAside(
                    origin: .command,
                    code: code,
                    detail: detail,
                    user: "",
                    source: "timer",
                    messageID: timer.id,
                    type: timer.name,
                    body: timer.command,
                    properties: properties,
                    isAnswered: false
                )
            )
        )
    }

    /// Everything that this batch changes, as statements; none when it changes nothing.
    func writes() async throws -> [Statement] {
        var statements: [Statement] = []
        if !self.changed.entries.isEmpty { statements.append(JournalSQL.insert(self.changed.entries)) }
        if !self.changed.inbox.isEmpty { statements.append(try await self.inboxRows()) }
        if !self.changed.progress.isEmpty {
            let rows = self.changed.progress.compactMap { source in self.progress[source].map { (source, $0) } }
            statements.append(JournalSQL.upsert(progress: rows))
        }
        statements += try await self.timerRows()
        let views = try await self.viewRows()
        if !views.isEmpty { statements.append(JournalSQL.upsert(views: views)) }
        let copies = try await self.copyRows()
        if !copies.isEmpty { statements.append(JournalSQL.upsert(copies: copies)) }
        for parked in self.changed.parked {
            let content = try await self.keys.seal(Wire.encode(parked.item.content), subject: "parked", on: self.connection)
            statements.append(JournalSQL.insert(parked: parked, content: content, at: self.clock))
        }
        for settled in self.changed.parkedStates {
            statements.append(JournalSQL.settle(parked: settled.id, as: settled.state, by: settled.by))
        }
        if !self.changed.attempts.isEmpty { statements.append(JournalSQL.forget(attempts: self.changed.attempts)) }
        // Statements of the service's own and deletions come before what is inserted of the same rows.
        statements = self.changed.statements + statements
        let keys = self.keys.pending
        if !keys.isEmpty { statements.insert(JournalSQL.insert(dataKeys: keys), at: 0) }
        if statements.isEmpty, self.changed.clock == nil { return [] }
        return statements
    }

    private func inboxRows() async throws -> Statement {
        var replies: [[UInt8]] = []
        replies.reserveCapacity(self.changed.inbox.count)
        let key = try await self.keys.sealingKey(for: "inbox", on: self.connection)
        for row in self.changed.inbox {
            replies.append(try key.seal(Wire.encode(row.reply), authenticating: Array("inbox".utf8)))
        }
        return JournalSQL.insert(
            inbox: self.changed.inbox.map { (key: $0.key, digest: $0.digest, sequence: $0.sequence) },
            replies: replies,
            at: self.clock
        )
    }

    private func timerRows() async throws -> [Statement] {
        guard !self.changed.timers.isEmpty else { return [] }
        var statements: [Statement] = []
        let removed = self.changed.timers.filter { $0.value == nil }.keys.sorted()
        if !removed.isEmpty { statements.append(JournalSQL.deleteTimers(removed)) }
        var set: [(Work.PendingTimer, [UInt8])] = []
        for case .some(let timer) in self.changed.timers.values {
            let sealed = try await self.keys.seal(timer.command, subject: timer.stream.description, on: self.connection)
            set.append((timer, sealed))
        }
        if !set.isEmpty { statements.append(JournalSQL.insert(timers: set)) }
        return statements
    }

    private func viewRows() async throws -> [ViewRow] {
        var rows: [ViewRow] = []
        for (name, stream) in self.changed.touched {
            guard let view = self.definition.streams[name.kind]?.viewed(name.id, stream) else { continue }
            rows.append(
                ViewRow(
                    kind: name.kind,
                    id: name.id,
                    version: stream.version,
                    classification: view.classification.rawValue,
                    green: String(decoding: Wire.encode(view.green), as: UTF8.self),
                    body: try await self.keys.seal(view.body, subject: name.description, on: self.connection)
                )
            )
        }
        for (explanation, _) in self.changed.explanations {
            rows.append(
                ViewRow(
                    kind: "why",
                    id: explanation.id,
                    version: 1,
                    classification: "GREEN",
                    green: "{}",
                    body: try await self.keys.seal(
                        Wire.encode(explanation),
                        subject: Self.explanations,
                        on: self.connection
                    )
                )
            )
        }
        return Dictionary(rows.map { ("\($0.kind)/\($0.id)", $0) }, uniquingKeysWith: { $1 }).values.sorted { $0.id < $1.id }
    }

    /// The subject whose data key seals explanations; other views have their stream's.
    static let explanations = "why"

    private func copyRows() async throws -> [(kind: String, id: String, source: String, body: [UInt8])] {
        var rows: [(kind: String, id: String, source: String, body: [UInt8])] = []
        for (key, slot) in self.changedCopies() {
            guard let copy = slot.copy, let source = slot.source else { continue }
            let subject = "copy/\(key.kind)/\(key.id)"
            let body = try await self.keys.seal(Wire.encode(copy), subject: subject, on: self.connection)
            rows.append((kind: key.kind, id: key.id, source: source.rawValue, body: body))
        }
        return rows
    }
}
