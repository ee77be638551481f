import Domain

extension RegisterCheck {
    /// Checks stand-ins: an existing seat, another person, approval and records, employer (MEM-21, MEM-22, MEM-24,
    /// MEM-25, AMB-27).
    mutating func checkAlternates() -> [RegisterDocument.Alternate] {
        var seen: Set<Pair> = []
        return self.document.alternates.enumerated().map { index, alternate in
            let path = "alternates[\(index)]"
            self.checkKnown("\(path).person", alternate.person)
            if self.composition.seat(alternate.forSeat) == nil {
                self.problems.add(
                    "\(path).forSeat",
                    "MEM-24",
                    "noSuchSeat",
                    alternate.forSeat.value,
                    "On \(self.document.asOf) the seats are \(self.composition.seats.map(\.id).listed)."
                )
            }
            if !seen.insert(Pair(person: alternate.person, seat: alternate.forSeat)).inserted {
                self.problems.add(
                    path,
                    "MEM-24",
                    "duplicateAlternate",
                    alternate.person.value,
                    "An Alternate is listed once for a seat."
                )
            }
            let holder = self.document.appointments.first { $0.seat == alternate.forSeat }?.person
            if holder == alternate.person {
                self.problems.add(
                    "\(path).person",
                    "MEM-24",
                    "alternateOfOneself",
                    alternate.person.value,
                    "The Alternate is another person than the Member."
                )
            }
            let sharesEmployer = self.sharesEmployer(holder, alternate.person)
            if sharesEmployer, !self.policies.alternateMayShareEmployer {
                self.problems.add(
                    "\(path).person",
                    "MEM-25",
                    "sameEmployer",
                    alternate.person.value,
                    "Before \(Composition.expansionDate) an Alternate came from another organisation than the Member."
                )
            }
            self.checkApproval(path, alternate)
            self.checkDone("\(path).approvedOn", alternate.approvedOn, "MEM-24", "approvedInFuture")
            self.checkDone("\(path).confirmedOn", alternate.confirmedOn, "MEM-21", "confirmedInFuture")
            self.checkDone("\(path).declaredOn", alternate.declaredOn, "MEM-22", "declaredInFuture")
            return RegisterDocument.Alternate(
                person: alternate.person,
                seat: alternate.forSeat,
                approvedOn: alternate.approvedOn,
                approvedBy: alternate.approvedBy,
                confirmedOn: alternate.confirmedOn,
                declaredOn: alternate.declaredOn,
                sharesEmployer: sharesEmployer
            )
        }
    }

    private struct Pair: Hashable {
        let person: PersonID
        let seat: SeatID
    }

    /// An approval has a day and the right approver: the Chair, for the Chair's Alternate the Panel (AMB-27).
    private mutating func checkApproval(_ path: String, _ alternate: RegisterImport.Alternate) {
        let wanted =
            switch self.policies.alternateApproval {
            case .chairOrPanel: alternate.forSeat == .chair ? "panel" : "chair"
            case .committeeByMotion: "pma"
            }
        guard alternate.approvedOn != nil else {
            if let by = alternate.approvedBy {
                self.problems.add("\(path).approvedOn", "MEM-24", "approvalDateMissing", by, "An approval has a day.")
            }
            return
        }
        let chair = self.document.appointments.first { $0.seat == .chair }?.person.value
        guard alternate.approvedBy == wanted || (wanted == "chair" && chair != nil && alternate.approvedBy == chair)
        else {
            self.problems.add(
                "\(path).approvedBy",
                "MEM-24",
                "wrongApprover",
                alternate.approvedBy,
                "This Alternate is approved by: \(wanted) (AMB-27)."
            )
            return
        }
    }

    /// Checks attendants without a vote (MEM-02).
    mutating func checkRepresentatives() -> [RegisterDocument.Representative] {
        var seen: Set<PersonID> = []
        var checked: [RegisterDocument.Representative] = []
        for (index, representative) in self.document.representatives.enumerated() {
            let path = "representatives[\(index)]"
            self.checkKnown("\(path).person", representative.person)
            self.checkDone("\(path).declaredOn", representative.declaredOn, "MEM-22", "declaredInFuture")
            if !seen.insert(representative.person).inserted {
                self.problems.add(
                    "\(path).person",
                    "MEM-02",
                    "duplicateRepresentative",
                    representative.person.value,
                    "A person represents one body."
                )
            }
            if self.document.appointments.contains(where: { $0.person == representative.person }) {
                self.problems.add(
                    "\(path).person",
                    "MEM-02",
                    "representativeHoldsSeat",
                    representative.person.value,
                    "A representative has no vote and never counts, so holds no seat."
                )
            }
            guard let kind = RepresentativeKind(rawValue: representative.kind.trimmed.lowercased()),
                self.composition.representatives.contains(kind)
            else {
                self.problems.add(
                    "\(path).kind",
                    "MEM-02",
                    "unknownRepresentative",
                    representative.kind,
                    "Represented are \(RepresentativeKind.words)."
                )
                continue
            }
            checked.append(
                RegisterDocument.Representative(
                    kind: kind,
                    person: representative.person,
                    declaredOn: representative.declaredOn
                )
            )
        }
        return checked
    }
}
