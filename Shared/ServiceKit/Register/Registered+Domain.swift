internal import Domain
internal import Messages

// The register's entries as they cross the queue, and what they mean on a day.

extension RegisteredAppointment {
    /// A term ends with its last day (MEM-08).
    func holds(on date: CivilDate) -> Bool {
        self.start <= date && (self.end.map { date <= $0 } ?? true)
    }

    var appointment: Appointment {
        Appointment(
            seat: self.seat,
            person: self.person,
            isConfirmed: self.confirmedOn != nil,
            hasDeclared: self.declaredOn != nil,
            partyCategory: self.partyCategory
        )
    }
}

extension RegisteredAlternate {
    var alternate: Alternate {
        Alternate(
            person: self.person,
            for: self.forSeat,
            isApproved: self.approvedOn != nil,
            isConfirmed: self.confirmedOn != nil,
            hasDeclared: self.declaredOn != nil,
            sharesEmployer: self.sharesEmployer ?? false
        )
    }
}

extension RegisteredRepresentative {
    var representative: Representative {
        Representative(kind: self.kind, person: self.person, hasDeclared: self.declaredOn != nil)
    }
}
