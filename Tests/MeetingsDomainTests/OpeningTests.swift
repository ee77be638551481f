import Domain
import MeetingsDomain
import Testing

@Suite("Opening, attendance and adjourning")
struct OpeningTests {
    @Test("MTG-06 a meeting opens at its start, not a second before")
    func start() throws {
        var course = Course(try Fixture.register())
        try course.sit("chair")
        course.now = Fixture.start.adding(seconds: -1)
        #expect(course.refusal("chair", course.opening())?.code == "beforeStart")
        course.now = Fixture.start
        try course.tell("chair", course.opening())
        #expect(course.meeting.phase == .open)
        #expect(course.refusal("chair", course.opening())?.code == "meetingOpen")
    }

    @Test(
        "MTG-11 AMB-04 nobody to preside: not opened, exceptional or not, whatever the count",
        arguments: Route.allCases
    )
    func presiding(_ route: Route) throws {
        var course = Course(try Fixture.register())
        try course.sit("specialist", "large-1", "large-2", "large-3", "small", "gas", route: route)
        let refusal = course.refusal("chair", course.opening())
        #expect(refusal?.rule == "MTG-11")
        #expect(refusal?.code == "nobodyPresides")
        try course.arrive("chair-alternate")
        #expect(course.refusal("chair-alternate", course.opening()) == nil)
    }

    @Test("AMB-04 by the other reading an exceptional meeting opens without anybody to preside")
    func waiveBoth() throws {
        var course = Course(try Fixture.register())
        course.policies = try Fixture.policies(["AMB-04": "countAndChair"])
        try course.sit("large-1")
        try course.tell("large-1", course.opening())
        #expect(course.meeting.phase == .open)
    }

    @Test("MTG-08 an exceptional meeting opens with the Chair alone; MTG-09 an ordinary one with 5 of 10")
    func quorum() throws {
        var exceptional = Course(try Fixture.register())
        try exceptional.sit("chair")
        try exceptional.tell("chair", exceptional.opening())
        var ordinary = Course(try Fixture.register())
        try ordinary.sit("chair", "large-1", "large-2", "large-3", route: .ordinaryShorterNotice)
        let refusal = ordinary.refusal("chair", ordinary.opening())
        #expect(refusal?.rule == "MTG-09")
        #expect(refusal?.inputs["present"] == "4")
        #expect(refusal?.inputs["needed"] == "5")
        try ordinary.arrive("gas")
        try ordinary.tell("chair", ordinary.opening())
        #expect(ordinary.meeting.phase == .open)
    }

    @Test("MEM-02 representatives don't fill a quorum")
    func representatives() throws {
        var course = Course(try Fixture.register())
        try course.sit("chair", "large-1", "large-2", "large-3", "ofgem-representative", route: .ordinaryShorterNotice)
        #expect(course.refusal("chair", course.opening())?.rule == "MTG-09")
    }

    @Test("SEC-17 neither a Member nor the secretariat opens it")
    func roles() throws {
        var course = Course(try Fixture.register())
        try course.sit("chair", "large-1")
        #expect(course.refusal("large-1", course.opening())?.rule == "SEC-17")
        #expect(course.refusal(.secretary, course.opening())?.rule == "SEC-17")
    }

    @Test("MTG-09 no quorum 30 minutes after the start: adjourned, with a lawful day to meet again")
    func adjourned() throws {
        var course = Course(try Fixture.register())
        try course.sit("chair", "large-1", route: .ordinaryShorterNotice)
        let end = Meeting.Command.endWait(.init(register: course.register))
        course.now = Fixture.start.adding(minutes: 30).adding(seconds: -1)
        #expect(course.refusal(.service, end)?.code == "waitNotOver")
        #expect(course.refusal("chair", end)?.rule == "SEC-17")
        course.now = Fixture.start.adding(minutes: 30)
        try course.tell(.service, end)
        guard case .adjourned(let adjourned)? = course.events.last else {
            Issue.record("not adjourned")
            return
        }
        #expect(adjourned.present == ["chair", "large-1"])
        #expect(adjourned.carriedOver == ["keyUse"])
        // Monday 18:40 is after close of play, so counts as Tuesday; five Working Days on is Tuesday 1 December.
        #expect(adjourned.reconvenesAt == at("2026-12-01T18:10:00Z"))
        #expect(course.meeting.phase == .adjourned)
        #expect(course.refusal("chair", course.opening())?.rule == "MTG-09")
        #expect(try course.tell(.service, end).isEmpty)
    }

