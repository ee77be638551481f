import Domain

/// What follows from the close of a vote.
struct Decision: Sendable {
    let called: Meeting.Called
    let motion: Motion
    let context: DecisionContext

    init(_ called: Meeting.Called, _ motion: Motion, _ context: DecisionContext) {
        self.called = called
        self.motion = motion
        self.context = context
    }

    /// The motion's decision, and when a motion on key use carried, the decision on the key.
    func events(
        _ outcome: Meeting.Outcome,
        _ tally: VoteCount,
        _ numbers: PresentAndNeeded,
        presiding: PersonID?,
        working: [String]
    ) -> [Meeting.Event] {
        let put = self.motion.put
        let explanation = self.explanation(outcome, tally, numbers, working)
        let decided = Meeting.Event.motionDecided(
            Meeting.MotionDecided(
                meetingID: self.called.meetingID,
                status: self.called.facts.status,
                motionID: put.motionID,
                itemID: put.itemID,
                kind: put.kind,
                incidentID: put.keyUse?.incidentID,
                variation: put.variation,
                isCarried: outcome.isCarried,
                outcome: outcome,
                isCasting: outcome.isCasting,
                tally: tally,
                presentAndNeeded: numbers,
                presiding: presiding,
                effect: self.effect(outcome.isCarried),
                explanation: explanation,
                at: self.context.now
            )
        )
        guard outcome.isCarried, let keyUse = put.keyUse else { return [decided] }
        return [
            decided,
            .keyUseDecided(
                Meeting.KeyUseDecided(
                    decisionID: "\(put.motionID)-D",
                    incidentID: keyUse.incidentID,
                    status: self.called.facts.status,
                    meetingID: self.called.meetingID,
                    motionID: put.motionID,
                    decision: keyUse.decision,
                    guidanceVersion: keyUse.guidanceVersion,
                    isGuidanceExample: keyUse.isGuidanceExample,
                    scope: keyUse.scope,
                    reasons: put.reasons,
                    presentAndNeeded: numbers,
                    explanation: Explanation(
                        rules: ["ALR-04", "ALR-05", "ALR-06"] + explanation.rules,
                        inputs: put.explanation.inputs.merging(explanation.inputs) { first, _ in first },
                        working: put.explanation.working + explanation.working,
                        policies: explanation.policies
                    ),
                    decidedAt: self.context.now
                )
            ),
        ]
    }

    private func explanation(
        _ outcome: Meeting.Outcome,
        _ tally: VoteCount,
        _ numbers: PresentAndNeeded,
        _ working: [String]
    ) -> Explanation {
        Explanation(
            rules: (outcome.isDeadlock ? ["MTG-15"] : ["MTG-16"]) + [
                "MTG-12", numbers.waived ? "MTG-08" : "MTG-10", "MTG-17",
            ],
            inputs: [
                "for": "\(tally.inFavour)",
                "against": "\(tally.against)",
                "abstentions": "\(tally.abstentions)",
                "present": "\(numbers.present)",
                "appointed": "\(numbers.appointed)",
                "needed": "\(numbers.needed)",
                "waived": "\(numbers.waived)",
            ],
            working: working,
            policies: self.context.policies.values(
                "AMB-02",
                "AMB-03",
                "AMB-04",
                "AMB-11",
                "AMB-12",
                "AMB-19",
                "AMB-25",
                "AMB-26",
                "AMB-28"
            )
        )
    }

    private func effect(_ isCarried: Bool) -> String {
        let put = self.motion.put
        guard let keyUse = put.keyUse else {
            return isCarried
                ? "The PMA raises a Draft Proposal with variation \(put.variation ?? "")."
                : "The PMA has voted not to raise a Draft Proposal with variation \(put.variation ?? "")."
        }
        return isCarried
            ? "Decided on \(keyUse.incidentID): \(keyUse.decision.rawValue)."
            : "Nothing is decided on \(keyUse.incidentID): neither to use a key nor not to use one. Another motion "
                + "may be put."
    }
}

extension Meeting.Outcome {
    /// The outcome of a count that isn't a deadlock.
    init(_ count: VoteCount) {
        switch count.outcome {
        case .carried: self = .majorityFor
        case .fallen: self = count.against > 0 ? .majorityAgainst : .noVotesCast
        }
    }

    /// Whether the motion carried.
    public var isCarried: Bool { self == .majorityFor || self == .castingVoteFor }

    /// Whether the casting vote decided.
    public var isCasting: Bool { self == .castingVoteFor || self == .castingVoteAgainst }

    /// Whether there was a deadlock.
    public var isDeadlock: Bool { self.isCasting || self == .deadlockWithoutCastingVote }
}
