internal import Domain
internal import Foundation
internal import Logging
internal import Messages
internal import Postgres

/// What became of a message, before the batch has its last numbers.
struct PendingSettlement {
    enum Kind {
        case accepted(Handled, version: Int)
        case answer(Reply)
        case taken
        case gap(ServiceName)
    }

    let kind: Kind
    /// False for a repeat, whose answer is already kept.
    var isNew = true
    /// The journal's sequence after an accepted message; nil for a refusal, whose answer is kept for 14 days.
    var sequence: Int64?
    var outward: Int64?

    func settlement(at head: BatchTransaction.Head) -> Settlement {
        switch self.kind {
        case .accepted(let handled, let version):
            guard let id = handled.id, let stream = handled.stream else { return .taken }
            return .answered(
                .accepted(
                    Reply.Accepted(
                        id: id,
                        stream: stream.description,
                        version: version,
                        sequence: self.sequence ?? head.sequence,
                        outward: self.outward ?? head.outward,
                        isDuplicate: handled.isDuplicate
                    )
                )
            )
        case .answer(let reply): return .answered(reply)
        case .taken: return .taken
        case .gap(let source): return .gap(source)
        }
    }
}

extension Writer {
    /// Decides one message on the batch's overlay.
    func decide(_ incoming: Incoming, in transaction: BatchTransaction) async throws -> PendingSettlement {
        switch incoming.matter {
        case .message(let route, let prepared):
            return try await self.message(incoming, route, prepared, in: transaction)
        case .local(let route, let prepared):
            return try await self.local(incoming, route, prepared, in: transaction)
        case .event(let event):
            return try await self.follow(event, of: incoming, in: transaction)
        case .contact(let source, let head):
            if transaction.progress[source] == nil {
                transaction.progress[source] = Progress(outward: 0, hash: nil, reactsFrom: head)
                transaction.changed.progress.insert(source)
            }
            return PendingSettlement(kind: .taken)
        case .aside(let item):
            return try await self.setAside(item, of: incoming, in: transaction)
        case .setClock(let now):
            return try self.setClock(now, of: incoming, in: transaction)
        case .parked(let command):
            return try await self.parked(command, of: incoming, in: transaction)
        }
    }

    private func message(
        _ incoming: Incoming,
        _ route: Route,
        _ prepared: Route.Prepared,
        in transaction: BatchTransaction
    ) async throws -> PendingSettlement {
        if let repeated = self.repeated(incoming, isAlert: route.isAlert, in: transaction) { return repeated }
        let work = try await self.work(for: incoming, in: transaction)
        do {
            let handled = try await route.handle(prepared.message, work)
            let version = try await self.version(of: handled, after: work)
            if let expected = incoming.expectedVersion, let name = handled.stream {
                let before = version - work.changes.entries.filter { $0.stream == name }.count
                guard before == expected else { throw Self.versionConflict(expected: expected, found: before, name) }
            }
            try await transaction.take(work)
            return self.accepted(handled, version: version, incoming, in: transaction)
        } catch let refusal as Refusal {
            return try await self.refused(refusal, incoming, isAlert: route.isAlert, in: transaction)
        } catch let error where !Self.isFatal(error) {
            return try await self.poisoned(error, incoming, isAlert: route.isAlert, in: transaction)
        }
    }

    /// What was accepted, with the journal's numbers after it.
    func accepted(
        _ handled: Handled,
        version: Int,
        _ incoming: Incoming,
        in transaction: BatchTransaction
    ) -> PendingSettlement {
        let settled = PendingSettlement(
            kind: .accepted(handled, version: version),
            sequence: transaction.head.sequence,
            outward: transaction.head.outward
        )
        transaction.remember(incoming, settled)
        return settled
    }

    /// A repeat gets the first answer again; another message under the same id is refused.
    func repeated(_ incoming: Incoming, isAlert: Bool, in transaction: BatchTransaction) -> PendingSettlement? {
        guard let row = transaction.inbox[incoming.key] else { return nil }
        if row.digest == incoming.digest {
            return PendingSettlement(kind: .answer(row.reply.asDuplicate), isNew: false)
        }
        if isAlert { return nil }
        let refusal = Refusal(
            "NOT-11",
            "idReused",
            ["id": incoming.key.id],
            detail: "Another message was sent under this id before; give each message an id of its own."
        )
        return PendingSettlement(kind: .answer(.refused(Reply.Refused(refusal))), isNew: false)
    }

    private func refused(
        _ refusal: Refusal,
        _ incoming: Incoming,
        isAlert: Bool,
        in transaction: BatchTransaction
    ) async throws -> PendingSettlement {
        if isAlert {
            self.keep(incoming, refused: refusal, in: transaction)
            try await self.unanswered(
                .init(
                    outcome: .refused,
                    rule: refusal.rule,
                    code: refusal.code,
                    fields: refusal.fields,
                    id: incoming.opaqueID,
                    body: incoming.data
                ),
                incoming,
                in: transaction
            )
        }
        let settled = PendingSettlement(kind: .answer(.refused(Reply.Refused(refusal))))
        transaction.remember(incoming, settled)
        return settled
    }

