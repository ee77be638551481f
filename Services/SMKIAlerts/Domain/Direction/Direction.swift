public import Domain

/// What the PMA directs the DCC to do, sent again until it is answered (ALR-07, ALR-24).
public struct Direction: Aggregate {
    /// The stream is `direction/DIR-2026-0001`.
    public static let kind = "direction"

    /// The first sending, nil before it.
    public private(set) var issued: Sent?
    /// The last sending, nil before the first.
    public private(set) var lastSent: Sent?
    /// When it was escalated, nil unless it was.
    public private(set) var unanswered: Unanswered?
    /// The answer, nil while there is none.
    public private(set) var acknowledged: Acknowledged?

    /// A direction nobody has issued.
    public init() {}

    /// Takes an event in.
    public mutating func apply(_ event: Event) {
        switch event {
        case .issued(let sent):
            self.issued = sent
            self.lastSent = sent
        case .resent(let sent): self.lastSent = sent
        case .unanswered(let unanswered): self.unanswered = unanswered
        case .acknowledged(let acknowledged): self.acknowledged = acknowledged
        }
    }

    /// When it is to be sent again, nil when it need not be.
    public func resendDue(_ policies: Policies) -> Instant? {
        guard self.acknowledged == nil else { return nil }
        return self.lastSent?.at.adding(minutes: policies.directionResendMinutes)
    }

    /// When the Chair and the duty contact are to be told that nobody answered, nil when they need not be.
    public func escalationDue(_ policies: Policies) -> Instant? {
        guard self.acknowledged == nil, self.unanswered == nil else { return nil }
        return self.issued?.at.adding(minutes: policies.directionEscalateMinutes)
    }

    /// Decides a command.
    ///
    /// Sending again and escalating before their time, or after an answer, change nothing.
    ///
    /// - Throws: `SEC-17 notAllowed`; `ALR-07 unknownDirection`, `unknownAnswer`, `receivedBeforeIssued`,
    ///   `receivedInFuture`, `alreadyAnswered`; `ALR-13 testDirectsNobody`.
    public func decide(_ command: Command, _ context: DecisionContext) throws(Refusal) -> [Event] {
        switch command {
        case .issue(let directionID, let status, let body):
            guard self.issued == nil else { return [] }
            return [.issued(try Self.first(directionID, status, body, at: context.now))]
        case .resend:
            guard let last = self.lastSent, let due = self.resendDue(context.policies), due <= context.now else {
                return []
            }
            return [
                .resent(
                    Sent(
                        directionID: last.directionID,
                        status: last.status,
                        addressee: last.addressee,
                        body: last.body,
                        attempt: last.attempt + 1,
                        issuedAt: last.issuedAt,
                        at: context.now
                    )
                )
            ]
        case .escalate:
            guard let issued = self.issued, let due = self.escalationDue(context.policies), due <= context.now else {
                return []
            }
            return [
                .unanswered(
                    Unanswered(
                        directionID: issued.directionID,
                        incidentID: issued.body.incidentID,
                        status: issued.status,
                        kind: issued.kind,
                        issuedAt: issued.at,
                        at: context.now
                    )
                )
            ]
        case .acknowledge(let answering):
            return try self.acknowledge(answering, context)
        }
    }

    private static func first(
        _ directionID: String,
        _ status: AlertStatus,
        _ body: DirectionBody,
        at now: Instant
    ) throws(Refusal) -> Sent {
        guard let addressee = status.addressee else {
            throw Refusal(
                "ALR-13",
                "testDirectsNobody",
                ["directionId": directionID, "status": status.rawValue],
                detail: "A test directs nobody. What is to reach an addressee must be actual or an exercise."
            )
        }
        return Sent(
            directionID: directionID,
            status: status,
            addressee: addressee,
            body: body,
            attempt: 1,
            issuedAt: now,
            at: now
        )
    }

    /// Of several reasons to refuse, the first in this order is the one that the addressee is told.
    private func acknowledge(_ answering: Answering, _ context: DecisionContext) throws(Refusal) -> [Event] {
        guard let issued = self.issued else {
            try context.actor.require(.dcc, .operator, .drill, for: "answer a direction")
            throw Refusal(
                "ALR-07",
                "unknownDirection",
                detail: "No direction goes by this id. Answer with the directionId that the direction carries."
            )
        }
        switch issued.addressee {
        case .dcc: try context.actor.require(.dcc, for: "answer a direction to the DCC")
        case .exercise: try context.actor.require(.dcc, .operator, .drill, for: "answer a direction of an exercise")
        }
        guard let answer = Answer(rawValue: answering.answer) else {
            throw Refusal(
                "ALR-07",
                "unknownAnswer",
                ["answer": answering.answer],
                detail: "answer must be one of: \(Answer.allCases.words)."
            )
        }
        if let given = self.acknowledged {
            guard given.answer == answer else {
                throw Refusal(
                    "ALR-07",
                    "alreadyAnswered",
                    ["answer": answer.rawValue, "given": given.answer.rawValue, "givenAt": given.at.rfc3339],
                    detail: "This direction was answered \(given.answer.rawValue) at \(given.at). An answer stands; "
                        + "if the facts have changed, report it to the Chair, who can have another decision taken."
                )
            }
            return []
        }
        try Self.check(receivedAt: answering.receivedAt, issuedAt: issued.at, now: context.now)
        return [
            .acknowledged(
                Acknowledged(
                    directionID: issued.directionID,
                    incidentID: issued.body.incidentID,
                    status: issued.status,
                    kind: issued.kind,
                    answer: answer,
                    reason: answering.reason.isBlank ? nil : answering.reason,
                    receivedAt: answering.receivedAt,
                    by: context.actor.user,
                    at: context.now
                )
            )
        ]
    }

    private static func check(receivedAt: Instant, issuedAt: Instant, now: Instant) throws(Refusal) {
        // Many systems state whole seconds: within the second of the issue is not before it.
        guard receivedAt > issuedAt - .seconds(1) else {
            throw Refusal(
                "ALR-07",
                "receivedBeforeIssued",
                ["receivedAt": receivedAt.rfc3339, "issuedAt": issuedAt.rfc3339],
                detail: "It was issued at \(issuedAt); receivedAt can't be earlier."
            )
        }
        guard receivedAt <= now + AlertChecks.clockTolerance else {
            throw Refusal(
                "ALR-07",
                "receivedInFuture",
                ["receivedAt": receivedAt.rfc3339, "now": now.rfc3339],
                detail: "receivedAt lies ahead of now, \(now). Clocks may differ by five minutes at most."
            )
        }
    }
}
