import Domain
import MeetingsDomain
import Testing

@Suite("Voting")
struct VotingTests {
    @Test("MTG-14 the Chair's ordinary vote is refused")
    func chair() throws {
        var course = Course(try Fixture.register())
        try course.reachVote("chair", "large-1")
        let refusal = course.refusal("chair", course.voting(.for))
        #expect(refusal?.rule == "MTG-14")
        #expect(refusal?.detail?.contains("casting vote") == true)
    }

    @Test("MTG-17 representatives, guests and the secretariat never vote")
    func others() throws {
        var course = Course(try Fixture.register())
        try course.reachVote("chair", "ofgem-representative")
        #expect(course.refusal("ofgem-representative", course.voting(.for))?.rule == "MTG-17")
        #expect(course.refusal("stranger", course.voting(.for))?.rule == "MTG-17")
        #expect(course.refusal(.secretary, course.voting(.for))?.rule == "MTG-17")
        #expect(course.refusal(.dcc, course.voting(.for))?.rule == "SEC-17")
    }

    @Test("MEM-21 MEM-24 MTG-12 unconfirmed, unapproved and absent people are told why they can't vote")
    func refused() throws {
        var course = Course(try Fixture.register(unconfirmed: ["small"]))
        try course.reachVote("chair", "small", "gas-alternate")
        #expect(course.refusal("small", course.voting(.for))?.code == "memberNotConfirmed")
        #expect(course.refusal("small", course.voting(.for))?.rule == "MEM-21")
        #expect(course.refusal("gas-alternate", course.voting(.for))?.rule == "MEM-24")
        #expect(course.refusal("large-1", course.voting(.for))?.rule == "MTG-12")
        #expect(course.refusal("large-1", course.voting(.for, motion: 2))?.code == "motionUnknown")
    }

    @Test("MEM-26 with the Member there the Alternate has no vote, and loses one given before")
    func alternate() throws {
        var course = Course(try Fixture.register())
        try course.reachVote("chair", "large-1-alternate", "large-2")
        try course.tell("large-1-alternate", course.voting(.for))
        try course.tell("large-2", course.voting(.against))
        try course.arrive("large-1")
        #expect(course.refusal("large-1-alternate", course.voting(.for))?.rule == "MEM-26")
        try course.tell("chair", course.closingVote())
        #expect(course.decided?.outcome == .majorityAgainst)
        #expect(course.decided?.tally.inFavour == 0)
    }

    @Test("AMB-12 a Member who is another's Alternate votes once for each seat, and counts once for the quorum")
    func twoCapacities() throws {
        let also = Alternate(
            person: "large-2",
            for: "gasNetworks-1",
            isApproved: true,
            isConfirmed: true,
            hasDeclared: true
        )
        var course = Course(try Fixture.register(alternates: Fixture.alternates + [also]))
        try course.reachVote("chair", "large-2", "large-3")
        try course.tell("large-2", course.voting(.for))
        try course.tell("large-3", course.voting(.against))
        var other = course
        other.policies = try Fixture.policies(["AMB-12": "oneVote"])
        try course.tell("chair", course.closingVote())
        #expect(course.decided?.tally.inFavour == 2)
        #expect(course.decided?.isCarried == true)
        #expect(course.decided?.presentAndNeeded.present == 3)
        try other.tell("chair", other.closingVote())
        #expect(other.meeting.motions.first?.phase == .deadlocked)
    }

    @Test("AMB-26 a Member who presides has the casting vote only; the seat's own Alternate votes")
    func memberPresides() throws {
        let also = Alternate(person: "large-1", for: "chair", isApproved: true, isConfirmed: true, hasDeclared: true)
        var course = Course(try Fixture.register(alternates: [also] + Fixture.alternates))
        try course.reachVote("chair", "large-1", "large-1-alternate", "large-2")
        try course.leave("chair")
        #expect(course.refusal("large-1", course.voting(.for))?.rule == "AMB-26")
        try course.tell("large-1-alternate", course.voting(.for))
        try course.tell("large-2", course.voting(.against))
        try course.tell("large-1", course.closingVote())
        try course.tell("large-1", course.casting(true))
        #expect(course.decided?.outcome == .castingVoteFor)
    }

