import Domain

/// Who may be in the room for an item (MTG-23, MTG-24, SEC-11).
struct ClosedSession: Sendable {
    let itemID: String
    let classification: Classification
    /// Admitted by name to this item.
    let admitted: Set<PersonID>
    let register: Register
    let policies: Policies

    init(
        _ itemID: String,
        _ classification: Classification,
        _ admitted: Set<PersonID>,
        _ register: Register,
        _ policies: Policies
    ) {
        self.itemID = itemID
        self.classification = classification
        self.admitted = admitted
        self.register = register
        self.policies = policies
    }

    /// Refuses a room with anybody in it who may not be.
    ///
    /// - Throws: `MTG-24 declarationsMissing` listing everybody who hasn't signed; `SEC-11 notAdmitted`;
    ///   `MTG-23 closedSession`.
    func check(_ participants: [(person: PersonID, standing: Standing)]) throws(Refusal) {
        guard self.classification.needsClosedSession else { return }
        let inputs = ["itemId": self.itemID, "classification": self.classification.rawValue]
        if self.classification == .red {
            do {
                try self.register.requireRedMayOpen(participants.map(\.person))
            } catch {
                let missing = error.inputs["missing"] ?? ""
                throw error.explained(
                    "RED item \(self.itemID) takes the signed Confidentiality and Disclosure Agreement of "
                        + "everybody in the "
                        + "room. Not signed: \(missing). They sign, or leave for the item.",
                    inputs
                )
            }
            let barred = participants.filter { !self.maySeeRed($0.person, $0.standing) }.map(\.person)
            guard barred.isEmpty else {
                throw Refusal(
                    "SEC-11",
                    "notAdmitted",
                    inputs.merging(["persons": barred.listed]) { first, _ in first },
                    detail: "Not admitted to RED item \(self.itemID): \(barred.listed). The Chair admits the DCC's "
                        + "representative and guests by name for the item, or they leave for it."
                )
            }
        }
        let guests = participants.filter { $0.standing == .guest && !self.admitted.contains($0.person) }.map(\.person)
        guard guests.isEmpty else {
            throw Refusal(
                "MTG-23",
                "closedSession",
                inputs.merging(["persons": guests.listed]) { first, _ in first },
                detail: "\(self.classification.rawValue) item \(self.itemID) is taken in closed session. The Chair "
                    + "admits "
                    + "guests by name for the item, or they leave for it: \(guests.listed)."
            )
        }
    }

    /// SEC-11: Ofgem and BEIS may stay, the DCC by admission, the secretariat where the policy says so.
    private func maySeeRed(_ person: PersonID, _ standing: Standing) -> Bool {
        if self.admitted.contains(person) { return true }
        switch standing {
        case .committee: return true
        case .secretariat: return self.policies.secretariatSeesRed
        case .guest: return false
        case .representative:
            let isDcc = self.register.representatives.contains { $0.person == person && $0.kind == .dcc }
            return !isDcc && self.policies.representativesSeeRed
        }
    }
}
