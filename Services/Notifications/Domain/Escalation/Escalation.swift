public import Domain

/// Who has answered an alert and who hasn't, and what follows after 15, 30 and 60 minutes (ALR-22, ALR-23).
///
/// Everybody is paged at once, and each page repeats by itself. This adds what goes beyond a repeat: after 30 minutes
/// without the Chair and a Chair's Alternate, that nobody can preside; after 60, the Alternates of silent Members.
public struct Escalation: Aggregate {
    /// The stream is `escalation/INC-2026-0001`.
    public static let kind = "escalation"

    /// How it began, nil before it.
    public private(set) var started: Started?
    /// Who has acknowledged, and when.
    public private(set) var answers: [PersonID: Instant] = [:]
    /// The levels that have been reached.
    public private(set) var reached: Set<EscalationLevel> = []
    /// Whether it was found that nobody can preside.
    public private(set) var hasNoPresidingOfficer = false
    /// Alternates paged besides.
    public private(set) var standIns: [Audience.Member] = []
    /// How it ended.
    public private(set) var ended: Ended?

    /// Nothing to escalate yet.
    public init() {}

    /// Everybody who was paged, Alternates of silent Members included.
    public var audience: [Audience.Member] { (self.started?.audience ?? []) + self.standIns }

    /// When the next level is due, nil when none is.
    public var nextDue: Instant? {
        guard let started = self.started, self.ended == nil else { return nil }
        return started.levels.filter { !self.reached.contains($0.level) }.map(\.dueAt).min()
    }

    /// Takes an event in.
    public mutating func apply(_ event: Event) {
        switch event {
        case .started(let started): self.started = started
        case .acknowledged(let acknowledged): self.answers[acknowledged.person] = acknowledged.acknowledgedAt
        case .levelReached(let level):
            self.reached.insert(level.level)
            self.standIns += level.added
        case .noPresidingOfficer: self.hasNoPresidingOfficer = true
        case .ended(let ended): self.ended = ended
        }
    }

    /// Decides a command.
    ///
    /// What was said already or isn't due yet changes nothing; after the end, only answers are still kept.
    ///
    /// - Throws: `SEC-17 notAllowed`; `ALR-13 testPagesNobody`; `ALR-22 notEscalating`.
    public func decide(_ command: Command, _ context: DecisionContext) throws(Refusal) -> [Event] {
        try context.actor.require(.service, for: "escalate an alert")
        if case .start(let incidentID, let status, let audience) = command {
            guard self.started == nil else { return [] }
            return [.started(try Self.started(incidentID, status, audience, context))]
        }
        guard let started = self.started else {
            throw Refusal("ALR-22", "notEscalating", detail: "Nobody has been paged about this incident.")
        }
        if case .acknowledge(let person, let at) = command {
            return self.acknowledge(started, person, at, context)
        }
        guard self.ended == nil else { return [] }
        switch command {
        case .start, .acknowledge: return []
        case .escalate(let register): return self.escalate(started, register, context)
        case .end(let reason): return [.ended(self.ended(started, reason, context))]
        }
    }

    /// Everybody's answer is kept, whether or not they were paged and however late it comes.
    private func acknowledge(
        _ started: Started,
        _ person: PersonID,
        _ at: Instant,
        _ context: DecisionContext
    ) -> [Event] {
        guard self.answers[person] == nil else { return [] }
        let acknowledged = Event.acknowledged(
            Acknowledged(
                incidentID: started.incidentID,
                status: started.status,
                person: person,
                acknowledgedAt: at,
                at: context.now
            )
        )
        let silent = self.audience.contains { $0.person != person && self.answers[$0.person] == nil }
        let isComplete = !silent && self.audience.contains { $0.person == person }
        guard isComplete, self.ended == nil else { return [acknowledged] }
        return [acknowledged, .ended(self.ended(started, .everybodyAcknowledged, context))]
    }

    private static func started(
        _ incidentID: String,
        _ status: PageStatus,
        _ audience: [Audience.Member],
        _ context: DecisionContext
    ) throws(Refusal) -> Started {
        guard status != .test || audience.isEmpty else {
            throw Refusal(
                "ALR-13",
                "testPagesNobody",
                ["incidentId": incidentID, "paged": "\(audience.count)"],
                detail: "A test goes to the mailbox of tests only and escalates to nobody."
            )
        }
        let levels =
            status == .test
            ? []
            : EscalationLevel.allCases.map { level in
                Due(level: level, dueAt: context.now.adding(minutes: level.minutes(context.policies)))
            }
        return Started(incidentID: incidentID, status: status, audience: audience, levels: levels, at: context.now)
    }

    /// Every level that is due, each once and in order, however late the service comes to it.
    private func escalate(_ started: Started, _ register: Register, _ context: DecisionContext) -> [Event] {
        var events: [Event] = []
        let due = started.levels.filter { $0.dueAt <= context.now && !self.reached.contains($0.level) }
        for level in due.sorted(by: { $0.dueAt < $1.dueAt }) {
            let silent = self.audience.filter { self.answers[$0.person] == nil }
            let added = level.level == .everybody ? self.toAdd(silent, register, context) : ([], [])
            events.append(
                .levelReached(
                    LevelReached(
                        incidentID: started.incidentID,
                        status: started.status,
                        level: level.level,
                        minutes: Int((level.dueAt - started.at).components.seconds / 60),
                        persons: silent.filter { level.level.concerns($0) }.map(\.person),
                        added: added.0,
                        working: added.1,
                        at: context.now
                    )
                )
            )
            if level.level == .chairAlternate, !self.hasNoPresidingOfficer, self.nobodyCanPreside {
                events.append(
                    .noPresidingOfficer(
                        NoPresidingOfficer(incidentID: started.incidentID, status: started.status, at: context.now)
                    )
                )
            }
        }
        return events
    }

    /// Whether neither the Chair nor any Chair's Alternate has answered.
    private var nobodyCanPreside: Bool {
        !self.audience.contains {
            ($0.isPaged(as: .chair) || $0.isPaged(as: .chairAlternate)) && self.answers[$0.person] != nil
        }
    }

    /// The Alternates of silent Members, unless those who have answered make a quorum by themselves.
    private func toAdd(
        _ silent: [Audience.Member],
        _ register: Register,
        _ context: DecisionContext
    ) -> ([Audience.Member], [String]) {
        let answered = QuorumTest(register, present: Set(self.answers.keys), kind: .ordinary).result(context.policies)
        guard !answered.isQuorate else { return ([], ["Those who answered: \(answered.summary)"]) }
        let known = Set(self.audience.map(\.person)).union(self.answers.keys)
        let people = Audience.standIns(for: Set(silent.map(\.person)), register).filter { !known.contains($0) }
        let minutes = Audience.PagedAs.standIn.repeatMinutes(context.policies)
        return (
            people.map { Audience.Member(person: $0, capacities: [.standIn], repeatMinutes: minutes) },
            ["Those who answered: \(answered.summary)", "Alternates of silent Members paged too: \(people.count)"]
        )
    }

    private func ended(_ started: Started, _ reason: EndReason, _ context: DecisionContext) -> Ended {
        Ended(incidentID: started.incidentID, status: started.status, reason: reason, at: context.now)
    }
}
