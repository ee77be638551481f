/// Submits a Draft Proposal.
///
/// What the form lacks is named, one by one (PRO-02, PRO-05, PRO-11).
public struct SubmitDraftProposal: CommandMessage {
    /// The service that decides on it.
    public static let service = ServiceName.proposals
    /// Its name within the service.
    public static let name = "submit-draft-proposal"

    /// As what a proposal can be raised.
    public enum Raiser: String, WireWord {
        case party, pma, pmaMember, dcc, panel
    }

    /// The title.
    public let title: String?
    /// What it is about, briefly.
    public let summary: String?
    /// What it changes.
    public let description: String?
    /// As what it is raised.
    public let raiser: Raiser
    /// The path it should take.
    public let path: String?
    /// Why that path.
    public let pathReasons: String?
    /// The documents it touches, by name.
    public let documents: [String]
    /// The sections of the Code it touches.
    public let sections: [String]
    /// The secretariat's judgement that it touches SMKI, in words.
    public let judgement: String?
    /// The digest of the variation that a motion of the PMA was about (PRO-05).
    public let variation: String?
    /// The version of the stream that this was composed against.
    public let expectedVersion: Int?

    /// Puts the message together.
    public init(
        title: String? = nil,
        summary: String? = nil,
        description: String? = nil,
        raiser: Raiser,
        path: String? = nil,
        pathReasons: String? = nil,
        documents: [String],
        sections: [String],
        judgement: String? = nil,
        variation: String? = nil,
        expectedVersion: Int? = nil
    ) {
        self.title = title
        self.summary = summary
        self.description = description
        self.raiser = raiser
        self.path = path
        self.pathReasons = pathReasons
        self.documents = documents
        self.sections = sections
        self.judgement = judgement
        self.variation = variation
        self.expectedVersion = expectedVersion
    }

    /// An example.
    public static let sample = SubmitDraftProposal(
        title: "Longer notice",
        summary: "Notice of meetings becomes ten Working Days",
        description: "Clause 7.3 of the Terms of Reference",
        raiser: .party,
        path: "selfGovernance",
        pathReasons: "No material effect on competition",
        documents: ["SMKI Recovery Procedure"],
        sections: ["L10"],
        judgement: "Touches the notice of key use",
        variation: String(repeating: "b2", count: 32),
        expectedVersion: 3
    )
}
