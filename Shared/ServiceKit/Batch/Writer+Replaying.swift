internal import AMQP
internal import Domain
internal import Foundation
internal import Messages
internal import Postgres

extension Writer {
    /// Handles the original under its original sender and id; the answer is that of the handling.
    func replay(_ id: String, _ incoming: Incoming, in transaction: BatchTransaction) async throws -> PendingSettlement
    {
        let rows = try await transaction.connection.execute(
            Statement("select origin, user_id, content, source, type, subject from parked where id = $1", .text(id))
        )
        guard let row = rows.first else { throw Self.unknownParked(id) }
        let keys = transaction.keys
        guard let opened = try await keys.open(try row.bytes(2), subject: "parked", on: transaction.connection) else {
            throw Self.unknownParked(id)
        }
        let content = try Wire.decode(SetAside.Content.self, from: opened)
        guard content.wholeDigest == nil else {
            throw Refusal(
                "NOT-12",
                "bodyNotKept",
                ["id": id],
                detail: "It is over 1 MiB, and only its beginning was kept."
            )
        }
        let settled: PendingSettlement
        let user = try row.text(1)
        let origin = SetAside.Origin(rawValue: try row.text(0)) ?? .command
        let source = try row.text(3)
        let isTimer = user.isEmpty && source == BatchTransaction.timers
        if isTimer {
            settled = try await self.again(timer: try row.text(4), content, id, incoming, in: transaction)
        } else if origin == .event || content.properties.firstQueue == Topology.events(of: self.definition.name).name {
            settled = try await self.again(event: content, user, try row.text(5), id, incoming, in: transaction)
        } else {
            settled = try await self.again(message: content, user, origin, in: transaction)
        }
        if case .accepted = settled.kind {
            transaction.changed.parkedStates.append((id: id, state: "replayed", by: incoming.key.user))
        } else if case .answer(.accepted) = settled.kind {
            // It had been sent again and accepted meanwhile.
            transaction.changed.parkedStates.append((id: id, state: "replayed", by: incoming.key.user))
        }
        return settled
    }

    private func again(
        message content: SetAside.Content,
        _ user: String,
        _ origin: SetAside.Origin,
        in transaction: BatchTransaction
    ) async throws -> PendingSettlement {
        let isAlert = origin == .alert || content.properties.firstQueue == Topology.intake.name
        let original = MessageReader(definition: self.definition).read(
            properties: content.properties.messageProperties(user: user),
            body: Array(content.body),
            from: isAlert ? .alert : .command
        )
        if case .aside(let item) = original.matter { return PendingSettlement(kind: .answer(item.reply), isNew: false) }
        // What was accepted under its id stands; the answer that it got when it was set aside does not.
        try await self.know(original.key, in: transaction)
        if transaction.inbox[original.key]?.isAccepted != true { transaction.inbox[original.key] = nil }
        return try await self.decide(original, in: transaction)
    }

    private func know(_ key: MessageKey, in transaction: BatchTransaction) async throws {
        guard transaction.inbox[key] == nil else { return }
        for row in try await transaction.connection.execute(JournalSQL.inbox([key])) {
            guard
                let opened = try await transaction.keys.open(
                    try row.bytes(2),
                    subject: "inbox",
                    on: transaction.connection
                )
            else { continue }
            transaction.inbox[key] = .init(
                digest: try row.bytes(1),
                reply: try Wire.decode(Reply.self, from: opened),
                isAccepted: try row.bool(3)
            )
        }
    }

    /// Takes in what of an event had not taken effect; events about one subject in the order in which they came.
    private func again(
        event content: SetAside.Content,
        _ user: String,
        _ subject: String,
        _ id: String,
        _ incoming: Incoming,
        in transaction: BatchTransaction
    ) async throws -> PendingSettlement {
        let read = try MessageReader(definition: self.definition)
            .event(properties: content.properties.messageProperties(user: user), body: Array(content.body))
        guard let read, case .event(let event) = read.matter else {
            return PendingSettlement(
                kind: .answer(.rejected(.init(code: "unknownType", detail: "it is no event"))),
                isNew: false
            )
        }
        try await self.requireFirst(id, of: user, subject, in: transaction)
        let reacts = event.number > transaction.progress[event.source]?.reactsFrom ?? 0
        var done = content.properties.done
        if let failure = try await self.take(event, reacts: reacts, done: &done, in: transaction) {
            if done != content.properties.done { try await self.keep(done, of: event, id, content, in: transaction) }
            let rejected = Reply.Rejected(code: failure.code, detail: failure.detail)
            return PendingSettlement(kind: .answer(.rejected(rejected)), isNew: false)
        }
        let handled = Handled.accepted(event.id, in: StreamName(kind: "parked", id: id))
        return self.accepted(handled, version: 0, incoming, in: transaction)
    }

    /// A replay that got further than the time before goes on from there the next time.
    private func keep(
        _ done: EventParts,
        of event: FollowedEvent,
        _ id: String,
        _ content: SetAside.Content,
        in transaction: BatchTransaction
    ) async throws {
        let further = SetAside.Content(
            detail: content.detail,
            body: content.body,
            properties: StoredProperties(event, done: done),
            source: content.source,
            messageID: content.messageID,
            type: content.type,
            wholeDigest: nil
        )
        let sealed = try await transaction.keys.seal(
            Wire.encode(further),
            subject: "parked",
            on: transaction.connection
        )
        transaction.changed.statements.append(
            Statement("update parked set content = $2 where id = $1", .text(id), .bytes(sealed))
        )
    }

    private func requireFirst(
        _ id: String,
        of user: String,
        _ subject: String,
        in transaction: BatchTransaction
    ) async throws {
        guard !subject.isEmpty else { return }
        let rows = try await transaction.connection.execute(
            Statement(
                """
                select p.id from parked p join parked o on o.id = $3
                where p.origin = 'event' and p.state in ('parked', 'takenUp') and p.source = $1 and p.subject = $2
                and p.number < o.number order by p.number
                """,
                .text(user),
                .text(subject),
                .text(id)
            )
        )
        let settled = Set(transaction.changed.parkedStates.filter { $0.state != "takenUp" }.map(\.id))
        for row in rows {
            let first = try row.text(0)
            guard settled.contains(first) else {
                throw Refusal(
                    "NOT-13",
                    "earlierFirst",
                    ["id": id, "earlier": first],
                    detail: "\(first) is about the same and came before."
                )
            }
        }
    }

    /// Does as of now what a timer was to do.
    private func again(
        timer name: String,
        _ content: SetAside.Content,
        _ id: String,
        _ incoming: Incoming,
        in transaction: BatchTransaction
    ) async throws -> PendingSettlement {
        guard let route = self.definition.locals[name] else {
            return PendingSettlement(
                kind: .answer(.rejected(.init(code: "unknownType", detail: "there is no command \(name)"))),
                isNew: false
            )
        }
        let sender = Work.Sender(of: incoming)
        let actor = Actor(user: nil, person: nil, roles: [.service])
        let body = Array(content.body)
        let work = self.work(transaction, actor: actor, now: transaction.clock, sender: sender, body: body)
        _ = try await route.handle(try route.prepare(body).message, work)
        try await transaction.take(work)
        return self.accepted(
            .accepted(id, in: StreamName(kind: "parked", id: id)),
            version: 0,
            incoming,
            in: transaction
        )
    }
}
