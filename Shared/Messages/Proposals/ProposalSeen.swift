public import Domain

/// The PMA has seen a proposal.
public struct ProposalSeen: EventMessage {
    /// The service whose event it is.
    public static let service = ServiceName.proposals
    /// Its name within the service.
    public static let name = "proposal-seen"

    /// The proposal.
    public let proposalId: String
    /// Who put that on record.
    public let person: PersonID
    /// When it happened.
    public let at: Instant

    /// Puts the message together.
    public init(proposalId: String, person: PersonID, at: Instant) {
        self.proposalId = proposalId
        self.person = person
        self.at = at
    }

    /// An example.
    public static let sample = ProposalSeen(proposalId: "DP050", person: "large-supplier-1", at: Sample.friday)
}
