import Domain

// Putting a motion (ALR-04 to ALR-06, ALR-10, PRO-05).

extension Meeting {
    func putMotion(_ put: PutMotion, _ context: DecisionContext) throws(Refusal) -> [Event] {
        let called = try self.notice(in: .open, to: "put a motion")
        let author = try Author(of: context.actor, onBehalfOf: nil, to: "put a motion")
        try self.requireCommittee(author.person, put.register, to: "put a motion")
        let item = try self.agendaItem(put.itemID, of: called)
        try self.requireOpen(item)
        let sitting = Sitting(self, called, item: item.id, put.register, context.policies)
        try self.requireTakingPart(author.person, sitting, item, to: "put a motion")
        try sitting.requireQuorum(to: "put a motion")
        try self.requireNoPending(put, item)
        guard !put.reasons.isBlank else {
            throw Refusal(
                put.subject.kind == .keyUse ? "ALR-04" : "PRO-05",
                "reasonsMissing",
                ["itemId": item.id],
                detail: "A decision is recorded with its reasons: reasons is blank."
            )
        }
        let checked = try self.checked(put, called, item)
        return [
            .motionPut(
                MotionPut(
                    meetingID: called.meetingID,
                    status: called.facts.status,
                    motionID: "\(called.meetingID)-M\(self.motions.count + 1)",
                    itemID: item.id,
                    by: author.person,
                    kind: put.subject.kind,
                    keyUse: checked.keyUse,
                    variation: put.subject.kind == .raiseProposal ? put.subject.variation : nil,
                    reasons: put.reasons,
                    explanation: Explanation(
                        rules: put.subject.kind == .keyUse ? ["ALR-04", "ALR-05", "ALR-06", "ALR-10"] : ["PRO-05"],
                        inputs: checked.inputs,
                        working: checked.working
                    ),
                    at: context.now
                )
            )
        ]
    }

    /// - Throws: `MTG-24 itemNotOpen` (of a RED item) or `MTG-23 itemNotOpen`.
    func requireOpen(_ item: AgendaItem) throws(Refusal) {
        guard self.item?.itemID != item.id else { return }
        throw Refusal(
            item.classification == .red ? "MTG-24" : "MTG-23",
            "itemNotOpen",
            ["itemId": item.id, "openItem": self.item?.itemID ?? "none"],
            detail: "Item \(item.id) isn't open; the Chair or the Chair's Alternate opens it first. "
                + (self.item.map { "Open is \($0.itemID)." } ?? "No item is open.")
        )
    }

    /// - Throws: `MTG-12 notPresent`, `MTG-21 conflicted`.
    private func requireTakingPart(
        _ person: PersonID,
        _ sitting: Sitting,
        _ item: AgendaItem,
        to action: String
    ) throws(Refusal) {
        let inputs = ["person": person.value, "itemId": item.id]
        guard sitting.present.contains(person) else {
            throw Refusal(
                "MTG-12",
                "notPresent",
                inputs,
                detail: "\(person) isn't recorded as present, so can't \(action). Record the arrival first."
            )
        }
        guard !sitting.conflicts.conflicted.contains(person) else {
            throw Refusal(
                "MTG-21",
                "conflicted",
                inputs,
                detail: "\(person) has a conflict for item \(item.id) and is away for that decision, so can't "
                    + "\(action)."
            )
        }
    }

    /// One motion at a time, and one decision on key use a meeting.
    private func requireNoPending(_ put: PutMotion, _ item: AgendaItem) throws(Refusal) {
        if let pending = self.motions.first(where: { $0.phase != .decided }) {
            throw Refusal(
                "MTG-16",
                "motionPending",
                ["itemId": item.id, "motionId": pending.id],
                detail: "Motion \(pending.id) isn't decided; close its vote first."
            )
        }
        if put.subject.kind == .keyUse, let decided = self.keyUse {
            throw Refusal(
                "ALR-36",
                "keyUseDecided",
                ["decisionId": decided.decisionID, "decision": decided.decision.rawValue],
                detail: "Key use of \(decided.incidentID) is decided already: \(decided.decision.rawValue), "
                    + "\(decided.decisionID)."
            )
        }
    }

    private func checked(
        _ put: PutMotion,
        _ called: Called,
        _ item: AgendaItem
    ) throws(Refusal) -> (keyUse: KeyUseProposal?, inputs: [String: String], working: [String]) {
        switch put.subject.kind {
        case .keyUse:
            let checked = try KeyUseCheck(called: called, put: put).proposal()
            guard item.subject == .keyUse else {
                throw Refusal(
                    "MTG-04",
                    "notOnAgenda",
                    ["itemId": item.id],
                    detail: "Item \(item.id) isn't there for a decision on key use; it takes one of: "
                        + called.agenda.filter { $0.subject == .keyUse }.map(\.id).listed + "."
                )
            }
            let inputs = [
                "incidentId": checked.proposal.incidentID,
                "decision": checked.proposal.decision.rawValue,
                "guidanceVersion": checked.proposal.guidanceVersion,
            ]
            return (checked.proposal, inputs, checked.working)
        case .raiseProposal:
            guard let variation = put.subject.variation, !variation.isBlank else {
                throw Refusal(
                    "PRO-05",
                    "variationMissing",
                    ["itemId": item.id],
                    detail: "A motion to raise a proposal names the variation by its digest: variation."
                )
            }
            return (nil, ["variation": variation], ["Motion to raise a Draft Proposal with variation \(variation)"])
        }
    }
}
