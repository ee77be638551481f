internal import Domain
internal import Logging
internal import Messages

extension Writer {
    /// Takes one event of another service in, if it is the next one: copies first, then reactions.
    ///
    /// Its number is taken in whatever becomes of it; what fails is set aside in the same transaction, and later events
    /// about the same subject wait behind it.
    func follow(
        _ event: FollowedEvent,
        of incoming: Incoming,
        in transaction: BatchTransaction
    ) async throws -> PendingSettlement {
        guard var place = transaction.progress[event.source] else { return PendingSettlement(kind: .gap(event.source)) }
        if event.number == place.outward, let known = place.hash, known != event.hash {
            // Not the journal that was taken in: the pull looks into it.
            return PendingSettlement(kind: .gap(event.source))
        }
        if event.number <= place.outward { return PendingSettlement(kind: .taken) }
        guard event.number == place.outward + 1 else { return PendingSettlement(kind: .gap(event.source)) }

        let reacts = event.number > place.reactsFrom
        if let failure = event.failure {
            try await self.park(event, incoming, failure, done: EventParts(), in: transaction)
        } else if self.concerns(event, reacts), transaction.isBlocked(event) {
            let failure = FollowedEvent.Failure(
                code: "waitsBehind",
                detail: "an earlier event about \(event.subject) was set aside"
            )
            try await self.park(event, incoming, failure, done: EventParts(), in: transaction)
        } else {
            var done = EventParts()
            if let failure = try await self.take(event, reacts: reacts, done: &done, in: transaction) {
                try await self.park(event, incoming, failure, done: done, in: transaction)
            }
        }
        place.outward = event.number
        place.hash = event.hash
        transaction.progress[event.source] = place
        transaction.changed.progress.insert(event.source)
        return PendingSettlement(kind: .taken)
    }

    private func concerns(_ event: FollowedEvent, _ reacts: Bool) -> Bool {
        let interest = self.definition.interest(in: event.type, from: event.source)
        return !interest.copies.isEmpty || (reacts && !interest.reactions.isEmpty)
    }

    /// Copies an event and reacts to it, as far as that is not `done` yet.
    /// - Returns: why it has to be set aside, or nil.
    func take(
        _ event: FollowedEvent,
        reacts: Bool,
        done: inout EventParts,
        in transaction: BatchTransaction
    ) async throws -> FollowedEvent.Failure? {
        let interest = self.definition.interest(in: event.type, from: event.source)
        do {
            for rule in interest.copies.dropFirst(done.copies) {
                try await self.apply(rule, event, in: transaction)
                done.copies += 1
            }
            guard reacts else { return nil }
            for route in interest.reactions.dropFirst(done.reactions) {
                try await self.react(route, event, in: transaction)
                done.reactions += 1
            }
            return nil
        } catch let malformed as MalformedMessage {
            return .init(code: malformed.code, detail: malformed.detail)
        } catch let error where !Self.isFatal(error) {
            self.logger.error(
                "an event can't be taken in and is set aside",
                metadata: event.logged(["reason": "\(type(of: error))"])
            )
            return .init(code: "handlerFailed", detail: "\(error)")
        }
    }

    private func apply(_ rule: CopyRule, _ event: FollowedEvent, in transaction: BatchTransaction) async throws {
        let message = try rule.decode(event.data)
        guard let id = rule.identify(message) else { return }
        let key = StateCache.CopyKey(kind: rule.kind, id: id)
        let before = try await transaction.copy(kind: key.kind, id: key.id).copy
        let after = try rule.take(before, message, self.opener)
        transaction.change(copy: key, of: event.source, to: after)
    }

    /// A reaction is a decision; one that a rule refuses is an entry that names the rule.
    private func react(_ route: Route, _ event: FollowedEvent, in transaction: BatchTransaction) async throws {
        let sender = Work.Sender(of: event)
        let service = Actor(user: event.source.rawValue, person: nil, roles: [.service])
        let work = self.work(transaction, actor: service, now: transaction.clock, sender: sender, body: event.data)
        work.rely(on: event.source, event.number)
        do {
            let prepared = try route.prepare(event.data)
            _ = try await route.handle(prepared.message, work)
            try await transaction.take(work)
        } catch let refusal as Refusal {
            let declined = self.work(
                transaction,
                actor: service,
                now: transaction.clock,
                sender: sender,
                body: event.data
            )
            declined.rely(on: event.source, event.number)
            try await declined.decide(
                ServiceLog.self,
                ServiceLog.reactions,
                .decline(
                    source: event.source,
                    outward: event.number,
                    matter: ServiceLog.Matter(event),
                    rule: refusal.rule,
                    code: refusal.code
                )
            )
            try await transaction.take(declined)
            transaction.remark(
                .notice,
                "a reaction is declined by a rule",
                event.logged(["rule": "\(refusal.rule)", "code": "\(refusal.code)"])
            )
        }
    }

    private func park(
        _ event: FollowedEvent,
        _ incoming: Incoming,
        _ failure: FollowedEvent.Failure,
        done: EventParts,
        in transaction: BatchTransaction
    ) async throws {
        transaction.park(event, incoming, code: failure.code, detail: failure.detail, done: done)
        transaction.remark(
            .notice,
            "set aside",
            event.logged(["parked": "\(incoming.opaqueID)", "code": "\(failure.code)"])
        )
        let sender = Work.Sender(of: event)
        try await self.note(setAside: incoming.opaqueID, .event, code: failure.code, sender: sender, in: transaction)
    }
}

extension FollowedEvent {
    /// What every line about the event says.
    fileprivate func logged(_ more: Logger.Metadata) -> Logger.Metadata {
        var metadata: Logger.Metadata = ["messageId": "\(LogText.id(self.id))", "type": "\(self.type)"]
        if let correlationID = self.correlationID { metadata["correlationId"] = "\(LogText.id(correlationID))" }
        return metadata.merging(more) { _, new in new }
    }
}
