/// A rule that decisions, refusals and deadlines cite.
public struct Rule: Sendable, Codable, Hashable {
    /// How well the rule is founded; the firmer wins where two disagree.
    public enum Mark: String, Sendable, Codable, CaseIterable {
        /// The governing papers state it.
        case stated
        /// Public text of the Code or its bodies states it.
        case published
        /// Recalled from the Code but not found in public text: its numbers are settings, never asserted as fact.
        case recalled
        /// A sensible reading chosen here.
        case inferred
    }

    /// The stable id.
    public let id: RuleID
    /// How well it is founded.
    public let mark: Mark
    /// Where it stands, such as `SMKI PMA ToR v2.0, 7.2`.
    public let clause: String
    /// What it says, in one short sentence of our own.
    public let title: String

    init(_ id: RuleID, _ mark: Mark, _ clause: String, _ title: String) {
        self.id = id
        self.mark = mark
        self.clause = clause.isEmpty ? "reading of this system, in no clause" : clause
        self.title = title
    }
}

/// Every rule by its id.
public enum RuleBook {
    /// All rules, group by group, in order of their numbers.
    public static let all: [Rule] =
        calendar + membership + elections + proposals + meetings + duties + alerts + notices + access

    private static let byID = Dictionary(all.map { ($0.id, $0) }) { first, _ in first }

    /// The rule of that id, or the question that a policy answers (`AMB-05`); nil when there is none.
    public static func rule(_ id: RuleID) -> Rule? {
        self.byID[id]
            ?? Policies.questions.first { $0.id == id.value }.map { Rule(id, .inferred, "", $0.question) }
    }
}