    @Test("a second vote before the close replaces the first; MTG-16 after it none is taken")
    func replaced() throws {
        var course = Course(try Fixture.register())
        try course.reachVote("chair", "large-1")
        try course.tell("large-1", course.voting(.against))
        try course.tell("large-1", course.voting(.for))
        try course.tell("chair", course.closingVote())
        #expect(course.decided?.tally.inFavour == 1)
        #expect(course.decided?.tally.against == 0)
        #expect(course.refusal("large-1", course.voting(.against))?.code == "motionNotOpen")
        #expect(course.refusal("chair", course.closingVote())?.code == "motionNotOpen")
    }

    @Test("SEC-18 a spoken vote is recorded by the secretariat with evidence, for somebody who may vote")
    func onBehalf() throws {
        var course = Course(try Fixture.register())
        try course.reachVote("chair", "large-1")
        let heard = OnBehalf(person: "large-1", evidence: "said aloud")
        try course.tell(.secretary, course.voting(.for, for: heard))
        #expect(course.meeting.motions.first?.votes == ["large-1": .for])
        #expect(
            course.refusal(.secretary, course.voting(.for, for: OnBehalf(person: "large-1", evidence: "")))?.rule
                == "SEC-18"
        )
        #expect(
            course.refusal(.secretary, course.voting(.for, for: OnBehalf(person: "chair", evidence: "x")))?.rule
                == "MTG-14"
        )
        #expect(course.refusal("chair", course.voting(.for, for: heard))?.rule == "SEC-17")
    }

    @Test("MTG-12 who leaves before the close isn't counted")
    func leaver() throws {
        var course = Course(try Fixture.register())
        try course.reachVote("chair", "large-1", "large-2", "large-3")
        try course.tell("large-1", course.voting(.against))
        try course.tell("large-2", course.voting(.against))
        try course.tell("large-3", course.voting(.for))
        try course.leave("large-1")
        try course.leave("large-2")
        try course.tell("chair", course.closingVote())
        #expect(course.decided?.outcome == .majorityFor)
        #expect(course.decided?.presentAndNeeded.present == 2)
    }
}

@Suite("Closing a vote")
struct DecidingTests {
    private static let voters: [PersonID] = [
        "specialist", "large-1", "large-2", "large-3", "small", "electricity", "gas", "ssc", "tabasc",
    ]

    /// Everybody there, with so many votes each way.
    private func voted(_ inFavour: Int, _ against: Int, _ abstain: Int = 0) throws -> Course {
        var course = Course(try Fixture.register())
        try course.sit("chair")
        for person in Self.voters { try course.arrive(person) }
        try course.tell("chair", course.opening())
        try course.tell("chair", course.openingItem())
        try course.tell("chair", try course.putting())
        for (index, person) in Self.voters.prefix(inFavour + against + abstain).enumerated() {
            let choice: Vote = index < inFavour ? .for : index < inFavour + against ? .against : .abstain
            try course.tell(person, course.voting(choice))
        }
        return course
    }

    @Test(
        "MTG-16 a majority of the votes cast carries; abstentions don't count; 0–0 doesn't carry and is no deadlock",
        arguments: [
            (9, 0, 0, Meeting.Outcome.majorityFor), (5, 4, 0, .majorityFor), (4, 5, 0, .majorityAgainst),
            (1, 0, 8, .majorityFor), (0, 1, 8, .majorityAgainst), (0, 0, 9, .noVotesCast), (0, 0, 0, .noVotesCast),
        ]
    )
    func majority(_ inFavour: Int, _ against: Int, _ abstain: Int, _ outcome: Meeting.Outcome) throws {
        var course = try self.voted(inFavour, against, abstain)
        try course.tell("chair", course.closingVote())
        let decided = try #require(course.decided)
        #expect(decided.outcome == outcome)
        #expect(decided.isCarried == outcome.isCarried)
        #expect(decided.tally.inFavour == inFavour)
        #expect(decided.tally.against == against)
        #expect(decided.tally.abstentions == abstain)
        #expect(!decided.isCasting)
    }

