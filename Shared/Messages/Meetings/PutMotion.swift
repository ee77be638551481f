/// Puts a motion on an open item (ALR-04 to ALR-06, ALR-10).
public struct PutMotion: CommandMessage {
    /// The service that decides on it.
    public static let service = ServiceName.meetings
    /// Its name within the service.
    public static let name = "put-motion"

    /// What a motion can be about.
    public enum SubjectKind: String, WireWord {
        /// Whether a key is used, and which.
        case keyUse
        /// Whether the PMA raises a proposal (PRO-05).
        case raiseProposal
    }

    /// What a motion is about.
    public struct Subject: Codable, Sendable, Equatable, Hashable {
        /// Which kind.
        public let kind: SubjectKind
        /// The incident, for key use.
        public let incidentId: String?
        /// The decision moved, for key use (ALR-04).
        public let decision: String?
        /// What the decision covers.
        public let scope: String?
        /// The digest of the variation, for a proposal.
        public let variation: String?

        /// Puts it together.
        public init(
            kind: SubjectKind,
            incidentId: String? = nil,
            decision: String? = nil,
            scope: String? = nil,
            variation: String? = nil
        ) {
            self.kind = kind
            self.incidentId = incidentId
            self.decision = decision
            self.scope = scope
            self.variation = variation
        }

        /// An example.
        public static let sample = Subject(
            kind: .keyUse,
            incidentId: "INC-2026-0001",
            decision: "useRecoveryPrivateKey",
            scope: "All Devices concerned",
            variation: String(repeating: "b2", count: 32)
        )
    }

    /// The answer to one factor.
    public struct FactorAnswer: Codable, Sendable, Equatable, Hashable {
        /// The factor.
        public let id: String
        /// The answer.
        public let answer: String

        /// Puts it together.
        public init(id: String, answer: String) {
            self.id = id
            self.answer = answer
        }
    }

    /// The meeting.
    public let meetingId: String
    /// The item on the agenda.
    public let itemId: String
    /// What is to be decided.
    public let subject: Subject
    /// The Recovery Key Guidance that is followed.
    public let guidanceVersion: String?
    /// The Guidance's factors, answered.
    public let factors: [FactorAnswer]?
    /// The Guidance's steps that were taken, by id.
    public let steps: [String]?
    /// The reasons, kept with the decision.
    public let reasons: String?
    /// The version of the stream that this was composed against.
    public let expectedVersion: Int?

    /// Puts the message together.
    public init(
        meetingId: String,
        itemId: String,
        subject: Subject,
        guidanceVersion: String? = nil,
        factors: [FactorAnswer]? = nil,
        steps: [String]? = nil,
        reasons: String? = nil,
        expectedVersion: Int? = nil
    ) {
        self.meetingId = meetingId
        self.itemId = itemId
        self.subject = subject
        self.guidanceVersion = guidanceVersion
        self.factors = factors
        self.steps = steps
        self.reasons = reasons
        self.expectedVersion = expectedVersion
    }

    /// An example.
    public static let sample = PutMotion(
        meetingId: "MTG-2026-0001",
        itemId: "keyUse",
        subject: .sample,
        guidanceVersion: "example-1",
        factors: [FactorAnswer(id: "extent", answer: "125,000 Devices")],
        steps: ["confirmWithDcc"],
        reasons: "Waiting would do more harm",
        expectedVersion: 3
    )
}
