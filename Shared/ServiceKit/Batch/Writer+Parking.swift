internal import AMQP
internal import Crypto
internal import Domain
internal import Foundation
internal import Logging
internal import Messages
internal import Postgres

extension SetAside {
    /// Something set aside as it is stored: under an id of ours, with its properties, so that it can be replayed.
    struct Stored: Sendable {
        let id: String
        let item: SetAside
        /// What it is about, for events: later ones about the same wait behind it.
        var subject = ""
        /// Whether its ids are ours, those of an event or a timer, and not a client's.
        var isOwn = false
    }

    /// The sealed part of a row of `parked`.
    struct Content: Codable, Sendable {
        let detail: String
        let body: Data
        let properties: StoredProperties
        /// The message's source, id and type in its sender's own words.
        var source: String?
        var messageID: String?
        var type: String?
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
            source: self.source,
            messageID: self.messageID,
            type: self.type,
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
        let sender = Work.Sender(of: incoming)
        try await self.note(setAside: stored.id, item.origin, code: item.code, sender: sender, in: transaction)
        let settled = PendingSettlement(kind: .answer(item.reply))
        transaction.remember(incoming, settled)
        return settled
    }

    /// Notes for everybody that something was set aside.
    func note(
        setAside id: String,
        _ origin: SetAside.Origin,
        code: String,
        sender: Work.Sender,
        in transaction: BatchTransaction
    ) async throws {
        let actor = Actor(user: nil, person: nil, roles: [.service])
        let work = self.work(transaction, actor: actor, now: transaction.clock, sender: sender, body: [])
        try await work.decide(ServiceLog.self, ServiceLog.parked, .setAside(id: id, origin: origin.word, code: code))
        try await transaction.take(work)
    }

    /// Moves the controlled clock forward; a row of the head, so that every replica sees it with its next lock.
    func setClock(_ now: Instant, of incoming: Incoming, in transaction: BatchTransaction) throws -> PendingSettlement {
        do throws(Refusal) {
            try self.principals.actor(for: incoming.key.user).require(.drill, for: "set the clock")
            guard self.settings.clock == .controlled else {
                throw Refusal(
                    "CAL-14",
                    "clockNotControlled",
                    detail:
                        "This service runs on the machine's clock; start it with QUORATE_CLOCK=controlled for a drill."
                )
            }
            // Before it was ever set, a clock that has dated no entry may begin in the past.
            guard now >= transaction.clock || (!transaction.isClockSet && transaction.head.sequence == 0) else {
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
        transaction.isClockSet = true
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
        if let repeated = self.repeated(incoming, isAlert: false, in: transaction) { return repeated }
        do {
            let work = try await self.work(for: incoming, in: transaction)
            let settled = try await self.settle(command, incoming, work, in: transaction)
            transaction.remember(incoming, settled)
            return settled
        } catch let refusal as Refusal {
            let settled = PendingSettlement(kind: .answer(.refused(by: refusal)))
            transaction.remember(incoming, settled)
            return settled
        } catch let error where !Self.isFatal(error) {
            self.logger.error(
                "a word about something set aside failed",
                metadata: incoming.logged(by: self.definition, ["reason": "\(type(of: error))"])
            )
            let detail = "it can't be done: \(type(of: error))"
            return PendingSettlement(
                kind: .answer(.rejected(.init(code: "handlerFailed", detail: detail))),
                isNew: false
            )
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
            return self.acceptedParked(id, incoming, in: transaction)
        case .discard(let id, let reason):
            try work.context.actor.require(.secretariat, for: "discard what was set aside")
            guard !reason.allSatisfy(\.isWhitespace) else {
                throw Refusal("SEC-16", "reasonMissing", ["field": "reason"], detail: "Say why it is discarded.")
            }
            try await self.requireUnsettled(id, in: transaction)
            transaction.changed.parkedStates.append((id: id, state: "discarded", by: user))
            return self.acceptedParked(id, incoming, in: transaction)
        case .replay(let id):
            try work.context.actor.require(.secretariat, .operator, for: "replay what was set aside")
            try await self.requireUnsettled(id, in: transaction)
            return try await self.replay(id, incoming, in: transaction)
        }
    }

    private func requireUnsettled(_ id: String, in transaction: BatchTransaction) async throws {
        guard let state = try await self.parkedState(of: id, in: transaction) else { throw Self.unknownParked(id) }
        guard state == "parked" || state == "takenUp" else { throw Self.alreadySettled(id, state) }
    }

    private func parkedState(of id: String, in transaction: BatchTransaction) async throws -> String? {
        if let changed = transaction.changed.parkedStates.last(where: { $0.id == id }) { return changed.state }
        let rows = try await transaction.connection.execute(
            Statement("select state from parked where id = $1", .text(id))
        )
        return try rows.first?.text(0)
    }

    private func acceptedParked(
        _ id: String,
        _ incoming: Incoming,
        in transaction: BatchTransaction
    ) -> PendingSettlement {
        let handled = Handled.accepted(id, in: StreamName(kind: "parked", id: id))
        return self.accepted(handled, version: 0, incoming, in: transaction)
    }

    static func unknownParked(_ id: String) -> Refusal {
        Refusal(
            "SEC-16",
            "unknownId",
            ["id": id],
            detail: "Nothing was set aside under \(id); `quorate parked list` shows what was."
        )
    }

    private static func alreadySettled(_ id: String, _ state: String) -> Refusal {
        Refusal("SEC-16", "alreadySettled", ["id": id, "state": state], detail: "\(id) is \(state) already.")
    }
}