    @Test(
        "MTG-15 1–1 and 4–4 are deadlocks, and the casting vote decides either way",
        arguments: [(1, true), (4, false)]
    )
    func deadlock(_ each: Int, _ isFor: Bool) throws {
        var course = try self.voted(each, each)
        try course.tell("chair", course.closingVote())
        #expect(course.decided == nil)
        #expect(course.meeting.motions.first?.phase == .deadlocked)
        #expect(course.refusal("gas", course.voting(.for))?.code == "motionDeadlocked")
        #expect(course.refusal("large-1", course.casting(isFor))?.rule == "MTG-15")
        try course.tell("chair", course.casting(isFor))
        #expect(course.decided?.isCarried == isFor)
        #expect(course.decided?.isCasting == true)
        #expect((course.keyUse != nil) == isFor)
        #expect(course.refusal("chair", course.casting(isFor))?.code == "motionNotOpen")
    }

    @Test("MTG-15 no casting vote: closed again, the motion falls")
    func noCast() throws {
        var course = try self.voted(2, 2)
        try course.tell("chair", course.closingVote())
        try course.tell("chair", course.closingVote())
        #expect(course.decided?.outcome == .deadlockWithoutCastingVote)
        #expect(course.decided?.isCarried == false)
        #expect(course.keyUse == nil)
    }

    @Test("MTG-15 a deadlock that the meeting's close leaves behind falls, and open motions count for nothing")
    func closeWithDeadlock() throws {
        var course = try self.voted(2, 2)
        try course.tell("chair", course.closingVote())
        try course.tell(.secretary, .close(.init(register: course.register)))
        #expect(course.decided?.outcome == .deadlockWithoutCastingVote)
        #expect(course.meeting.phase == .closed)
        var open = try self.voted(2, 1)
        #expect(open.refusal("large-1", .close(.init(register: open.register)))?.code == "notPresiding")
        try open.tell("chair", .close(.init(register: open.register)))
        guard case .closed(let closed)? = open.events.last else {
            Issue.record("not closed")
            return
        }
        #expect(closed.undecided == ["MTG-2026-0001-M1"])
        #expect(open.decided == nil)
        #expect(open.refusal("chair", open.closingVote())?.code == "meetingClosed")
    }

    @Test("MTG-15 the casting vote is for a deadlock only")
    func castingTooEarly() throws {
        let course = try self.voted(2, 1)
        #expect(course.refusal("chair", course.casting(true))?.code == "noDeadlock")
    }

    @Test(
        "AMB-19 the Chair's Alternate who presides has the casting vote; by the other reading not, and the motion falls"
    )
    func alternateCasts() throws {
        var course = try self.voted(1, 1)
        try course.arrive("chair-alternate")
        #expect(course.refusal("chair-alternate", course.closingVote())?.code == "notPresiding")
        try course.leave("chair")
        try course.tell("chair-alternate", course.closingVote())
        var other = course
        try course.tell("chair-alternate", course.casting(true))
        #expect(course.decided?.isCarried == true)
        other.policies = try Fixture.policies(["AMB-19": "never"])
        #expect(other.refusal("chair-alternate", other.casting(true))?.rule == "AMB-19")
        try other.tell("chair-alternate", other.closingVote())
        #expect(other.decided?.isCarried == false)
    }

    @Test("MTG-15 only whoever presides closes a vote; MTG-11 nobody can while nobody presides")
    func presiding() throws {
        var course = try self.voted(2, 1)
        #expect(course.refusal("large-1", course.closingVote())?.code == "notPresiding")
        #expect(course.refusal(.secretary, course.closingVote())?.code == "notPresiding")
        try course.leave("chair")
        #expect(course.refusal("chair", course.closingVote())?.rule == "MTG-11")
    }

