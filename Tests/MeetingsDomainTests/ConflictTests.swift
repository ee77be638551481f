import Domain
import MeetingsDomain
import Testing

@Suite("Conflicts of interest")
struct ConflictTests {
    private func conflict(
        _ course: Course,
        reason: String = "my employer's key",
        for other: OnBehalf? = nil
    ) -> Meeting.Command {
        .declareConflict(.init(itemID: "keyUse", reason: reason, onBehalfOf: other, register: course.register))
    }

    private func free(_ course: Course) -> Meeting.Command {
        .declareNoConflict(.init(itemID: "keyUse", register: course.register))
    }

    @Test("MTG-21 a conflicted Member neither votes nor puts a motion")
    func noVote() throws {
        var course = Course(try Fixture.register())
        try course.reachVote("chair", "large-1", "large-2")
        try course.tell("large-1", self.conflict(course))
        #expect(course.refusal("large-1", course.voting(.for))?.rule == "MTG-21")
        try course.tell("large-2", course.voting(.for))
        try course.tell("chair", course.closingVote())
        #expect(course.refusal("large-1", try course.putting())?.rule == "MTG-21")
    }

    @Test("MTG-21 a vote given before the conflict was declared isn't counted")
    func voteDropped() throws {
        var course = Course(try Fixture.register())
        try course.reachVote("chair", "large-1", "large-2")
        try course.tell("large-1", course.voting(.for))
        try course.tell("large-2", course.voting(.against))
        try course.tell("large-1", self.conflict(course))
        try course.tell("chair", course.closingVote())
        let decided = try #require(course.decided)
        #expect(!decided.isCarried)
        #expect(decided.tally.inFavour == 0)
        #expect(decided.presentAndNeeded.present == 2)
        #expect(decided.explanation.working.contains { $0.contains("large-1: voted, but") })
    }

    @Test("AMB-11 a conflicted Member isn't counted present, n stays, and the item waits if that costs the quorum")
    func quorum() throws {
        var course = Course(try Fixture.register())
        try course.reachVote("chair", "large-1", "large-2", "large-3", "gas", route: .ordinaryShorterNotice)
        try course.tell("large-2", course.voting(.for))
        try course.tell("gas", self.conflict(course))
        let refusal = course.refusal("chair", course.closingVote())
        #expect(refusal?.rule == "MTG-09")
        #expect(refusal?.inputs["present"] == "4")
        #expect(refusal?.inputs["appointed"] == "10")
        course.policies = try Fixture.policies(["AMB-11": "reducesAppointed"])
        #expect(course.refusal("chair", course.closingVote())?.inputs["appointed"] == "9")
        course.policies = .inForce(on: CivilDate(2026, 11, 20))
        try course.arrive("ssc")
        try course.tell("chair", course.closingVote())
        #expect(course.decided?.isCarried == true)
    }

    @Test("AMB-25 a conflicted Chair gives way to the Chair's Alternate; without one the decision waits (MTG-11)")
    func chair() throws {
        var course = Course(try Fixture.register())
        try course.reachVote("chair", "large-1")
        try course.tell("large-1", course.voting(.for))
        try course.tell("chair", self.conflict(course))
        #expect(course.refusal("chair", course.closingVote())?.rule == "MTG-11")
        try course.arrive("chair-alternate")
        #expect(course.refusal("chair", course.closingVote())?.code == "notPresiding")
        try course.tell("chair-alternate", course.closingVote())
        #expect(course.decided?.presiding == "chair-alternate")
    }

    @Test("AMB-25 a conflicted Member's Alternate acts after declaring no conflict of their own")
    func alternate() throws {
        var course = Course(try Fixture.register())
        try course.reachVote("chair", "large-1", "large-1-alternate")
        #expect(course.refusal("large-1-alternate", self.free(course))?.code == "memberNotConflicted")
        try course.tell("large-1", self.conflict(course))
        #expect(course.refusal("large-1-alternate", course.voting(.for)) != nil)
        try course.tell("large-1-alternate", self.free(course))
        try course.tell("large-1-alternate", course.voting(.for))
        try course.tell("chair", course.closingVote())
        #expect(course.decided?.tally.inFavour == 1)
    }

    @Test("AMB-25 of the same employer, the Alternate acts only when whoever presides admits it with a reason")
    func sameEmployer() throws {
        var course = Course(try Fixture.register())
        try course.reachVote("chair", "small", "small-alternate")
        try course.tell("small", self.conflict(course))
        try course.tell("small-alternate", self.free(course))
        #expect(course.refusal("small-alternate", course.voting(.for)) != nil)
        func admit(_ reason: String) -> Meeting.Command {
            .admitAlternate(
                .init(itemID: "keyUse", person: "small-alternate", reason: reason, register: course.register)
            )
        }
        #expect(course.refusal("small-alternate", admit("r"))?.code == "notPresiding")
        #expect(course.refusal("chair", admit(" "))?.code == "reasonMissing")
        try course.tell("chair", admit("works in another department"))
        try course.tell("small-alternate", course.voting(.for))
        #expect(course.meeting.motions.first?.votes["small-alternate"] == .for)
    }

    @Test("AMB-25 a conflicted Alternate acts for nobody")
    func conflictedAlternate() throws {
        var course = Course(try Fixture.register())
        try course.reachVote("chair", "large-1", "large-1-alternate")
        try course.tell("large-1", self.conflict(course))
        try course.tell("large-1-alternate", self.conflict(course))
        #expect(course.refusal("large-1-alternate", self.free(course))?.code == "alternateConflicted")
    }

    @Test("MTG-22 a conflict may be declared as soon as the notice is out, with its subject; the forecast follows")
    func early() throws {
        var course = Course(try Fixture.register())
        try course.tell("chair", try course.calling())
        #expect(course.refusal("large-1", self.conflict(course, reason: " "))?.rule == "MTG-22")
        let events = try course.tell("large-1", self.conflict(course))
        #expect(events.count == 2)
        guard case .quorumForecast(let forecast) = events[1] else {
            Issue.record("no forecast")
            return
        }
        #expect(!forecast.askNext.map(\.person).contains("large-1"))
        #expect(forecast.askNext.map(\.person).contains("large-1-alternate"))
        #expect(try course.tell("large-1", self.conflict(course)).isEmpty)
    }

    @Test("SEC-18 a spoken conflict is recorded with evidence; representatives have none to declare")
    func onBehalf() throws {
        var course = Course(try Fixture.register())
        try course.tell("chair", try course.calling())
        try course.tell(.secretary, self.conflict(course, for: OnBehalf(person: "gas", evidence: "said on the call")))
        #expect(course.meeting.conflicts["keyUse"]?.conflicted == ["gas"])
        #expect(course.refusal("ofgem-representative", self.conflict(course))?.rule == "SEC-17")
    }
}
