import Domain
import Foundation
import MeetingsDomain
import Testing

/// A committee of role-named people, and the days of the examples.
enum Fixture {
    static let incidentID = "INC-2026-0001"
    static let meetingID = "MTG-2026-0001"

    /// Friday 20 November 2026, 16:30 in London.
    static let compromise = at("2026-11-20T16:30:00Z")
    /// 18:10 the same day.
    static let notice = at("2026-11-20T18:10:00Z")
    /// Monday 23 November 2026, 18:10: the earliest start after that notice.
    static let start = at("2026-11-23T18:10:00Z")
    /// The day after, 10:00: for ordinary meetings.
    static let tuesday = at("2026-11-24T10:00:00Z")

    static let seats: [(seat: SeatID, person: PersonID, party: PartyCategory?)] = [
        ("chair", "chair", nil),
        ("smkiSpecialist", "specialist", nil),
        ("largeSupplier-1", "large-1", .largeSupplier),
        ("largeSupplier-2", "large-2", .largeSupplier),
        ("largeSupplier-3", "large-3", .largeSupplier),
        ("smallSupplier-1", "small", .smallSupplier),
        ("electricityNetworks-1", "electricity", .electricityNetworks),
        ("gasNetworks-1", "gas", .gasNetworks),
        ("sscRepresentative", "ssc", nil),
        ("tabascRepresentative", "tabasc", nil),
    ]

    static let alternates: [Alternate] = [
        Alternate(person: "chair-alternate", for: "chair", isApproved: true, isConfirmed: true, hasDeclared: true),
        Alternate(
            person: "large-1-alternate",
            for: "largeSupplier-1",
            isApproved: true,
            isConfirmed: true,
            hasDeclared: true
        ),
        Alternate(
            person: "small-alternate",
            for: "smallSupplier-1",
            isApproved: true,
            isConfirmed: true,
            hasDeclared: true,
            sharesEmployer: true
        ),
        Alternate(
            person: "gas-alternate",
            for: "gasNetworks-1",
            isApproved: false,
            isConfirmed: true,
            hasDeclared: true
        ),
    ]

    /// Ten seats filled, unless some are named vacant, unconfirmed or unsigned.
    static func register(
        vacant: Set<SeatID> = [],
        unconfirmed: Set<PersonID> = [],
        unsigned: Set<PersonID> = [],
        alternates: [Alternate] = Fixture.alternates,
        signatories: Set<PersonID> = []
    ) throws -> Register {
        try Register(
            on: CivilDate(2026, 11, 20),
            appointments: self.seats.filter { !vacant.contains($0.seat) }.map {
                Appointment(
                    seat: $0.seat,
                    person: $0.person,
                    isConfirmed: !unconfirmed.contains($0.person),
                    hasDeclared: !unsigned.contains($0.person),
                    partyCategory: $0.party
                )
            },
            alternates: alternates,
            representatives: [
                Representative(kind: .dcc, person: "dcc-representative", hasDeclared: true),
                Representative(kind: .ofgem, person: "ofgem-representative", hasDeclared: true),
                Representative(kind: .beis, person: "beis-representative", hasDeclared: false),
            ],
            otherSignatories: signatories
        )
    }

    static func facts(
        _ status: IncidentStatus = .actual,
        keyKind: String = "organisation",
        incidentKind: String = "organisationKey"
    ) -> IncidentFacts {
        IncidentFacts(
            incidentID: "\(status.incidentPrefix)2026-0001",
            status: status,
            incidentKind: incidentKind,
            certainty: "suspected",
            keyKind: keyKind
        )
    }

