/// A vote on a motion.
public enum Vote: String, Sendable, Codable, Hashable, CaseIterable {
    case `for`, against, abstain
}

/// Who may vote on one motion, frozen when the motion is put.
public struct Electorate: Sendable, Codable, Hashable {
    /// Who votes for each full-voting seat that is represented.
    public let voters: [SeatID: PersonID]
    /// Who presides and may hold the casting vote.
    public let presiding: Presiding?
    /// How many full-voting seats the composition has; what isn't represented is absent.
    public let fullVotingSeats: Int

    /// Takes the electorate from a seating; by the other reading of AMB-12 a person in two capacities votes for the
    /// first seat only.
    public init(_ register: Register, _ seating: Seating, policies: Policies) {
        var voters = seating.acting
        if policies.twoCapacities == .oneVote {
            var taken: Set<PersonID> = []
            for seat in register.composition.seats {
                if let person = voters[seat.id], !taken.insert(person).inserted {
                    voters[seat.id] = nil
                }
            }
        }
        self.voters = voters
        self.presiding = seating.presiding
        self.fullVotingSeats = register.composition.ordinaryVotes
    }

    /// The seats a person votes for, in order.
    public func seats(of person: PersonID) -> [SeatID] {
        self.voters.filter { $0.value == person }.map(\.key).sorted()
    }

    /// The seats for which a person may cast an ordinary vote.
    ///
    /// - Throws: `MTG-14 chairHasCastingVoteOnly`, `AMB-26 presidingHasCastingVoteOnly`, `MEM-21 memberNotConfirmed`,
    ///   `MEM-24 alternateNotApproved`, `MTG-21 conflicted`, `MTG-17 noVote`, `MTG-12 notPresent`,
    ///   `MEM-26 alternateNotActing`.
    public func requireVote(
        of person: PersonID,
        _ register: Register,
        present: Set<PersonID>,
        conflicts: Conflicts
    ) throws(Refusal) -> [SeatID] {
        let seats = self.seats(of: person)
        guard seats.isEmpty else { return seats }
        let inputs = ["person": "\(person)"]
        if register.chair?.person == person { throw Refusal("MTG-14", "chairHasCastingVoteOnly", inputs) }
        if self.presiding?.person == person {
            let isMember = register.appointments.contains { $0.person == person }
            throw Refusal(isMember ? "AMB-26" : "MTG-14", "presidingHasCastingVoteOnly", inputs)
        }
        let held = register.appointments.filter { $0.person == person }
        if held.contains(where: { !$0.isConfirmed }) { throw Refusal("MEM-21", "memberNotConfirmed", inputs) }
        if held.contains(where: { register.voting($0.seat) != .full }) { throw Refusal("MTG-17", "noVote", inputs) }
        let alternate = register.alternates.filter { $0.person == person }
        guard !held.isEmpty || !alternate.isEmpty else { throw Refusal("MTG-17", "noVote", inputs) }
        if held.isEmpty {
            guard alternate.contains(where: \.isApproved) else {
                throw Refusal("MEM-24", "alternateNotApproved", inputs)
            }
            guard alternate.contains(where: \.mayAct) else { throw Refusal("MEM-21", "memberNotConfirmed", inputs) }
        }
        if conflicts.conflicted.contains(person) { throw Refusal("MTG-21", "conflicted", inputs) }
        guard present.contains(person) else { throw Refusal("MTG-12", "notPresent", inputs) }
        throw Refusal("MEM-26", "alternateNotActing", inputs)
    }

    /// Lets only whoever presides, and where AMB-19 says so only the Chair, give the casting vote.
    ///
    /// - Throws: `MTG-15 notPresiding`, `AMB-19 alternateHasNoCastingVote`.
    public func requireCastingVote(of person: PersonID, policies: Policies) throws(Refusal) {
        guard let presiding = self.presiding, presiding.person == person else {
            throw Refusal("MTG-15", "notPresiding", ["person": "\(person)"])
        }
        guard !presiding.asAlternate || policies.alternateCastingVote == .whenPresiding else {
            throw Refusal("AMB-19", "alternateHasNoCastingVote", ["person": "\(person)"])
        }
    }
}
