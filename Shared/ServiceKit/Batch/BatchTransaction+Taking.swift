internal import Domain
internal import Messages

extension BatchTransaction {
    /// Takes what one message decided into the batch, with its numbers and its hashes: all of it, or nothing when it
    /// throws.
    /// - Throws: a refusal by SEC-19 when it is about a subject that was erased.
    func take(_ work: Work) async throws {
        let changes = work.changes
        guard
            !changes.entries.isEmpty || !changes.timers.isEmpty || !changes.statements.isEmpty
                || !changes.explanations.isEmpty
        else { return }
        // Whatever can fail comes first.
        let sealed = try await self.seal(changes.entries, of: work.sender, relyingOn: changes.facts)
        let timers = try await self.seal(changes.timers)
        for (pending, stored) in zip(changes.entries, sealed) {
            self.append(pending, stored, at: work.context.now, cause: work.sender)
        }
        for (name, stream) in changes.streams {
            self.streams[name] = stream
            self.changed.touched[name] = stream
        }
        self.changed.timers.merge(timers) { $1 }
        let about = changes.entries.first?.stream ?? StreamName(kind: "why", id: "all")
        for explanation in changes.explanations { self.changed.explanations.append((explanation, about)) }
        self.changed.statements += changes.statements
    }

    /// An entry's columns as they are stored.
    private struct SealedEntry {
        let data: [UInt8]
        let metadata: [UInt8]
    }

    private func seal(
        _ entries: [PendingEntry],
        of sender: Work.Sender,
        relyingOn facts: [String: Int64]
    ) async throws -> [SealedEntry] {
        let origin = EntryOrigin(cause: sender.messageID, correlation: sender.correlationID)
        var metadata = EntryMetadata(
            user: sender.user,
            cause: Opaque.id(sender.messageID),
            facts: facts.isEmpty ? nil : facts,
            traceparent: sender.traceparent
        )
        var sealed: [SealedEntry] = []
        for entry in entries {
            let stream = entry.stream.description
            let key = try await self.key(for: stream, isNew: entry.version == 1)
            metadata.origin = try key.sealOrigin(origin, stream: stream, version: entry.version)
            sealed.append(
                SealedEntry(
                    data: try key.sealEntry(entry.data, stream: stream, version: entry.version),
                    metadata: Wire.encode(metadata)
                )
            )
        }
        return sealed
    }

    private func seal(_ timers: [String: Work.PendingTimer?]) async throws -> [String: SealedTimer?] {
        var sealed: [String: SealedTimer?] = [:]
        for (id, timer) in timers {
            guard let timer else {
                sealed[id] = .some(nil)
                continue
            }
            let subject = timer.stream.description
            let key = try await self.key(for: subject, isNew: false)
            let command = try key.seal(timer.command, authenticating: Array(subject.utf8))
            sealed[id] = .some(SealedTimer(timer: timer, command: command))
        }
        return sealed
    }

    private func key(for subject: String, isNew: Bool) async throws -> DataKey {
        do {
            return try await self.keys.sealingKey(for: subject, isNew: isNew, on: self.connection)
        } catch let destroyed as KeyDestroyed {
            throw destroyed.refusal
        }
    }

    private func append(
        _ pending: PendingEntry,
        _ stored: SealedEntry,
        at now: Instant,
        cause: Work.Sender
    ) {
        let stream = pending.stream.description
        let sequence = self.head.sequence + 1
        let outward = pending.outward == nil ? nil : self.head.outward + 1
        let entry = Entry(
            sequence: sequence,
            outward: outward,
            stream: stream,
            version: pending.version,
            type: pending.type,
            recordedAt: now.microseconds,
            metadata: stored.metadata,
            data: stored.data,
            hash: Chain.hash(
                after: self.head.hash,
                sequence: sequence,
                outward: outward,
                stream: stream,
                version: pending.version,
                type: pending.type,
                recordedAt: now.microseconds,
                metadata: stored.metadata,
                data: stored.data
            )
        )
        self.changed.entries.append(entry)
        self.head.sequence = sequence
        self.head.hash = entry.hash
        guard let outward, let form = pending.outward else { return }
        self.head.outward = outward
        self.changed.announcements.append(
            Announcement(
                outward: outward,
                hash: entry.hash,
                recordedAt: now,
                causationID: cause.messageID,
                correlationID: cause.correlationID,
                traceparent: cause.traceparent,
                form: form
            )
        )
    }
}
