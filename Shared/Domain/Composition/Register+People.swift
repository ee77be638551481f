extension Register {
    /// In what capacities a person may take part, holders first.
    ///
    /// Unconfirmed and unapproved ones are included: `roles(of:)` and the quorum say what they are good for.
    public func capacities(of person: PersonID) -> [Capacity] {
        self.appointments.filter { $0.person == person }.map { .holder($0.seat) }
            + self.alternates.filter { $0.person == person }.map { .alternate($0.seat) }
            + self.representatives.filter { $0.person == person }.map { .representative($0.kind) }
    }

    /// The roles a person holds that day.
    ///
    /// Without confirmation nobody has a power to use (MEM-21), without approval no Alternate acts (AMB-27).
    public func roles(of person: PersonID) -> Set<Role> {
        var roles: Set<Role> = []
        for appointment in self.appointments where appointment.person == person && appointment.isConfirmed {
            roles.insert(appointment.seat == .chair ? .chair : .member)
        }
        for alternate in self.alternates where alternate.person == person && alternate.mayAct {
            roles.insert(alternate.isChairsAlternate ? .chairAlternate : .alternate)
        }
        if self.representatives.contains(where: { $0.person == person }) {
            roles.insert(.representative)
        }
        return roles
    }

    /// The Chair, nil when the seat is vacant.
    public var chair: Appointment? { self.holder(of: .chair) }

    /// Approved and confirmed Alternates of the Chair, in the register's order.
    public var chairsAlternates: [Alternate] { self.alternates.filter { $0.isChairsAlternate && $0.mayAct } }

    /// Approved and confirmed Alternates for a seat, in the register's order.
    public func actingAlternates(for seat: SeatID) -> [Alternate] {
        self.alternates.filter { $0.seat == seat && $0.mayAct }
    }

    /// Every Member and the Chair, confirmed or not, in the composition's order.
    public var members: [PersonID] {
        self.composition.seats.compactMap { self.holder(of: $0.id)?.person }
    }

    /// Whether a person has signed the Confidentiality and Disclosure Agreement in any capacity (MEM-22).
    public func hasDeclared(_ person: PersonID) -> Bool {
        self.otherSignatories.contains(person)
            || self.appointments.contains { $0.person == person && $0.hasDeclared }
            || self.alternates.contains { $0.person == person && $0.hasDeclared }
            || self.representatives.contains { $0.person == person && $0.hasDeclared }
    }

    /// Who of the participants hasn't signed; a RED item may be opened when nobody is missing (MTG-24).
    public func mayOpenRed(_ participants: some Sequence<PersonID>) -> [PersonID] {
        Set(participants).filter { !self.hasDeclared($0) }.sorted()
    }

    /// Refuses to open a RED item while a participant hasn't signed (`MTG-24 declarationsMissing`).
    public func requireRedMayOpen(_ participants: some Sequence<PersonID>) throws(Refusal) {
        let missing = self.mayOpenRed(participants)
        guard missing.isEmpty else {
            throw Refusal(
                "MTG-24",
                "declarationsMissing",
                ["missing": missing.map(\.value).joined(separator: ", ")]
            )
        }
    }
}