    @Test("MTG-09 with a quorum in the room the wait ends without effect, and so for an exceptional meeting")
    func notAdjourned() throws {
        var ordinary = Course(try Fixture.register())
        try ordinary.sit("chair", "large-1", "large-2", "large-3", "gas", route: .ordinaryShorterNotice)
        ordinary.now = Fixture.start.adding(minutes: 31)
        #expect(try ordinary.tell(.service, .endWait(.init(register: ordinary.register))).isEmpty)
        var exceptional = Course(try Fixture.register())
        try exceptional.sit()
        exceptional.now = Fixture.start.adding(minutes: 31)
        #expect(try exceptional.tell(.service, .endWait(.init(register: exceptional.register))).isEmpty)
    }

    @Test("MTG-12 all ways to attend are equal, and a leaver is gone")
    func attendance() throws {
        var course = Course(try Fixture.register())
        try course.sit("chair")
        for (person, mode) in zip(["large-1", "large-2", "large-3"] as [PersonID], Attendance.Mode.allCases) {
            try course.tell(person, .recordAttendance(.init(presence: .arrived, mode: mode, register: course.register)))
        }
        #expect(course.meeting.room.map(\.person) == ["chair", "large-1", "large-2", "large-3"])
        try course.leave("large-2")
        #expect(course.meeting.room.map(\.person) == ["chair", "large-1", "large-3"])
        let again = Meeting.Command.recordAttendance(.init(presence: .left, register: course.register))
        #expect(course.refusal("large-2", again)?.code == "notPresent")
    }

    @Test("MTG-12 arrivals are recorded from an hour before the start")
    func tooEarly() throws {
        var course = Course(try Fixture.register())
        try course.tell("chair", try course.calling())
        let arrive = Meeting.Command.recordAttendance(.init(presence: .arrived, register: course.register))
        course.now = Fixture.start.adding(minutes: -61)
        #expect(course.refusal("chair", arrive)?.code == "tooEarly")
        course.now = Fixture.start.adding(minutes: -60)
        #expect(course.refusal("chair", arrive) == nil)
    }

    @Test("SEC-18 the secretariat records others with evidence, guests among them; a guest doesn't record themselves")
    func onBehalf() throws {
        var course = Course(try Fixture.register())
        try course.sit("chair")
        let guest = OnBehalf(person: "expert", evidence: "invited by the Chair")
        let arrive = Meeting.Command.recordAttendance(
            .init(presence: .arrived, onBehalfOf: guest, register: course.register)
        )
        #expect(course.refusal("large-1", arrive)?.rule == "SEC-17")
        try course.tell(.secretary, arrive)
        #expect(course.meeting.room.last?.standing == .guest)
        let own = Meeting.Command.recordAttendance(.init(presence: .arrived, register: course.register))
        #expect(course.refusal("expert-2", own)?.rule == "SEC-17")
        try course.tell(.secretary, own)
        #expect(course.meeting.room.last?.standing == .secretariat)
    }
}

@Suite("Opening an item")
struct ItemTests {
    private func opened(_ register: Register, _ people: PersonID..., agenda: [AgendaItem]? = nil) throws -> Course {
        var course = Course(register)
        try course.sit("chair", agenda: agenda)
        for person in people { try course.arrive(person) }
        try course.tell("chair", course.opening())
        return course
    }

