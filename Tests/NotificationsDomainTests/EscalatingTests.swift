import Domain
import Foundation
import NotificationsDomain
import Testing

@Suite("Escalating an alert")
struct EscalatingAnAlert {
    private func started(_ register: Register? = nil, status: PageStatus = .actual) throws -> Escalation {
        let register = try register ?? Fixtures.register()
        var escalation = Escalation()
        let audience = status == .test ? [] : Audience.alarm(register, Fixtures.policies)
        try escalation.run(
            .start(incidentID: "INC-2026-0001", status: status, audience: audience),
            Fixtures.context()
        )
        return escalation
    }

    private func levels(_ events: [Escalation.Event]) -> [Escalation.LevelReached] {
        events.compactMap { if case .levelReached(let level) = $0 { level } else { nil } }
    }

    private func nobodyPresides(_ events: [Escalation.Event]) -> Bool {
        events.contains { if case .noPresidingOfficer = $0 { true } else { false } }
    }

    @Test("ALR-22 Chair, Chair's Alternate and all Members are told at once, whoever is in it twice once")
    func audience() throws {
        let people = Audience.alarm(try Fixtures.register(), Fixtures.policies)
        #expect(people.count == 11)
        #expect(people.first?.person == "chair")
        #expect(people.map(\.repeatMinutes) == [15, 30] + Array(repeating: 60, count: 9))
        let memberAsDeputy = try Fixtures.register(alternates: [Fixtures.alternate("gasNetworks-1", for: "chair")])
        let doubled = Audience.alarm(memberAsDeputy, Fixtures.policies)
        #expect(doubled.count == 10)
        let deputy = try #require(doubled.first { $0.person == "gasNetworks-1" })
        #expect(deputy.capacities == [.chairAlternate, .member])
        #expect(deputy.repeatMinutes == 30)
    }

    @Test("ALR-23 levels fall due after 15, 30 and 60 minutes, and name whose answer is missing")
    func levelsInOrder() throws {
        let register = try Fixtures.register()
        var escalation = try self.started()
        #expect(escalation.nextDue == Fixtures.after(15))
        #expect(try escalation.decide(.escalate(register: register), Fixtures.context(Fixtures.after(15, -1))).isEmpty)
        let first = try escalation.run(.escalate(register: register), Fixtures.context(Fixtures.after(15)))
        #expect(self.levels(first).map(\.persons) == [["chair"]])
        #expect(!self.nobodyPresides(first))
        let second = try escalation.run(.escalate(register: register), Fixtures.context(Fixtures.after(30)))
        #expect(self.levels(second).map(\.persons) == [["chair", "deputy"]])
        #expect(self.nobodyPresides(second))
        let third = try escalation.run(.escalate(register: register), Fixtures.context(Fixtures.after(60)))
        #expect(self.levels(third).first?.persons.count == 11)
        #expect(self.levels(third).first?.added.map(\.person) == ["ls-stand-in", "gas-stand-in"])
        #expect(escalation.nextDue == nil)
        #expect(escalation.audience.count == 13)
    }

    @Test(
        "ALR-23 an answer of Chair or Chair's Alternate is enough to preside",
        arguments: ["chair", "deputy"] as [PersonID]
    )
    func presiding(_ person: PersonID) throws {
        var escalation = try self.started()
        try escalation.run(.acknowledge(person: person, at: Fixtures.after(29)), Fixtures.context(Fixtures.after(29)))
        let events = try escalation.decide(
            .escalate(register: try Fixtures.register()),
            Fixtures.context(Fixtures.after(30))
        )
        #expect(!self.nobodyPresides(events))
        #expect(self.levels(events).flatMap(\.persons).contains(person) == false)
    }

    @Test("ALR-23 after 60 minutes Alternates are paged too, unless those who answered are quorate", arguments: [3, 4])
    func standIns(_ members: Int) throws {
        let register = try Fixtures.register()
        var escalation = try self.started()
        let answering =
            ["chair"]
            + Composition.expanded.seats.map(\.id).filter {
                $0 != "chair" && $0 != "largeSupplier-1" && $0 != "gasNetworks-1"
            }.prefix(members).map { PersonID($0.value) }
        for person in answering {
            try escalation.run(.acknowledge(person: person, at: Fixtures.after(1)), Fixtures.context(Fixtures.after(1)))
        }
        let events = try escalation.run(.escalate(register: register), Fixtures.context(Fixtures.after(60)))
        let last = try #require(self.levels(events).last)
        #expect(last.added.map(\.person) == (members == 4 ? [] : ["ls-stand-in", "gas-stand-in"]))
        #expect(last.added.allSatisfy { $0.repeatMinutes == 60 })
    }

