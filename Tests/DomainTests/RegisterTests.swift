import Domain
import Foundation
import Testing

@Suite("The register")
struct RegisterTests {
    @Test("MEM-03 MTG-10 n follows occupants: 7 on the last day of the old set, 8 or 7 on the first of the new")
    func changeOfComposition() throws {
        let before = try Samples.register(on: CivilDate(2016, 12, 13))
        #expect(before.appointedCount(Samples.policies) == 7)
        let vacant: Set<SeatID> = ["largeSupplier-3", "gasNetworks-1"]
        let after = try Samples.register(on: CivilDate(2016, 12, 14), vacant: vacant)
        #expect(after.appointedCount(Samples.policies) == 8)
        let unconfirmed = try Samples.register(
            on: CivilDate(2016, 12, 14),
            vacant: vacant,
            unconfirmed: ["smkiSpecialist"]
        )
        #expect(unconfirmed.appointedCount(Samples.policies) == 7)
    }

    @Test("MEM-31 AMB-28 vacant and unconfirmed seats aren't in n, by the other reading the unconfirmed are")
    func count() throws {
        let register = try Samples.register(vacant: ["gasNetworks-1"], unconfirmed: ["largeSupplier-1"])
        #expect(register.appointedCount(Samples.policies) == 8)
        #expect(try register.appointedCount(Samples.policies(#"{"AMB-28": "included"}"#)) == 9)
        #expect(try register.appointedCount(Samples.policies(#"{"AMB-03": "votersOnly"}"#)) == 7)
        #expect(register.quorum(Samples.policies) == 4)
    }

    @Test("MEM-21 AMB-27 only who is confirmed and approved has a role")
    func roles() throws {
        let register = try Samples.register(
            unconfirmed: ["smallSupplier-1"],
            alternates: [
                Samples.alternate("stand-in", for: .chair),
                Samples.alternate("large-alternate", for: "largeSupplier-1"),
                Alternate(
                    person: "proposed",
                    for: "gasNetworks-1",
                    isApproved: false,
                    isConfirmed: true,
                    hasDeclared: true
                ),
            ],
            representatives: [Representative(kind: .ofgem, person: "ofgem", hasDeclared: false)]
        )
        #expect(register.roles(of: "chair") == [.chair])
        #expect(register.roles(of: "largeSupplier-1") == [.member])
        #expect(register.roles(of: "smallSupplier-1") == [])
        #expect(register.roles(of: "stand-in") == [.chairAlternate])
        #expect(register.roles(of: "large-alternate") == [.alternate])
        #expect(register.roles(of: "proposed") == [])
        #expect(register.roles(of: "ofgem") == [.representative])
        #expect(register.roles(of: "stranger") == [])
        #expect(register.capacities(of: "large-alternate") == [.alternate("largeSupplier-1")])
        #expect(register.members.count == 10)
    }

    @Test("MTG-24 RED opens when every participant has signed, and lists who hasn't")
    func red() throws {
        let register = try Samples.register(
            undeclared: ["smallSupplier-1"],
            representatives: [Representative(kind: .ofgem, person: "ofgem", hasDeclared: true)],
            otherSignatories: ["secretary"]
        )
        #expect(register.mayOpenRed(["chair", "ofgem", "secretary"]) == [])
        #expect(register.mayOpenRed(["chair", "visitor", "smallSupplier-1"]) == ["smallSupplier-1", "visitor"])
        let refusal = #expect(throws: Refusal.self) { try register.requireRedMayOpen(["visitor"]) }
        #expect(refusal?.inputs["missing"] == "visitor")
    }

    @Test(
        "MEM-05 ELE-09 MEM-24 a register that can't be is refused",
        arguments: [
            ([("largeSupplier-4", "a")], "MEM-05", "noSuchSeat"),
            ([("chair", "a"), ("chair", "b")], "MEM-05", "seatTaken"),
            ([("chair", "a"), ("smkiSpecialist", "a")], "ELE-09", "onePersonOneSeat"),
            ([("smallSupplier-1", "a")], "MEM-32", "partyCategoryMismatch"),
        ] as [([(SeatID, PersonID)], RuleID, String)]
    )
    func impossible(_ seats: [(SeatID, PersonID)], _ rule: RuleID, _ code: String) {
        let refusal = #expect(throws: Refusal.self) {
            try Register(
                on: Samples.meetingDay,
                appointments: seats.map { Appointment(seat: $0.0, person: $0.1, isConfirmed: true, hasDeclared: true) }
            )
        }
        #expect(refusal?.rule == rule)
        #expect(refusal?.code == code)
    }

    @Test("MEM-24 nobody is an Alternate of himself or herself")
    func ownAlternate() {
        let refusal = #expect(throws: Refusal.self) {
            try Samples.register(alternates: [Samples.alternate("chair", for: .chair)])
        }
        #expect(refusal?.code == "alternateOfOneself")
    }

    @Test("survives JSON")
    func codable() throws {
        let register = try Samples.register(alternates: [Samples.alternate("stand-in", for: .chair)])
        #expect(try JSONDecoder().decode(Register.self, from: JSONEncoder().encode(register)) == register)
    }
}
