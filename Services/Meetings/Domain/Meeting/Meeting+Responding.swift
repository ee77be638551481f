import Domain

// Answers to the notice, and what they lead one to expect (MTG-13).

extension Meeting {
    func respond(_ respond: Respond, _ context: DecisionContext) throws(Refusal) -> [Event] {
        let called = try self.notice(in: .called, to: "answer its notice")
        let author = try Author(of: context.actor, onBehalfOf: respond.onBehalfOf, to: "answer a notice")
        let roles = respond.register.roles(of: author.person)
        guard !roles.isDisjoint(with: [.chair, .chairAlternate, .member, .alternate]) else {
            throw self.cannotTakePart(author.person, respond.register, to: "answer a notice")
        }
        let response = ResponseRecorded(
            meetingID: called.meetingID,
            status: called.facts.status,
            person: author.person,
            answer: respond.answer,
            mode: respond.answer == .declined ? nil : respond.mode,
            author: author,
            at: context.now
        )
        var answered = self
        answered.apply(.responseRecorded(response))
        return [.responseRecorded(response), answered.forecast(called, respond.register, context)]
    }

    /// Says what keeps a person from taking part: not in the register, unconfirmed, unapproved, or without a vote.
    func cannotTakePart(_ person: PersonID, _ register: Register, to action: String) -> Refusal {
        let inputs = ["person": person.value, "action": action]
        if register.appointments.contains(where: { $0.person == person && !$0.isConfirmed }) {
            return Refusal(
                "MEM-21",
                "memberNotConfirmed",
                inputs,
                detail: "\(person) can't \(action): the written confirmation to serve isn't on record. It is to be "
                    + "given first."
            )
        }
        if let alternate = register.alternates.first(where: { $0.person == person && !$0.mayAct }) {
            return Refusal(
                alternate.isApproved ? "MEM-21" : "MEM-24",
                alternate.isApproved ? "memberNotConfirmed" : "alternateNotApproved",
                inputs,
                detail: "\(person) can't \(action): "
                    + (alternate.isApproved
                        ? "the Alternate's own confirmation to serve isn't on record."
                        : "the Alternate isn't approved, by the Chair, or for the Chair's Alternate by the Panel.")
            )
        }
        return Refusal(
            "SEC-17",
            "notAllowed",
            inputs,
            detail: "\(person) can't \(action): it takes a Member, an approved Alternate, the Chair or the Chair's "
                + "Alternate."
        )
    }
}
