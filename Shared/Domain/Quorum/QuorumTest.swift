/// The question whether business may be done at a moment.
public struct QuorumTest: Sendable, Hashable {
    /// Who sits on the committee that day.
    public let register: Register
    /// Who attends at that moment.
    public let present: Set<PersonID>
    /// An ordinary meeting, or an exceptional one whose count is waived (MTG-08).
    public let kind: MeetingKind
    /// Conflicts of interest in the decision at hand.
    public let conflicts: Conflicts

    /// Puts the question together.
    public init(_ register: Register, present: Set<PersonID>, kind: MeetingKind, conflicts: Conflicts = .none) {
        self.register = register
        self.present = present
        self.kind = kind
        self.conflicts = conflicts
    }

    /// Answers it (MTG-08 to MTG-12; AMB-02, 03, 04, 11, 12, 25, 26, 28).
    public func result(_ policies: Policies) -> QuorumResult {
        let seating = Seating(self.register, present: self.present, conflicts: self.conflicts, policies: policies)
        let counted = self.counted(seating, policies)
        let appointed = self.appointed(seating, policies)
        let needed = Quorum.required(appointed: appointed, policies: policies)
        let waived = self.kind == .exceptional
        let chairWaived = waived && policies.exceptionalWaiver == .countAndChair
        let chairPresent = seating.presiding != nil
        let result = QuorumResult(
            appointed: appointed,
            present: counted.count,
            needed: needed,
            waived: waived,
            chairPresent: chairPresent,
            isQuorate: (waived || counted.count >= needed) && (chairPresent || chairWaived),
            seating: seating,
            counted: counted.sorted(),
            lines: []
        )
        return result.explained(self.readings(policies) + self.uncounted(counted, seating))
    }

    /// Distinct people who act for a seat; two capacities count once (AMB-12).
    private func counted(_ seating: Seating, _ policies: Policies) -> Set<PersonID> {
        var people = Set(seating.acting.values)
        if let presiding = seating.presiding, policies.chairCounting == .counts {
            people.insert(presiding.person)
        }
        return people
    }

    private func appointed(_ seating: Seating, _ policies: Policies) -> Int {
        let members = self.register.appointed(policies)
        guard policies.conflictedMember == .reducesAppointed else { return members.count }
        return members.filter { member in
            let isRepresented = member.seat == .chair ? seating.presiding != nil : seating.acting[member.seat] != nil
            return isRepresented || !self.conflicts.conflicted.contains(member.person)
        }.count
    }

    /// Both readings of AMB-28 where they give different quorums.
    private func readings(_ policies: Policies) -> [String] {
        let voting = self.register.appointments.filter { appointment in
            switch self.register.voting(appointment.seat) {
            case .none: false
            case .castingOnly: policies.chairCounting == .counts
            case .full: true
            }
        }
        let (with, without) = (voting.count, voting.filter(\.isConfirmed).count)
        let (high, low) = (
            Quorum.required(appointed: with, policies: policies),
            Quorum.required(appointed: without, policies: policies)
        )
        guard high != low else { return [] }
        let included = policies.unconfirmedCounting == .included
        return [
            "Unconfirmed left out of n (AMB-28): n = \(without), needed \(low)\(included ? "" : ", in force")",
            "Unconfirmed counted in n (AMB-28): n = \(with), needed \(high)\(included ? ", in force" : "")",
        ]
    }

    /// Why people who attend aren't counted.
    private func uncounted(_ counted: Set<PersonID>, _ seating: Seating) -> [String] {
        self.present.subtracting(counted).sorted().map { person in
            if self.conflicts.conflicted.contains(person) { return "\(person): not present for this decision (MTG-21)" }
            if seating.presiding?.person == person { return "\(person): presides, not counted (AMB-03)" }
            let capacities = self.register.capacities(of: person)
            if capacities.isEmpty { return "\(person): neither Member nor Alternate, never counts" }
            if case .representative = capacities[0] {
                return "\(person): non-voting representative, never counts (MEM-02)"
            }
            if self.register.roles(of: person).isEmpty {
                return "\(person): not confirmed or not approved (MEM-21, MEM-24)"
            }
            if case .alternate = capacities[0] {
                return "\(person): Alternate not acting, the seat is taken or vacant (MEM-26)"
            }
            return "\(person): doesn't count (MTG-10)"
        }
    }
}

/// The answer to a quorum test, with its working.
public struct QuorumResult: Sendable, Codable, Hashable {
    /// n: Members appointed, vacant seats left out.
    public let appointed: Int
    /// Members and acting Alternates present, each person once, whoever presides included.
    public let present: Int
    /// The ordinary number, also where it is waived.
    public let needed: Int
    /// Whether the number doesn't bind, as at an exceptional meeting.
    public let waived: Bool
    /// Whether the Chair or a Chair's Alternate presides.
    public let chairPresent: Bool
    /// Whether business may be done.
    public let isQuorate: Bool
    /// Who acts for which seat; a motion's electorate is made of it.
    public let seating: Seating
    /// Who is counted as present.
    public let counted: [PersonID]
    /// The working, for people.
    public let lines: [String]

    /// One line: `5 of 10 appointed present, 5 needed: quorate`.
    public var summary: String {
        let number = self.waived ? "quorum of \(self.needed) waived under 7.1" : "\(self.needed) needed"
        let chair = self.chairPresent ? "" : ", nobody presides"
        return "\(self.present) of \(self.appointed) appointed present, \(number)\(chair): "
            + (self.isQuorate ? "quorate" : "not quorate")
    }

    /// Refuses business without a quorum (`MTG-11 nobodyPresides`, `MTG-09 notQuorate`).
    public func requireQuorum() throws(Refusal) {
        guard !self.isQuorate else { return }
        let inputs = ["present": "\(self.present)", "needed": "\(self.needed)", "appointed": "\(self.appointed)"]
        guard self.chairPresent || (!self.waived && self.present < self.needed) else {
            throw Refusal("MTG-11", "nobodyPresides", inputs, detail: self.summary)
        }
        throw Refusal("MTG-09", "notQuorate", inputs, detail: self.summary)
    }

    fileprivate func explained(_ notes: [String]) -> QuorumResult {
        QuorumResult(
            appointed: self.appointed,
            present: self.present,
            needed: self.needed,
            waived: self.waived,
            chairPresent: self.chairPresent,
            isQuorate: self.isQuorate,
            seating: self.seating,
            counted: self.counted,
            lines: self.seating.lines + notes + [self.summary]
        )
    }
}
