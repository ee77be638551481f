import Domain
import Testing

@Suite("Quorum")
struct QuorumTests {
    private let everybody: [SeatID] = [
        "chair", "smkiSpecialist", "largeSupplier-1", "largeSupplier-2", "largeSupplier-3", "smallSupplier-1",
        "electricityNetworks-1", "gasNetworks-1", "sscRepresentative", "tabascRepresentative",
    ]

    private func test(
        _ register: Register,
        _ present: Set<PersonID>,
        _ kind: MeetingKind = .ordinary,
        _ conflicts: Conflicts = .none,
        _ settings: String = "{}"
    ) throws -> QuorumResult {
        try QuorumTest(register, present: present, kind: kind, conflicts: conflicts).result(Samples.policies(settings))
    }

    @Test(
        "MTG-10 AMB-02 half of all appointed, rounded up",
        arguments: [
            (0, 0, 0), (1, 1, 0), (2, 1, 1), (3, 2, 1), (4, 2, 2), (5, 3, 2), (6, 3, 3), (7, 4, 3), (8, 4, 4),
            (9, 5, 4), (10, 5, 5),
        ]
    )
    func required(_ appointed: Int, _ up: Int, _ down: Int) throws {
        #expect(Quorum.required(appointed: appointed, policies: Samples.policies) == up)
        #expect(try Quorum.required(appointed: appointed, policies: Samples.policies(#"{"AMB-02": "down"}"#)) == down)
    }

    @Test("MTG-10 MTG-11 five of ten with the Chair are quorate, five without aren't")
    func ofTen() throws {
        let register = try Samples.register()
        let five = try self.test(
            register,
            ["chair", "smkiSpecialist", "largeSupplier-1", "largeSupplier-2", "gasNetworks-1"]
        )
        #expect(five.isQuorate)
        #expect((five.present, five.needed, five.appointed) == (5, 5, 10))
        #expect(five.summary == "5 of 10 appointed present, 5 needed: quorate")
        try five.requireQuorum()
        let four = try self.test(register, ["chair", "smkiSpecialist", "largeSupplier-1", "largeSupplier-2"])
        #expect(!four.isQuorate)
        #expect(#expect(throws: Refusal.self) { try four.requireQuorum() }?.code == "notQuorate")
        let noChair = try self.test(register, Set(self.everybody.dropFirst().map { PersonID($0.value) }))
        #expect(!noChair.isQuorate)
        #expect(noChair.present == 9)
        #expect(#expect(throws: Refusal.self) { try noChair.requireQuorum() }?.rule == "MTG-11")
    }

