public import Domain

/// One meeting of the SMKI PMA, from its notice to its close.
public struct Meeting: Aggregate {
    /// The stream is `meeting/<meeting id>`.
    public static let kind = "meeting"

    /// Where a meeting stands.
    public enum Phase: String, Sendable, Codable, Hashable, CaseIterable {
        /// Nobody has called it. Next: `called`.
        case unknown
        /// Notice is issued. Next: `open`, `adjourned`, `closed`.
        case called
        /// It sits. Next: `adjourned`, `closed`.
        case open
        /// It had no quorum when the waiting time was over. The end.
        case adjourned
        /// It is over. The end.
        case closed
    }

    /// Where it stands.
    public private(set) var phase = Phase.unknown
    /// The notice, nil before it is called.
    public private(set) var called: Called?
    /// The latest answer of each person, in the order of their first.
    public private(set) var responses: [ResponseRecorded] = []
    /// Who is in the room, in the order of their arrival.
    public private(set) var room: [AttendanceRecorded] = []
    /// The item that is open.
    public private(set) var item: ItemOpened?
    /// Conflicts, and Alternates free of them, by item.
    public private(set) var conflicts: [String: Conflicts] = [:]
    /// The motions, in the order in which they were put.
    public private(set) var motions: [Motion] = []
    /// The decision on key use, once there is one.
    public private(set) var keyUse: KeyUseDecided?

    /// A meeting nobody has called.
    public init() {}

    /// Takes an event in.
    public mutating func apply(_ event: Event) {
        switch event {
        case .called(let called):
            self.called = called
            self.phase = .called
        case .responseRecorded(let response):
            if let index = self.responses.firstIndex(where: { $0.person == response.person }) {
                self.responses[index] = response
            } else {
                self.responses.append(response)
            }
        case .quorumForecast:
            break
        case .opened:
            self.phase = .open
        case .adjourned:
            self.phase = .adjourned
        case .attendanceRecorded(let record):
            self.room.removeAll { $0.person == record.person }
            if record.presence == .arrived { self.room.append(record) }
        case .itemOpened(let item):
            self.item = item
        case .conflictDeclared(let conflict):
            self.conflicts[conflict.itemID, default: .none].addConflict(of: conflict.person)
        case .noConflictDeclared(let free):
            self.conflicts[free.itemID, default: .none].addFree(free.person)
        case .alternateAdmitted(let admitted):
            self.conflicts[admitted.itemID, default: .none].admit(admitted.person, admitted.reason)
        case .motionPut(let put):
            self.motions.append(Motion(put))
        case .voteRecorded, .deadlockFound, .motionDecided:
            for index in self.motions.indices { self.motions[index].apply(event) }
        case .keyUseDecided(let decided):
            self.keyUse = decided
        case .closed:
            self.phase = .closed
        }
    }

    /// Decides a command; each refusal names its rule, and what would be right.
    public func decide(_ command: Command, _ context: DecisionContext) throws(Refusal) -> [Event] {
        switch command {
        case .call(let call): try self.call(call, context)
        case .respond(let respond): try self.respond(respond, context)
        case .open(let open): try self.open(open, context)
        case .endWait(let end): try self.endWait(end, context)
        case .recordAttendance(let record): try self.recordAttendance(record, context)
        case .openItem(let open): try self.openItem(open, context)
        case .declareConflict(let declare): try self.declareConflict(declare, context)
        case .declareNoConflict(let declare): try self.declareNoConflict(declare, context)
        case .admitAlternate(let admit): try self.admitAlternate(admit, context)
        case .putMotion(let put): try self.putMotion(put, context)
        case .vote(let vote): try self.vote(vote, context)
        case .closeVote(let close): try self.closeVote(close, context)
        case .castingVote(let vote): try self.castingVote(vote, context)
        case .close(let close): try self.close(close, context)
        }
    }
}

extension Conflicts {
    mutating func addConflict(of person: PersonID) {
        self = Conflicts(
            conflicted: self.conflicted.union([person]),
            declaredFree: self.declaredFree.subtracting([person]),
            admitted: self.admitted
        )
    }

    mutating func addFree(_ person: PersonID) {
        self = Conflicts(
            conflicted: self.conflicted,
            declaredFree: self.declaredFree.union([person]),
            admitted: self.admitted
        )
    }

    mutating func admit(_ person: PersonID, _ reason: String) {
        self = Conflicts(
            conflicted: self.conflicted,
            declaredFree: self.declaredFree,
            admitted: self.admitted.merging([person: reason]) { $1 }
        )
    }
}

extension Meeting {
    /// The notice, if the meeting stands where the command needs it.
    ///
    /// - Throws: `MTG-04 meetingUnknown`, or `MTG-12 meetingNotOpen` and its like, saying where the meeting stands.
    func notice(in phases: Phase..., to action: String) throws(Refusal) -> Called {
        guard let called = self.called else {
            throw Refusal("MTG-04", "meetingUnknown", [:], detail: "No such meeting was called.")
        }
        guard phases.contains(self.phase) else {
            let code =
                switch self.phase {
                case .unknown: "meetingUnknown"
                case .called: "meetingNotOpen"
                case .open: "meetingOpen"
                case .adjourned: "meetingAdjourned"
                case .closed: "meetingClosed"
                }
            throw Refusal(
                self.phase == .adjourned ? "MTG-09" : "MTG-12",
                code,
                ["meetingId": called.meetingID, "phase": self.phase.rawValue],
                detail: "To \(action), meeting \(called.meetingID) must be "
                    + "\(phases.map(\.rawValue).joined(separator: " or ")); "
                    + "it is \(self.phase.rawValue)."
            )
        }
        return called
    }

    /// An item of the agenda.
    ///
    /// - Throws: `MTG-04 itemUnknown`, listing the items there are.
    func agendaItem(_ id: String, of called: Called) throws(Refusal) -> AgendaItem {
        guard let item = called.agenda.first(where: { $0.id == id }) else {
            throw Refusal(
                "MTG-04",
                "itemUnknown",
                ["meetingId": called.meetingID, "itemId": id],
                detail: "The agenda of \(called.meetingID) has no item \(id). It has: "
                    + "\(called.agenda.map(\.id).listed)."
            )
        }
        return item
    }

    /// A motion of this meeting.
    ///
    /// - Throws: `MTG-16 motionUnknown`, listing the motions there are.
    func motion(_ id: String, of called: Called) throws(Refusal) -> Motion {
        guard let motion = self.motions.first(where: { $0.id == id }) else {
            let known = self.motions.isEmpty ? "no motion was put" : self.motions.map(\.id).listed
            throw Refusal(
                "MTG-16",
                "motionUnknown",
                ["meetingId": called.meetingID, "motionId": id],
                detail: "Meeting \(called.meetingID) has no motion \(id); there: \(known)."
            )
        }
        return motion
    }
}
