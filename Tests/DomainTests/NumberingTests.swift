import Domain
import Foundation
import Testing

@Suite("Numbering")
struct NumberingTests {
    private static let context = DecisionContext(
        now: Samples.london(Samples.meetingDay, 16, 30),
        actor: Actor(user: nil),
        policies: Samples.policies
    )

    @Test("hands each number out once, from one, whoever asks")
    func counts() throws {
        var numbering = Numbering()
        for number in 1...3 {
            let events = try numbering.decide(.next, Self.context)
            for event in events { numbering.apply(event) }
            #expect(events.count == 1 && numbering.last == number)
        }
    }

    @Test(
        "writes an id with four digits at least",
        arguments: [(3, "INC-2026-0003"), (9_999, "INC-2026-9999"), (12_345, "INC-2026-12345")]
    )
    func ids(_ number: Int, _ id: String) {
        #expect(Numbering.id("INC-2026", number) == id)
    }

    @Test("reads the stored form of its event, for ever")
    func stored() throws {
        let json = #"{"numbered":{"_0":{"number":7,"at":"2026-11-20T16:30:00Z"}}}"#
        let event = try JSONDecoder().decode(Numbering.Event.self, from: Data(json.utf8))
        #expect(Numbering([event]).last == 7)
        #expect(try JSONDecoder().decode(Numbering.Event.self, from: JSONEncoder().encode(event)) == event)
    }
}