    @Test("MTG-09 an ordinary meeting is tested at the decision: inquorate, nothing is decided")
    func inquorate() throws {
        var course = Course(try Fixture.register())
        try course.reachVote("chair", "large-1", "large-2", "large-3", "gas", route: .ordinaryShorterNotice)
        try course.tell("large-1", course.voting(.for))
        try course.leave("gas")
        let refusal = course.refusal("chair", course.closingVote())
        #expect(refusal?.rule == "MTG-09")
        #expect(refusal?.detail?.contains("4 of 10") == true)
        try course.arrive("ssc")
        try course.tell("chair", course.closingVote())
        #expect(course.decided?.presentAndNeeded.waived == false)
        #expect(course.decided?.presentAndNeeded.needed == 5)
    }

    @Test("MTG-08 a decision under the waiver says k of n, quorum waived; without a voting Member nothing carries")
    func waived() throws {
        var course = Course(try Fixture.register())
        try course.reachVote("chair", "large-1")
        try course.tell("large-1", course.voting(.for))
        try course.tell("chair", course.closingVote())
        let keyUse = try #require(course.keyUse)
        #expect(keyUse.presentAndNeeded.present == 2)
        #expect(keyUse.presentAndNeeded.needed == 5)
        #expect(keyUse.presentAndNeeded.waived)
        #expect(keyUse.presentAndNeeded.appointed == 10)
        #expect(
            keyUse.explanation.working.contains {
                $0.contains(
                    "2 of 10 appointed present, quorum of 5 waived "
                        + "under 7.1"
                )
            }
        )
        var alone = Course(try Fixture.register())
        try alone.reachVote("chair")
        try alone.tell("chair", alone.closingVote())
        #expect(alone.decided?.outcome == .noVotesCast)
        #expect(alone.decided?.isCarried == false)
    }

    @Test("AMB-04 by the other reading a counted person closes the vote when nobody presides")
    func waiveBoth() throws {
        var course = Course(try Fixture.register())
        course.policies = try Fixture.policies(["AMB-04": "countAndChair"])
        try course.sit("large-1", "large-2")
        try course.tell("large-1", course.opening())
        try course.tell("large-1", course.openingItem())
        try course.tell("large-1", try course.putting())
        try course.tell("large-1", course.voting(.for))
        try course.tell("large-2", course.closingVote())
        #expect(course.decided?.isCarried == true)
    }

    @Test("ALR-04 a carried motion decides the use of the key, be it noUse; a fallen one decides nothing and says so")
    func keyUse() throws {
        var none = Course(try Fixture.register())
        try none.sit("chair", "large-1")
        try none.tell("chair", none.opening())
        try none.tell("chair", none.openingItem())
        try none.tell("chair", try none.putting("noUse"))
        try none.tell("large-1", none.voting(.for))
        try none.tell("chair", none.closingVote())
        let decided = try #require(none.keyUse)
        #expect(decided.decision == .noUse)
        #expect(decided.decisionID == "MTG-2026-0001-M1-D")
        #expect(decided.incidentID == "INC-2026-0001")
        #expect(decided.guidanceVersion == "1.0")
        #expect(decided.scope == "the Devices listed")
        #expect(decided.reasons == "the key is on many Devices")
        #expect(decided.explanation.rules.contains("ALR-05"))
        #expect(none.refusal("chair", try none.putting())?.rule == "ALR-36")

        var fallen = try self.voted(1, 2)
        try fallen.tell("chair", fallen.closingVote())
        #expect(fallen.keyUse == nil)
        #expect(fallen.decided?.effect.contains("Nothing is decided") == true)
        try fallen.tell("chair", try fallen.putting("noUse"))
        #expect(fallen.meeting.motions.map(\.id) == ["MTG-2026-0001-M1", "MTG-2026-0001-M2"])
    }

    @Test("an exercise runs the same way and stays marked in every event")
    func exercise() throws {
        var course = Course(try Fixture.register(), facts: Fixture.facts(.exercise))
        try course.reachVote("chair", "large-1")
        try course.tell("large-1", course.voting(.for))
        try course.tell("chair", course.closingVote())
        #expect(course.keyUse?.status == .exercise)
        #expect(course.keyUse?.incidentID == "EXR-2026-0001")
        #expect(course.decided?.status == .exercise)
    }
}
