import Domain

// What the answers lead one to expect (MTG-13).

extension Meeting {
    /// The forecast as the answers stand, conflicts declared for the item on key use taken in.
    func forecast(_ called: Called, _ register: Register, _ context: DecisionContext) -> Event {
        let conflicts = called.agenda.first { $0.subject == .keyUse }.flatMap { self.conflicts[$0.id] } ?? .none
        let coming = Set(self.responses.filter { $0.answer == .attending }.map(\.person))
        let quorum = QuorumTest(register, present: coming, kind: called.kind, conflicts: conflicts)
            .result(context.policies)
        let need = quorum.waived ? QuorumNumbers(register, context.policies).neededExceptional : quorum.needed
        let next = self.toAsk(called, register, conflicts, quorum, isShort: quorum.present < need)
        return .quorumForecast(
            QuorumForecast(
                meetingID: called.meetingID,
                status: called.facts.status,
                have: quorum.present,
                need: need,
                neededOrdinary: quorum.needed,
                isChairExpected: quorum.chairPresent,
                askNext: next,
                explanation: Explanation(
                    rules: called.kind == .exceptional
                        ? ["MTG-13", "MTG-08", "MTG-10"] : ["MTG-13", "MTG-10", "MTG-11"],
                    inputs: ["attending": coming.sorted().listed],
                    working: quorum.lines,
                    policies: context.policies.values("AMB-02", "AMB-03", "AMB-04", "AMB-12", "AMB-26", "AMB-28")
                ),
                at: context.now
            )
        )
    }

    /// Who to ask, most useful first.
    ///
    /// First who could preside, if nobody will; then Members who haven't answered, then those not sure, then Alternates
    /// of those who won't come. Members who needn't be asked come last, and only when too few are expected.
    private func toAsk(
        _ called: Called,
        _ register: Register,
        _ conflicts: Conflicts,
        _ quorum: QuorumResult,
        isShort: Bool
    ) -> [ToAsk] {
        let answers = Dictionary(self.responses.map { ($0.person, $0.answer) }, uniquingKeysWith: { $1 })
        var next: [ToAsk] = []
        func ask(_ person: PersonID, _ reason: ToAsk.Reason) {
            guard !conflicts.conflicted.contains(person), !next.contains(where: { $0.person == person }) else { return }
            next.append(ToAsk(person: person, reason: reason))
        }
        func isAway(_ person: PersonID) -> Bool {
            answers[person] == .declined || conflicts.conflicted.contains(person)
        }
        func isOpen(_ person: PersonID) -> Bool { answers[person] == nil || answers[person] == .tentative }

        if !quorum.chairPresent {
            if let chair = register.chair?.person, answers[chair] == nil { ask(chair, .notAnswered) }
            for alternate in register.chairsAlternates where isOpen(alternate.person) {
                ask(alternate.person, .standIn)
            }
        }
        let holders = register.members.filter { !register.roles(of: $0).isEmpty }
        let invited = holders.filter { called.invitees.contains($0) }
        for person in invited where answers[person] == nil { ask(person, .notAnswered) }
        for person in invited where answers[person] == .tentative { ask(person, .tentative) }
        for appointment in register.appointments where appointment.seat != .chair && isAway(appointment.person) {
            for alternate in register.actingAlternates(for: appointment.seat) where isOpen(alternate.person) {
                ask(alternate.person, .standIn)
            }
        }
        if isShort {
            for person in holders where isOpen(person) { ask(person, .notAnswered) }
        }
        return next
    }
}
