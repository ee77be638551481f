import Domain
import ElectionsDomain
import Foundation
import Testing

/// The 2019 call: one seat each of three categories, terms that end in July, closing Monday, 3 June 2019.
enum Call2019 {
    static let opensAt = Fixtures.london(CivilDate(2019, 5, 10), 10)
    static let deadline = Fixtures.london(CivilDate(2019, 6, 3), 17)

    static func call(
        _ vacancies: [(String, Int)] = [("Large Supplier", 1), ("Small Supplier", 1), ("Electricity Networks", 1)],
        closes: CivilDate = CivilDate(2019, 6, 3),
        callID: String = "CALL-2019-01",
        months: Int = 24,
        sendTo: String = "nominations@example.org"
    ) -> NominationCall.OpenCall {
        NominationCall.OpenCall(
            callID: callID,
            vacancies: vacancies.map { .init(category: $0.0, count: $0.1) },
            termMonths: months,
            nominationsCloseOn: closes,
            sendTo: sendTo
        )
    }

    /// The seats of a category and their last days.
    static func register(_ ends: [String: [CivilDate]]) throws -> RegisterDocument {
        var persons: [RegisterImport.Person] = []
        var appointments: [RegisterImport.Appointment] = []
        for (category, days) in ends.sorted(by: { $0.key < $1.key }) {
            for (index, end) in days.enumerated() {
                let id = PersonID("\(category)-\(index + 1)")
                persons.append(.init(id: id, name: "N", email: "n@example.org"))
                appointments.append(
                    .init(
                        seat: SeatID("\(category)-\(index + 1)"),
                        category: category,
                        person: id,
                        start: CivilDate(2017, 8, 1),
                        end: end,
                        partyCategory: category,
                        confirmedOn: CivilDate(2017, 7, 20)
                    )
                )
            }
        }
        let document = RegisterImport(
            termsOfReference: "v2.0",
            asOf: CivilDate(2019, 5, 1),
            persons: persons,
            appointments: appointments
        )
        return try #require(try Fixtures.imported(document).versions.first?.document)
    }

    static let july = CivilDate(2019, 7, 31)

    static func standard() throws -> RegisterDocument {
        try self.register([
            "largeSupplier": [july, CivilDate(2020, 7, 31), CivilDate(2020, 7, 31)], "smallSupplier": [july],
            "electricityNetworks": [july], "gasNetworks": [CivilDate(2020, 7, 31)],
        ])
    }

    static func opened(_ call: NominationCall.OpenCall = Call2019.call()) throws -> NominationCall {
        NominationCall(
            try NominationCall().decide(
                .open(call, register: self.standard()),
                Fixtures.context(at: Self.opensAt)
            )
        )
    }

    static func refusal(_ call: NominationCall.OpenCall, _ context: DecisionContext? = nil) throws -> Refusal? {
        let register = try Self.standard()
        let context = try context ?? Fixtures.context(at: Self.opensAt)
        do {
            _ = try NominationCall().decide(.open(call, register: register), context)
            return nil
        } catch let refusal {
            return refusal
        }
    }
}

@Suite("Opening a call")
struct OpeningACall {
    @Test(
        "ELE-01, ELE-02 the 2019 call lists seats, term, deadline, address, requirement and contest rule, and is WHITE"
    )
    func call2019() throws {
        let opened = try #require(try Call2019.opened().opened)
        #expect(opened.classification == .white)
        #expect(opened.vacancies.map(\.category) == [.largeSupplier, .smallSupplier, .electricityNetworks])
        #expect(opened.vacancies.map(\.count) == [1, 1, 1])
        #expect(opened.termMonths == 24)
        #expect(opened.nominationsCloseAt.rfc3339 == "2019-06-03T16:00:00Z")
        #expect(opened.sendTo == "nominations@example.org")
        #expect(!opened.requirement.isEmpty && !opened.contestRule.isEmpty)
    }