    @Test("ALR-23 late levels are all reached, each once and in order")
    func late() throws {
        let register = try Fixtures.register()
        var escalation = try self.started()
        let events = try escalation.run(.escalate(register: register), Fixtures.context(Fixtures.after(90)))
        #expect(self.levels(events).map(\.level) == [.chair, .chairAlternate, .everybody])
        #expect(self.levels(events).map(\.minutes) == [15, 30, 60])
        #expect(try escalation.decide(.escalate(register: register), Fixtures.context(Fixtures.after(91))).isEmpty)
    }

    @Test("ALR-23 the minutes are policies")
    func policies() throws {
        var escalation = Escalation()
        let context = try Fixtures.context(policies: #"{"alertEscalationChairMinutes": 5}"#)
        let audience = Audience.alarm(try Fixtures.register(), context.policies)
        try escalation.run(.start(incidentID: "INC-2026-0001", status: .actual, audience: audience), context)
        #expect(escalation.nextDue == Fixtures.after(5))
        #expect(audience.first?.repeatMinutes == 5)
    }

    @Test("ALR-23 when everybody has answered nothing more is escalated")
    func everybody() throws {
        var escalation = try self.started()
        for member in escalation.audience {
            try escalation.run(.acknowledge(person: member.person, at: Fixtures.friday), Fixtures.context())
        }
        #expect(escalation.ended?.reason == .everybodyAcknowledged)
        #expect(escalation.nextDue == nil)
    }

    @Test("ALR-23 an answer counts once; an end stops it")
    func once() throws {
        var escalation = try self.started()
        let command = Escalation.Command.acknowledge(person: "chair", at: Fixtures.friday)
        #expect(try escalation.run(command, Fixtures.context()).count == 1)
        #expect(try escalation.run(command, Fixtures.context()).isEmpty)
        try escalation.run(.end(reason: .retracted), Fixtures.context())
        #expect(escalation.nextDue == nil)
        #expect(try escalation.decide(.end(reason: .decided), Fixtures.context()).isEmpty)
    }

    @Test("ALR-23 an Alternate who answers before being asked is on record, and is not paged at 60 minutes")
    func answeredUnasked() throws {
        let register = try Fixtures.register()
        var escalation = try self.started()
        let command = Escalation.Command.acknowledge(person: "ls-stand-in", at: Fixtures.after(5))
        #expect(try escalation.run(command, Fixtures.context(Fixtures.after(5))).count == 1)
        #expect(escalation.answers["ls-stand-in"] == Fixtures.after(5))
        let events = try escalation.run(.escalate(register: register), Fixtures.context(Fixtures.after(60)))
        #expect(self.levels(events).last?.added.map(\.person) == ["gas-stand-in"])
    }

    @Test("ALR-23 the duty contact's answer is on record and is nobody else's")
    func dutyContact() throws {
        var escalation = try self.started()
        let duty = Recipient.dutyContact.id
        try escalation.run(.acknowledge(person: duty, at: Fixtures.after(1)), Fixtures.context(Fixtures.after(1)))
        #expect(Set(escalation.answers.keys) == [duty])
        let events = try escalation.run(
            .escalate(register: try Fixtures.register()),
            Fixtures.context(Fixtures.after(30))
        )
        #expect(self.nobodyPresides(events))
    }

    @Test("ALR-23 an answer after the end is still kept, and ends nothing twice")
    func answeredLate() throws {
        var escalation = try self.started()
        try escalation.run(.end(reason: .decided), Fixtures.context())
        for member in escalation.audience {
            let command = Escalation.Command.acknowledge(person: member.person, at: Fixtures.friday)
            #expect(try escalation.run(command, Fixtures.context()).count == 1)
        }
        #expect(escalation.answers.count == 11)
        #expect(escalation.ended?.reason == .decided)
    }

    @Test("ALR-13 a test escalates to nobody")
    func test() throws {
        #expect(try self.started(status: .test).nextDue == nil)
        let audience = Audience.alarm(try Fixtures.register(), Fixtures.policies)
        #expect(throws: Refusal.self) {
            try Escalation().decide(
                .start(incidentID: "TST-2026-0001", status: .test, audience: audience),
                Fixtures.context()
            )
        }
    }

    @Test("the stored form reads back")
    func stored() throws {
        var escalation = Escalation()
        let register = try Fixtures.register()
        let audience = Audience.alarm(register, Fixtures.policies)
        var events = try escalation.run(
            .start(incidentID: "INC-2026-0001", status: .exercise, audience: audience),
            Fixtures.context()
        )
        events += try escalation.run(.acknowledge(person: "ssc", at: Fixtures.friday), Fixtures.context())
        events += try escalation.run(.escalate(register: register), Fixtures.context(Fixtures.after(60)))
        events += try escalation.run(.end(reason: .decided), Fixtures.context(Fixtures.after(60)))
        #expect(try JSONDecoder().decode([Escalation.Event].self, from: JSONEncoder().encode(events)) == events)
    }
}

