public import Domain

/// A proposal is on record.
public struct DraftProposalSubmitted: EventMessage {
    /// The service whose event it is.
    public static let service = ServiceName.proposals
    /// Its name within the service.
    public static let name = "draft-proposal-submitted"

    /// Where a proposal can stand.
    public enum Stage: String, WireWord {
        case draft, modification
    }

    /// The proposal.
    public let proposalId: String
    /// Where it stands (PRO-02).
    public let stage: Stage
    /// As what it was raised.
    public let raiser: SubmitDraftProposal.Raiser
    /// When it was submitted.
    public let submittedOn: CivilDate

    /// Puts the message together.
    public init(proposalId: String, stage: Stage, raiser: SubmitDraftProposal.Raiser, submittedOn: CivilDate) {
        self.proposalId = proposalId
        self.stage = stage
        self.raiser = raiser
        self.submittedOn = submittedOn
    }

    /// An example.
    public static let sample = DraftProposalSubmitted(
        proposalId: "DP050",
        stage: .draft,
        raiser: .party,
        submittedOn: CivilDate(2026, 11, 20)
    )
}
