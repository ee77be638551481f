public import Domain

/// In whose name a proposal is raised (PRO-05, PRO-07, PRO-09).
public enum Raiser: String, Sendable, Codable, Hashable, CaseIterable {
    case party
    /// The PMA as a body (L1.19(a)).
    case pma
    /// One Member of the PMA (L1.19(b)).
    case pmaMember
    case dcc
    case panel
    case citizensAdvice
    /// A person whom the Authority designates.
    case designatedPerson
    case authority
}

/// The outcome of a motion to raise a proposal, as the meetings report it: closed in a quorate meeting.
public struct PmaVote: Sendable, Codable, Hashable {
    /// The motion.
    public let motionID: String
    /// The meeting.
    public let meetingID: String
    /// The variation it was about, by the same name or digest as in the submission.
    public let variation: String
    /// Whether it carried.
    public let isCarried: Bool
    /// False for a motion of an exercise, which decides nothing here.
    public let isActual: Bool
    /// When it was closed.
    public let decidedAt: Instant

    /// Puts a vote together.
    public init(
        motionID: String,
        meetingID: String,
        variation: String,
        isCarried: Bool,
        isActual: Bool,
        decidedAt: Instant
    ) {
        self.motionID = motionID
        self.meetingID = meetingID
        self.variation = variation
        self.isCarried = isCarried
        self.isActual = isActual
        self.decidedAt = decidedAt
    }

    /// The last word of the PMA on a variation, nil when it has not spoken.
    static func last(on variation: String?, among votes: [PmaVote]) -> PmaVote? {
        guard let variation, !variation.isBlank else { return nil }
        return votes.filter { $0.isActual && $0.variation == variation }.max { $0.decidedAt < $1.decidedAt }
    }
}

/// Who may raise what.
enum Raising {
    /// Turns down whoever may not speak for `raiser`.
    ///
    /// The secretariat records what came on paper, except for a Member of the PMA, who submits in person.
    static func requireRole(for raiser: Raiser, _ actor: Actor) throws(Refusal) {
        switch raiser {
        case .party: try actor.require(.party, .secretariat, for: "raise a proposal of a Party")
        case .pma: try actor.require(.chair, .chairAlternate, .secretariat, for: "raise a proposal of the PMA")
        case .pmaMember: try actor.require(.chair, .member, for: "raise a proposal as a Member of the PMA")
        case .dcc: try actor.require(.dcc, .secretariat, for: "raise a proposal of the DCC")
        case .panel: try actor.require(.panel, .secretariat, for: "raise a proposal of the Panel")
        case .authority: try actor.require(.authority, .secretariat, for: "raise a proposal of the Authority")
        case .citizensAdvice, .designatedPerson:
            try actor.require(.secretariat, for: "record a proposal of \(raiser.rawValue)")
        }
    }

    /// The PMA and its Members raise on SMKI SEC Documents only, the PMA by a motion that carried, a Member only where
    /// one to submit the same variation fell (PRO-05).
    ///
    /// - Returns: the motion relied on, nil where none is needed.
    static func requirePmaBasis(
        _ raiser: Raiser,
        _ submission: Proposal.Submission,
        _ findings: ScopeFindings
    ) throws(Refusal) -> PmaVote? {
        guard raiser == .pma || raiser == .pmaMember else { return nil }
        let isJudged = findings.reasons.contains { $0.kind == .judgement }
        guard findings.isInside || isJudged else {
            let outside = findings.outside.isEmpty ? "nothing is named" : findings.outside.joined(separator: ", ")
            throw Refusal(
                "PRO-05",
                "documentOutsideScope",
                [
                    "outside": outside,
                    "documents": submission.documents.joined(separator: ", "),
                    "sections": submission.sections.joined(separator: ", "),
                ],
                detail: "The PMA and its Members raise proposals on SMKI SEC Documents only: Sections L1 to L12, the "
                    + "eleven subsidiary documents, and what the secretariat judges to be about the SMKI Services. "
                    + "Outside, or not certain: \(outside)."
            )
        }
        let vote = PmaVote.last(on: submission.variation, among: submission.pmaVotes)
        if raiser == .pma, vote?.isCarried != true {
            throw Refusal(
                "PRO-05",
                "pmaHasNotResolved",
                ["variation": submission.variation ?? ""],
                detail: "The PMA raises by a motion (raiseProposal) that carried on the same variation; "
                    + (vote == nil ? "there is none." : "the last one fell.")
            )
        }
        if raiser == .pmaMember, vote?.isCarried != false {
            throw Refusal(
                "PRO-05",
                "pmaHasNotDeclined",
                ["variation": submission.variation ?? ""],
                detail: "A Member raises only where the PMA has voted not to: a motion (raiseProposal) on the same "
                    + "variation that fell in a quorate meeting; "
                    + (vote == nil ? "there is none." : "the last one carried, so the PMA itself raises it.")
            )
        }
        return vote
    }
}
