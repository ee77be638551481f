public import Domain

/// Who is told of what, worked out from the register on the day of sending; whoever is in it twice gets one copy (NOT-09).
public enum Audience {
    /// A person who is paged, in what capacities, and how often.
    public struct Member: Sendable, Codable, Hashable {
        /// Who.
        public let person: PersonID
        /// As what, the most important first.
        public let capacities: [PagedAs]
        /// The minutes between repeats: the shortest of the capacities' (ALR-23).
        public let repeatMinutes: Int

        /// Puts a person together.
        public init(person: PersonID, capacities: [PagedAs], repeatMinutes: Int) {
            self.person = person
            self.capacities = capacities
            self.repeatMinutes = repeatMinutes
        }

        /// Whether the person is paged in that capacity.
        public func isPaged(as capacity: PagedAs) -> Bool { self.capacities.contains(capacity) }
    }

    /// In which capacity somebody is paged about an alert.
    public enum PagedAs: String, Sendable, Codable, Hashable, CaseIterable {
        case chair, chairAlternate, member
        /// An Alternate, paged when the Member hasn't answered.
        case standIn

        /// The minutes between repeats to somebody in this capacity (ALR-23).
        public func repeatMinutes(_ policies: Policies) -> Int {
            switch self {
            case .chair: policies.alertEscalationChairMinutes
            case .chairAlternate: policies.alertEscalationAlternateMinutes
            case .member, .standIn: policies.alertEscalationAllMinutes
            }
        }

        /// The words in a mail: `as Chair`.
        public var words: String {
            switch self {
            case .chair: "Chair"
            case .chairAlternate: "Chair's Alternate"
            case .member: "a Member"
            case .standIn: "an Alternate"
            }
        }
    }

    /// Chair, Chair's Alternates and all Members, at once (ALR-22).
    ///
    /// The duty contact is told besides.
    public static func alarm(_ register: Register, _ policies: Policies) -> [Member] {
        var capacities: [PersonID: [PagedAs]] = [:]
        var order: [PersonID] = []
        func add(_ person: PersonID, _ capacity: PagedAs) {
            if capacities[person] == nil { order.append(person) }
            if capacities[person]?.contains(capacity) != true { capacities[person, default: []].append(capacity) }
        }
        if let chair = register.chair { add(chair.person, .chair) }
        for alternate in register.chairsAlternates { add(alternate.person, .chairAlternate) }
        for person in register.members where person != register.chair?.person { add(person, .member) }
        return order.map { person in
            let held = capacities[person] ?? []
            return Member(
                person: person,
                capacities: held,
                repeatMinutes: held.map { $0.repeatMinutes(policies) }.min() ?? policies.alertEscalationAllMinutes
            )
        }
    }

    /// Chair and Chair's Alternates, who may call a meeting (MTG-06).
    public static func presiding(_ register: Register) -> [PersonID] {
        Self.once([register.chair?.person].compactMap { $0 } + register.chairsAlternates.map(\.person))
    }

    /// All Members, the Chair among them, who are told of a meeting and of its outcome (MTG-07).
    public static func members(_ register: Register) -> [PersonID] { Self.once(register.members) }

    /// Alternates who may act for the seats of those people, for when a Member doesn't answer (ALR-23).
    public static func standIns(for people: Set<PersonID>, _ register: Register) -> [PersonID] {
        let seats = register.appointments.filter { $0.seat != .chair && people.contains($0.person) }.map(\.seat)
        return Self.once(seats.flatMap { register.actingAlternates(for: $0) }.map(\.person))
    }

    /// Who is told of something of this kind, for the kinds that have a fixed audience.
    ///
    /// A test goes to the mailbox of tests and to nobody else.
    public static func recipients(
        of kind: NoticeKind,
        status: PageStatus,
        _ register: Register
    ) -> [Recipient] {
        guard status != .test else { return [.testMailbox] }
        func people(_ people: [PersonID]) -> [Recipient] { people.map { .person($0) } }
        switch kind {
        case .alertRaised, .alertEscalated, .alertRetracted, .directionRefused:
            return people(Self.once(Self.presiding(register) + register.members)) + [.dutyContact]
        case .alertRefused, .noPresidingOfficer, .nominationReceived, .nominationIncomplete:
            return [.dutyContact]
        case .directionUnanswered, .decisionDeclined:
            return people([register.chair?.person].compactMap { $0 }) + [.dutyContact]
        case .meetingProposed:
            return people(Self.presiding(register))
        case .quorumAtRisk:
            return people(Self.presiding(register)) + [.dutyContact]
        case .nominationsClosed:
            return people([register.chair?.person].compactMap { $0 }) + [.dutyContact]
        default:
            return people(Self.members(register))
        }
    }

    private static func once(_ people: [PersonID]) -> [PersonID] {
        var seen: Set<PersonID> = []
        return people.filter { seen.insert($0).inserted }
    }
}
