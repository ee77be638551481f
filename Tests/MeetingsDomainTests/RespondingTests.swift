import Domain
import MeetingsDomain
import Testing

@Suite("Answers and the forecast")
struct RespondingTests {
    private func called(_ route: Route = .exceptional, register: Register? = nil) throws -> Course {
        var course = Course(try register ?? Fixture.register())
        let direction = NoticeDirection(by: "chair", reason: "r")
        try course.tell("chair", try course.calling(route, direction: route == .exceptional ? nil : direction))
        return course
    }

    private func answer(_ answer: Answer, _ course: Course, for other: OnBehalf? = nil) -> Meeting.Command {
        .respond(.init(answer: answer, mode: .telephone, onBehalfOf: other, register: course.register))
    }

    private func forecast(_ course: Course) throws -> Meeting.QuorumForecast {
        let found = course.events.reversed().lazy.compactMap {
            if case .quorumForecast(let forecast) = $0 { forecast } else { nil }
        }.first
        return try #require(found)
    }

    @Test("MTG-13 the forecast says have, need, the ordinary number, and who to ask next")
    func exceptional() throws {
        var course = try self.called()
        try course.tell("large-1", self.answer(.attending, course))
        var forecast = try self.forecast(course)
        #expect(forecast.have == 1)
        #expect(forecast.need == 1)
        #expect(forecast.neededOrdinary == 5)
        #expect(!forecast.isChairExpected)
        #expect(forecast.askNext.first == ToAsk(person: "chair", reason: .notAnswered))
        #expect(forecast.askNext.dropFirst().first == ToAsk(person: "chair-alternate", reason: .standIn))
        try course.tell("chair", self.answer(.attending, course))
        forecast = try self.forecast(course)
        #expect(forecast.have == 2)
        #expect(forecast.isChairExpected)
        #expect(!forecast.askNext.map(\.person).contains("chair-alternate"))
        #expect(forecast.askNext.map(\.person).first == "specialist")
    }

    @Test("MTG-13 of an ordinary meeting 5 of 10 are needed, one of them presiding (MTG-11)")
    func ordinary() throws {
        var course = try self.called(.ordinaryShorterNotice)
        for person: PersonID in ["large-1", "large-2", "large-3", "gas", "ssc"] {
            try course.tell(person, self.answer(.attending, course))
        }
        let forecast = try self.forecast(course)
        #expect(forecast.have == 5)
        #expect(forecast.need == 5)
        #expect(!forecast.isChairExpected)
    }

    @Test("MTG-13 Alternates of those who declined are asked after Members who haven't answered and those not sure")
    func order() throws {
        var course = try self.called()
        try course.tell("chair", self.answer(.attending, course))
        try course.tell("large-1", self.answer(.declined, course))
        try course.tell("gas", self.answer(.declined, course))
        try course.tell("ssc", self.answer(.tentative, course))
        let next = try self.forecast(course).askNext
        #expect(
            next.map(\.person) == [
                "specialist", "large-2", "large-3", "small", "electricity", "tabasc", "ssc", "large-1-alternate",
            ]
        )
        #expect(next.last?.reason == .standIn)
    }

    @Test("AMB-12 a Chair's Alternate is expected to preside when the Chair declines")
    func alternatePresides() throws {
        var course = try self.called()
        try course.tell("chair", self.answer(.declined, course))
        #expect(try self.forecast(course).askNext.first == ToAsk(person: "chair-alternate", reason: .standIn))
        try course.tell("chair-alternate", self.answer(.attending, course))
        #expect(try self.forecast(course).isChairExpected)
    }

    @Test("a second answer replaces the first")
    func replaced() throws {
        var course = try self.called()
        try course.tell("large-1", self.answer(.attending, course))
        try course.tell("large-1", self.answer(.declined, course))
        #expect(course.meeting.responses.map(\.answer) == [.declined])
        #expect(course.meeting.responses.first?.mode == nil)
        #expect(try self.forecast(course).have == 0)
    }

    @Test("SEC-18 the secretariat records an answer with evidence; nobody else answers for another")
    func onBehalf() throws {
        var course = try self.called()
        let heard = OnBehalf(person: "gas", evidence: "phoned at 19:00")
        try course.tell(.secretary, self.answer(.attending, course, for: heard))
        let author = try #require(course.meeting.responses.first?.author)
        #expect(author == Author(person: "gas", recordedBy: "sec", evidence: "phoned at 19:00"))
        let blank = OnBehalf(person: "gas", evidence: " ")
        #expect(course.refusal(.secretary, self.answer(.attending, course, for: blank))?.rule == "SEC-18")
        #expect(course.refusal("chair", self.answer(.attending, course, for: heard))?.rule == "SEC-17")
        #expect(
            course.refusal(Actor(user: "x", roles: [.member]), self.answer(.attending, course))?.code == "personUnknown"
        )
    }

    @Test("MEM-21 MEM-24 who isn't confirmed or approved can't answer, nor can a representative")
    func refused() throws {
        let course = try self.called(register: try Fixture.register(unconfirmed: ["small"]))
        #expect(course.refusal("small", self.answer(.attending, course))?.code == "memberNotConfirmed")
        #expect(course.refusal("gas-alternate", self.answer(.attending, course))?.code == "alternateNotApproved")
        #expect(course.refusal("ofgem-representative", self.answer(.attending, course))?.rule == "SEC-17")
        #expect(course.refusal("stranger", self.answer(.attending, course))?.rule == "SEC-17")
    }

    @Test("MTG-07 a Member who wasn't asked may answer and counts")
    func uninvited() throws {
        var course = Course(try Fixture.register())
        try course.tell("chair", try course.calling(invitees: ["chair", "large-1"]))
        try course.tell("gas", self.answer(.attending, course))
        #expect(try self.forecast(course).have == 1)
        try course.tell("chair", self.answer(.attending, course))
        #expect(try self.forecast(course).askNext.map(\.person) == ["large-1"])
    }

    @Test("a meeting nobody called takes no answer")
    func unknown() throws {
        let course = Course(try Fixture.register())
        #expect(course.refusal("chair", self.answer(.attending, course))?.code == "meetingUnknown")
    }
}
