import Domain

// Voting, and closing the vote (MTG-12 to MTG-17).

extension Meeting {
    func vote(_ vote: CastVote, _ context: DecisionContext) throws(Refusal) -> [Event] {
        let called = try self.notice(in: .open, to: "vote")
        let author = try Author(of: context.actor, onBehalfOf: vote.onBehalfOf, to: "vote")
        let motion = try self.motion(vote.motionID, of: called)
        try motion.requireVoting()
        try self.requireOpen(try self.agendaItem(motion.put.itemID, of: called))
        let sitting = Sitting(self, called, item: motion.put.itemID, vote.register, context.policies)
        do {
            _ = try sitting.electorate.requireVote(
                of: author.person,
                vote.register,
                present: sitting.present,
                conflicts: sitting.conflicts
            )
        } catch {
            throw error.explained(Self.words(for: error, of: author.person), ["motionId": motion.id])
        }
        return [
            .voteRecorded(
                VoteRecorded(
                    meetingID: called.meetingID,
                    status: called.facts.status,
                    motionID: motion.id,
                    person: author.person,
                    choice: vote.choice,
                    author: author,
                    at: context.now
                )
            )
        ]
    }

    /// What a refused vote means for the person, and what would be right.
    private static func words(for refusal: Refusal, of person: PersonID) -> String {
        switch refusal.code {
        case "chairHasCastingVoteOnly": "The Chair has no ordinary vote, only the casting vote on a deadlock."
        case "presidingHasCastingVoteOnly":
            "\(person) presides and has the casting vote only; the Member's own seat may be filled by its Alternate."
        case "memberNotConfirmed":
            "\(person) can't vote: the written confirmation to serve isn't on record. It is to be given first."
        case "alternateNotApproved": "\(person) can't vote: the Alternate isn't approved."
        case "conflicted": "\(person) has declared a conflict and is away for this decision."
        case "notPresent": "\(person) isn't recorded as present; votes count only of those there at the decision."
        case "alternateNotActing":
            "\(person) doesn't act for a seat: the Member attends, or may not be stood in "
                + "for here."
        default: "\(person) holds no seat with an ordinary vote; representatives and guests never vote."
        }
    }

    func closeVote(_ close: CloseVote, _ context: DecisionContext) throws(Refusal) -> [Event] {
        let called = try self.notice(in: .open, to: "close a vote")
        let motion = try self.motion(close.motionID, of: called)
        guard motion.phase != .decided else { throw motion.isDecided() }
        let sitting = Sitting(self, called, item: motion.put.itemID, close.register, context.policies)
        try sitting.requireQuorum(to: "close the vote on \(motion.id)")
        let presiding = try sitting.requirePresiding(context.actor, to: "close the vote on \(motion.id)")
        let decision = Decision(called, motion, context)
        if let deadlock = motion.deadlock {
            return decision.events(
                .deadlockWithoutCastingVote,
                deadlock.tally,
                PresentAndNeeded(sitting.quorum),
                presiding: presiding,
                working: sitting.quorum.lines + deadlock.tally.lines
            )
        }
        let count = try VoteCount(motion.votes(by: sitting.electorate), sitting.electorate)
        guard !count.awaitsCastingVote else {
            return [
                .deadlockFound(
                    DeadlockFound(
                        meetingID: called.meetingID,
                        status: called.facts.status,
                        motionID: motion.id,
                        tally: count,
                        electorate: sitting.electorate,
                        presentAndNeeded: PresentAndNeeded(sitting.quorum),
                        explanation: Explanation(
                            rules: ["MTG-15", "MTG-12"],
                            inputs: ["for": "\(count.inFavour)", "against": "\(count.against)"],
                            working: sitting.quorum.lines + count.lines.prefix(2) + [
                                "Deadlock: \(presiding) gives the casting vote, or closes the vote again and the "
                                    + "motion falls."
                            ],
                            policies: context.policies.values("AMB-19")
                        ),
                        at: context.now
                    )
                )
            ]
        }
        return decision.events(
            Outcome(count),
            count,
            PresentAndNeeded(sitting.quorum),
            presiding: presiding,
            working: sitting.quorum.lines + motion.dropped(by: sitting.electorate) + count.lines
        )
    }

    func castingVote(_ vote: CastingVote, _ context: DecisionContext) throws(Refusal) -> [Event] {
        let called = try self.notice(in: .open, to: "give the casting vote")
        let motion = try self.motion(vote.motionID, of: called)
        guard motion.phase != .decided else { throw motion.isDecided() }
        guard let deadlock = motion.deadlock else {
            throw Refusal(
                "MTG-15",
                "noDeadlock",
                ["motionId": motion.id],
                detail: "The casting vote is for a deadlock only, and none was found on \(motion.id); close its "
                    + "vote first."
            )
        }
        let sitting = Sitting(self, called, item: motion.put.itemID, vote.register, context.policies)
        try sitting.requireQuorum(to: "give the casting vote on \(motion.id)")
        let presiding = try sitting.requirePresiding(context.actor, to: "give the casting vote")
        do {
            try sitting.electorate.requireCastingVote(of: presiding, policies: context.policies)
        } catch {
            throw error.explained(
                error.rule == "AMB-19"
                    ? "By the reading in force the Chair's Alternate has no casting vote; close the vote, and the "
                        + "motion falls."
                    : "Only the Chair, or the Chair's Alternate who presides, has the casting vote.",
                ["motionId": motion.id]
            )
        }
        let count = try VoteCount(
            motion.votes(by: deadlock.electorate),
            deadlock.electorate,
            castingVote: vote.isFor ? .for : .against
        )
        return Decision(called, motion, context).events(
            vote.isFor ? .castingVoteFor : .castingVoteAgainst,
            count,
            PresentAndNeeded(sitting.quorum),
            presiding: presiding,
            working: sitting.quorum.lines + count.lines
        )
    }

    func close(_ close: Close, _ context: DecisionContext) throws(Refusal) -> [Event] {
        let called = try self.notice(in: .open, to: "close it")
        if !context.actor.holds(.secretariat) {
            let sitting = Sitting(self, called, item: nil, close.register, context.policies)
            _ = try sitting.requirePresiding(context.actor, to: "close the meeting")
        }
        let deadlocks = self.motions.filter { $0.phase == .deadlocked }.flatMap { motion -> [Event] in
            guard let deadlock = motion.deadlock else { return [] }
            return Decision(called, motion, context).events(
                .deadlockWithoutCastingVote,
                deadlock.tally,
                deadlock.presentAndNeeded,
                presiding: nil,
                working: deadlock.explanation.working + deadlock.tally.lines.suffix(2)
            )
        }
        return deadlocks + [
            .closed(
                Closed(
                    meetingID: called.meetingID,
                    incidentID: called.facts.incidentID,
                    status: called.facts.status,
                    undecided: self.motions.filter { $0.phase == .voting }.map(\.id),
                    by: context.actor.user,
                    at: context.now
                )
            )
        ]
    }
}

extension Motion {
    /// The votes by seat: whoever acts for a seat at that moment has given it, or nobody has.
    func votes(by electorate: Electorate) -> [SeatID: Vote] { electorate.voters.compactMapValues { self.votes[$0] } }

    /// Votes that no longer count, for the record: the person left, declared a conflict, or gave way to the Member.
    func dropped(by electorate: Electorate) -> [String] {
        Set(self.votes.keys).subtracting(electorate.voters.values).sorted().map {
            "\($0): voted, but doesn't act for a seat at the decision, so isn't counted (MTG-12)"
        }
    }
}
