internal import AMQP
internal import Crypto
internal import Domain
internal import Foundation
internal import Messages
internal import Postgres

extension SetAside {
    /// Something set aside as it is stored: under an id of ours, with its properties, so that it can be replayed.
    struct Stored: Sendable {
        let id: String
        let item: SetAside
    }

    /// The sealed part of a row of `parked`.
    struct Content: Codable, Sendable {
        let detail: String
        let body: Data
        let properties: StoredProperties
        /// Set when the body is over 1 MiB and only its beginning is kept: the SHA-256 of the whole.
        let wholeDigest: String?
    }

    static let keptBytes = 1 << 20

    /// The same without its body, of which only the digest is kept.
    var withheld: SetAside {
        SetAside(
            origin: self.origin,
            code: self.code,
            detail: "\(self.detail); its content is withheld, it may not be stored",
            user: self.user,
            source: self.source,
            messageID: self.messageID,
            type: self.type,
            body: Array("withheld, SHA-256 \(Array(SHA256.hash(data: self.body)).hex)".utf8),
            properties: StoredProperties(MessageProperties()),
            isAnswered: self.isAnswered
        )
    }

    var content: Content {
        let isWhole = self.body.count <= Self.keptBytes
        return Content(
            detail: self.detail,
            body: Data(self.body.prefix(Self.keptBytes)),
            properties: self.properties,
            wholeDigest: isWhole ? nil : Array(SHA256.hash(data: self.body)).hex
        )
    }
}

extension Writer {
    /// Keeps what can't be handled now, and tells its sender when that was asked for.
    func setAside(
        _ item: SetAside,
        of incoming: Incoming,
        in transaction: BatchTransaction
    ) async throws -> PendingSettlement {
        if let row = transaction.inbox[incoming.key], row.digest == incoming.digest {
            return PendingSettlement(kind: .answer(row.reply.asDuplicate), isNew: false)
        }
        let item = self.definition.mustNotKeep(item.body) ? item.withheld : item
        let stored = SetAside.Stored(id: incoming.opaqueID, item: item)
        transaction.changed.parked.append(stored)
        if item.origin == .alert || (item.origin == .dead && item.wasAlert) {
            try await self.unanswered(
                .init(
                    outcome: item.isAnswered ? .rejected : .parked,
                    rule: nil,
                    code: item.code,
                    fields: item.fields,
                    id: stored.id,
                    body: item.body
                ),
                incoming,
                in: transaction
            )
        }
        let work = try await self.work(for: incoming, in: transaction)
        try await work.decide(
            ServiceLog.self,
            ServiceLog.parked,
            .setAside(id: stored.id, origin: item.origin.word, code: item.code)
        )
        try await transaction.take(work)
        let settled = PendingSettlement(kind: .answer(.rejected(Reply.Rejected(code: item.code, detail: item.detail))))
        transaction.remember(incoming, settled)
        return settled
    }

    /// Moves the controlled clock forward; a row of the head, so that every replica sees it with its next lock.
    func setClock(_ now: Instant, of incoming: Incoming, in transaction: BatchTransaction) throws -> PendingSettlement {
        do throws(Refusal) {
            try self.principals.actor(for: incoming.key.user).require(.drill, for: "set the clock")
            guard self.settings.clock == .controlled else {
                throw Refusal(
                    "CAL-14",
                    "clockNotControlled",
                    detail: "This service runs on the machine's clock; start it with QUORATE_CLOCK=controlled for a drill."
                )
            }
            guard now >= transaction.clock || transaction.head.sequence == 0 else {
                throw Refusal(
                    "CAL-14",
                    "clockGoesBack",
                    ["now": now.rfc3339, "clock": transaction.clock.rfc3339],
                    detail: "The clock stands at \(transaction.clock.rfc3339) and goes forward only."
                )
            }
        } catch {
            return PendingSettlement(kind: .answer(.refused(Reply.Refused(error))))
        }
        transaction.clock = now
        transaction.changed.clock = now
        return PendingSettlement(
            kind: .accepted(.accepted(now.rfc3339, in: StreamName(kind: "clock", id: "controlled")), version: 0)
        )
    }

    /// What a person says about something set aside.
    func parked(
        _ command: ParkedCommand,
        of incoming: Incoming,
        in transaction: BatchTransaction
    ) async throws -> PendingSettlement {
        if let repeated = transaction.inbox[incoming.key], repeated.digest == incoming.digest {
            return PendingSettlement(kind: .answer(repeated.reply.asDuplicate), isNew: false)
        }
        do {
            let work = try await self.work(for: incoming, in: transaction)
            let settled = try await self.settle(command, incoming, work, in: transaction)
            transaction.remember(incoming, settled)
            return settled
        } catch let refusal as Refusal {
            return PendingSettlement(kind: .answer(.refused(Reply.Refused(refusal))))
        }
    }