    @Test("AMB-03 by the other reading only the nine voters count, and somebody must still preside")
    func votersOnly() throws {
        let register = try Samples.register()
        let present: Set<PersonID> = ["chair", "smkiSpecialist", "largeSupplier-1", "largeSupplier-2", "gasNetworks-1"]
        let result = try self.test(register, present, .ordinary, .none, #"{"AMB-03": "votersOnly"}"#)
        #expect((result.present, result.needed, result.appointed) == (4, 5, 9))
        #expect(!result.isQuorate)
    }

    @Test("MTG-08 AMB-04 an exceptional meeting waives the count, not the Chair, and prints the ordinary number")
    func exceptional() throws {
        let register = try Samples.register()
        let two = try self.test(register, ["chair", "gasNetworks-1"], .exceptional)
        #expect(two.isQuorate && two.waived)
        #expect((two.present, two.needed) == (2, 5))
        #expect(two.summary == "2 of 10 appointed present, quorum of 5 waived under 7.1: quorate")
        let noChair = try self.test(register, ["gasNetworks-1"], .exceptional)
        #expect(!noChair.isQuorate)
        #expect(#expect(throws: Refusal.self) { try noChair.requireQuorum() }?.code == "nobodyPresides")
        #expect(
            try self.test(register, ["gasNetworks-1"], .exceptional, .none, #"{"AMB-04": "countAndChair"}"#).isQuorate
        )
    }

    @Test("MTG-11 a Chair's Alternate presides for an absent Chair and counts for the seat")
    func chairsAlternate() throws {
        let register = try Samples.register(alternates: [Samples.alternate("stand-in", for: .chair)])
        let present: Set<PersonID> = [
            "stand-in", "smkiSpecialist", "largeSupplier-1", "largeSupplier-2", "gasNetworks-1",
        ]
        let result = try self.test(register, present)
        #expect(result.isQuorate)
        #expect(result.seating.presiding == Presiding(person: "stand-in", asAlternate: true))
        let both = try self.test(register, present.union(["chair"]).subtracting(["gasNetworks-1"]))
        #expect(both.present == 4 + 0)
        #expect(both.lines.contains { $0.hasPrefix("stand-in:") })
    }

    @Test("MEM-21 nobody stands in for a Chair's seat that is vacant or unconfirmed")
    func noPrincipal() throws {
        let alternates = [Samples.alternate("stand-in", for: .chair)]
        let vacant = try Samples.register(vacant: [.chair], alternates: alternates)
        let unconfirmed = try Samples.register(unconfirmed: [.chair], alternates: alternates)
        #expect(try self.test(vacant, ["stand-in"], .exceptional).seating.presiding == nil)
        #expect(try self.test(unconfirmed, ["chair", "stand-in"], .exceptional).seating.presiding == nil)
    }

    @Test("MTG-21 AMB-11 a conflicted Member isn't present, n stays; by the other reading n falls")
    func conflict() throws {
        let register = try Samples.register()
        let present: Set<PersonID> = ["chair", "smkiSpecialist", "largeSupplier-1", "largeSupplier-2", "gasNetworks-1"]
        let conflicts = Conflicts(conflicted: ["gasNetworks-1"])
        let result = try self.test(register, present, .ordinary, conflicts)
        #expect((result.present, result.needed, result.appointed) == (4, 5, 10))
        #expect(!result.isQuorate)
        let reduced = try self.test(
            register,
            present,
            .ordinary,
            conflicts,
            #"{"AMB-11": "reducesAppointed", "AMB-02": "down"}"#
        )
        #expect((reduced.present, reduced.needed, reduced.appointed) == (4, 4, 9))
        #expect(reduced.isQuorate)
    }

    @Test("AMB-25 a conflicted Member's Alternate acts after declaring none, of the same employer only if admitted")
    func conflictStandIn() throws {
        func acting(shares: Bool, _ conflicts: Conflicts, _ settings: String = "{}") throws -> PersonID? {
            let alternate = Samples.alternate("gas-alternate", for: "gasNetworks-1", sharesEmployer: shares)
            let register = try Samples.register(alternates: [alternate])
            let result = try self.test(
                register,
                ["chair", "gasNetworks-1", "gas-alternate"],
                .exceptional,
                conflicts,
                settings
            )
            return result.seating.acting["gasNetworks-1"]
        }
        let conflicted: Set<PersonID> = ["gasNetworks-1"]
        let free = Conflicts(conflicted: conflicted, declaredFree: ["gas-alternate"])
        let admitted = Conflicts(
            conflicted: conflicted,
            declaredFree: ["gas-alternate"],
            admitted: ["gas-alternate": "reason"]
        )
        #expect(try acting(shares: false, Conflicts(conflicted: conflicted)) == nil)
        #expect(try acting(shares: false, free) == "gas-alternate")
        #expect(try acting(shares: true, free) == nil)
        #expect(try acting(shares: true, admitted) == "gas-alternate")
        #expect(try acting(shares: false, free, #"{"AMB-25": "nobody"}"#) == nil)
        #expect(try acting(shares: false, Conflicts(conflicted: ["gasNetworks-1", "gas-alternate"])) == nil)
    }

    @Test("AMB-25 a conflicted Chair's Alternate presides for that decision, else nobody does")
    func conflictedChair() throws {
        let register = try Samples.register(alternates: [Samples.alternate("stand-in", for: .chair)])
        let conflicts = Conflicts(conflicted: ["chair"])
        let result = try self.test(register, ["chair", "stand-in"], .exceptional, conflicts)
        #expect(result.seating.presiding == Presiding(person: "stand-in", asAlternate: true))
        #expect(result.counted == ["stand-in"])
        #expect(try !self.test(register, ["chair"], .exceptional, conflicts).isQuorate)
        let nobody = try self.test(register, ["chair", "stand-in"], .exceptional, conflicts, #"{"AMB-25": "nobody"}"#)
        #expect(nobody.seating.presiding == nil)
    }

    @Test("AMB-12 one person in two capacities counts once and acts for both seats")
    func twoCapacities() throws {
        let register = try Samples.register(alternates: [Samples.alternate("largeSupplier-1", for: "largeSupplier-2")])
        let result = try self.test(register, ["chair", "largeSupplier-1"])
        #expect(result.present == 2)
        #expect(result.seating.acting == ["largeSupplier-1": "largeSupplier-1", "largeSupplier-2": "largeSupplier-1"])
    }

    @Test("AMB-26 a presiding Member counts once, and the own seat may be filled by its Alternate")
    func memberPresides() throws {
        let register = try Samples.register(alternates: [
            Samples.alternate("smkiSpecialist", for: .chair),
            Samples.alternate("expert-alternate", for: "smkiSpecialist"),
        ])
        let alone = try self.test(register, ["smkiSpecialist"], .exceptional)
        #expect(alone.present == 1)
        #expect(alone.seating.acting["smkiSpecialist"] == nil)
        let filled = try self.test(register, ["smkiSpecialist", "expert-alternate"], .exceptional)
        #expect(filled.present == 2)
        #expect(filled.seating.acting["smkiSpecialist"] == "expert-alternate")
        let both = try self.test(register, ["smkiSpecialist"], .exceptional, .none, #"{"AMB-26": "bothVotes"}"#)
        #expect(both.present == 1)
        #expect(both.seating.acting["smkiSpecialist"] == "smkiSpecialist")
    }

    @Test("MEM-26 an Alternate has no weight while the Member attends; MTG-10 nor has a representative ever")
    func noWeight() throws {
        let register = try Samples.register(
            alternates: [Samples.alternate("gas-alternate", for: "gasNetworks-1")],
            representatives: [Representative(kind: .dcc, person: "dcc-person", hasDeclared: true)]
        )
        let result = try self.test(register, ["chair", "gasNetworks-1", "gas-alternate", "dcc-person", "visitor"])
        #expect(result.counted == ["chair", "gasNetworks-1"])
        #expect(result.lines.contains("gas-alternate: Alternate not acting, the seat is taken or vacant (MEM-26)"))
        #expect(result.lines.contains("dcc-person: non-voting representative, never counts (MEM-02)"))
        #expect(result.lines.contains("visitor: neither Member nor Alternate, never counts"))
        #expect(try self.test(register, ["chair", "gas-alternate"]).counted == ["chair", "gas-alternate"])
    }

    @Test("MTG-10 the Specialist counted neither in n nor among those present before 14 December 2016")
    func specialistBefore() throws {
        let register = try Samples.register(on: CivilDate(2016, 12, 13))
        let result = try self.test(register, ["chair", "smkiSpecialist", "largeSupplier-1", "largeSupplier-2"])
        #expect((result.present, result.needed, result.appointed) == (3, 4, 7))
    }

    @Test("AMB-28 both readings are printed where they give different quorums")
    func unconfirmed() throws {
        let register = try Samples.register(unconfirmed: ["gasNetworks-1", "smallSupplier-1"])
        let result = try self.test(register, ["chair", "gasNetworks-1"])
        #expect((result.present, result.needed, result.appointed) == (1, 4, 8))
        #expect(result.lines.contains("Unconfirmed left out of n (AMB-28): n = 8, needed 4, in force"))
        #expect(result.lines.contains("Unconfirmed counted in n (AMB-28): n = 10, needed 5"))
        let same = try self.test(Samples.register(unconfirmed: ["gasNetworks-1"]), ["chair"])
        #expect(!same.lines.contains { $0.contains("AMB-28") })
    }

    @Test("MTG-12 who has left stops counting, and every way of attending is equal")
    func attendance() throws {
        let start = Samples.london(Samples.meetingDay, 10)
        let list = [
            Attendance(person: "a", mode: .telephone, joined: start),
            Attendance(person: "b", mode: .web, joined: start, left: start.adding(minutes: 30)),
            Attendance(person: "c", mode: .inPerson, joined: start.adding(minutes: 20)),
        ]
        #expect(list.present(at: start) == ["a", "b"])
        #expect(list.present(at: start.adding(minutes: 29)) == ["a", "b", "c"])
        #expect(list.present(at: start.adding(minutes: 30)) == ["a", "c"])
    }
}