@Suite("Who is told")
struct WhoIsTold {
    @Test("NOT-09 one copy a person, and a test only to its mailbox", arguments: NoticeKind.allCases)
    func oneCopy(_ kind: NoticeKind) throws {
        let register = try Fixtures.register(alternates: [Fixtures.alternate("gasNetworks-1", for: "chair")])
        let recipients = Audience.recipients(of: kind, status: .actual, register)
        #expect(Set(recipients).count == recipients.count)
        #expect(!recipients.isEmpty)
        #expect(!recipients.contains(.testMailbox))
        #expect(Audience.recipients(of: kind, status: .test, register) == [.testMailbox])
    }

    @Test(
        "ALR-22, MTG-07 alerts go to Chair, Chair's Alternate, all Members and the duty contact; notices to all Members"
    )
    func audiences() throws {
        let register = try Fixtures.register()
        #expect(Audience.recipients(of: .alertRaised, status: .exercise, register).count == 12)
        #expect(Audience.recipients(of: .keyDecision, status: .actual, register).count == 10)
        #expect(Audience.recipients(of: .meetingProposed, status: .actual, register).map(\.id) == ["chair", "deputy"])
        #expect(Audience.recipients(of: .alertRefused, status: .actual, register) == [.dutyContact])
        #expect(Audience.recipients(of: .noPresidingOfficer, status: .actual, register) == [.dutyContact])
        let unanswered = Audience.recipients(of: .directionUnanswered, status: .actual, register)
        #expect(unanswered.map(\.id) == ["chair", "duty-contact"])
        let declined = Audience.recipients(of: .decisionDeclined, status: .actual, register)
        #expect(declined.map(\.id) == ["chair", "duty-contact"])
        let refused = Audience.recipients(of: .directionRefused, status: .actual, register)
        #expect(refused.contains(.dutyContact) && refused.contains(.person("chair")))
        #expect(Set(refused).isSuperset(of: Audience.members(register).map { .person($0) }))
        #expect(Audience.recipients(of: .meetingOutcome, status: .actual, register).count == 10)
    }

    @Test("MEM-31 a vacant seat has nobody to tell")
    func vacant() throws {
        let register = try Fixtures.register(vacant: ["gasNetworks-1", "chair"])
        #expect(Audience.members(register).count == 8)
        #expect(Audience.presiding(register) == ["deputy"])
    }
}

@Suite("Quiet hours")
struct QuietHoursTests {
    @Test(
        "NOT-20 ordinary notices wait from 20:00 until 07:00 in London",
        arguments: [
            ("2026-11-20T19:59:59Z", "2026-11-20T19:59:59Z"), ("2026-11-20T20:00:00Z", "2026-11-21T07:00:00Z"),
            ("2026-11-21T00:00:00Z", "2026-11-21T07:00:00Z"), ("2026-11-21T06:59:59Z", "2026-11-21T07:00:00Z"),
            ("2026-11-21T07:00:00Z", "2026-11-21T07:00:00Z"), ("2026-06-03T19:00:00Z", "2026-06-04T06:00:00Z"),
            ("2026-06-03T18:59:59Z", "2026-06-03T18:59:59Z"), ("2026-10-24T20:00:00Z", "2026-10-25T07:00:00Z"),
        ]
    )
    func quiet(_ ready: String, _ sent: String) throws {
        let instant = try #require(Instant(rfc3339: ready))
        let earliest = QuietHours.earliest(.callOpened, isExceptional: false, at: instant, policies: Fixtures.policies)
        #expect(earliest.result.rfc3339 == sent)
        #expect(!earliest.lines.isEmpty)
    }

    @Test("NOT-20 alerts, escalations and notices of an exceptional meeting go at night")
    func urgent() throws {
        let night = Fixtures.london(Fixtures.day, 23)
        for kind in NoticeKind.allCases {
            let ordinary = QuietHours.earliest(kind, isExceptional: false, at: night, policies: Fixtures.policies)
                .result
            #expect((ordinary == night) == kind.isUrgent)
            let exceptional = QuietHours.earliest(kind, isExceptional: true, at: night, policies: Fixtures.policies)
            #expect(exceptional.result == night)
        }
        #expect(NoticeKind.allCases.filter(\.isUrgent).count == 8)
    }

    @Test("NOT-07 every kind of the list is there, and three of our own")
    func kinds() {
        #expect(NoticeKind.allCases.count == 41 + 3)
    }
}
