import Domain
import ElectionsDomain
import Foundation
import Testing

@Suite("Importing a register")
struct ImportingARegister {
    /// An edit of the sample, and what is said of it.
    struct Example: Sendable, CustomTestStringConvertible {
        let path: String
        let json: String?
        let rule: RuleID
        let code: String
        let entry: String
        var testDescription: String { "\(self.rule) \(self.code) at \(self.entry)" }

        init(_ path: String, _ json: String?, _ rule: RuleID, _ code: String, at entry: String? = nil) {
            self.path = path
            self.json = json
            self.rule = rule
            self.code = code
            self.entry = entry ?? path
        }
    }

    @Test("MEM-01, MEM-38 the whole composition is taken in, people by id only, n and quorum worked out")
    func wholeRegister() throws {
        let book = try Fixtures.imported()
        let version = try #require(book.versions.first)
        #expect(version.version == 1)
        #expect(version.n == 10)
        #expect(version.quorum == 5)
        #expect(version.cause == "import")
        #expect(version.effectiveOn == Fixtures.asOf)
        #expect(version.changes.count == 10)
        #expect(version.working.contains("n = 10, quorum = 5 (half of n, rounded up, AMB-02)"))
        let stored = String(decoding: try JSONEncoder().encode(version), as: UTF8.self)
        #expect(!stored.contains("Name of"))
        #expect(!stored.contains("@"))
        #expect(!stored.contains("Firm of"))
    }

