import Domain
import Foundation
import Testing

@Suite("Policies")
struct PolicyTests {
    @Test("AMB-01 to AMB-28 each have a value and an alternative")
    func questions() throws {
        for number in 1...28 {
            let id = "AMB-\(number < 10 ? "0" : "")\(number)"
            let line = try #require(Samples.policies.printed(id))
            #expect(line.id == id)
            #expect(!line.value.isEmpty && !line.alternative.isEmpty)
        }
        let ids = PolicyBook.standard.entries.map(\.id)
        #expect(Set(ids).count == ids.count)
        #expect(Set(PolicyBook.standard.entries.map(\.name)).count == ids.count)
    }

    @Test(
        "have the values built in",
        arguments: [
            ("AMB-01", "workingDayHours"), ("AMB-02", "up"), ("AMB-03", "counts"), ("AMB-04", "countOnly"),
            ("AMB-05", "17:00"),
            ("voteWindowWorkingDays", "10"), ("mrcWorkingDays", "15"), ("mrcOpensAfterPanelWorkingDays", "1"),
            ("quorumWaitMinutes", "30"), ("alertEscalationChairMinutes", "15"),
            ("alertEscalationAlternateMinutes", "30"),
            ("alertEscalationAllMinutes", "60"), ("directionResendMinutes", "5"), ("directionEscalateMinutes", "15"),
            ("recoveryTestMonths", "12"), ("mailTries", "5"), ("adoptionWindowWorkingDays", "10"),
            ("callLeadWorkingDays", "35"),
            ("nominationWindowWorkingDays", "15"), ("writtenResolutionAllowed", "false"),
            ("draftProposalRegimeFrom", "2018-11-01"),
            ("changeBoardMethod", "majorityOfCategories"), ("breakdownRelease", "onRequestByParty"),
            ("termMonths", "24"),
            ("suspensionAppliesToSubCommitteeVotes", "true"), ("quorumForecastWorkingDays", "5,3,1"),
            ("exceptionalNoticeHours", "24"),
        ]
    )
    func values(_ id: String, _ value: String) { #expect(Samples.policies.printed(id)?.value == value) }

    @Test("MEM-25 a value may change on a date")
    func dated() {
        #expect(!Policies.inForce(on: CivilDate(2016, 12, 13)).alternateMayShareEmployer)
        #expect(Policies.inForce(on: CivilDate(2016, 12, 14)).alternateMayShareEmployer)
    }

    @Test("are set by a document, by id or by name, for always or for some days")
    func overridden() throws {
        let document = #"""
            {"AMB-02": "down", "closeOfPlay": "23:59:59", "mrcWorkingDays": 20, "writtenResolutionAllowed": true,
             "voteWindowWorkingDays": {"value": 12, "from": "2027-01-01", "until": "2027-12-31"}}
            """#
        let book = try PolicyBook.standard.overridden(byJSON: Data(document.utf8))
        let policies = book.inForce(on: CivilDate(2027, 6, 1))
        #expect(policies.quorumRounding == .down)
        #expect(policies.closeOfPlay == CivilTime(23, 59, 59))
        #expect(policies.mrcWorkingDays == 20)
        #expect(policies.writtenResolutionAllowed)
        #expect(policies.voteWindowWorkingDays == 12)
        #expect(book.inForce(on: CivilDate(2026, 12, 31)).voteWindowWorkingDays == 10)
        #expect(book.inForce(on: CivilDate(2028, 1, 1)).voteWindowWorkingDays == 10)
        #expect(policies.printed("AMB-02")?.description == "AMB-02 quorumRounding = down (alternative: up)")
        #expect(policies != Policies.inForce(on: CivilDate(2027, 6, 1)))
    }

    @Test(
        "a wrong document is refused with the field named",
        arguments: [
            (#"{"AMB-99": "x"}"#, "AMB-99", PolicyError.Code.unknownPolicy),
            (#"{"AMB-01": "sometimes"}"#, "AMB-01", .invalidValue),
            (#"{"closeOfPlay": "25:00"}"#, "closeOfPlay", .invalidValue),
            (#"{"mrcWorkingDays": -1}"#, "mrcWorkingDays", .invalidValue),
            (#"{"mrcWorkingDays": "many"}"#, "mrcWorkingDays", .invalidValue),
            (#"{"AMB-05": "17:00", "closeOfPlay": "18:00"}"#, "closeOfPlay", .givenTwice),
            (#"{"mrcWorkingDays": {"value": 1, "since": "2027-01-01"}}"#, "mrcWorkingDays.since", .unreadable),
            (#"{"mrcWorkingDays": {"value": 1, "from": "soon"}}"#, "mrcWorkingDays.from", .unreadable),
            (
                #"{"mrcWorkingDays": {"value": 1, "from": "2027-01-02", "until": "2027-01-01"}}"#,
                "mrcWorkingDays.until", .invalidValue
            ),
            (#"{"mrcWorkingDays": [1]}"#, "mrcWorkingDays", .unreadable),
            (#"["AMB-01"]"#, "document", .unreadable),
            ("not JSON", "document", .unreadable),
        ]
    )
    func refused(_ document: String, _ field: String, _ code: PolicyError.Code) {
        let error = #expect(throws: PolicyError.self) {
            try PolicyBook.standard.overridden(byJSON: Data(document.utf8))
        }
        #expect(error?.field == field)
        #expect(error?.code == code)
    }
}
