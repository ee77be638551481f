import Domain
import MeetingsDomain
import Testing

@Suite("Calling a meeting")
struct CallingTests {
    private func course() throws -> Course { Course(try Fixture.register()) }

    @Test(
        "MTG-06 issued Friday 18:10, Monday 18:10 is the earliest start, and a second before is refused with both readings"
    )
    func earliest() throws {
        var course = try self.course()
        let refusal = course.refusal("chair", try course.calling(startsAt: Fixture.start.adding(seconds: -1)))
        #expect(refusal?.rule == "MTG-06")
        #expect(refusal?.code == "noticeTooShort")
        #expect(refusal?.inputs["earliestStart"] == "2026-11-23T18:10:00Z")
        #expect(refusal?.inputs["workingDayHours"] == "2026-11-23T18:10:00Z")
        #expect(refusal?.inputs["officeHours"] == "2026-11-25T17:00:00Z")
        #expect(refusal?.inputs["reading"] == "workingDayHours")
        #expect(refusal?.detail?.contains("Monday, 23 November 2026 18:10 (in force)") == true)
        #expect(refusal?.detail?.contains("Wednesday, 25 November 2026 17:00") == true)
        try course.tell("chair", try course.calling())
        let called = try #require(course.meeting.called)
        #expect(called.kind == .exceptional)
        #expect(called.quorumWaived)
        #expect(called.issuedAt == Fixture.notice)
        #expect(called.waitEndsAt == nil)
        #expect(called.calledBy == "chair")
        #expect(called.agenda == AgendaItem.keyUse(of: Fixture.incidentID))
        #expect(called.agenda.map(\.classification) == [.red])
    }

