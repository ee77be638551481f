/// The count of one motion (MTG-12 to MTG-17).
public struct VoteCount: Sendable, Codable, Hashable {
    /// What came of it.
    public enum Outcome: String, Sendable, Codable, Hashable {
        /// More for than against, or a deadlock decided for it.
        case carried
        /// More against than for, a deadlock decided against it or left undecided, or no vote cast at all.
        case fallen
    }

    /// Votes for.
    public let inFavour: Int
    /// Votes against.
    public let against: Int
    /// Seats that abstained; they don't count (MTG-16).
    public let abstentions: Int
    /// Represented seats that said nothing.
    public let silent: Int
    /// Full-voting seats of the composition that nobody acted for.
    public let absent: Int
    /// The casting vote, where one was given at a deadlock.
    public let castingVote: Vote?

    /// Counts votes by seat; votes for seats outside the electorate aren't counted.
    ///
    /// - Throws: `MTG-15 noDeadlock` for a casting vote without one, `MTG-15 castingVoteMustDecide` for an abstention.
    public init(_ votes: [SeatID: Vote], _ electorate: Electorate, castingVote: Vote? = nil) throws(Refusal) {
        let counted = votes.filter { electorate.voters[$0.key] != nil }
        self.inFavour = counted.values.count { $0 == .for }
        self.against = counted.values.count { $0 == .against }
        self.abstentions = counted.values.count { $0 == .abstain }
        self.silent = electorate.voters.count - counted.count
        self.absent = max(electorate.fullVotingSeats - electorate.voters.count, 0)
        self.castingVote = castingVote
        guard let castingVote else { return }
        let inputs = ["for": "\(self.inFavour)", "against": "\(self.against)"]
        guard self.isDeadlock else { throw Refusal("MTG-15", "noDeadlock", inputs) }
        guard castingVote != .abstain else { throw Refusal("MTG-15", "castingVoteMustDecide", inputs) }
    }

    /// As many for as against, and more than none (MTG-15, MTG-16).
    public var isDeadlock: Bool { self.inFavour == self.against && self.inFavour > 0 }

    /// Whether the casting vote is still to be given.
    public var awaitsCastingVote: Bool { self.isDeadlock && self.castingVote == nil }

    /// The outcome, were the vote to close now: a deadlock without a casting vote falls.
    public var outcome: Outcome {
        if self.isDeadlock { return self.castingVote == .for ? .carried : .fallen }
        return self.inFavour > self.against ? .carried : .fallen
    }

    /// The counting base and the result, for people.
    public var lines: [String] {
        var lines = [
            "\(self.inFavour) for, \(self.against) against: \(self.inFavour + self.against) votes cast count (MTG-16)",
            "\(self.abstentions) abstained, \(self.silent) didn't vote, \(self.absent) seats without anybody there",
        ]
        if self.isDeadlock {
            lines.append(
                self.castingVote.map { "Deadlock; casting vote \($0.rawValue) (MTG-15)" }
                    ?? "Deadlock without a casting vote: the motion falls (MTG-15)"
            )
        } else if self.inFavour + self.against == 0 {
            lines.append("No vote cast: no deadlock, and nothing is carried (MTG-16)")
        }
        return lines + ["Motion \(self.outcome.rawValue)"]
    }
}
