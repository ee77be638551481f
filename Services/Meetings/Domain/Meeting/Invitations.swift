import Domain

/// Who must be asked to a meeting and who is told of it (MTG-07).
struct Invitations: Sendable {
    let invitees: [PersonID]
    let informed: [PersonID]

    /// All Members are told.
    ///
    /// Of an exceptional meeting, only the affected may be asked; any other Member may still come.
    ///
    /// - Throws: `MTG-07 inviteeUnknown`, `MTG-07 allMembersMustBeInvited`, `MTG-07 nobodyInvited`.
    init(_ call: Meeting.Call) throws(Refusal) {
        let members = call.register.members
        self.informed = members
        guard let asked = call.invitees else {
            self.invitees = members
            return
        }
        let unknown = asked.filter { call.register.capacities(of: $0).isEmpty }
        guard unknown.isEmpty else {
            throw Refusal(
                "MTG-07",
                "inviteeUnknown",
                ["invitees": unknown.listed],
                detail: "Not in the register today: \(unknown.listed). Members: \(members.listed)."
            )
        }
        guard !asked.isEmpty else {
            throw Refusal(
                "MTG-07",
                "nobodyInvited",
                [:],
                detail: "Somebody must be asked to the meeting; leave invitees out to ask all Members."
            )
        }
        let left = members.filter { !asked.contains($0) }
        if call.route.meetingKind == .ordinary, !left.isEmpty {
            throw Refusal(
                "MTG-07",
                "allMembersMustBeInvited",
                ["notInvited": left.listed],
                detail: "Only an exceptional meeting may be for the affected Members alone; not asked here: "
                    + "\(left.listed)."
            )
        }
        var seen: Set<PersonID> = []
        self.invitees = asked.filter { seen.insert($0).inserted }
    }
}