    static let guidanceDocument = GuidanceDocument(
        version: "1.0",
        isExample: true,
        factors: [
            .init(id: "devices", text: "How many Devices are affected?", isMandatory: true, weight: 2),
            .init(id: "misuse", text: "Is misuse seen?", isMandatory: true),
            .init(id: "cost", text: "What will it cost?", isMandatory: false),
        ],
        steps: [
            .init(id: "ask-dcc", text: "Ask the DCC what it sees", isMandatory: true),
            .init(id: "ask-ssc", text: "Ask the SSC", isMandatory: false),
        ],
        criteria: ["Supply comes first"]
    )

    static var guidance: Guidance {
        get throws {
            let empty = Guidance()
            return Guidance(try empty.decide(.load(self.guidanceDocument), context(self.compromise, .secretary)))
        }
    }

    static let answers = [
        FactorAnswer(id: "devices", answer: "125,000"), FactorAnswer(id: "misuse", answer: "none seen"),
    ]

    static func convening(_ facts: IncidentFacts = Fixture.facts()) throws -> Convening {
        let offer = Convening.Offer(facts: facts, register: try self.register())
        return Convening(try Convening().decide(.offer(offer), context(self.compromise, .service)))
    }

    static func context(
        _ now: Instant,
        _ actor: Actor,
        _ policies: Policies = .inForce(on: CivilDate(2026, 11, 20))
    ) -> DecisionContext {
        DecisionContext(now: now, actor: actor, policies: policies)
    }

    /// The standard policies with some set otherwise.
    static func policies(_ settings: [String: String]) throws -> Policies {
        try PolicyBook.standard.overridden(byJSON: try JSONEncoder().encode(settings)).inForce(
            on: CivilDate(2026, 11, 20)
        )
    }
}

func at(_ text: String) -> Instant { Instant(rfc3339: text) ?? .distantPast }

extension Actor {
    static let secretary = Actor(user: "sec", person: "secretary", roles: [.secretariat])
    static let service = Actor(user: "meetings", roles: [.service])
    static let dcc = Actor(user: "dcc", roles: [.dcc])
    static let stranger = Actor(user: "nobody", person: "stranger", roles: [])
}

/// A meeting as it goes on: commands in, events folded.
struct Course {
    var meeting = Meeting()
    var now = Fixture.notice
    var register: Register
    var policies = Policies.inForce(on: CivilDate(2026, 11, 20))
    var facts: IncidentFacts
    var events: [Meeting.Event] = []

    init(_ register: Register, facts: IncidentFacts = Fixture.facts()) {
        self.register = register
        self.facts = facts
    }

    var meetingID: String { self.facts.status == .exercise ? "MTG-EXR-2026-0001" : Fixture.meetingID }

    func actor(_ person: PersonID) -> Actor {
        Actor(user: person.value, person: person, roles: self.register.roles(of: person))
    }

    @discardableResult
    mutating func tell(_ actor: Actor, _ command: Meeting.Command) throws(Refusal) -> [Meeting.Event] {
        let events = try self.meeting.decide(command, Fixture.context(self.now, actor, self.policies))
        for event in events { self.meeting.apply(event) }
        self.events += events
        return events
    }

    @discardableResult
    mutating func tell(_ person: PersonID, _ command: Meeting.Command) throws(Refusal) -> [Meeting.Event] {
        try self.tell(self.actor(person), command)
    }

    func refusal(_ person: PersonID, _ command: Meeting.Command) -> Refusal? {
        self.refusal(self.actor(person), command)
    }

    func refusal(_ actor: Actor, _ command: Meeting.Command) -> Refusal? {
        do throws(Refusal) {
            _ = try self.meeting.decide(command, Fixture.context(self.now, actor, self.policies))
            return nil
        } catch {
            return error
        }
    }