    private func settle(
        _ command: ParkedCommand,
        _ incoming: Incoming,
        _ work: Work,
        in transaction: BatchTransaction
    ) async throws -> PendingSettlement {
        let user = incoming.key.user
        switch command {
        case .takeUp(let id):
            try work.context.actor.require(.secretariat, .operator, for: "take up what was set aside")
            let found = try await self.parkedState(of: id, in: transaction)
            if found == "parked" { transaction.changed.parkedStates.append((id: id, state: "takenUp", by: user)) }
            let told = try await self.definition.takenUp?(id, work) ?? false
            guard found != nil || told else { throw Self.unknownParked(id) }
            try await transaction.take(work)
            return self.acceptedParked(id)
        case .discard(let id, let reason):
            try work.context.actor.require(.secretariat, for: "discard what was set aside")
            guard !reason.allSatisfy(\.isWhitespace) else {
                throw Refusal("SEC-16", "reasonMissing", ["field": "reason"], detail: "Say why it is discarded.")
            }
            guard let state = try await self.parkedState(of: id, in: transaction) else { throw Self.unknownParked(id) }
            guard state == "parked" || state == "takenUp" else { throw Self.alreadySettled(id, state) }
            transaction.changed.parkedStates.append((id: id, state: "discarded", by: user))
            return self.acceptedParked(id)
        case .replay(let id):
            try work.context.actor.require(.secretariat, .operator, for: "replay what was set aside")
            guard let state = try await self.parkedState(of: id, in: transaction) else { throw Self.unknownParked(id) }
            guard state == "parked" || state == "takenUp" else { throw Self.alreadySettled(id, state) }
            return try await self.replay(id, by: user, in: transaction)
        }
    }

    /// Handles the original under its original sender and id; the answer is that of the handling.
    private func replay(_ id: String, by user: String, in transaction: BatchTransaction) async throws -> PendingSettlement {
        let rows = try await transaction.connection.execute(
            Statement("select origin, user_id, content from parked where id = $1", .text(id))
        )
        guard
            let row = rows.first,
            let opened = try await self.keyedOpen(try row.bytes(2), in: transaction)
        else { throw Self.unknownParked(id) }
        let content = try StoredEvent.decode(SetAside.Content.self, from: opened)
        guard content.wholeDigest == nil else {
            throw Refusal("NOT-12", "bodyNotKept", ["id": id], detail: "It is over 1 MiB, and only its beginning was kept.")
        }
        let reader = MessageReader(definition: self.definition)
        let original = reader.read(
            properties: content.properties.messageProperties(user: try row.text(1)),
            body: Array(content.body),
            from: SetAside.Origin(rawValue: try row.text(0)) ?? .command
        )
        if case .aside(let item) = original.matter {
            return PendingSettlement(kind: .answer(.rejected(Reply.Rejected(code: item.code, detail: item.detail))), isNew: false)
        }
        transaction.inbox[original.key] = nil
        transaction.forget(original.key)
        let settled = try await self.decide(original, in: transaction)
        if case .accepted = settled.kind {
            transaction.changed.parkedStates.append((id: id, state: "replayed", by: user))
        }
        return settled
    }

    private func keyedOpen(_ bytes: [UInt8], in transaction: BatchTransaction) async throws -> [UInt8]? {
        try await transaction.keys.open(bytes, subject: "parked", on: transaction.connection)
    }

    private func parkedState(of id: String, in transaction: BatchTransaction) async throws -> String? {
        let rows = try await transaction.connection.execute(
            Statement("select state from parked where id = $1", .text(id))
        )
        return try rows.first?.text(0)
    }

    private func acceptedParked(_ id: String) -> PendingSettlement {
        PendingSettlement(kind: .accepted(.accepted(id, in: StreamName(kind: "parked", id: id)), version: 0))
    }

    private static func unknownParked(_ id: String) -> Refusal {
        Refusal("SEC-16", "unknownId", ["id": id], detail: "Nothing was set aside under \(id); `quorate parked list` shows what was.")
    }

    private static func alreadySettled(_ id: String, _ state: String) -> Refusal {
        Refusal("SEC-16", "alreadySettled", ["id": id, "state": state], detail: "\(id) is \(state) already.")
    }
}
