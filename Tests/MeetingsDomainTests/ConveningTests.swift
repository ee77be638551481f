import Domain
import MeetingsDomain
import Testing

@Suite("Offering the two routes")
struct ConveningTests {
    private func offer(
        _ now: Instant,
        facts: IncidentFacts = Fixture.facts(),
        register: Register? = nil,
        policies: Policies = .inForce(on: CivilDate(2026, 11, 20)),
        by actor: Actor = .service
    ) throws -> Convening.RoutesOffered {
        let command = Convening.Command.offer(.init(facts: facts, register: try register ?? Fixture.register()))
        let events = try Convening().decide(command, Fixture.context(now, actor, policies))
        guard case .routesOffered(let offered)? = events.first else { throw Refusal("ALR-24", "nothingOffered") }
        return offered
    }

    @Test(
        "ALR-24 CAL-10 notice runs from its issue, and both readings are given",
        arguments: [
            ("2026-11-20T16:30:00Z", "2026-11-23T16:30:00Z", "2026-11-25T16:30:00Z"),
            ("2026-11-20T18:10:00Z", "2026-11-23T18:10:00Z", "2026-11-25T17:00:00Z"),
            ("2026-11-20T15:00:00Z", "2026-11-23T15:00:00Z", "2026-11-25T15:00:00Z"),
            ("2026-11-21T10:00:00Z", "2026-11-24T00:00:00Z", "2026-11-25T17:00:00Z"),
        ]
    )
    func readings(_ issued: String, _ earliest: String, _ office: String) throws {
        let offered = try self.offer(at(issued))
        #expect(offered.noticeFrom == at(issued))
        #expect(offered.exceptional.earliestStart == at(earliest))
        #expect(offered.exceptional.otherReading == at(office))
        #expect(offered.exceptional.reading == .workingDayHours)
        #expect(offered.explanation.working.contains { $0.contains("in force") })
        #expect(offered.explanation.policies["AMB-01"] == "workingDayHours")
    }

    @Test("AMB-01 by the other reading office hours are in force, and the first is the other")
    func otherReading() throws {
        let policies = try Fixture.policies(["AMB-01": "officeHours"])
        let offered = try self.offer(Fixture.compromise, policies: policies)
        #expect(offered.exceptional.earliestStart == at("2026-11-25T16:30:00Z"))
        #expect(offered.exceptional.otherReading == at("2026-11-23T16:30:00Z"))
        #expect(offered.exceptional.reading == .officeHours)
    }

    @Test("MTG-02 the ordinary route says its last notice day, and that it takes a direction")
    func ordinary() throws {
        let offered = try self.offer(Fixture.compromise)
        #expect(offered.ordinary.meetingOn == CivilDate(2026, 11, 23))
        #expect(offered.ordinary.lastNoticeOn == CivilDate(2026, 11, 16))
        #expect(offered.ordinary.needsDirection)
        #expect(offered.ordinary.firstDayOnFullNotice == CivilDate(2026, 11, 27))
    }

    @Test("AMB-06 after close of play the notice counts as the next Working Day's")
    func afterClose() throws {
        #expect(try self.offer(Fixture.notice).ordinary.firstDayOnFullNotice == CivilDate(2026, 11, 30))
    }

    @Test("MTG-10 both numbers are given: ordinary 5 of 10, exceptional somebody to preside")
    func numbers() throws {
        let offered = try self.offer(Fixture.compromise)
        #expect(offered.appointed == 10)
        #expect(offered.neededOrdinary == 5)
        #expect(offered.needed == 1)
    }

    @Test("AMB-28 two unconfirmed lower n, and both readings are printed")
    func unconfirmed() throws {
        let register = try Fixture.register(unconfirmed: ["gas", "small"])
        let offered = try self.offer(Fixture.compromise, register: register)
        #expect(offered.appointed == 8)
        #expect(offered.neededOrdinary == 4)
        #expect(offered.explanation.working.contains { $0.contains("AMB-28") && $0.contains("needed 5") })
        #expect(offered.explanation.working.contains { $0.contains("AMB-28") && $0.contains("needed 4, in force") })
    }

    @Test("AMB-04 by the other reading nobody is needed at an exceptional meeting")
    func waiveBoth() throws {
        let policies = try Fixture.policies(["AMB-04": "countAndChair"])
        #expect(try self.offer(Fixture.compromise, policies: policies).needed == 0)
    }

    @Test("ALR-13 a test calls no meeting")
    func test() {
        let refusal = #expect(throws: Refusal.self) { try self.offer(Fixture.compromise, facts: Fixture.facts(.test)) }
        #expect(refusal?.rule == "ALR-13")
        #expect(refusal?.code == "testCallsNoMeeting")
    }

    @Test("ALR-24 an exercise is offered the same routes, marked")
    func exercise() throws {
        #expect(try self.offer(Fixture.compromise, facts: Fixture.facts(.exercise)).facts.status == .exercise)
    }

    @Test("SEC-17 only the service offers routes", arguments: [Actor.dcc, .secretary, .stranger])
    func roles(_ actor: Actor) {
        let refusal = #expect(throws: Refusal.self) { try self.offer(Fixture.compromise, by: actor) }
        #expect(refusal?.rule == "SEC-17")
    }

    @Test("a call is noted once")
    func noted() throws {
        var convening = try Fixture.convening()
        let note = Convening.Command.noteCall(
            .init(incidentID: Fixture.incidentID, meetingID: Fixture.meetingID, route: .exceptional)
        )
        let context = Fixture.context(Fixture.notice, Actor(user: "chair", person: "chair", roles: [.chair]))
        for event in try convening.decide(note, context) { convening.apply(event) }
        #expect(convening.meetings == [Fixture.meetingID])
        #expect(try convening.decide(note, context).isEmpty)
    }

    @Test("CAL-02 outside the calendar nothing is offered")
    func outside() {
        let refusal = #expect(throws: Refusal.self) { try self.offer(at("2031-01-02T10:00:00Z")) }
        #expect(refusal?.rule == "CAL-02")
    }
}