    @Test("ELE-04, AMB-05 by the other reading of close of play it ends at 23:59:59")
    func otherReading() throws {
        let context = try Fixtures.context(at: Call2019.opensAt, policies: #"{"AMB-05": "23:59:59"}"#)
        let events = try NominationCall().decide(.open(Call2019.call(), register: Call2019.standard()), context)
        #expect(NominationCall(events).opened?.nominationsCloseAt.rfc3339 == "2019-06-03T22:59:59Z")
    }

    @Test(
        "is refused, naming entry and rule",
        arguments: [
            (Call2019.call([]), "ELE-01" as RuleID, "vacanciesMissing"),
            (Call2019.call([("dragon", 1)]), "ELE-01", "unknownCategory"),
            (Call2019.call([("largeSupplier", 0)]), "ELE-01", "countNotPositive"),
            (Call2019.call([("largeSupplier", 1), ("Large Supplier", 1)]), "ELE-01", "duplicateCategory"),
            (Call2019.call(callID: "CALL 2019/01"), "ELE-01", "invalidCallId"),
            (Call2019.call(sendTo: " "), "ELE-01", "sendToMissing"),
            (Call2019.call([("chair", 1)]), "MEM-11", "categoryNotElected"),
            (Call2019.call([("smkiSpecialist", 1)]), "MEM-15", "categoryNotElected"),
            (Call2019.call([("SSC", 1)]), "MEM-17", "categoryNotElected"),
            (Call2019.call([("largeSupplier", 4)]), "MEM-05", "moreThanSeats"),
            (Call2019.call([("largeSupplier", 2)]), "ELE-03", "seatNotVacant"),
            (Call2019.call([("gasNetworks", 1)]), "ELE-03", "seatNotVacant"),
            (Call2019.call(months: 25), "MEM-06", "termOutOfRange"),
            (Call2019.call(months: 0), "MEM-06", "termOutOfRange"),
            (Call2019.call(closes: CivilDate(2019, 6, 1)), "ELE-04", "notAWorkingDay"),
            (Call2019.call(closes: CivilDate(2019, 5, 27)), "ELE-04", "notAWorkingDay"),
            (Call2019.call(closes: CivilDate(2019, 5, 9)), "ELE-04", "deadlinePassed"),
            (Call2019.call(closes: CivilDate(2031, 6, 3)), "CAL-02", "outsideCalendar"),
        ]
    )
    func refused(_ call: NominationCall.OpenCall, _ rule: RuleID, _ code: String) throws {
        let refusal = try #require(try Call2019.refusal(call))
        #expect(refusal.rule == rule)
        #expect(refusal.code == code)
    }

    @Test("ELE-04 a day without close of play is refused with its reason and the next Working Day")
    func bankHoliday() throws {
        let refusal = try #require(try Call2019.refusal(Call2019.call(closes: CivilDate(2019, 5, 27))))
        #expect(refusal.detail?.contains("Tuesday, 28 May 2019") == true)
    }

    @Test("ELE-03 a seat that ends in 90 days may be called for, in 91 not", arguments: [(90, true), (91, false)])
    func ninetyDays(_ days: Int, _ isOpen: Bool) throws {
        let end = CivilDate(2019, 5, 10).addingDays(days)
        let register = try Call2019.register(["smallSupplier": [end]])
        let context = try Fixtures.context(at: Call2019.opensAt)
        let call = Call2019.call([("smallSupplier", 1)])
        if isOpen {
            #expect(try NominationCall().decide(.open(call, register: register), context).count == 1)
        } else {
            let refusal = #expect(throws: Refusal.self) {
                try NominationCall().decide(.open(call, register: register), context)
            }
            #expect(refusal?.rule == "ELE-03")
        }
    }

    @Test("ELE-03 a vacant seat may be called for; without a register none")
    func vacant() throws {
        let register = try Call2019.register(["smallSupplier": [CivilDate(2020, 7, 31)]])
        let context = try Fixtures.context(at: Call2019.opensAt)
        let call = Call2019.call([("gasNetworks", 1)])
        #expect(try NominationCall().decide(.open(call, register: register), context).count == 1)
        let refusal = #expect(throws: Refusal.self) { try NominationCall().decide(.open(call, register: nil), context) }
        #expect(refusal?.code == "noRegister")
    }

    @Test("ELE-32 an id is used once; SEC-17 only the secretariat opens")
    func onceAndRole() throws {
        let call = try Call2019.opened()
        let again = #expect(throws: Refusal.self) {
            try call.decide(
                .open(Call2019.call(), register: Call2019.standard()),
                Fixtures.context(at: Call2019.opensAt)
            )
        }
        #expect(again?.code == "callAlreadyOpened")
        let party = try Fixtures.context([.party], at: Call2019.opensAt)
        #expect(try Call2019.refusal(Call2019.call(), party)?.rule == "SEC-17")
    }
}
