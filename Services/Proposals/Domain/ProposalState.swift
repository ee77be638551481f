import Domain

/// Draft Proposal, or Modification Proposal once the Panel lets it progress (PRO-02).
public enum ProposalStage: String, Sendable, Codable, Hashable, CaseIterable {
    case draft, modification
}

/// Where a proposal stands (PRO-57).
public enum ProposalState: String, Sendable, Codable, Hashable, CaseIterable {
    case draftSubmitted
    case development
    /// A Modification Proposal in refinement.
    case refinement
    /// A Modification Proposal in the Report Phase.
    case report
    case consultation
    case changeBoard
    case decided
    case referral
    case authorityReview
    case approvedPendingImplementation
    case implemented
    case withdrawn
    case rejected
    case deferred

    /// The moves there are, as data; any other one is refused with this list.
    ///
    /// Withdrawal ends with the decision (PRO-46); without a referral period a decision goes to the Authority at once
    /// (PRO-37), who may return it (PRO-43).
    public static let moves: [ProposalState: [ProposalState]] = [
        .draftSubmitted: [.development, .withdrawn],
        .development: [.refinement, .report, .withdrawn],
        .refinement: [.report, .withdrawn],
        .report: [.consultation, .withdrawn],
        .consultation: [.changeBoard, .withdrawn],
        .changeBoard: [.decided, .deferred, .withdrawn],
        .deferred: [.refinement, .withdrawn],
        .decided: [.referral, .authorityReview, .rejected],
        .referral: [.authorityReview, .approvedPendingImplementation],
        .authorityReview: [.approvedPendingImplementation, .rejected, .refinement],
        .approvedPendingImplementation: [.implemented],
        .implemented: [],
        .withdrawn: [],
        .rejected: [],
    ]

    /// The states that can follow.
    public var next: [ProposalState] { Self.moves[self] ?? [] }

    /// Turns down a move that the table does not have.
    func requireMove(to target: ProposalState) throws(Refusal) {
        guard !self.next.contains(target) else { return }
        let allowed = self.next.isEmpty ? "none" : self.next.map(\.rawValue).joined(separator: ", ")
        throw Refusal(
            "PRO-57",
            "moveNotAllowed",
            ["state": self.rawValue, "to": target.rawValue, "allowed": allowed],
            detail:
                "A proposal that is \(self.rawValue) can't become \(target.rawValue). Allowed from here: \(allowed)."
        )
    }
}
