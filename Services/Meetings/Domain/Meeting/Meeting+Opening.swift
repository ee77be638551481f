import Domain

// Opening the meeting, or adjourning it when no quorum came (MTG-09, MTG-11).

extension Meeting {
    func open(_ open: Open, _ context: DecisionContext) throws(Refusal) -> [Event] {
        let called = try self.notice(in: .called, to: "open it")
        try self.requireOfficer(context, open.register, called, to: "open a meeting")
        guard context.now >= called.startsAt else {
            throw Refusal(
                called.kind == .exceptional ? "MTG-06" : "MTG-02",
                "beforeStart",
                ["meetingId": called.meetingID, "startsAt": called.startsAt.rfc3339, "now": context.now.rfc3339],
                detail: "Meeting \(called.meetingID) starts \(LondonTime.civil(of: called.startsAt)); "
                    + "notice runs until then, so it can't be opened earlier."
            )
        }
        let sitting = Sitting(self, called, item: nil, open.register, context.policies)
        try sitting.requireQuorum(to: "open meeting \(called.meetingID)")
        return [
            .opened(
                Opened(
                    meetingID: called.meetingID,
                    incidentID: called.facts.incidentID,
                    status: called.facts.status,
                    presiding: sitting.presiding,
                    explanation: Explanation(
                        rules: called.kind == .exceptional ? ["MTG-08", "MTG-11"] : ["MTG-09", "MTG-10", "MTG-11"],
                        inputs: ["present": sitting.present.sorted().listed],
                        working: sitting.quorum.lines,
                        policies: context.policies.values("AMB-02", "AMB-03", "AMB-04", "AMB-12", "AMB-26", "AMB-28")
                    ),
                    at: context.now
                )
            )
        ]
    }

    /// The Chair or a Chair's Alternate; by the other reading of AMB-04 anybody counted, when nobody can preside.
    func requireOfficer(
        _ context: DecisionContext,
        _ register: Register,
        _ called: Called,
        to action: String
    ) throws(Refusal) {
        if called.kind == .exceptional, context.policies.exceptionalWaiver == .countAndChair {
            try context.actor.require(.chair, .chairAlternate, .member, .alternate, for: action)
        } else {
            try context.actor.require(.chair, .chairAlternate, for: action)
        }
    }

    func endWait(_ end: EndWait, _ context: DecisionContext) throws(Refusal) -> [Event] {
        try context.actor.require(.service, for: "end the wait for a quorum")
        guard self.phase == .called, let called = self.called, let waitEnds = called.waitEndsAt else { return [] }
        guard context.now >= waitEnds else {
            throw Refusal(
                "MTG-09",
                "waitNotOver",
                ["meetingId": called.meetingID, "waitEndsAt": waitEnds.rfc3339],
                detail: "A quorum is waited for until \(LondonTime.civil(of: waitEnds))."
            )
        }
        let sitting = Sitting(self, called, item: nil, end.register, context.policies)
        guard !sitting.quorum.isQuorate else { return [] }
        let day = try OrdinaryNotice.firstDay(issuedAt: context.now, policies: context.policies)
        let again = LondonTime.instant(of: day, LondonTime.civil(of: called.startsAt).time)
        return [
            .adjourned(
                Adjourned(
                    meetingID: called.meetingID,
                    incidentID: called.facts.incidentID,
                    status: called.facts.status,
                    present: self.room.map(\.person),
                    apologies: self.responses.filter { $0.answer == .declined }.map(\.person),
                    carriedOver: called.agenda.map(\.id),
                    reconvenesAt: again,
                    explanation: Explanation(
                        rules: ["MTG-09", "MTG-10", "MTG-02"],
                        inputs: ["startsAt": called.startsAt.rfc3339, "waitEndsAt": waitEnds.rfc3339],
                        working: sitting.quorum.lines + [
                            "Not quorate by \(LondonTime.civil(of: waitEnds)): adjourned, no business is recorded.",
                            "Notice issued now is long enough for \(LondonTime.civil(of: again)).",
                        ],
                        policies: context.policies.values("quorumWaitMinutes", "AMB-05", "AMB-06")
                    ),
                    at: context.now
                )
            )
        ]
    }

    func openItem(_ open: OpenItem, _ context: DecisionContext) throws(Refusal) -> [Event] {
        let called = try self.notice(in: .open, to: "open an item")
        try self.requireOfficer(context, open.register, called, to: "open an item")
        let item = try self.agendaItem(open.itemID, of: called)
        if let pending = self.motions.first(where: { $0.phase != .decided }), pending.put.itemID != item.id {
            throw Refusal(
                "MTG-16",
                "motionPending",
                ["itemId": item.id, "motionId": pending.id],
                detail: "Motion \(pending.id) on item \(pending.put.itemID) isn't decided; close its vote first."
            )
        }
        let sitting = Sitting(self, called, item: item.id, open.register, context.policies)
        try sitting.requireQuorum(to: "open item \(item.id)")
        let participants = self.room.filter { !sitting.conflicts.conflicted.contains($0.person) }
        try ClosedSession(item.id, item.classification, open.admitted, open.register, context.policies)
            .check(participants.map { ($0.person, $0.standing) })
        return [
            .itemOpened(
                ItemOpened(
                    meetingID: called.meetingID,
                    status: called.facts.status,
                    itemID: item.id,
                    classification: item.classification,
                    isClosedSession: item.classification.needsClosedSession,
                    participants: participants.map(\.person),
                    admitted: open.admitted.sorted(),
                    explanation: Explanation(
                        rules: ["MTG-24", "MTG-23", "SEC-11"],
                        inputs: ["itemId": item.id, "classification": item.classification.rawValue],
                        working: sitting.quorum.lines + [
                            item.classification == .red
                                ? "Everybody in the room has signed: \(participants.map(\.person).listed)."
                                : "\(item.classification.rawValue): no signatures are asked for."
                        ],
                        policies: context.policies.values("representativesSeeRed", "secretariatSeesRed")
                    ),
                    at: context.now
                )
            )
        ]
    }
}
