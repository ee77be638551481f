import Domain

// What happens to a proposal after its submission.

extension Proposal {
    /// Found later, or by somebody who reads more than names (PRO-31).
    ///
    /// The same finding twice changes nothing.
    func judge(_ judgement: String, _ context: DecisionContext) throws(Refusal) -> [Event] {
        try context.actor.require(.secretariat, for: "judge that a proposal concerns the PMA")
        let submitted = try self.known()
        guard !judgement.isBlank else {
            throw Refusal("PRO-31", "judgementMissing", detail: "A judgement needs words: what it touches, and how.")
        }
        let reasons = ScopeFindings(documents: [], sections: [], judgement: judgement).reasons
        guard reasons.contains(where: { !self.flagReasons.contains($0) }) else { return [] }
        return [.flagged(Flagged(proposalID: submitted.proposalID, reasons: reasons, at: context.now))]
    }

    /// The PMA has seen it; once a person.
    func recordSight(_ remark: String?, _ context: DecisionContext) throws(Refusal) -> [Event] {
        let action = "record that the PMA has seen a proposal"
        try context.actor.require(.chair, .chairAlternate, .member, .alternate, for: action)
        let submitted = try self.known()
        guard let person = context.actor.person else {
            throw Refusal(
                "SEC-17",
                "personUnknown",
                ["user": context.actor.user ?? "unauthenticated"],
                detail: "To \(action) takes a person, and none stands behind this user."
            )
        }
        guard !self.sights.contains(where: { $0.person == person }) else { return [] }
        let ranks: [Role] = [.chair, .chairAlternate, .member, .alternate]
        return [
            .seen(
                Seen(
                    proposalID: submitted.proposalID,
                    person: person,
                    capacity: ranks.first { context.actor.holds($0) } ?? .member,
                    remark: remark.isBlank ? nil : remark,
                    at: context.now
                )
            )
        ]
    }

    /// A Draft Proposal becomes a Modification Proposal, with a number of its own (PRO-02).
    func panelAgrees(
        on date: CivilDate,
        _ number: ProposalNumber,
        into state: ProposalState,
        _ context: DecisionContext
    ) throws(Refusal) -> [Event] {
        try context.actor.require(.secretariat, .panel, for: "record the Panel's agreement")
        let submitted = try self.known()
        guard self.stage == .draft else {
            throw Refusal(
                "PRO-02",
                "notADraft",
                ["proposalId": submitted.proposalID.description, "state": self.state.rawValue],
                detail: "The Panel agrees to Draft Proposals; this one is a Modification Proposal already."
            )
        }
        try Self.requireForm(.modification, of: number)
        try self.state.requireMove(to: state)
        guard state == .refinement || state == .report else {
            throw Refusal(
                "PRO-02",
                "notAModificationState",
                ["to": state.rawValue, "allowed": "refinement, report"],
                detail: "With the Panel's agreement a proposal goes into refinement or report."
            )
        }
        guard date >= submitted.submittedOn, date <= context.today else {
            throw Refusal(
                "PRO-02",
                "agreementDateImpossible",
                ["agreedOn": date.iso, "submittedOn": submitted.submittedOn.iso, "today": context.today.iso],
                detail: "The Panel agrees on or after the day of submission, and not in the future."
            )
        }
        return [
            .panelAgreed(
                PanelAgreed(proposalID: submitted.proposalID, number: number, agreedOn: date, at: context.now)
            ),
            self.moved(to: state, nil, submitted, context),
        ]
    }

    func advance(to target: ProposalState, _ reason: String?, _ context: DecisionContext) throws(Refusal) -> [Event] {
        try context.actor.require(.secretariat, for: "move a proposal on")
        let submitted = try self.known()
        try self.state.requireMove(to: target)
        guard self.state != .development || target == .withdrawn else {
            throw Refusal(
                "PRO-02",
                "panelAgreementMissing",
                ["to": target.rawValue],
                detail: "A Draft Proposal leaves development with the Panel's agreement, its date and a new number."
            )
        }
        if [.withdrawn, .rejected, .deferred].contains(target), reason.isBlank {
            throw Refusal("PRO-57", "reasonMissing", ["to": target.rawValue], detail: "This takes a reason in words.")
        }
        return [self.moved(to: target, reason, submitted, context)]
    }

    private func moved(
        to state: ProposalState,
        _ reason: String?,
        _ submitted: Submitted,
        _ context: DecisionContext
    ) -> Event {
        .advanced(
            Advanced(
                proposalID: submitted.proposalID,
                from: self.state,
                state: state,
                reason: reason,
                at: context.now
            )
        )
    }

    private func known() throws(Refusal) -> Submitted {
        guard let submitted = self.submitted else {
            throw Refusal(
                "PRO-57",
                "unknownProposal",
                detail: "No proposal goes by this number. Numbers look like DP001, MP001 or SECMP0001."
            )
        }
        return submitted
    }
}
