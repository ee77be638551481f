import Domain

/// Where an incident stands (ALR-36).
public enum IncidentState: String, Sendable, Codable, Hashable, CaseIterable {
    /// Reported; nobody has acknowledged it.
    case alerted
    /// At least one person has.
    case acknowledged
    /// The routes to a meeting are on the table.
    case assessing
    /// A motion on key use was put.
    case decisionPending
    /// Decided: no key is used.
    case noUse
    /// Decided: a key is used; this is a Recovery Event now (ALR-01).
    case recoveryAuthorised
    /// The DCC is carrying it out.
    case inRecovery
    case recovered
    case closed
    /// Taken back by the notifier, confirmed by the Chair.
    case retracted

    /// The moves there are, as data; any other one is refused with this list.
    ///
    /// A decision that has been taken may be reconsidered by another motion, whose direction then supersedes the first:
    /// hence the ways back to `decisionPending`.
    public static let moves: [IncidentState: [IncidentState]] = [
        .alerted: [.acknowledged, .retracted],
        .acknowledged: [.assessing, .retracted],
        .assessing: [.decisionPending, .retracted],
        .decisionPending: [.noUse, .recoveryAuthorised, .retracted],
        .noUse: [.recovered, .decisionPending],
        .recoveryAuthorised: [.inRecovery, .decisionPending],
        .inRecovery: [.recovered, .decisionPending],
        .recovered: [.closed],
        .closed: [],
        .retracted: [],
    ]

    /// The states that can follow.
    public var next: [IncidentState] { Self.moves[self] ?? [] }

    /// Whether nothing can follow.
    public var isFinal: Bool { self.next.isEmpty }

    /// What a meeting's act passes through on the way to `target` when nobody had made the earlier steps on record: a
    /// motion that was put shows that the alert was acknowledged and assessed.
    ///
    /// Nil when `target` lies behind.
    func way(to target: IncidentState) -> [IncidentState]? {
        if self.next.contains(target) { return [target] }
        let order: [IncidentState] = [.alerted, .acknowledged, .assessing, .decisionPending]
        guard let here = order.firstIndex(of: self) else {
            return self.next.contains(.decisionPending) && IncidentState.decisionPending.next.contains(target)
                ? [.decisionPending, target] : nil
        }
        if let there = order.firstIndex(of: target) {
            return there > here ? Array(order[(here + 1)...there]) : nil
        }
        guard IncidentState.decisionPending.next.contains(target) else { return nil }
        return order[(here + 1)...] + [target]
    }

    /// Why a move is turned down, with the moves there are.
    func refusal(of target: IncidentState) -> Refusal {
        let allowed = self.next.isEmpty ? "none" : self.next.words
        return Refusal(
            "ALR-36",
            "moveNotAllowed",
            ["state": self.rawValue, "to": target.rawValue, "allowed": allowed],
            detail:
                "An incident that is \(self.rawValue) can't become \(target.rawValue). Allowed from here: \(allowed)."
        )
    }
}