    func calling(
        _ route: Route = .exceptional,
        startsAt: Instant = Fixture.start,
        location: String = "Room 1",
        remoteAttendance: String = "https://meet.invalid/1",
        agenda: [AgendaItem]? = nil,
        invitees: [PersonID]? = nil,
        reason: String = "one key may be lost",
        direction: NoticeDirection? = nil,
        meetingID: String? = nil
    ) throws -> Meeting.Command {
        .call(
            Meeting.Call(
                meetingID: meetingID ?? self.meetingID,
                incidentID: self.facts.incidentID,
                convening: try Fixture.convening(self.facts),
                route: route,
                startsAt: startsAt,
                location: location,
                remoteAttendance: remoteAttendance,
                agenda: agenda,
                invitees: invitees,
                reason: reason,
                direction: direction,
                register: self.register
            )
        )
    }

    mutating func arrive(_ people: PersonID...) throws {
        for person in people {
            try self.tell(person, .recordAttendance(.init(presence: .arrived, mode: .web, register: self.register)))
        }
    }

    mutating func leave(_ person: PersonID) throws {
        try self.tell(person, .recordAttendance(.init(presence: .left, register: self.register)))
    }

    /// Called and come to its start, with these people there.
    mutating func sit(
        _ people: PersonID...,
        route: Route = .exceptional,
        agenda: [AgendaItem]? = nil
    ) throws {
        let direction = route == .exceptional ? nil : NoticeDirection(by: "chair", reason: "it can't wait")
        try self.tell("chair", try self.calling(route, agenda: agenda, direction: direction))
        self.now = Fixture.start
        for person in people { try self.arrive(person) }
    }

    func opening() -> Meeting.Command { .open(.init(register: self.register)) }

    func openingItem(_ id: String = "keyUse", admitted: Set<PersonID> = []) -> Meeting.Command {
        .openItem(.init(itemID: id, admitted: admitted, register: self.register))
    }

    func putting(
        _ decision: String? = "useRecoveryPrivateKey",
        item: String = "keyUse",
        incidentID: String? = nil,
        method: RecoveryMethod? = nil,
        guidanceVersion: String? = "1.0",
        guidance: Guidance? = nil,
        factors: [FactorAnswer] = Fixture.answers,
        steps: [String] = ["ask-dcc"],
        reasons: String = "the key is on many Devices"
    ) throws -> Meeting.Command {
        .putMotion(
            .init(
                itemID: item,
                subject: MotionSubject(
                    kind: .keyUse,
                    incidentID: incidentID ?? self.facts.incidentID,
                    decision: decision,
                    scope: "the Devices listed",
                    method: method
                ),
                guidanceVersion: guidanceVersion,
                guidance: try guidance ?? Fixture.guidance,
                factors: factors,
                steps: steps,
                reasons: reasons,
                register: self.register
            )
        )
    }

    func voting(_ choice: Vote, motion: Int = 1, for person: OnBehalf? = nil) -> Meeting.Command {
        .vote(
            .init(motionID: "\(self.meetingID)-M\(motion)", choice: choice, onBehalfOf: person, register: self.register)
        )
    }

    func closingVote(motion: Int = 1) -> Meeting.Command {
        .closeVote(.init(motionID: "\(self.meetingID)-M\(motion)", register: self.register))
    }

    func casting(_ isFor: Bool) -> Meeting.Command {
        .castingVote(.init(motionID: "\(self.meetingID)-M1", isFor: isFor, register: self.register))
    }

    /// Sat, opened, the RED item open and a motion on key use put by the Chair.
    mutating func reachVote(_ people: PersonID..., route: Route = .exceptional) throws {
        try self.tell(
            "chair",
            try self.calling(
                route,
                direction: route == .exceptional ? nil : .init(by: "chair", reason: "it can't wait")
            )
        )
        self.now = Fixture.start
        for person in people { try self.arrive(person) }
        try self.tell("chair", self.opening())
        try self.tell("chair", self.openingItem())
        try self.tell("chair", try self.putting())
    }

    var decided: Meeting.MotionDecided? {
        self.events.lazy.compactMap { if case .motionDecided(let decided) = $0 { decided } else { nil } }.last
    }

    var keyUse: Meeting.KeyUseDecided? { self.meeting.keyUse }
}
