import Domain

/// The check of a whole register: every problem is found before one is named.
struct RegisterCheck {
    let document: RegisterImport
    let composition: Composition
    let policies: Policies
    var problems: [Problem] = []

    /// The checked document.
    ///
    /// - Throws: the first problem as a refusal that lists them all; `MEM-07 beforeEstablishment`.
    static func checked(_ document: RegisterImport, _ context: DecisionContext) throws(Refusal) -> RegisterDocument {
        var check = RegisterCheck(
            document: document,
            composition: try Composition.inForce(on: document.asOf),
            policies: Self.policies(for: document.asOf, context)
        )
        check.checkWhole()
        check.checkPersons()
        let appointments = check.checkAppointments()
        let alternates = check.checkAlternates()
        let representatives = check.checkRepresentatives()
        try check.problems.refuse()
        return RegisterDocument(
            termsOfReference: document.termsOfReference.trimmed,
            asOf: document.asOf,
            appointments: appointments,
            alternates: alternates,
            representatives: representatives,
            signatories: document.persons.compactMap { person in
                person.declaredOn.map { RegisterDocument.Signatory(person: person.id, declaredOn: $0) }
            }
        )
    }

    /// The values in force on the document's day.
    ///
    /// Those of the decision hold unless SECMP0022 lies between the two days.
    private static func policies(for asOf: CivilDate, _ context: DecisionContext) -> Policies {
        let isAfter = asOf >= Composition.expansionDate
        return isAfter == (context.policies.date >= Composition.expansionDate) ? context.policies : .inForce(on: asOf)
    }

    private mutating func checkWhole() {
        if self.document.termsOfReference.isBlank {
            self.problems.add(
                "termsOfReference",
                "MEM-01",
                "termsOfReferenceMissing",
                nil,
                "State the version of the terms of reference, e.g. v2.0."
            )
        }
        if self.document.appointments.isEmpty {
            self.problems.add(
                "appointments",
                "MEM-01",
                "nobodyAppointed",
                nil,
                "A register has at least one holder of a seat."
            )
        }
    }

    private mutating func checkPersons() {
        var seen: Set<PersonID> = []
        for (index, person) in self.document.persons.enumerated() {
            let path = "persons[\(index)]"
            if !person.id.value.isIdentifier {
                self.problems.add(
                    "\(path).id",
                    "MEM-38",
                    "invalidPersonId",
                    person.id.value,
                    "A person's id has letters, digits, dots and hyphens only, and is no name or address."
                )
            } else if !seen.insert(person.id).inserted {
                self.problems.add(
                    "\(path).id",
                    "MEM-38",
                    "duplicatePerson",
                    person.id.value,
                    "Each person is listed once."
                )
            }
            if person.name.isBlank {
                self.problems.add("\(path).name", "MEM-38", "nameMissing", person.name, "A person has a name.")
            }
            if !EmailShape.isValid(person.email) {
                self.problems.add(
                    "\(path).email",
                    "NOT-09",
                    "invalidEmail",
                    person.email,
                    "One address of the form name@host, without a display name, so that notices arrive."
                )
            }
            self.checkDone("\(path).declaredOn", person.declaredOn, "MEM-22", "declaredInFuture")
        }
    }

    /// Refuses a record dated after the day that the register describes.
    mutating func checkDone(_ path: String, _ date: CivilDate?, _ rule: RuleID, _ code: String) {
        guard let date, date > self.document.asOf else { return }
        self.problems.add(
            path,
            rule,
            code,
            date.iso,
            "The register is as of \(self.document.asOf); what is on record then isn't dated later."
        )
    }

    /// Refuses a person who isn't in the document's list.
    mutating func checkKnown(_ path: String, _ person: PersonID) {
        guard !self.document.persons.contains(where: { $0.id == person }) else { return }
        self.problems.add(path, "MEM-38", "unknownPerson", person.value, "Every person named is listed under persons.")
    }

    /// Where two people are employed, compared without regard to case and white space at the ends.
    func sharesEmployer(_ first: PersonID?, _ second: PersonID) -> Bool {
        func employer(_ person: PersonID?) -> String? {
            self.document.persons.first { $0.id == person }?.organisation?.trimmed.lowercased()
        }
        guard let one = employer(first), let other = employer(second), !one.isEmpty else { return false }
        return one == other
    }
}

/// What a mail address must look like to be taken by a mail server.
enum EmailShape {
    /// One address, `name@host`, ASCII, no display name, no white space.
    static func isValid(_ text: String) -> Bool {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        let excluded = Array("<>()[]\\,;:\"".utf8)
        guard parts.count == 2, let host = parts.last,
            parts.allSatisfy({ !$0.isEmpty && $0.first != "." && $0.last != "." }),
            text.utf8.count <= 254, text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && !excluded.contains($0) })
        else { return false }
        return host.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { label in
            !label.isEmpty && label.first != "-" && label.last != "-"
                && label.utf8.allSatisfy { byte in byte == UInt8(ascii: "-") || Self.isAlphanumeric(byte) }
        }
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
        case UInt8(ascii: "0")...UInt8(ascii: "9"): true
        default: false
        }
    }
}
