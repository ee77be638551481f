import Domain
import Foundation
import Testing

@Suite("Who may")
struct ActorTests {
    @Test("SEC-17 deny by default: no role, no list, no pass")
    func deny() throws {
        let nobody = Actor(user: nil)
        let refusal = #expect(throws: Refusal.self) { try nobody.require(.chair, .secretariat, for: "call a meeting") }
        #expect(refusal?.rule == "SEC-17")
        #expect(refusal?.code == "notAllowed")
        #expect(
            refusal?.inputs == [
                "action": "call a meeting", "needed": "chair, secretariat", "held": "none", "user": "unauthenticated",
            ]
        )
        #expect(throws: Refusal.self) { try Actor(user: "op", roles: Set(Role.allCases)).require(for: "nothing") }
    }

    @Test("SEC-17 one of the roles is enough")
    func allow() throws {
        let actor = Actor(user: "chair", person: "chair", roles: [.chair, .member])
        try actor.require(.secretariat, .chair, for: "call a meeting")
        #expect(actor.holds(.member))
        #expect(!actor.holds(.dcc))
    }

    @Test("SEC-17 the roles are those of the rule and of the programs")
    func roles() {
        #expect(
            Set(Role.allCases.map(\.rawValue)) == [
                "chair", "chairAlternate", "member", "alternate", "representative", "secretariat", "panel",
                "changeBoardSecretary", "dcc", "party", "authority", "public", "operator", "auditor", "drill",
                "service",
            ]
        )
    }

    @Test("NOT-18 a refusal names rule and code, and its description no value")
    func quiet() throws {
        let refusal = Refusal("MTG-10", "notQuorate", ["secret": "marker"], detail: "marker")
        #expect("\(refusal)" == "MTG-10 notQuorate")
        #expect(try JSONDecoder().decode(Refusal.self, from: JSONEncoder().encode(refusal)) == refusal)
    }

    @Test("identifiers are names of members in JSON dictionaries")
    func dictionaryKeys() throws {
        let json = try JSONEncoder().encode([SeatID("chair"): PersonID("ada")])
        #expect(String(decoding: json, as: UTF8.self) == #"{"chair":"ada"}"#)
        #expect(try JSONDecoder().decode([SeatID: PersonID].self, from: json) == ["chair": "ada"])
    }
}

private struct Counter: Aggregate {
    enum Event: Sendable, Equatable, Codable { case counted(Int) }
    static let kind = "counter"
    private(set) var total = 0

    mutating func apply(_ event: Event) {
        switch event {
        case .counted(let number): self.total += number
        }
    }

    func decide(_ command: Int, _ context: DecisionContext) throws(Refusal) -> [Event] {
        try context.actor.require(.operator, for: "count")
        return [.counted(command)]
    }
}

@Suite("Aggregates")
struct AggregateTests {
    @Test("state is the fold of events")
    func fold() throws {
        let context = DecisionContext(
            now: Samples.london(Samples.meetingDay, 16, 30),
            actor: Actor(user: "op", roles: [.operator]),
            policies: Samples.policies
        )
        #expect(Counter([.counted(1), .counted(2)]).total == 3)
        #expect(try Counter().decide(5, context) == [.counted(5)])
        #expect(context.today == Samples.meetingDay)
    }
}
