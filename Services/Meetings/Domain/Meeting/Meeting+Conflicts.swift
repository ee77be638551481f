import Domain

// Conflicts of interest, item by item (MTG-21, MTG-22, AMB-11, AMB-25).

extension Meeting {
    func declareConflict(_ declare: DeclareConflict, _ context: DecisionContext) throws(Refusal) -> [Event] {
        let called = try self.notice(in: .called, .open, to: "declare a conflict")
        let author = try Author(of: context.actor, onBehalfOf: declare.onBehalfOf, to: "declare a conflict")
        try self.requireCommittee(author.person, declare.register, to: "declare a conflict")
        let item = try self.agendaItem(declare.itemID, of: called)
        guard !declare.reason.isBlank else {
            throw Refusal(
                "MTG-22",
                "reasonMissing",
                ["itemId": item.id, "person": author.person.value],
                detail: "A conflict is declared in writing with its subject: reason is blank."
            )
        }
        guard !(self.conflicts[item.id]?.conflicted.contains(author.person) ?? false) else { return [] }
        let declared = Event.conflictDeclared(
            ConflictDeclared(
                meetingID: called.meetingID,
                status: called.facts.status,
                itemID: item.id,
                person: author.person,
                reason: declare.reason,
                author: author,
                at: context.now
            )
        )
        guard self.phase == .called else { return [declared] }
        var after = self
        after.apply(declared)
        return [declared, after.forecast(called, declare.register, context)]
    }

    func declareNoConflict(_ declare: DeclareNoConflict, _ context: DecisionContext) throws(Refusal) -> [Event] {
        let called = try self.notice(in: .called, .open, to: "declare to have no conflict")
        let author = try Author(of: context.actor, onBehalfOf: declare.onBehalfOf, to: "declare to have no conflict")
        let item = try self.agendaItem(declare.itemID, of: called)
        try self.requireConflictedMember(of: author.person, declare.register, item)
        return [
            .noConflictDeclared(
                NoConflictDeclared(
                    meetingID: called.meetingID,
                    status: called.facts.status,
                    itemID: item.id,
                    person: author.person,
                    author: author,
                    at: context.now
                )
            )
        ]
    }

    func admitAlternate(_ admit: AdmitAlternate, _ context: DecisionContext) throws(Refusal) -> [Event] {
        let called = try self.notice(in: .open, to: "admit an Alternate")
        let item = try self.agendaItem(admit.itemID, of: called)
        let sitting = Sitting(self, called, item: item.id, admit.register, context.policies)
        let presiding = try sitting.requirePresiding(context.actor, to: "admit an Alternate")
        try self.requireConflictedMember(of: admit.person, admit.register, item)
        guard !admit.reason.isBlank else {
            throw Refusal(
                "AMB-25",
                "reasonMissing",
                ["itemId": item.id, "person": admit.person.value],
                detail: "Whoever presides lets an Alternate of the same employer act only with a reason: reason is "
                    + "blank."
            )
        }
        return [
            .alternateAdmitted(
                AlternateAdmitted(
                    meetingID: called.meetingID,
                    status: called.facts.status,
                    itemID: item.id,
                    person: admit.person,
                    reason: admit.reason,
                    by: presiding,
                    at: context.now
                )
            )
        ]
    }

    /// - Throws: `SEC-17 notAllowed` and its like for anybody but Chair, Member and Alternates.
    func requireCommittee(_ person: PersonID, _ register: Register, to action: String) throws(Refusal) {
        guard !register.roles(of: person).isDisjoint(with: [.chair, .chairAlternate, .member, .alternate]) else {
            throw self.cannotTakePart(person, register, to: action)
        }
    }

    /// Only an approved Alternate of a Member who has a conflict for the item, and has none, may act (AMB-25).
    private func requireConflictedMember(
        of person: PersonID,
        _ register: Register,
        _ item: AgendaItem
    ) throws(Refusal) {
        try self.requireCommittee(person, register, to: "act for a conflicted Member")
        let conflicted = self.conflicts[item.id]?.conflicted ?? []
        let inputs = ["itemId": item.id, "person": person.value]
        guard !conflicted.contains(person) else {
            throw Refusal(
                "AMB-25",
                "alternateConflicted",
                inputs,
                detail: "\(person) has declared a conflict for item \(item.id), so can't act for another."
            )
        }
        let seats = register.alternates.filter { $0.person == person && $0.mayAct }.map(\.seat)
        guard seats.contains(where: { register.holder(of: $0).map { conflicted.contains($0.person) } ?? false }) else {
            throw Refusal(
                "AMB-25",
                "memberNotConflicted",
                inputs,
                detail: "\(person) is not the Alternate of anybody who has a conflict for item \(item.id)."
            )
        }
    }
}
