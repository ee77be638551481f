internal import AMQP
internal import Domain
internal import Foundation
internal import Messages
internal import Postgres

extension BatchTransaction {
    /// Keeps an answer, so that a repeat gets it too, later in this batch or at any time.
    ///
    /// What was accepted under a key first stands.
    func remember(_ incoming: Incoming, _ settled: PendingSettlement) {
        guard incoming.isRemembered, settled.isNew, case .answered(let reply) = settled.settlement(at: self.head) else {
            return
        }
        if self.inbox[incoming.key]?.isAccepted == true { return }
        self.inbox[incoming.key] = InboxRow(digest: incoming.digest, reply: reply, isAccepted: settled.sequence != nil)
        self.changed.inbox[incoming.key] = (digest: incoming.digest, reply: reply, sequence: settled.sequence)
    }

    /// Sets an event aside in the transaction that takes its number in.
    func park(_ event: FollowedEvent, _ incoming: Incoming, code: String, detail: String, done: EventParts) {
        self.blocked.insert(Blocked(source: event.source.rawValue, subject: event.subject))
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
                    properties: StoredProperties(event, done: done),
                    isAnswered: false
                ),
                subject: event.subject,
                isOwn: true
            )
        )
    }

    /// Whether an earlier event about the same subject was set aside and still waits.
    func isBlocked(_ event: FollowedEvent) -> Bool {
        !event.subject.isEmpty && self.blocked.contains(Blocked(source: event.source.rawValue, subject: event.subject))
    }

    /// Sets a timer aside whose command could not be handled.
    /// - Returns: the id under which it is.
    func park(_ timer: DueTimer, code: String, detail: String) -> String {
        var properties = StoredProperties(MessageProperties())
        properties.messageID = timer.id
        let id = "SET-\(timer.id)-\(timer.dueAt.microseconds)"
        let item = SetAside(
            origin: .command,
            code: code,
            detail: detail,
            user: "",
            source: Self.timers,
            messageID: timer.id,
            type: timer.name,
            body: timer.command,
            properties: properties,
            isAnswered: false
        )
        self.changed.parked.append(SetAside.Stored(id: id, item: item, subject: timer.stream.description, isOwn: true))
        return id
    }

    /// The source of what a timer was to do.
    static let timers = "timer"

    /// Everything that this batch changes, as statements; none when it changes nothing.
    func writes() async throws -> [Statement] {
        var statements: [Statement] = []
        if !self.changed.entries.isEmpty { statements.append(JournalSQL.insert(self.changed.entries)) }
        if !self.changed.inbox.isEmpty { statements.append(try await self.inboxRows()) }
        if !self.changed.progress.isEmpty {
            let rows = self.changed.progress.compactMap { source in self.progress[source].map { (source, $0) } }
            statements.append(JournalSQL.upsert(progress: rows))
        }
        statements += self.timerRows()
        let views = try await self.viewRows()
        if !views.isEmpty { statements.append(JournalSQL.upsert(views: views)) }
        let copies = try await self.copyRows()
        if !copies.isEmpty { statements.append(JournalSQL.upsert(copies: copies)) }
        for parked in self.changed.parked {
            let content = try await self.keys.seal(
                Wire.encode(parked.item.content),
                subject: "parked",
                on: self.connection
            )
            let type = parked.isOwn || self.definition.takes(parked.item.type) ? parked.item.type : ""
            statements.append(JournalSQL.insert(parked: parked, type: type, content: content, at: self.clock))
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
        let rows = self.changed.inbox.sorted { $0.value.sequence ?? 0 < $1.value.sequence ?? 0 }
        let key = try await self.keys.sealingKey(for: "inbox", on: self.connection)
        let replies = try rows.map { try key.seal(Wire.encode($0.value.reply), authenticating: Array("inbox".utf8)) }
        return JournalSQL.insert(
            inbox: rows.map { (key: $0.key, digest: $0.value.digest, sequence: $0.value.sequence) },
            replies: replies,
            at: self.clock
        )
    }

    private func timerRows() -> [Statement] {
        var statements: [Statement] = []
        let removed = self.changed.timers.filter { $0.value == nil }.keys.sorted()
        if !removed.isEmpty { statements.append(JournalSQL.deleteTimers(removed)) }
        let set = self.changed.timers.values.compactMap(\.self)
        if !set.isEmpty { statements.append(JournalSQL.insert(timers: set)) }
        return statements
    }

    private func viewRows() async throws -> [ViewRow] {
        var rows: [ViewRow] = []
        for (name, stream) in self.changed.touched {
            guard let view = self.definition.streams[name.kind]?.viewed(name.id, stream),
                let body = try await self.sealed(view.body, subject: name.description)
            else { continue }
            rows.append(
                ViewRow(
                    kind: name.kind,
                    id: name.id,
                    version: stream.version,
                    classification: view.classification.rawValue,
                    green: String(decoding: Wire.encode(view.green), as: UTF8.self),
                    body: body
                )
            )
        }
        for (explanation, _) in self.changed.explanations {
            rows.append(
                ViewRow(
                    kind: "why",
                    id: explanation.id,
                    version: 1,
                    classification: explanation.classification.rawValue,
                    green: "{}",
                    body: try await self.keys.seal(
                        Wire.encode(explanation.answer),
                        subject: Self.explanations,
                        on: self.connection
                    )
                )
            )
        }
        return Dictionary(rows.map { ("\($0.kind)/\($0.id)", $0) }, uniquingKeysWith: { $1 }).values.sorted {
            $0.id < $1.id
        }
    }

    /// The subject whose data key seals explanations; other views have their stream's.
    static let explanations = "why"

    private func copyRows() async throws -> [(kind: String, id: String, source: String, body: [UInt8])] {
        var rows: [(kind: String, id: String, source: String, body: [UInt8])] = []
        for (key, slot) in self.changedCopies() {
            guard let copy = slot.copy, let source = slot.source else { continue }
            let subject = "copy/\(key.kind)/\(key.id)"
            guard let body = try await self.sealed(Wire.encode(copy), subject: subject) else { continue }
            rows.append((kind: key.kind, id: key.id, source: source.rawValue, body: body))
        }
        return rows
    }

    /// Sealed for its subject, or nil when the subject was erased and nothing of it is kept.
    private func sealed(_ bytes: [UInt8], subject: String) async throws -> [UInt8]? {
        do {
            return try await self.keys.seal(bytes, subject: subject, on: self.connection)
        } catch is KeyDestroyed {
            return nil
        }
    }
}
