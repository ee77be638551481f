/// Puts on record that the PMA has seen a proposal.
public struct RecordSight: CommandMessage {
    /// The service that decides on it.
    public static let service = ServiceName.proposals
    /// Its name within the service.
    public static let name = "record-sight"

    /// The proposal.
    public let proposalId: String
    /// A remark for the record.
    public let remark: String?
    /// The version of the stream that this was composed against.
    public let expectedVersion: Int?

    /// Puts the message together.
    public init(proposalId: String, remark: String? = nil, expectedVersion: Int? = nil) {
        self.proposalId = proposalId
        self.remark = remark
        self.expectedVersion = expectedVersion
    }

    /// An example.
    public static let sample = RecordSight(proposalId: "DP050", remark: "No concern", expectedVersion: 3)
}
