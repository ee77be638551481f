internal import DequeModule
internal import Domain
internal import Logging
internal import Messages
internal import Postgres

/// A timer that is due, with its command opened.
struct DueTimer {
    let id: String
    let dueAt: Instant
    let stream: StreamName
    let name: String
    let command: [UInt8]
    /// Set by an earlier timer of the same batch, and not in the table yet.
    var isPending = false

    init(id: String, dueAt: Instant, stream: StreamName, name: String, command: [UInt8]) {
        self.id = id
        self.dueAt = dueAt
        self.stream = stream
        self.name = name
        self.command = command
    }

    init(_ timer: Work.PendingTimer) {
        self.init(id: timer.id, dueAt: timer.dueAt, stream: timer.stream, name: timer.name, command: timer.command)
        self.isPending = true
    }

    static func comesBefore(_ left: DueTimer, _ right: DueTimer) -> Bool {
        (left.dueAt, left.id) < (right.dueAt, right.id)
    }
}

extension Writer {
    func timer(_ row: Row, in transaction: BatchTransaction) async throws -> DueTimer {
        let subject = try row.text(2)
        var command: [UInt8]?
        do {
            command = try await transaction.keys.open(try row.bytes(4), subject: subject, on: transaction.connection)
        } catch let error where !(error is PostgresError) {
            // An empty command can't be read, so the timer is set aside alone.
            self.logger.error("a timer's command can't be opened", metadata: ["reason": "\(error)"])
        }
        return DueTimer(
            id: try row.text(0),
            dueAt: Instant(microseconds: Int64(try row.int(1))),
            stream: StreamName(subject) ?? StreamName(kind: "timer", id: subject),
            name: try row.text(3),
            command: command ?? []
        )
    }

    private static let mostTimersABatch = 256

    /// Decides timers in the order of their due times, those included that they set themselves and that are due too.
    /// - Parameters:
    ///   - isAll: whether no more are due in the table.
    ///   - failing: why the first is set aside untried.
    /// - Returns: whether more are due.
    func decide(
        timers: [DueTimer],
        isAll: Bool,
        failing: String?,
        in transaction: BatchTransaction
    ) async throws -> Bool {
        var queue = Deque(timers)
        let horizon = isAll ? nil : timers.last
        var count = 0
        while let timer = queue.first {
            guard count < Self.mostTimersABatch else { return true }
            queue.removeFirst()
            if let changed = transaction.changed.timers[timer.id] {
                // Taken away or moved by an earlier one.
                guard timer.isPending, let changed, changed.timer.dueAt == timer.dueAt else { continue }
            }
            count += 1
            if let failing {
                self.logger.error(
                    "a timer makes its transaction fail and is set aside",
                    metadata: ["timer": "\(timer.id)"]
                )
                transaction.changed.timers[timer.id] = .some(nil)
                try await self.park(timer, code: "statementFailed", detail: failing, in: transaction)
                continue
            }
            for set in try await self.decide(timer: timer, in: transaction) where set.dueAt <= transaction.clock {
                let next = DueTimer(set)
                if let horizon, !DueTimer.comesBefore(next, horizon) { continue }
                queue.removeAll { $0.id == next.id }
                queue.insert(next, at: queue.firstIndex { DueTimer.comesBefore(next, $0) } ?? queue.endIndex)
            }
        }
        return !isAll
    }

    /// A timer is decided as of its due time; a refusal only takes it away.
    /// - Returns: the timers that it has set.
    private func decide(timer: DueTimer, in transaction: BatchTransaction) async throws -> [Work.PendingTimer] {
        crashPoint(.inTimer)
        transaction.changed.timers[timer.id] = .some(nil)
        guard let route = self.definition.locals[timer.name] else {
            self.logger.error("a timer's command is unknown to this build", metadata: ["name": "\(timer.name)"])
            try await self.park(
                timer,
                code: "unknownType",
                detail: "this build knows no command \(timer.name)",
                in: transaction
            )
            return []
        }
        let work = self.work(
            transaction,
            actor: Actor(user: nil, person: nil, roles: [.service]),
            now: timer.dueAt,
            sender: Self.sender(of: timer),
            body: timer.command
        )
        do {
            let prepared = try route.prepare(timer.command)
            _ = try await route.handle(prepared.message, work)
            try await transaction.take(work)
            return work.changes.timers.values.compactMap(\.self)
        } catch let refusal as Refusal {
            self.logger.info(
                "a timer has nothing left to do",
                metadata: ["timer": "\(timer.id)", "rule": "\(refusal.rule)"]
            )
        } catch let malformed as MalformedMessage {
            try await self.park(timer, code: malformed.code, detail: malformed.detail, in: transaction)
        } catch let error where !Self.isFatal(error) {
            self.logger.error(
                "a timer failed and is set aside",
                metadata: ["timer": "\(timer.id)", "reason": "\(type(of: error))"]
            )
            try await self.park(timer, code: "timerFailed", detail: "\(error)", in: transaction)
        }
        return []
    }

    private func park(_ timer: DueTimer, code: String, detail: String, in transaction: BatchTransaction) async throws {
        let id = transaction.park(timer, code: code, detail: detail)
        try await self.note(setAside: id, .command, code: code, sender: Self.sender(of: timer), in: transaction)
    }

    private static func sender(of timer: DueTimer) -> Work.Sender {
        Work.Sender(user: nil, messageID: "timer/\(timer.id)")
    }
}
