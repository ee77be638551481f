import Domain

extension RegisterCheck {
    /// Checks seats, people, categories, terms and records (MEM-01 to MEM-05, MEM-08, MEM-21, MEM-22, MEM-32, ELE-09).
    mutating func checkAppointments() -> [RegisterDocument.Appointment] {
        var seats: Set<SeatID> = []
        var people: Set<PersonID> = []
        var filled: [SeatCategory: Int] = [:]
        var checked: [RegisterDocument.Appointment] = []
        for (index, appointment) in self.document.appointments.enumerated() {
            let path = "appointments[\(index)]"
            let category = self.checkCategory(path, appointment)
            self.checkSeat(path, appointment, category, &filled)
            if !seats.insert(appointment.seat).inserted {
                self.problems.add(
                    "\(path).seat",
                    "MEM-05",
                    "seatTaken",
                    appointment.seat.value,
                    "A seat has one holder."
                )
            }
            self.checkKnown("\(path).person", appointment.person)
            if !people.insert(appointment.person).inserted {
                self.problems.add(
                    "\(path).person",
                    "ELE-09",
                    "onePersonOneSeat",
                    appointment.person.value,
                    "A person holds one seat."
                )
            }
            let party = self.checkParty(path, appointment, category)
            self.checkTerm(path, appointment)
            self.checkDone("\(path).confirmedOn", appointment.confirmedOn, "MEM-21", "confirmedInFuture")
            self.checkDone("\(path).declaredOn", appointment.declaredOn, "MEM-22", "declaredInFuture")
            guard let category else { continue }
            checked.append(
                RegisterDocument.Appointment(
                    seat: appointment.seat,
                    category: category,
                    person: appointment.person,
                    start: appointment.start,
                    end: appointment.end,
                    partyCategory: party,
                    confirmedOn: appointment.confirmedOn,
                    declaredOn: appointment.declaredOn
                )
            )
        }
        return checked
    }

    private mutating func checkCategory(_ path: String, _ appointment: RegisterImport.Appointment) -> SeatCategory? {
        guard let category = SeatCategory(label: appointment.category) else {
            self.problems.add(
                "\(path).category",
                "MEM-01",
                "unknownCategory",
                appointment.category,
                "The categories are \(SeatCategory.words)."
            )
            return nil
        }
        guard self.composition.seatCount(category) > 0 else {
            let networks: Set<SeatCategory> = [.network, .electricityNetworks, .gasNetworks]
            self.problems.add(
                "\(path).category",
                networks.contains(category) ? "MEM-04" : "MEM-03",
                "categoryNotInForce",
                appointment.category,
                "On \(self.document.asOf) the categories are \(self.composition.places.map(\.category.rawValue).listed)."
            )
            return nil
        }
        return category
    }

    private mutating func checkSeat(
        _ path: String,
        _ appointment: RegisterImport.Appointment,
        _ category: SeatCategory?,
        _ filled: inout [SeatCategory: Int]
    ) {
        if let category {
            let before = filled[category, default: 0]
            filled[category] = before + 1
            let composition = self.composition
            self.problems.add("\(path).category", appointment.category) { () throws(Refusal) in
                try composition.requireVacancy(in: category, filled: before)
            }
        }
        guard let seat = self.composition.seat(appointment.seat) else {
            self.problems.add(
                "\(path).seat",
                "MEM-05",
                "noSuchSeat",
                appointment.seat.value,
                "On \(self.document.asOf) the seats are \(self.composition.seats.map(\.id).listed)."
            )
            return
        }
        if let category, category != seat.category {
            self.problems.add(
                "\(path).category",
                "MEM-05",
                "seatCategoryMismatch",
                appointment.category,
                "Seat \(seat.id) is of the category \(seat.category.rawValue)."
            )
        }
    }

    private mutating func checkParty(
        _ path: String,
        _ appointment: RegisterImport.Appointment,
        _ category: SeatCategory?
    ) -> PartyCategory? {
        let party = appointment.partyCategory.flatMap { PartyCategory(label: $0) }
        if let word = appointment.partyCategory, party == nil {
            self.problems.add(
                "\(path).partyCategory",
                "MEM-32",
                "unknownPartyCategory",
                word,
                "The Party Categories are \(PartyCategory.words)."
            )
        } else if let category {
            self.problems.add("\(path).partyCategory", appointment.partyCategory) { () throws(Refusal) in
                try Composition.requireMatch(category, party)
            }
        }
        return party
    }

    private mutating func checkTerm(_ path: String, _ appointment: RegisterImport.Appointment) {
        if let end = appointment.end, end <= appointment.start {
            self.problems.add("\(path).end", "MEM-08", "endNotAfterStart", end.iso, "A term ends after its start.")
            return
        }
        if appointment.start > self.document.asOf {
            self.problems.add(
                "\(path).start",
                "MEM-08",
                "termNotBegun",
                appointment.start.iso,
                "The register is as of \(self.document.asOf); a term that starts later isn't part of it."
            )
        } else if let end = appointment.end, end < self.document.asOf {
            self.problems.add(
                "\(path).end",
                "MEM-08",
                "termEnded",
                end.iso,
                "The seat fell vacant at the end of that day; leave it out or give the new term."
            )
        }
    }
}
