import Domain
import Testing

@Suite("Composition")
struct CompositionTests {
    @Test("MEM-01 ten seats and nine ordinary votes from 14 December 2016")
    func expanded() throws {
        let composition = try Composition.inForce(on: CivilDate(2016, 12, 14))
        #expect(
            composition.seats.map(\.id) == [
                "chair", "smkiSpecialist", "largeSupplier-1", "largeSupplier-2", "largeSupplier-3", "smallSupplier-1",
                "electricityNetworks-1", "gasNetworks-1", "sscRepresentative", "tabascRepresentative",
            ]
        )
        #expect(composition.ordinaryVotes == 9)
        #expect(composition.voting(.chair) == .castingOnly)
        #expect(composition.seats.filter { $0.category.isElected }.count == 6)
    }

    @Test("MEM-03 on 13 December 2016 the old set: Chair, six Members, a Specialist without a vote")
    func original() throws {
        let composition = try Composition.inForce(on: CivilDate(2016, 12, 13))
        #expect(
            composition.seats.map(\.id) == [
                "chair", "smkiSpecialist", "largeSupplier-1", "largeSupplier-2", "smallSupplier-1", "network-1",
                "sscRepresentative", "tabascRepresentative",
            ]
        )
        #expect(composition.ordinaryVotes == 6)
    }

    @Test(
        "MEM-16 the Specialist votes from 14 December 2016",
        arguments: [
            ("2014-07-01", VotingRight.none), ("2016-12-13", .none), ("2016-12-14", .full), ("2026-11-20", .full),
        ]
    )
    func specialist(_ day: String, _ voting: VotingRight) throws {
        #expect(try Composition.inForce(on: Samples.date(day)).voting(.smkiSpecialist) == voting)
    }

    @Test("MEM-04 one undivided Network seat before, one each for electricity and gas after")
    func networks() throws {
        let before = try Composition.inForce(on: CivilDate(2016, 12, 13))
        let after = try Composition.inForce(on: CivilDate(2016, 12, 14))
        #expect([.network, .electricityNetworks, .gasNetworks].map(before.seatCount) == [1, 0, 0])
        #expect([.network, .electricityNetworks, .gasNetworks].map(after.seatCount) == [0, 1, 1])
        #expect(SeatCategory.network.partyCategories == [.electricityNetworks, .gasNetworks])
    }

    @Test("MEM-02 DCC, Ofgem and BEIS attend without a vote")
    func representatives() throws {
        #expect(try Composition.inForce(on: Samples.meetingDay).representatives == [.dcc, .ofgem, .beis])
    }

    @Test("MEM-05 filling a full category is refused")
    func full() throws {
        let composition = try Composition.inForce(on: Samples.meetingDay)
        try composition.requireVacancy(in: .largeSupplier, filled: 2)
        let refusal = #expect(throws: Refusal.self) { try composition.requireVacancy(in: .largeSupplier, filled: 3) }
        #expect(refusal?.rule == "MEM-05")
        #expect(throws: Refusal.self) { try composition.requireVacancy(in: .network, filled: 0) }
    }

    @Test("MEM-07 there is no composition before July 2014")
    func beforeEstablishment() throws {
        #expect(throws: Refusal.self) { try Composition.inForce(on: CivilDate(2014, 6, 30)) }
        #expect(try Composition.inForce(on: CivilDate(2014, 7, 1)) == .original)
    }

    @Test(
        "AMB-24 labels are accepted in singular and plural",
        arguments: [
            ("Electricity Networks", SeatCategory.electricityNetworks), ("Electricity Network", .electricityNetworks),
            ("electricityNetworks", .electricityNetworks), ("ELECTRICITY NETWORK PARTIES", .electricityNetworks),
            ("Gas Network", .gasNetworks), ("Large Suppliers", .largeSupplier), ("Large Supplier", .largeSupplier),
            ("SSC Representative", .sscRepresentative), ("TABASC", .tabascRepresentative), ("Network", .network),
            ("SMKI Specialist", .smkiSpecialist), ("Chair", .chair),
        ]
    )
    func labels(_ label: String, _ category: SeatCategory) {
        #expect(SeatCategory(label: label) == category)
        #expect(SeatCategory(label: category.label) == category)
    }

    @Test("AMB-24 other labels are none, and Party Categories read alike")
    func otherLabels() {
        #expect(SeatCategory(label: "Water Networks") == nil)
        #expect(SeatCategory(label: "") == nil)
        #expect(PartyCategory(label: "Electricity Network") == .electricityNetworks)
        #expect(PartyCategory(label: "Other SEC Party") == .otherSecParty)
    }

    @Test("MEM-32 an elected seat asks for its Party Category, the others for none")
    func partyCategory() throws {
        try Composition.requireMatch(.smkiSpecialist, nil)
        try Composition.requireMatch(.gasNetworks, .gasNetworks)
        let refusal = #expect(throws: Refusal.self) { try Composition.requireMatch(.gasNetworks, .electricityNetworks) }
        #expect(refusal?.rule == "MEM-32")
        #expect(throws: Refusal.self) { try Composition.requireMatch(.gasNetworks, nil) }
    }
}
