public import Domain

// Calling a meeting: who may, on what notice, with which parts (MTG-02, MTG-04, MTG-06, MTG-07, ALR-24).

extension Meeting {
    func call(_ call: Call, _ context: DecisionContext) throws(Refusal) -> [Event] {
        try context.actor.require(.chair, .chairAlternate, .panel, for: "call a meeting (MTG-06)")
        if let called = self.called {
            throw Refusal(
                "MTG-04",
                "meetingExists",
                ["meetingId": called.meetingID],
                detail: "Meeting \(called.meetingID) was called already; a new one takes a new number."
            )
        }
        let facts = try call.convening.meetable(call.incidentID)
        try call.checkID(facts)
        try call.checkParts()
        let notice = try call.checkNotice(context)
        let invitations = try Invitations(call)
        let quorum = QuorumNumbers(call.register, context.policies)
        let kind = call.route.meetingKind
        return [
            .called(
                Called(
                    meetingID: call.meetingID,
                    facts: facts,
                    kind: kind,
                    route: call.route,
                    startsAt: call.startsAt,
                    issuedAt: context.now,
                    location: call.location,
                    remoteAttendance: call.remoteAttendance,
                    agenda: call.items,
                    invitees: invitations.invitees,
                    informed: invitations.informed,
                    quorumWaived: kind == .exceptional,
                    reason: call.reason,
                    calledBy: context.actor.person,
                    direction: notice.direction,
                    termsOfReference: call.register.composition.basis,
                    waitEndsAt: kind == .ordinary
                        ? call.startsAt.adding(minutes: context.policies.quorumWaitMinutes) : nil,
                    explanation: Explanation(
                        rules: kind == .exceptional
                            ? ["ALR-24", "MTG-06", "CAL-10", "MTG-07", "MTG-08", "MTG-04"]
                            : ["ALR-24", "MTG-02", "MTG-09", "MTG-04"],
                        inputs: [
                            "incidentId": facts.incidentID,
                            "route": call.route.rawValue,
                            "startsAt": call.startsAt.rfc3339,
                            "issuedAt": context.now.rfc3339,
                        ],
                        working: notice.working + quorum.working,
                        policies: context.policies.values("AMB-01", "AMB-04", "AMB-05", "AMB-06", "quorumWaitMinutes")
                    )
                )
            )
        ]
    }
}

extension Route {
    /// What kind of meeting the route leads to.
    public var meetingKind: MeetingKind {
        switch self {
        case .exceptional: .exceptional
        case .ordinaryShorterNotice: .ordinary
        }
    }
}

extension Meeting.Call {
    /// The agenda, or the one item that an incident's meeting has.
    var items: [AgendaItem] { self.agenda ?? AgendaItem.keyUse(of: self.incidentID) }

    /// A meeting bears the status of its incident in its number (ALR-13).
    func checkID(_ facts: IncidentFacts) throws(Refusal) {
        guard facts.incidentID == self.incidentID else {
            throw Refusal(
                "ALR-24",
                "incidentUnknown",
                ["incidentId": self.incidentID],
                detail: "The routes offered are those of \(facts.incidentID), not of \(self.incidentID)."
            )
        }
        guard MeetingSeries.status(ofMeeting: self.meetingID) == facts.status else {
            throw Refusal(
                "ALR-13",
                "statusMixed",
                ["meetingId": self.meetingID, "incidentId": facts.incidentID, "status": facts.status.rawValue],
                detail: "\(facts.incidentID) is \(facts.status.inWords), the number \(self.meetingID) is not: an "
                    + "exercise's "
                    + "meeting is numbered MTG-EXR-…, an actual one MTG-…."
            )
        }
    }

    /// A notice that lacks a part isn't issued; each missing part is named (MTG-04).
    func checkParts() throws(Refusal) {
        var missing: [String] = []
        if self.location.isBlank { missing.append("location") }
        if self.remoteAttendance.isBlank { missing.append("remoteAttendance") }
        if self.items.isEmpty { missing.append("agenda") }
        for (index, item) in self.items.enumerated() where item.id.isBlank || item.title.isBlank {
            missing.append("agenda[\(index)].\(item.id.isBlank ? "id" : "title")")
        }
        if self.reason.isBlank { missing.append("reason") }
        guard missing.isEmpty else {
            throw Refusal(
                "MTG-04",
                "noticeIncomplete",
                ["missing": missing.listed],
                detail: "A notice carries time, date, location, how to attend otherwise than in person, and the "
                    + "agenda; "
                    + "the reason for the route is kept (ALR-24). Missing or blank: \(missing.listed)."
            )
        }
        let ids = self.items.map(\.id)
        guard Set(ids).count == ids.count else {
            throw Refusal(
                "MTG-04",
                "itemTwice",
                ["agenda": ids.listed],
                detail: "Every item of an agenda has an id of its own; given: \(ids.listed)."
            )
        }
    }

    /// The start must be in the future, and as far off as the route's notice asks.
    func checkNotice(_ context: DecisionContext) throws(Refusal) -> (direction: DirectedNotice?, working: [String]) {
        guard self.startsAt > context.now else {
            throw Refusal(
                self.route == .exceptional ? "MTG-06" : "MTG-02",
                "startsInThePast",
                ["startsAt": self.startsAt.rfc3339, "now": context.now.rfc3339],
                detail: "Start \(LondonTime.civil(of: self.startsAt)) isn't after now, "
                    + "\(LondonTime.civil(of: context.now))."
            )
        }
        switch self.route {
        case .exceptional:
            let working = try ExceptionalNotice.check(
                startsAt: self.startsAt,
                issuedAt: context.now,
                policies: context.policies
            )
            return (nil, working)
        case .ordinaryShorterNotice:
            return try self.checkOrdinary(context)
        }
    }

    /// Enough notice for a Working Day (MTG-30), or a direction by name: then any time will do (MTG-02, ALR-24).
    private func checkOrdinary(
        _ context: DecisionContext
    ) throws(Refusal) -> (direction: DirectedNotice?, working: [String]) {
        let calendar = WorkingDayCalendar.englandAndWales
        let day = LondonTime.civil(of: self.startsAt).date
        let reasonOff = try calendar.reasonOff(day)
        if let reasonOff, self.direction == nil {
            throw Refusal(
                "MTG-30",
                "notAWorkingDay",
                ["startsAt": self.startsAt.rfc3339, "date": day.iso, "reason": reasonOff],
                detail: "\(day.weekdayForm) is not a Working Day (\(reasonOff)): an ordinary meeting that day takes a "
                    + "direction {by, reason}; an exceptional one may be held any day."
            )
        }
        let judgement = try calendar.judgeNotice(issuedAt: context.now, meetingDate: day, policies: context.policies)
        if judgement.result.isInTime, self.direction == nil {
            return (nil, judgement.lines + ["Notice is long enough without a direction."])
        }
        let directed = try DirectedNotice(
            self.direction,
            self.register,
            inputs: [
                "startsAt": self.startsAt.rfc3339,
                "issuedAt": context.now.rfc3339,
                "lastNoticeOn": judgement.result.lastDay.iso,
            ]
        )
        let director = directed.person.map { "\($0) (\(directed.capacity.rawValue))" } ?? directed.capacity.rawValue
        return (directed, judgement.lines + ["Shorter notice directed by \(director)."])
    }
}
