public import Domain

/// A call for nominations: what it offers, who was nominated, and how each category came out (ELE-01 to ELE-11).
///
/// It knows nominees by an opaque key only; names stay in the ``Nomination``.
public struct NominationCall: Aggregate {
    /// The stream is `call/CALL-2019-01`.
    public static let kind = "call"

    /// What was published, nil before it.
    public private(set) var opened: Opened?
    /// The nominations, the first first.
    public private(set) var nominations: [Entered] = []
    /// The last outcome, nil while nominations are open.
    public private(set) var closed: Closed?

    /// A call nobody has opened.
    public init() {}

    /// Takes an event in.
    public mutating func apply(_ event: Event) {
        switch event {
        case .opened(let opened): self.opened = opened
        case .nominationEntered(let entered): self.nominations.append(entered)
        case .closed(let closed): self.closed = closed
        }
    }

    /// What a nomination needs to know.
    ///
    /// - Throws: `ELE-01 unknownCall` before it was opened.
    public func terms() throws(Refusal) -> CallTerms {
        guard let opened = self.opened else {
            throw Refusal("ELE-01", "unknownCall", detail: "No call of this id has been opened.")
        }
        return CallTerms(
            callID: opened.callID,
            vacancies: opened.vacancies,
            openedAt: opened.at,
            closesAt: opened.nominationsCloseAt
        )
    }

    /// The id for the next nomination: `NOM-2019-01-0001` under `CALL-2019-01`.
    ///
    /// - Throws: `ELE-01 unknownCall`.
    public func nextNominationID() throws(Refusal) -> String {
        let callID = try self.terms().callID
        let stem = callID.hasPrefix("CALL-") ? String(callID.dropFirst(5)) : callID
        return Numbering.id("NOM-\(stem)", self.nominations.count + 1)
    }

    /// When the call is to be closed: the second after the deadline, so that the deadline itself is in time.
    public var closeDue: Instant? {
        self.closed == nil ? self.opened?.nominationsCloseAt.adding(seconds: 1) : nil
    }

    /// Decides a command.
    ///
    /// Closing before the time, or twice, changes nothing.
    ///
    /// - Throws: `SEC-17 notAllowed`; `ELE-01`, `ELE-03`, `ELE-04`, `MEM-05`, `MEM-06` for what is wrong with a call, all
    ///   of it named; `ELE-09 secondCategory`.
    public func decide(_ command: Command, _ context: DecisionContext) throws(Refusal) -> [Event] {
        switch command {
        case .open(let call, let register):
            try context.actor.require(.secretariat, for: "open a call")
            guard self.opened == nil else {
                throw Refusal(
                    "ELE-32",
                    "callAlreadyOpened",
                    ["callId": call.callID],
                    detail: "A call of this id has been opened; give the new one another id."
                )
            }
            return [.opened(try CallCheck.opened(call, register, context))]
        case .enter(let nomination, let nomineeKey):
            try context.actor.require(.party, .secretariat, for: "hand in a nomination")
            return try self.enter(nomination, nomineeKey, context)
        case .close:
            try context.actor.require(.service, for: "close a call")
            guard let opened = self.opened, self.closed == nil, context.now > opened.nominationsCloseAt else {
                return []
            }
            return [.closed(self.outcome(opened, self.nominations, context))]
        }
    }

    private func enter(
        _ nomination: Nomination.Submitted,
        _ nomineeKey: String?,
        _ context: DecisionContext
    ) throws(Refusal) -> [Event] {
        guard let opened = self.opened, opened.callID == nomination.callID else {
            throw Refusal(
                "ELE-01",
                "unknownCall",
                ["callId": nomination.callID],
                detail: "No call of this id has been opened."
            )
        }
        guard !self.nominations.contains(where: { $0.nominationID == nomination.nominationID }) else { return [] }
        let earlier = self.nominations.filter {
            $0.nomineeKey != nil && $0.nomineeKey == nomineeKey && $0.standing != .late
        }
        if nomination.standing != .late, let other = earlier.first(where: { $0.category != nomination.category }) {
            throw Refusal(
                "ELE-09",
                "secondCategory",
                ["category": nomination.category.rawValue, "first": other.category.rawValue],
                detail: "This nominee was nominated for \(other.category.label) first. One person can hold one seat."
            )
        }
        let merged = nomination.standing == .late ? nil : earlier.first { $0.category == nomination.category }
        let entered = Entered(
            callID: opened.callID,
            nominationID: nomination.nominationID,
            category: nomination.category,
            nomineeKey: nomineeKey,
            standing: nomination.standing,
            gaps: nomination.gaps,
            hasConsent: nomination.hasConsent,
            mergedInto: merged.map { $0.mergedInto ?? $0.nominationID },
            receivedAt: nomination.receivedAt,
            at: context.now
        )
        guard self.closed != nil, nomination.standing != .late else { return [.nominationEntered(entered)] }
        // Received in time on paper, entered after the close: the outcome is drawn up again.
        return [.nominationEntered(entered), .closed(self.outcome(opened, self.nominations + [entered], context))]
    }

    private func outcome(_ opened: Opened, _ nominations: [Entered], _ context: DecisionContext) -> Closed {
        Closed(
            callID: opened.callID,
            revision: (self.closed?.revision ?? 0) + 1,
            contests: opened.vacancies.map { vacancy in
                Contest(vacancy, nominations.filter { $0.category == vacancy.category }, context.policies)
            },
            late: nominations.filter { $0.standing == .late }.map(\.nominationID),
            policies: ["AMB-05", "AMB-13"].reduce(into: [:]) { $0[$1] = context.policies.printed($1)?.value },
            at: context.now
        )
    }
}
