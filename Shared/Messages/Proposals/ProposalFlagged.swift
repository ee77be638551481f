public import Domain

/// A proposal touches SMKI documents (PRO-31).
public struct ProposalFlagged: EventMessage {
    /// The service whose event it is.
    public static let service = ServiceName.proposals
    /// Its name within the service.
    public static let name = "proposal-flagged"

    /// The proposal.
    public let proposalId: String
    /// What it touches.
    public let reasons: [String]
    /// When it happened.
    public let at: Instant

    /// Puts the message together.
    public init(proposalId: String, reasons: [String], at: Instant) {
        self.proposalId = proposalId
        self.reasons = reasons
        self.at = at
    }

    /// An example.
    public static let sample = ProposalFlagged(proposalId: "DP050", reasons: ["L10"], at: Sample.friday)
}