    /// Keeps a refused alert with its sender, sealed, so that whoever is paged about it can read it; nothing of a body
    /// that may not be stored (ALR-38).
    private func keep(_ incoming: Incoming, refused refusal: Refusal, in transaction: BatchTransaction) {
        let fields = refusal.fields.isEmpty ? "" : ": \(refusal.fields.joined(separator: ", "))"
        let item = incoming.asSetAside(
            .alert,
            code: refusal.code,
            detail: "refused by \(refusal.rule) (\(refusal.code))\(fields)"
        )
        let isWithheld = refusal.rule == "ALR-38" || self.definition.mustNotKeep(item.body)
        transaction.changed.parked.append(
            SetAside.Stored(id: incoming.opaqueID, item: isWithheld ? item.withheld : item)
        )
    }

    /// A handler failed over this one message: it is set aside with the reason, the others go on.
    private func poisoned(
        _ error: any Error,
        _ incoming: Incoming,
        isAlert: Bool,
        in transaction: BatchTransaction
    ) async throws -> PendingSettlement {
        self.logger.error(
            "a message can't be handled and is set aside",
            metadata: incoming.logged(by: self.definition, ["reason": "\(type(of: error))"])
        )
        if let fault = error as? JournalFault { self.health.alarm("journal", "\(fault)") }
        guard let aside = incoming.setAside(because: "handlerFailed", "\(error)"), case .aside(let item) = aside.matter
        else {
            throw error
        }
        return try await self.setAside(item, of: aside, in: transaction)
    }

    private func local(
        _ incoming: Incoming,
        _ route: Route,
        _ prepared: Route.Prepared,
        in transaction: BatchTransaction
    ) async throws -> PendingSettlement {
        let work = self.work(
            transaction,
            actor: Actor(user: nil, person: nil, roles: [.service]),
            now: transaction.clock,
            sender: Work.Sender(of: incoming),
            body: incoming.data
        )
        do {
            _ = try await route.handle(prepared.message, work)
            try await transaction.take(work)
            return PendingSettlement(kind: .taken)
        } catch let refusal as Refusal {
            return PendingSettlement(kind: .answer(.refused(by: refusal)))
        } catch let error where !Self.isFatal(error) {
            self.logger.error(
                "a command of the service's own failed",
                metadata: incoming.logged(by: self.definition, ["reason": "\(type(of: error))"])
            )
            let refusal = Refusal("NOT-14", "handlerFailed", ["command": incoming.type])
            return PendingSettlement(kind: .answer(.refused(by: refusal)))
        }
    }

    // MARK: Helpers

    /// The work of a message from outside: its sender's standing roles and those of the register on this day.
    func work(for incoming: Incoming, in transaction: BatchTransaction) async throws -> Work {
        let sender = Work.Sender(of: incoming)
        let work = self.work(
            transaction,
            actor: self.principals.actor(for: sender.user),
            now: transaction.clock,
            sender: sender,
            body: incoming.data
        )
        guard let person = work.context.actor.person else { return work }
        do {
            if let register = try await self.definition.register(work) { work.take(roles: register.roles(of: person)) }
        } catch let refusal as Refusal {
            // Nobody has a role by a register that breaks its own rules.
            self.logger.error(
                "the register can't be used",
                metadata: ["rule": "\(refusal.rule)", "code": "\(refusal.code)"]
            )
        }
        return work
    }

    func work(
        _ transaction: BatchTransaction,
        actor: Actor,
        now: Instant,
        sender: Work.Sender,
        body: [UInt8]
    ) -> Work {
        Work(
            context: DecisionContext(now: now, actor: actor, policies: self.policies.inForce(at: now)),
            clock: transaction.clock,
            sender: sender,
            body: body,
            transaction: transaction
        )
    }

    private func version(of handled: Handled, after work: Work) async throws -> Int {
        guard let name = handled.stream else { return 0 }
        if let stream = work.changes.streams[name] { return stream.version }
        return try await work.transaction.stream(name).version
    }

    /// Tells the service about an alert that was not accepted, so that somebody is paged.
    func unanswered(
        _ alert: ServiceDefinition.UnansweredAlert,
        _ incoming: Incoming,
        in transaction: BatchTransaction
    ) async throws {
        guard let tell = self.definition.unansweredAlert else { return }
        do {
            let work = try await self.work(for: incoming, in: transaction)
            try await tell(alert, work)
            try await transaction.take(work)
        } catch let error where !Self.isFatal(error) {
            self.health.alarm("alerts", "\(alert.id) was not accepted, and nobody could be told; look at it")
            self.logger.critical(
                "nobody is told of an alert",
                metadata: ["id": "\(alert.id)", "reason": "\(type(of: error))"]
            )
        }
    }

    private static func versionConflict(expected: Int, found: Int, _ stream: StreamName) -> Refusal {
        Refusal(
            "NOT-13",
            "versionConflict",
            ["expectedVersion": "\(expected)", "version": "\(found)", "stream": "\(stream)"],
            detail: "\(stream) has moved on to version \(found); look at it again and decide anew."
        )
    }

    /// Whether an error concerns the whole batch and not one message.
    static func isFatal(_ error: any Error) -> Bool {
        if let fault = error as? JournalFault { return fault.stopsEverything }
        return error is PostgresError || error is CancellationError
    }
}
