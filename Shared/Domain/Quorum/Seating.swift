/// Who acts for which seat in one decision, and why others don't.
///
/// Quorum and votes both rest on it, so they can't disagree.
public struct Seating: Sendable, Codable, Hashable {
    /// Who presides, nil when nobody may.
    public let presiding: Presiding?
    /// Who acts for each seat that has an ordinary vote.
    public let acting: [SeatID: PersonID]
    /// One sentence about each seat, Chair first.
    public let lines: [String]

    /// Works out the seating for one decision.
    ///
    /// `present` is who attends at the time of the decision in whatever way, `conflicts` are those in this decision.
    public init(_ register: Register, present: Set<PersonID>, conflicts: Conflicts, policies: Policies) {
        let room = Room(register: register, present: present, conflicts: conflicts, policies: policies)
        var lines: [String] = []
        let presiding = room.presiding(&lines)
        var acting: [SeatID: PersonID] = [:]
        for seat in register.composition.seats where seat.category != .chair {
            acting[seat.id] = room.acting(for: seat, presiding, &lines)
        }
        self.presiding = presiding
        self.acting = acting
        self.lines = lines
    }
}

/// The facts of one decision, while the seating is worked out.
private struct Room {
    let register: Register
    let present: Set<PersonID>
    let conflicts: Conflicts
    let policies: Policies

    private func isHere(_ person: PersonID) -> Bool { self.present.contains(person) }
    private func isConflicted(_ person: PersonID) -> Bool { self.conflicts.conflicted.contains(person) }

    /// The Chair, or a Chair's Alternate for a Chair who is absent or conflicted (MTG-11, AMB-25).
    func presiding(_ lines: inout [String]) -> Presiding? {
        guard let chair = self.register.chair else {
            lines.append("Chair: the seat is vacant, so nobody presides or stands in (MTG-11)")
            return nil
        }
        guard chair.isConfirmed else {
            lines.append("Chair: \(chair.person) isn't confirmed, so nobody presides or stands in (MEM-21)")
            return nil
        }
        let conflicted = self.isConflicted(chair.person)
        if self.isHere(chair.person), !conflicted {
            lines.append("Chair: \(chair.person) presides")
            return Presiding(person: chair.person, asAlternate: false)
        }
        let why = conflicted ? "\(chair.person) has a conflict (AMB-25)" : "\(chair.person) is absent"
        if conflicted, self.policies.conflictStandIn == .nobody {
            lines.append("Chair: \(why), nobody stands in")
            return nil
        }
        let standIn = self.register.chairsAlternates.first { self.isHere($0.person) && !self.isConflicted($0.person) }
        guard let standIn else {
            lines.append("Chair: \(why), no Chair's Alternate is there (MTG-11)")
            return nil
        }
        lines.append("Chair: \(why), \(standIn.person) presides as Chair's Alternate")
        return Presiding(person: standIn.person, asAlternate: true)
    }

    /// The holder, or an Alternate who may act, of a seat with an ordinary vote.
    func acting(for seat: Seat, _ presiding: Presiding?, _ lines: inout [String]) -> PersonID? {
        guard self.register.voting(seat.id) == .full else {
            lines.append("\(seat.id): has no vote and doesn't count (MTG-17)")
            return nil
        }
        guard let holder = self.register.holder(of: seat.id) else {
            lines.append("\(seat.id): vacant (MEM-31)")
            return nil
        }
        guard holder.isConfirmed else {
            lines.append("\(seat.id): \(holder.person) isn't confirmed and can't act (MEM-21)")
            return nil
        }
        let presides = presiding?.person == holder.person && self.policies.memberPresiding == .castingOnly
        let conflicted = self.isConflicted(holder.person)
        if self.isHere(holder.person), !conflicted, !presides {
            lines.append("\(seat.id): \(holder.person) is present")
            return holder.person
        }
        let why =
            conflicted
            ? "\(holder.person) has a conflict (MTG-21)"
            : presides ? "\(holder.person) presides (AMB-26)" : "\(holder.person) is absent"
        let standIn = self.register.actingAlternates(for: seat.id).first {
            self.mayStandIn($0, holderConflicted: conflicted, presiding)
        }
        guard let standIn else {
            lines.append("\(seat.id): \(why), no Alternate acts")
            return nil
        }
        lines.append("\(seat.id): \(why), \(standIn.person) acts as Alternate")
        return standIn.person
    }

    private func mayStandIn(_ alternate: Alternate, holderConflicted: Bool, _ presiding: Presiding?) -> Bool {
        guard self.isHere(alternate.person), !self.isConflicted(alternate.person) else { return false }
        if presiding?.person == alternate.person, self.policies.memberPresiding == .castingOnly { return false }
        guard holderConflicted else { return true }
        return self.policies.conflictStandIn == .alternateMayAct
            && self.conflicts.declaredFree.contains(alternate.person)
            && (!alternate.sharesEmployer || self.conflicts.admitted[alternate.person] != nil)
    }
}
