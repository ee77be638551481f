import Domain
import Foundation
import Testing

@Suite("The rule book")
struct RuleBookTests {
    @Test("holds 255 rules, each once, each with clause and title, in nine groups")
    func complete() {
        #expect(RuleBook.all.count == 255)
        #expect(Set(RuleBook.all.map(\.id)).count == 255)
        #expect(RuleBook.all.allSatisfy { !$0.clause.isEmpty && !$0.title.isEmpty && $0.title.count < 120 })
        let groups = Dictionary(grouping: RuleBook.all) { $0.id.group }.mapValues(\.count)
        #expect(
            groups == [
                "CAL": 13, "MEM": 31, "ELE": 30, "PRO": 51, "MTG": 36, "DUT": 26, "ALR": 36, "NOT": 13, "SEC": 19,
            ]
        )
    }

    @Test(
        "answers by id, questions included",
        arguments: [
            ("MTG-10", "SMKI PMA ToR v2.0, 7.2", Rule.Mark.stated), ("CAL-01", "SEC A1 \"Working Day\"", .recalled),
            ("ALR-14", "DCC published key store", .published),
            ("AMB-05", "reading of this system, in no clause", .inferred),
        ] as [(RuleID, String, Rule.Mark)]
    )
    func answers(_ id: RuleID, _ clause: String, _ mark: Rule.Mark) throws {
        let rule = try #require(RuleBook.rule(id))
        #expect(rule.clause == clause)
        #expect(rule.mark == mark)
    }

    @Test("knows nothing of an id that doesn't exist")
    func unknown() { #expect(RuleBook.rule("MTG-99") == nil) }

    @Test("a rule id is a bare string in JSON")
    func codable() throws {
        #expect(String(decoding: try JSONEncoder().encode([RuleID("MTG-10")]), as: UTF8.self) == #"["MTG-10"]"#)
    }

    @Test("every policy names a rule or question that exists")
    func policiesHaveRules() {
        for entry in PolicyBook.standard.entries {
            #expect(RuleBook.rule(entry.rule) != nil, "\(entry.id)")
        }
    }
}
