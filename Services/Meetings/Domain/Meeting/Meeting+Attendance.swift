import Domain

// Who is in the room (MTG-12, MTG-24).

extension Meeting {
    /// How long before the start arrivals are recorded.
    static let assemblyMinutes = 60

    func recordAttendance(_ record: RecordAttendance, _ context: DecisionContext) throws(Refusal) -> [Event] {
        let called = try self.notice(in: .called, .open, to: "record attendance")
        let author = try Author(of: context.actor, onBehalfOf: record.onBehalfOf, to: "record attendance")
        let standing = try self.standing(of: author, context.actor, record.register)
        let isThere = self.room.first { $0.person == author.person }
        switch record.presence {
        case .left:
            guard isThere != nil else {
                throw Refusal(
                    "MTG-12",
                    "notPresent",
                    ["person": author.person.value, "presence": record.presence.rawValue],
                    detail: "\(author.person) isn't recorded as present, so can't leave."
                )
            }
        case .arrived:
            let from = called.startsAt.adding(minutes: -Self.assemblyMinutes)
            guard context.now >= from else {
                throw Refusal(
                    "MTG-12",
                    "tooEarly",
                    ["person": author.person.value, "from": from.rfc3339],
                    detail: "Arrivals are recorded from \(LondonTime.civil(of: from)), an hour before the start. "
                        + "Say now that you will come with the answer attending."
                )
            }
            try self.checkArrival(author.person, standing, called, record.register, context.policies)
        }
        return [
            .attendanceRecorded(
                AttendanceRecorded(
                    meetingID: called.meetingID,
                    status: called.facts.status,
                    person: author.person,
                    standing: standing,
                    presence: record.presence,
                    mode: record.mode ?? isThere?.mode ?? .inPerson,
                    author: author,
                    at: context.now
                )
            )
        ]
    }

    /// A person of the register, staff of the secretariat, or somebody the secretariat lets in.
    private func standing(of author: Author, _ actor: Actor, _ register: Register) throws(Refusal) -> Standing {
        let capacities = register.capacities(of: author.person)
        if capacities.contains(where: \.isCommittee) { return .committee }
        if !capacities.isEmpty { return .representative }
        if actor.person == author.person, actor.holds(.secretariat) { return .secretariat }
        guard author.recordedBy != nil else {
            throw Refusal(
                "SEC-17",
                "notAllowed",
                ["person": author.person.value, "action": "record attendance"],
                detail: "\(author.person) isn't in the register today. The secretariat records guests the Chair "
                    + "has invited."
            )
        }
        return .guest
    }

    /// Nobody joins a closed session who might not have stayed when it was opened.
    private func checkArrival(
        _ person: PersonID,
        _ standing: Standing,
        _ called: Called,
        _ register: Register,
        _ policies: Policies
    ) throws(Refusal) {
        guard let item = self.item, !(self.conflicts[item.itemID]?.conflicted.contains(person) ?? false) else { return }
        try ClosedSession(item.itemID, item.classification, Set(item.admitted), register, policies)
            .check([(person, standing)])
    }
}

extension Capacity {
    /// A seat's holder or Alternate.
    var isCommittee: Bool {
        switch self {
        case .holder, .alternate: true
        case .representative: false
        }
    }
}