    @Test("MEM-01, MEM-24 the sample that ships is accepted: ten seats, a Chair's Alternate, three representatives")
    func shippedSample() throws {
        let here = URL(filePath: #filePath).resolvingSymlinksInPath()
        let root = here.deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        let file = try Data(contentsOf: root.appending(path: "deploy/register.sample.json"))
        let document = try JSONDecoder().decode(RegisterImport.self, from: file)
        let register = try Fixtures.imported(document).register(on: document.asOf)
        #expect(register.quorum(try Fixtures.context().policies) == 5)
        #expect(register.roles(of: "chair-alternate") == [.chairAlternate])
        #expect(register.representatives.count == 3)
    }

    @Test(
        "is refused, naming entry and rule",
        arguments: [
            Example("termsOfReference", #"" ""#, "MEM-01", "termsOfReferenceMissing"),
            Example("appointments", "[]", "MEM-01", "nobodyAppointed"),
            Example("appointments[3].category", #""dragon""#, "MEM-01", "unknownCategory"),
            Example("appointments[3].category", #""network""#, "MEM-04", "categoryNotInForce"),
            Example("appointments[6].category", #""gasNetworks""#, "MEM-05", "seatCategoryMismatch"),
            Example("appointments[3].seat", #""largeSupplier-4""#, "MEM-05", "noSuchSeat"),
            Example("appointments[3].seat", #""largeSupplier-1""#, "MEM-05", "seatTaken"),
            Example("appointments[3].person", #""ls-1""#, "ELE-09", "onePersonOneSeat"),
            Example("appointments[3].person", #""stranger""#, "MEM-38", "unknownPerson"),
            Example("appointments[3].partyCategory", #""smallSupplier""#, "MEM-32", "partyCategoryMismatch"),
            Example("appointments[3].partyCategory", nil, "MEM-32", "partyCategoryMismatch"),
            Example("appointments[3].partyCategory", #""dragon""#, "MEM-32", "unknownPartyCategory"),
            Example("appointments[3].end", #""2025-07-01""#, "MEM-08", "endNotAfterStart"),
            Example("appointments[3].end", #""2026-11-01""#, "MEM-08", "termEnded"),
            Example("appointments[3].start", #""2026-11-03""#, "MEM-08", "termNotBegun"),
            Example("appointments[3].confirmedOn", #""2026-11-03""#, "MEM-21", "confirmedInFuture"),
            Example("appointments[3].declaredOn", #""2026-11-03""#, "MEM-22", "declaredInFuture"),
            Example("alternates[1].forSeat", #""largeSupplier-9""#, "MEM-24", "noSuchSeat"),
            Example("alternates[1].person", #""ls-1""#, "MEM-24", "alternateOfOneself"),
            Example("alternates[1].person", #""stranger""#, "MEM-38", "unknownPerson"),
            Example("alternates[1].approvedBy", #""panel""#, "MEM-24", "wrongApprover"),
            Example("alternates[0].approvedBy", #""chair""#, "MEM-24", "wrongApprover"),
            Example("alternates[0].approvedBy", nil, "MEM-24", "wrongApprover"),
            Example("alternates[0].approvedOn", nil, "MEM-24", "approvalDateMissing"),
            Example("alternates[0].approvedOn", #""2026-11-03""#, "MEM-24", "approvedInFuture"),
            Example("alternates[0].confirmedOn", #""2026-11-03""#, "MEM-21", "confirmedInFuture"),
            Example("representatives[0].kind", #""press""#, "MEM-02", "unknownRepresentative"),
            Example("representatives[0].person", #""ls-2""#, "MEM-02", "representativeHoldsSeat"),
            Example("persons[3].id", #""ls-1""#, "MEM-38", "duplicatePerson"),
            Example("persons[3].id", #""ls/2""#, "MEM-38", "invalidPersonId"),
            Example("persons[3].name", #"" ""#, "MEM-38", "nameMissing"),
            Example("persons[3].email", #""ls-2 at example.org""#, "NOT-09", "invalidEmail"),
            Example("persons[3].email", #""LS 2 <ls-2@example.org>""#, "NOT-09", "invalidEmail"),
            Example("persons[3].email", #""ls-2@example..org""#, "NOT-09", "invalidEmail"),
        ]
    )
    func refused(_ example: Example) throws {
        let document = try Fixtures.edited([(example.path, example.json)])
        let refusal = try #require(Fixtures.refusal(document, try Fixtures.context()))
        #expect(refusal.rule == example.rule)
        #expect(refusal.code == example.code)
        #expect(refusal.inputs["entry"] == example.entry)
        #expect(refusal.detail?.contains(example.entry) == true)
    }

    @Test("MEM-05 a fourth Large Supplier is refused where the category is full")
    func fullCategory() throws {
        let document = try Fixtures.edited([
            ("appointments[5].category", #""largeSupplier""#), ("appointments[5].partyCategory", #""largeSupplier""#),
        ])
        let refusal = try #require(Fixtures.refusal(document, try Fixtures.context()))
        #expect(refusal.rule == "MEM-05")
        #expect(refusal.code == "noVacantSeat")
        #expect(refusal.inputs["entry"] == "appointments[5].category")
    }

    @Test("MEM-05 every problem is found; the first is the refusal, the others stand beside it")
    func allProblems() throws {
        let document = try Fixtures.edited([
            ("persons[0].email", #""nowhere""#), ("appointments[3].seat", #""largeSupplier-4""#),
            ("alternates[1].forSeat", #""throne""#),
        ])
        let refusal = try #require(Fixtures.refusal(document, try Fixtures.context()))
        #expect(refusal.rule == "NOT-09")
        #expect(refusal.inputs["entry"] == "persons[0].email")
        #expect(refusal.inputs["problems"] == "3")
        #expect(refusal.inputs["appointments[3].seat"] == "MEM-05 noSuchSeat: largeSupplier-4")
        #expect(refusal.inputs["alternates[1].forSeat"] == "MEM-24 noSuchSeat: throne")
    }

    @Test("AMB-24 Electricity Network and Electricity Networks name the same category")
    func labels() throws {
        for label in ["Electricity Network", "Electricity Networks", "electricityNetworks"] {
            let document = try Fixtures.edited([
                ("appointments[6].category", "\"\(label)\""), ("appointments[6].partyCategory", "\"\(label)\""),
            ])
            #expect(
                try Fixtures.imported(document).versions[0].document.appointments[6].category == .electricityNetworks
            )
        }
    }

    @Test("SEC-17 only the secretariat imports", arguments: Role.allCases.filter { $0 != .secretariat })
    func onlySecretariat(_ role: Role) throws {
        let refusal = Fixtures.refusal(Fixtures.register, try Fixtures.context([role]))
        #expect(refusal?.rule == "SEC-17")
    }

    @Test("MEM-38 the same register again changes nothing, another one names who changed")
    func again() throws {
        let book = try Fixtures.imported()
        #expect(try book.decide(.importRegister(Fixtures.register), Fixtures.context()).isEmpty)
        let without = try Fixtures.edited([("appointments[9]", nil)])
        let events = try book.decide(.importRegister(without), Fixtures.context())
        guard case .imported(let second) = try #require(events.first) else { return }
        #expect(second.version == 2)
        #expect(second.changes.map(\.seat) == ["tabascRepresentative"])
        #expect(second.changes.first?.person == nil)
        #expect(second.changes.first?.predecessor == "tabasc")
        #expect(second.n == 9)
        #expect(second.quorum == 5)
    }

    @Test("MEM-31 vacant seats aren't counted", arguments: [(0, 10, 5), (1, 9, 5), (2, 8, 4), (9, 1, 1)])
    func vacancies(_ vacant: Int, _ n: Int, _ quorum: Int) throws {
        let edits = (0..<vacant).map { (path: "appointments[\(9 - $0)]", json: String?.none) }
        let version = try Fixtures.imported(Fixtures.edited(edits)).versions[0]
        #expect(version.n == n)
        #expect(version.quorum == quorum)
    }

    @Test("AMB-28, MEM-21 an unconfirmed Member isn't in n; both readings are printed where they differ")
    func unconfirmed() throws {
        let document = try Fixtures.edited([
            ("appointments[8].confirmedOn", nil), ("appointments[9].confirmedOn", nil),
        ])
        let version = try Fixtures.imported(document).versions[0]
        #expect(version.n == 8)
        #expect(version.quorum == 4)
        #expect(
            version.working.contains(
                "Unconfirmed left out of n: quorum 4; counted in n: quorum 5; in force: 4 (AMB-28)"
            )
        )
        let counted = try RegisterBook().decide(
            .importRegister(document),
            Fixtures.context(policies: #"{"AMB-28": "included"}"#)
        )
        guard case .imported(let other) = try #require(counted.first) else { return }
        #expect(other.quorum == 5)
    }
}

@Suite("The register on a day")
struct RegisterOnADay {
    @Test(
        "MEM-03, MEM-04 on 13 December 2016 the old composition is asked for, on the 14th the new",
        arguments: [13, 14]
    )
    func composition(_ day: Int) throws {
        let date = CivilDate(2016, 12, day)
        let document = RegisterImport(
            termsOfReference: "v1",
            asOf: date,
            persons: [.init(id: "n", name: "N", email: "n@example.org")],
            appointments: [
                .init(
                    seat: "network-1",
                    category: "network",
                    person: "n",
                    start: CivilDate(2015, 7, 1),
                    partyCategory: "gasNetworks",
                    confirmedOn: CivilDate(2015, 6, 1)
                )
            ]
        )
        let context = try Fixtures.context(at: Fixtures.london(date, 10))
        let refusal = Fixtures.refusal(document, context)
        #expect(refusal?.rule == (day == 13 ? nil : "MEM-04"))
    }

    @Test(
        "MEM-25 an Alternate of the same organisation is refused on 13 December 2016, allowed on the 14th",
        arguments: [13, 14]
    )
    func employer(_ day: Int) throws {
        let date = CivilDate(2016, 12, day)
        let document = RegisterImport(
            termsOfReference: "v1",
            asOf: date,
            persons: [
                .init(id: "a", name: "A", email: "a@example.org", organisation: "Acme Energy "),
                .init(id: "b", name: "B", email: "b@example.org", organisation: "ACME energy"),
            ],
            appointments: [
                .init(
                    seat: "largeSupplier-1",
                    category: "largeSupplier",
                    person: "a",
                    start: CivilDate(2015, 7, 1),
                    partyCategory: "largeSupplier",
                    confirmedOn: CivilDate(2015, 6, 1)
                )
            ],
            alternates: [.init(person: "b", forSeat: "largeSupplier-1")]
        )
        for now in [Fixtures.london(date, 10), Fixtures.london(CivilDate(2026, 11, 20), 10)] {
            let refusal = Fixtures.refusal(document, try Fixtures.context(at: now))
            #expect(refusal?.rule == (day == 13 ? "MEM-25" : nil))
            #expect(refusal?.inputs["entry"] == (day == 13 ? "alternates[0].person" : nil))
        }
    }

    @Test("MEM-07 no register before July 2014", arguments: [CivilDate(2014, 6, 30), CivilDate(2014, 7, 1)])
    func establishment(_ date: CivilDate) throws {
        let document = try Fixtures.edited([("asOf", "\"\(date)\"")])
        let refusal = try #require(Fixtures.refusal(document, try Fixtures.context()))
        #expect((refusal.rule == "MEM-07") == (date.month == 6))
    }

    @Test("MEM-08 a seat falls vacant at the end of its term's last day")
    func lastDay() throws {
        let book = try Fixtures.imported()
        #expect(try book.register(on: CivilDate(2027, 7, 1)).appointments.count == 10)
        #expect(try book.register(on: CivilDate(2027, 7, 2)).appointments.isEmpty)
    }

    @Test("MEM-38 the last register that isn't dated later is in force; before the first, the first")
    func versions() throws {
        let later = try Fixtures.edited([("asOf", #""2027-01-04""#), ("appointments[9]", nil)])
        var book = try Fixtures.imported()
        for event in try book.decide(.importRegister(later), Fixtures.context()) { book.apply(event) }
        #expect(try book.register(on: CivilDate(2027, 1, 3)).appointments.count == 10)
        #expect(try book.register(on: CivilDate(2027, 1, 4)).appointments.count == 9)
        #expect(try Fixtures.imported().register(on: CivilDate(2020, 1, 1)).date == Fixtures.asOf)
        #expect(throws: Refusal.self) { try RegisterBook().register(on: Fixtures.asOf) }
    }

    @Test("MEM-24, MTG-24 roles, signatures and the shared employer come through")
    func people() throws {
        let register = try Fixtures.imported().register(on: Fixtures.asOf)
        #expect(register.roles(of: "chair") == [.chair])
        #expect(register.roles(of: "chair-alternate") == [.chairAlternate])
        #expect(register.roles(of: "ls-1-alternate").isEmpty, "approved, not confirmed")
        #expect(register.roles(of: "dcc-representative") == [.representative])
        #expect(register.mayOpenRed(["chair", "clerk", "dcc-representative"]) == ["dcc-representative"])
        #expect(register.alternates.allSatisfy { !$0.sharesEmployer })
    }

    @Test("the stored form reads back")
    func stored() throws {
        let events = try RegisterBook().decide(.importRegister(Fixtures.register), Fixtures.context())
        let back = try JSONDecoder().decode([RegisterBook.Event].self, from: JSONEncoder().encode(events))
        #expect(back == events)
    }
}

@Suite("A person on record")
struct PersonOnRecord {
    let ada = RegisterImport.Person(id: "ada", name: " Ada ", email: "ada@example.org", organisation: "Acme")

    @Test("SEC-19 name and address stand in a stream of the person's own; the same again changes nothing")
    func registered() throws {
        let events = try PersonRecord().decide(.register(self.ada), Fixtures.context())
        let record = PersonRecord(events)
        #expect(record.registered?.name == "Ada")
        #expect(record.registered?.email == "ada@example.org")
        #expect(try record.decide(.register(self.ada), Fixtures.context()).isEmpty)
        let moved = RegisterImport.Person(id: "ada", name: "Ada", email: "ada@example.net")
        #expect(try record.decide(.register(moved), Fixtures.context()).count == 1)
    }

    @Test("SEC-17 only the secretariat")
    func roles() throws {
        #expect(throws: Refusal.self) { try PersonRecord().decide(.register(self.ada), Fixtures.context([.operator])) }
    }
}
