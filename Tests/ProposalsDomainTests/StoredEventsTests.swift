import Domain
import Foundation
import Testing

@testable import ProposalsDomain

@Suite("Events as they are stored")
struct EventsAsTheyAreStored {
    @Test("a proposal's events come back the same")
    func proposal() throws {
        let secretariat = Sample.context(Sample.secretariat)
        let number = try ProposalNumber.read("MP001A").number
        let commands: [(Proposal.Command, DecisionContext)] = [
            (.submit(try Sample.submission()), Sample.context(Sample.party)),
            (.judge("touches the Repository"), secretariat),
            (.recordSight(remark: "seen"), Sample.context(Sample.member)),
            (.advance(to: .development, reason: nil), secretariat),
            (.panelAgrees(on: CivilDate(2026, 11, 20), number: number, into: .report), secretariat),
            (.advance(to: .withdrawn, reason: "r"), secretariat),
        ]
        var proposal = Proposal()
        var events: [Proposal.Event] = []
        for (command, context) in commands {
            let new = try proposal.decide(command, context)
            #expect(!new.isEmpty)
            for event in new { proposal.apply(event) }
            events += new
        }
        #expect(proposal.state == .withdrawn)
        let again = try JSONDecoder().decode([Proposal.Event].self, from: JSONEncoder().encode(events))
        #expect(again == events)
        #expect(Proposal(again).number == number)
    }
}
