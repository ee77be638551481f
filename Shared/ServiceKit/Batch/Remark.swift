internal import Domain
internal import Logging
internal import Messages

/// A line for the log about one message of a batch, written once what it says is committed.
struct Remark: Sendable {
    let level: Logger.Level
    let message: Logger.Message
    let metadata: Logger.Metadata
}

extension BatchTransaction {
    /// Has a line written after the commit.
    func remark(_ level: Logger.Level, _ message: Logger.Message, _ metadata: Logger.Metadata) {
        self.changed.remarks.append(Remark(level: level, message: message, metadata: metadata))
    }
}

extension Incoming {
    /// What every line about the message says: who sent what, and to which path it belongs.
    func logged(by definition: ServiceDefinition, _ more: Logger.Metadata = [:]) -> Logger.Metadata {
        let isNamed: Bool
        switch self.matter {
        case .local, .event, .contact: isNamed = true
        case .message, .aside, .setClock, .parked: isNamed = definition.takes(self.type)
        }
        var metadata: Logger.Metadata = ["messageId": "\(LogText.id(self.key.id))"]
        if isNamed { metadata["type"] = "\(self.type)" }
        if !self.key.user.isEmpty { metadata["user"] = "\(self.key.user)" }
        if let correlationID = self.correlationID { metadata["correlationId"] = "\(LogText.id(correlationID))" }
        return metadata.merging(more) { _, new in new }
    }
}

extension Writer {
    /// Notes what became of a message: what was turned down or set aside is for operators to see, the rest for whoever
    /// looks closely.
    func remark(on incoming: Incoming, _ settled: PendingSettlement, in transaction: BatchTransaction) {
        let (level, message, facts) = self.outcome(of: incoming, settled)
        guard level >= self.logger.logLevel else { return }
        transaction.remark(level, message, incoming.logged(by: self.definition, facts))
    }

    private func outcome(
        of incoming: Incoming,
        _ settled: PendingSettlement
    ) -> (Logger.Level, Logger.Message, Logger.Metadata) {
        switch (settled.kind, incoming.matter) {
        case (.answer(.refused(let refused)), .local):
            (.debug, "refused", ["rule": "\(refused.rule)", "code": "\(refused.code)"])
        case (.answer(.refused(let refused)), .message), (.answer(.refused(let refused)), .parked),
            (.answer(.refused(let refused)), .setClock):
            (.notice, "refused", ["rule": "\(refused.rule)", "code": "\(refused.code)"])
        case (_, .aside(let item)):
            (.notice, "set aside", ["parked": "\(incoming.opaqueID)", "code": "\(item.code)"])
        case (.answer(.rejected(let rejected)), _):
            (.notice, "rejected", ["code": "\(rejected.code)"])
        case (.answer(.accepted(let accepted)), _):
            (.debug, "accepted before", ["id": "\(accepted.id ?? "")"])
        case (.accepted(let handled, _), _):
            (.debug, "accepted", ["id": "\(handled.id ?? "")"])
        case (.gap(let source), _):
            (.debug, "comes too early", ["source": "\(source)"])
        case (.taken, _), (.answer(.refused), _):
            (.debug, "taken in", [:])
        }
    }
}
