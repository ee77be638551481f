public import Domain

extension Meeting {
    /// A motion was put.
    public struct MotionPut: Sendable, Codable, Equatable {
        /// The meeting.
        public let meetingID: String
        /// Its status.
        public let status: IncidentStatus
        /// The motion.
        public let motionID: String
        /// The item it belongs to.
        public let itemID: String
        /// Who put it.
        public let by: PersonID
        /// Which kind.
        public let kind: MotionSubject.Kind
        /// Key use: what would be decided.
        public let keyUse: KeyUseProposal?
        /// Raising a proposal: the digest of the variation.
        public let variation: String?
        /// Why; stays sealed.
        public let reasons: String
        /// Rules, values and steps.
        public let explanation: Explanation
        /// When.
        public let at: Instant
    }

    /// Somebody voted.
    ///
    /// How stays here.
    public struct VoteRecorded: Sendable, Codable, Equatable {
        /// The meeting.
        public let meetingID: String
        /// Its status.
        public let status: IncidentStatus
        /// The motion.
        public let motionID: String
        /// Who.
        public let person: PersonID
        /// How; never leaves this service.
        public let choice: Vote
        /// Who said so, and who recorded it.
        public let author: Author
        /// When.
        public let at: Instant
    }

    /// As many for as against: whoever presides decides (MTG-15).
    public struct DeadlockFound: Sendable, Codable, Equatable {
        /// The meeting.
        public let meetingID: String
        /// Its status.
        public let status: IncidentStatus
        /// The motion.
        public let motionID: String
        /// The count.
        public let tally: VoteCount
        /// Who could vote for which seat at that moment; the casting vote decides the same count.
        public let electorate: Electorate
        /// The quorum at that moment.
        public let presentAndNeeded: PresentAndNeeded
        /// Rules, values and steps.
        public let explanation: Explanation
        /// When.
        public let at: Instant
    }

    /// A motion was carried or fell.
    public struct MotionDecided: Sendable, Codable, Equatable {
        /// The meeting.
        public let meetingID: String
        /// Its status.
        public let status: IncidentStatus
        /// The motion.
        public let motionID: String
        /// The item it belonged to.
        public let itemID: String
        /// Which kind.
        public let kind: MotionSubject.Kind
        /// The incident of a motion on key use.
        public let incidentID: String?
        /// The variation of a motion to raise a proposal.
        public let variation: String?
        /// Whether it carried.
        public let isCarried: Bool
        /// Why it carried or fell.
        public let outcome: Outcome
        /// Whether the casting vote decided.
        public let isCasting: Bool
        /// The count, without the casting vote.
        public let tally: VoteCount
        /// The quorum at the decision.
        public let presentAndNeeded: PresentAndNeeded
        /// Who presided, nil when a deadlock ended with the meeting.
        public let presiding: PersonID?
        /// What follows, in words: a motion on key use that falls decides nothing.
        public let effect: String
        /// Rules, values and steps.
        public let explanation: Explanation
        /// When.
        public let at: Instant
    }

    /// Why a motion carried or fell.
    public enum Outcome: String, Sendable, Codable, Hashable, CaseIterable {
        /// More votes for than against.
        case majorityFor
        /// More votes against than for.
        case majorityAgainst
        /// Nobody voted for or against: no deadlock, and not carried (MTG-16).
        case noVotesCast
        /// A deadlock, and the casting vote was for.
        case castingVoteFor
        /// A deadlock, and the casting vote was against.
        case castingVoteAgainst
        /// A deadlock, and no casting vote was given (MTG-15).
        case deadlockWithoutCastingVote
    }

    /// The PMA has decided about a key, be it not to use one (ALR-04).
    public struct KeyUseDecided: Sendable, Codable, Equatable {
        /// The decision.
        public let decisionID: String
        /// The incident.
        public let incidentID: String
        /// Its status.
        public let status: IncidentStatus
        /// The meeting.
        public let meetingID: String
        /// The motion that carried.
        public let motionID: String
        /// What was decided.
        public let decision: KeyUse
        /// The version of the Recovery Key Guidance that was followed.
        public let guidanceVersion: String
        /// Whether that version is only a sample.
        public let isGuidanceExample: Bool
        /// What the key is used for; sealed on its way out.
        public let scope: String?
        /// Why; sealed on its way out.
        public let reasons: String
        /// The quorum at the decision.
        public let presentAndNeeded: PresentAndNeeded
        /// Rules, values and steps.
        public let explanation: Explanation
        /// When.
        public let decidedAt: Instant
    }
}
