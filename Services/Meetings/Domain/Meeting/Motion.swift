public import Domain

/// A motion and its votes.
public struct Motion: Sendable, Equatable {
    /// Where a motion stands.
    public enum Phase: String, Sendable, Codable, Hashable {
        /// Votes are taken. Next: `deadlocked`, `decided`.
        case voting
        /// As many for as against; only the casting vote counts now. Next: `decided`.
        case deadlocked
        /// It carried or fell. The end.
        case decided
    }

    /// The motion as it was put.
    public let put: Meeting.MotionPut
    /// Where it stands.
    public private(set) var phase = Phase.voting
    /// The latest vote of each person.
    public private(set) var votes: [PersonID: Vote] = [:]
    /// The deadlock, once found.
    public private(set) var deadlock: Meeting.DeadlockFound?
    /// The decision, once there is one.
    public private(set) var decided: Meeting.MotionDecided?

    /// A motion just put.
    init(_ put: Meeting.MotionPut) { self.put = put }

    /// The motion's id.
    public var id: String { self.put.motionID }

    /// Takes an event in, if it is about this motion.
    mutating func apply(_ event: Meeting.Event) {
        switch event {
        case .voteRecorded(let vote) where vote.motionID == self.id:
            self.votes[vote.person] = vote.choice
        case .deadlockFound(let deadlock) where deadlock.motionID == self.id:
            self.deadlock = deadlock
            self.phase = .deadlocked
        case .motionDecided(let decided) where decided.motionID == self.id:
            self.decided = decided
            self.phase = .decided
        default: break
        }
    }

    /// - Throws: `MTG-15 motionNotOpen`, unless votes are taken.
    func requireVoting() throws(Refusal) {
        switch self.phase {
        case .voting: return
        case .deadlocked:
            throw Refusal(
                "MTG-15",
                "motionDeadlocked",
                ["motionId": self.id],
                detail: "The vote on \(self.id) is closed in deadlock: only the casting vote of whoever presides "
                    + "counts now."
            )
        case .decided: throw self.isDecided()
        }
    }

    /// The refusal of anything that comes after the decision.
    func isDecided() -> Refusal {
        Refusal(
            "MTG-16",
            "motionNotOpen",
            ["motionId": self.id, "isCarried": "\(self.decided?.isCarried ?? false)"],
            detail: "Motion \(self.id) is decided already: it "
                + (self.decided?.isCarried ?? false ? "carried." : "fell.")
        )
    }
}

/// What a motion on key use would decide, checked and complete (ALR-04 to ALR-06, ALR-10).
public struct KeyUseProposal: Sendable, Codable, Hashable {
    /// The incident.
    public let incidentID: String
    /// What would be decided.
    public let decision: KeyUse
    /// What the key would be used for.
    public let scope: String?
    /// The method meant, if one was named.
    public let method: RecoveryMethod?
    /// The version of the Recovery Key Guidance.
    public let guidanceVersion: String
    /// Whether that version is only a sample.
    public let isGuidanceExample: Bool
    /// The factors' answers.
    public let factors: [FactorAnswer]
    /// The steps done.
    public let steps: [String]
}
