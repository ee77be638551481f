import Domain
import Foundation
import MeetingsDomain
import Testing

@Suite("What is stored")
struct StoredFormTests {
    private func roundTrip<Event: Codable & Equatable>(_ event: Event) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let bytes = try encoder.encode(event)
        let back = try JSONDecoder().decode(Event.self, from: bytes)
        #expect(back == event)
        #expect(try encoder.encode(back) == bytes)
    }

    @Test("every event of a whole meeting is read back as it was written, and folds to the same state")
    func meeting() throws {
        var course = Course(try Fixture.register())
        try course.tell("chair", try course.calling())
        try course.tell("large-1", .respond(.init(answer: .attending, mode: .web, register: course.register)))
        course.now = Fixture.start
        try course.arrive("chair", "large-1", "large-2", "large-1-alternate", "small", "small-alternate", "gas")
        try course.tell("chair", course.opening())
        try course.tell("chair", course.openingItem())
        try course.tell("chair", try course.putting())
        let conflict = Meeting.Command.declareConflict(
            .init(itemID: "keyUse", reason: "my employer's key", register: course.register)
        )
        try course.tell("small", conflict)
        try course.tell("small-alternate", .declareNoConflict(.init(itemID: "keyUse", register: course.register)))
        try course.tell(
            "chair",
            .admitAlternate(.init(itemID: "keyUse", person: "small-alternate", reason: "r", register: course.register))
        )
        try course.tell("large-1", course.voting(.for))
        try course.tell("large-2", course.voting(.against))
        try course.tell("chair", course.closingVote())
        try course.tell("chair", course.casting(true))
        try course.tell("chair", .close(.init(register: course.register)))
        for event in course.events { try self.roundTrip(event) }
        let again = Meeting(course.events)
        #expect(again.phase == course.meeting.phase)
        #expect(again.motions == course.meeting.motions)
        #expect(again.keyUse == course.meeting.keyUse)

        var adjourned = Course(try Fixture.register())
        try adjourned.sit("chair", route: .ordinaryShorterNotice)
        adjourned.now = Fixture.start.adding(minutes: 30)
        try adjourned.tell(.service, .endWait(.init(register: adjourned.register)))
        for event in adjourned.events { try self.roundTrip(event) }
        let kinds = Set((course.events + adjourned.events).map { String(describing: $0).prefix { $0 != "(" } })
        #expect(kinds.count == 16)
    }

    @Test("the other streams' events are read back as they were written")
    func others() throws {
        let convening = Convening.Command.offer(.init(facts: Fixture.facts(), register: try Fixture.register()))
        for event in try Convening().decide(convening, Fixture.context(Fixture.compromise, .service)) {
            try self.roundTrip(event)
        }
        let load = Guidance.Command.load(Fixture.guidanceDocument)
        for event in try Guidance().decide(load, Fixture.context(Fixture.compromise, .secretary)) {
            try self.roundTrip(event)
        }
    }

    @Test("the same commands give the same events, byte for byte")
    func deterministic() throws {
        func run() throws -> [Meeting.Event] {
            var course = Course(try Fixture.register())
            try course.reachVote("chair", "large-1", "large-2", "gas")
            for person: PersonID in ["large-1", "large-2", "gas"] { try course.tell(person, course.voting(.for)) }
            try course.tell("chair", course.closingVote())
            return course.events
        }
        #expect(try run() == (try run()))
    }
}
