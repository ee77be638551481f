import Domain

/// The meeting at one moment, for one item: who is there, who presides, whether business may be done.
struct Sitting: Sendable {
    let register: Register
    let policies: Policies
    let present: Set<PersonID>
    let conflicts: Conflicts
    let quorum: QuorumResult
    let electorate: Electorate

    init(_ meeting: Meeting, _ called: Meeting.Called, item: String?, _ register: Register, _ policies: Policies) {
        self.register = register
        self.policies = policies
        self.present = Set(meeting.room.map(\.person))
        self.conflicts = item.flatMap { meeting.conflicts[$0] } ?? .none
        self.quorum = QuorumTest(register, present: self.present, kind: called.kind, conflicts: self.conflicts)
            .result(policies)
        self.electorate = Electorate(register, self.quorum.seating, policies: policies)
    }

    var presiding: PersonID? { self.quorum.seating.presiding?.person }

    /// Lets business be done only with a quorum and somebody presiding.
    ///
    /// - Throws: `MTG-09 notQuorate`, `MTG-11 nobodyPresides`, saying what would help.
    func requireQuorum(to action: String) throws(Refusal) {
        do {
            try self.quorum.requireQuorum()
        } catch {
            let missing = self.quorum.needed - self.quorum.present
            let help =
                error.rule == "MTG-11"
                ? "The Chair or a Chair's Alternate, present and without a conflict, must preside"
                : "\(missing) more of the appointed Members or their Alternates must be present"
                    + (self.quorum.chairPresent ? "" : ", the Chair or a Chair's Alternate among them")
            throw error.explained(
                "Can't \(action): \(self.quorum.summary). \(help); until then the item waits "
                    + "(AMB-11)."
            )
        }
    }

    /// Lets only whoever presides do something, and the person act in no other capacity.
    ///
    /// - Throws: `MTG-11 nobodyPresides`, `MTG-15 notPresiding`, `SEC-17 personUnknown`.
    func requirePresiding(_ actor: Actor, to action: String) throws(Refusal) -> PersonID {
        let author = try Author(of: actor, onBehalfOf: nil, to: action)
        guard let presiding = self.presiding else {
            // By the other reading of AMB-04 an exceptional meeting needs nobody to preside: any counted person may act.
            if self.quorum.isQuorate, self.quorum.counted.contains(author.person) { return author.person }
            throw Refusal(
                "MTG-11",
                "nobodyPresides",
                ["person": author.person.value],
                detail: "Can't \(action): nobody presides. The Chair or a Chair's Alternate, present and without a "
                    + "conflict, must."
            )
        }
        guard presiding == author.person else {
            throw Refusal(
                "MTG-15",
                "notPresiding",
                ["person": author.person.value, "presiding": presiding.value],
                detail: "Only whoever presides may \(action); that is \(presiding) now."
            )
        }
        return presiding
    }
}

extension Refusal {
    /// The same refusal with a sentence for people.
    func explained(_ detail: String, _ inputs: [String: String] = [:]) -> Refusal {
        Refusal(self.rule, self.code, self.inputs.merging(inputs) { first, _ in first }, detail: detail)
    }
}
