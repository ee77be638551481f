internal import Domain
internal import Logging
internal import Messages

extension Writer {
    /// Takes one event of another service in, if it is the next one: copies first, then reactions.
    func follow(
        _ event: FollowedEvent,
        of incoming: Incoming,
        in transaction: BatchTransaction
    ) async throws -> PendingSettlement {
        guard var place = transaction.progress[event.source] else { return PendingSettlement(kind: .gap(event.source)) }
        if event.number <= place.outward { return PendingSettlement(kind: .taken) }
        guard event.number == place.outward + 1 else { return PendingSettlement(kind: .gap(event.source)) }

        let interest = self.definition.interest(in: event.type)
        do {
            for rule in interest.copies { try await self.apply(rule, event, in: transaction) }
        } catch let malformed as MalformedMessage {
            // A copy that can't read an event goes on without it; the event is kept, and the reason with it.
            transaction.park(event, incoming, code: malformed.code, detail: malformed.detail)
        }
        if event.number > place.reactsFrom {
            for route in interest.reactions { try await self.react(route, event, incoming, in: transaction) }
        }
        place.outward = event.number
        place.hash = event.hash
        transaction.progress[event.source] = place
        transaction.changed.progress.insert(event.source)
        return PendingSettlement(kind: .taken)
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
    private func react(
        _ route: Route,
        _ event: FollowedEvent,
        _ incoming: Incoming,
        in transaction: BatchTransaction
    ) async throws {
        let sender = Work.Sender(user: event.source.rawValue, messageID: event.id, correlationID: event.correlationID)
        let service = Actor(user: event.source.rawValue, person: nil, roles: [.service])
        let work = self.work(transaction, actor: service, now: transaction.clock, sender: sender, body: event.data)
        work.rely(on: event.source, event.number)
        do {
            let prepared = try route.prepare(event.data)
            _ = try await route.handle(prepared.message, work)
            try await transaction.take(work)
        } catch let refusal as Refusal {
            let declined = self.work(transaction, actor: service, now: transaction.clock, sender: sender, body: event.data)
            declined.rely(on: event.source, event.number)
            try await declined.decide(
                ServiceLog.self,
                ServiceLog.reactions,
                .decline(source: event.source, outward: event.number, rule: refusal.rule, code: refusal.code)
            )
            try await transaction.take(declined)
        } catch let malformed as MalformedMessage {
            transaction.park(event, incoming, code: malformed.code, detail: malformed.detail)
        } catch let error where !Self.isFatal(error) {
            self.logger.error(
                "a reaction failed and its event is set aside",
                metadata: ["event": "\(event.id)", "type": "\(event.type)", "reason": "\(type(of: error))"]
            )
            transaction.park(event, incoming, code: "handlerFailed", detail: "\(error)")
        }
    }
}