    @Test("MTG-24 a RED item opens only when everybody in the room has signed; the missing are listed")
    func signatures() throws {
        var course = try self.opened(
            try Fixture.register(unsigned: ["large-1", "gas"]),
            "large-1",
            "gas",
            "large-2",
            "beis-representative"
        )
        let refusal = course.refusal("chair", course.openingItem())
        #expect(refusal?.rule == "MTG-24")
        #expect(refusal?.inputs["missing"] == "beis-representative, gas, large-1")
        try course.leave("large-1")
        try course.leave("gas")
        try course.leave("beis-representative")
        try course.tell("chair", course.openingItem())
        #expect(course.meeting.item?.isClosedSession == true)
        #expect(course.meeting.item?.participants == ["chair", "large-2"])
    }

    @Test("MTG-24 who hasn't signed can't join a RED item that is open")
    func late() throws {
        var course = try self.opened(try Fixture.register(unsigned: ["gas"]))
        try course.tell("chair", course.openingItem())
        let arrive = Meeting.Command.recordAttendance(.init(presence: .arrived, register: course.register))
        #expect(course.refusal("gas", arrive)?.rule == "MTG-24")
        #expect(course.refusal("large-1", arrive) == nil)
        #expect(course.refusal("dcc-representative", arrive)?.rule == "SEC-11")
    }

    @Test("SEC-11 signed, Ofgem may stay for RED, the DCC by admission, the secretariat by the policy")
    func admission() throws {
        var course = try self.opened(
            try Fixture.register(signatories: ["secretary"]),
            "ofgem-representative",
            "dcc-representative"
        )
        let own = Meeting.Command.recordAttendance(.init(presence: .arrived, register: course.register))
        try course.tell(.secretary, own)
        let refusal = course.refusal("chair", course.openingItem())
        #expect(refusal?.rule == "SEC-11")
        #expect(refusal?.inputs["persons"] == "dcc-representative")
        #expect(course.refusal("chair", course.openingItem(admitted: ["dcc-representative"])) == nil)
        course.policies = try Fixture.policies(["representativesSeeRed": "false", "secretariatSeesRed": "false"])
        #expect(
            course.refusal("chair", course.openingItem())?.inputs["persons"]
                == "ofgem-representative, dcc-representative, secretary"
        )
    }

    @Test(
        "MTG-23 RED and AMBER items are taken in closed session, GREEN and WHITE are not",
        arguments: Classification.allCases
    )
    func closed(_ level: Classification) throws {
        let item = AgendaItem(id: "a", title: "A", subject: .general, classification: level)
        var course = try self.opened(try Fixture.register(signatories: ["expert"]), agenda: [item])
        let guest = OnBehalf(person: "expert", evidence: "invited")
        try course.tell(
            .secretary,
            .recordAttendance(.init(presence: .arrived, onBehalfOf: guest, register: course.register))
        )
        let refusal = course.refusal("chair", course.openingItem("a"))
        switch level {
        case .red: #expect(refusal?.rule == "SEC-11")
        case .amber: #expect(refusal?.rule == "MTG-23")
        case .green, .white: #expect(refusal == nil)
        }
        try course.tell("chair", course.openingItem("a", admitted: ["expert"]))
        #expect(course.meeting.item?.isClosedSession == (level >= .amber))
    }

    @Test("an item of another agenda, or before the meeting is open, or by a Member, isn't opened")
    func refused() throws {
        var course = Course(try Fixture.register())
        try course.sit("chair", "large-1")
        #expect(course.refusal("chair", course.openingItem())?.code == "meetingNotOpen")
        try course.tell("chair", course.opening())
        #expect(course.refusal("chair", course.openingItem("b"))?.code == "itemUnknown")
        #expect(course.refusal("large-1", course.openingItem())?.rule == "SEC-17")
        #expect(course.refusal(.secretary, course.openingItem())?.rule == "SEC-17")
    }

    @Test("MTG-09 an ordinary meeting that lost its quorum opens no item")
    func inquorate() throws {
        var course = Course(try Fixture.register())
        try course.sit("chair", "large-1", "large-2", "large-3", "gas", route: .ordinaryShorterNotice)
        try course.tell("chair", course.opening())
        try course.leave("gas")
        #expect(course.refusal("chair", course.openingItem())?.rule == "MTG-09")
    }
}