    @Test("MTG-06 issued at the compromise, Friday 16:30, it may start Monday 16:30; by office hours Wednesday 16:30")
    func atTheCompromise() throws {
        var course = try self.course()
        course.now = Fixture.compromise
        #expect(
            course.refusal("chair", try course.calling(startsAt: at("2026-11-23T16:29:59Z")))?.code == "noticeTooShort"
        )
        #expect(course.refusal("chair", try course.calling(startsAt: at("2026-11-23T16:30:00Z"))) == nil)
        course.policies = try Fixture.policies(["AMB-01": "officeHours"])
        #expect(
            course.refusal("chair", try course.calling(startsAt: at("2026-11-25T16:29:59Z")))?.code == "noticeTooShort"
        )
        #expect(course.refusal("chair", try course.calling(startsAt: at("2026-11-25T16:30:00Z"))) == nil)
    }

    @Test(
        "MTG-04 a notice that lacks a part is refused, naming each",
        arguments: [
            ("", "link", "reason", "location"),
            ("Room 1", " ", "reason", "remoteAttendance"),
            ("Room 1", "link", "\t", "reason"),
            ("", "", "", "location, remoteAttendance, reason"),
        ]
    )
    func parts(_ location: String, _ remote: String, _ reason: String, _ missing: String) throws {
        let course = try self.course()
        let refusal = course.refusal(
            "chair",
            try course.calling(location: location, remoteAttendance: remote, reason: reason)
        )
        #expect(refusal?.rule == "MTG-04")
        #expect(refusal?.inputs["missing"] == missing)
    }

    @Test("MTG-04 an agenda without items, or with an item twice, is refused")
    func agenda() throws {
        let course = try self.course()
        #expect(course.refusal("chair", try course.calling(agenda: []))?.inputs["missing"] == "agenda")
        let twice = AgendaItem.keyUse(of: "x") + AgendaItem.keyUse(of: "x")
        #expect(course.refusal("chair", try course.calling(agenda: twice))?.code == "itemTwice")
    }

    @Test("MTG-06 only the Chair, the Chair's Alternate and the Panel call it")
    func callers() throws {
        let course = try self.course()
        let command = try course.calling()
        #expect(course.refusal("chair-alternate", command) == nil)
        #expect(course.refusal(Actor(user: "panel", roles: [.panel]), command) == nil)
        for other: PersonID in ["large-1", "large-1-alternate", "ofgem-representative", "stranger"] {
            #expect(course.refusal(other, command)?.rule == "SEC-17")
        }
        #expect(course.refusal(.secretary, command)?.rule == "SEC-17")
        #expect(course.refusal(.dcc, command)?.rule == "SEC-17")
    }

    @Test("MEM-21 an unconfirmed Chair has no power to call")
    func unconfirmedChair() throws {
        let course = Course(try Fixture.register(unconfirmed: ["chair"]))
        #expect(course.refusal("chair", try course.calling())?.rule == "SEC-17")
    }

    @Test(
        "MTG-02 a shorter notice takes a direction, by the Chair, the Chair's Alternate or the Panel, with its reason"
    )
    func direction() throws {
        var course = try self.course()
        let soon = Fixture.notice.adding(minutes: 60)
        let none = course.refusal("chair", try course.calling(.ordinaryShorterNotice, startsAt: soon))
        #expect(none?.rule == "MTG-02")
        #expect(none?.code == "directionMissing")
        #expect(none?.inputs["lastNoticeOn"] == "2026-11-13")
        let stranger = NoticeDirection(by: "large-1", reason: "r")
        #expect(
            course.refusal("chair", try course.calling(.ordinaryShorterNotice, startsAt: soon, direction: stranger))?
                .code
                == "notADirector"
        )
        let blank = NoticeDirection(by: "chair", reason: " ")
        #expect(
            course.refusal("chair", try course.calling(.ordinaryShorterNotice, startsAt: soon, direction: blank))?.code
                == "directionReasonMissing"
        )
        for by in ["chair", "chairAlternate", "chair-alternate", "panel"] {
            let direction = NoticeDirection(by: by, reason: "r")
            #expect(
                course.refusal(
                    "chair",
                    try course.calling(.ordinaryShorterNotice, startsAt: soon, direction: direction)
                ) == nil
            )
        }
        let direction = NoticeDirection(by: "chairAlternate", reason: "it can't wait")
        try course.tell("chair", try course.calling(.ordinaryShorterNotice, startsAt: soon, direction: direction))
        let called = try #require(course.meeting.called)
        #expect(called.kind == .ordinary)
        #expect(!called.quorumWaived)
        #expect(called.direction?.person == "chair-alternate")
        #expect(called.direction?.capacity == .chairAlternate)
        #expect(called.waitEndsAt == soon.adding(minutes: 30))
    }

    @Test("MTG-02 with five Working Days of notice no direction is needed; one less needs it")
    func fullNotice() throws {
        var course = try self.course()
        course.now = Fixture.compromise
        let inTime = try course.calling(.ordinaryShorterNotice, startsAt: at("2026-11-27T10:00:00Z"))
        #expect(course.refusal("chair", inTime) == nil)
        course.now = Fixture.notice
        #expect(course.refusal("chair", inTime)?.code == "directionMissing")
        let late = try course.calling(.ordinaryShorterNotice, startsAt: at("2026-11-30T10:00:00Z"))
        #expect(course.refusal("chair", late) == nil)
    }

    @Test("MTG-30 an ordinary meeting on a Saturday takes a direction; an exceptional one doesn't")
    func saturday() throws {
        let course = try self.course()
        let saturday = at("2026-12-05T10:00:00Z")
        #expect(
            course.refusal("chair", try course.calling(.ordinaryShorterNotice, startsAt: saturday))?.rule == "MTG-30"
        )
        let directed = NoticeDirection(by: "chair", reason: "r")
        #expect(
            course.refusal("chair", try course.calling(.ordinaryShorterNotice, startsAt: saturday, direction: directed))
                == nil
        )
        #expect(course.refusal("chair", try course.calling(startsAt: saturday)) == nil)
    }

    @Test("a start that isn't in the future is refused", arguments: Route.allCases)
    func past(_ route: Route) throws {
        let course = try self.course()
        let direction = NoticeDirection(by: "chair", reason: "r")
        let refusal = course.refusal("chair", try course.calling(route, startsAt: Fixture.notice, direction: direction))
        #expect(refusal?.code == "startsInThePast")
    }

    @Test("MTG-07 only the affected may be asked to an exceptional meeting; all Members are informed")
    func affected() throws {
        var course = try self.course()
        try course.tell("chair", try course.calling(invitees: ["chair", "large-1", "large-1"]))
        let called = try #require(course.meeting.called)
        #expect(called.invitees == ["chair", "large-1"])
        #expect(called.informed == Fixture.seats.map(\.person))
    }

    @Test("MTG-07 to an ordinary meeting all Members are asked, and nobody unknown")
    func invitees() throws {
        let course = try self.course()
        let direction = NoticeDirection(by: "chair", reason: "r")
        let some = try course.calling(.ordinaryShorterNotice, invitees: ["chair"], direction: direction)
        #expect(course.refusal("chair", some)?.code == "allMembersMustBeInvited")
        #expect(course.refusal("chair", try course.calling(invitees: ["stranger"]))?.code == "inviteeUnknown")
        #expect(course.refusal("chair", try course.calling(invitees: []))?.code == "nobodyInvited")
    }

    @Test("ALR-13 an exercise is called under an exercise's number, and an actual one under its own")
    func numbers() throws {
        var exercise = Course(try Fixture.register(), facts: Fixture.facts(.exercise))
        #expect(exercise.refusal("chair", try exercise.calling(meetingID: "MTG-2026-0001"))?.rule == "ALR-13")
        try exercise.tell("chair", try exercise.calling())
        #expect(exercise.meeting.called?.facts.status == .exercise)
        let actual = try self.course()
        #expect(actual.refusal("chair", try actual.calling(meetingID: "MTG-EXR-2026-0001"))?.rule == "ALR-13")
    }

    @Test("ALR-24 an incident nobody knows calls no meeting")
    func unknown() throws {
        let course = try self.course()
        let call = Meeting.Command.call(
            .init(
                meetingID: Fixture.meetingID,
                incidentID: "INC-2026-0009",
                convening: Convening(),
                route: .exceptional,
                startsAt: Fixture.start,
                location: "a",
                remoteAttendance: "b",
                reason: "c",
                register: course.register
            )
        )
        #expect(course.refusal("chair", call)?.code == "incidentUnknown")
    }

    @Test("a meeting is called once")
    func once() throws {
        var course = try self.course()
        try course.tell("chair", try course.calling())
        #expect(course.refusal("chair", try course.calling())?.code == "meetingExists")
    }

    @Test("MTG-34 the terms of reference in force stand with the meeting")
    func terms() throws {
        var course = try self.course()
        try course.tell("chair", try course.calling())
        #expect(course.meeting.called?.termsOfReference.contains("v2.0") == true)
    }
}
