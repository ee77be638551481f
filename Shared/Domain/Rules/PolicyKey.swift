/// A question that the governing texts leave open or to be set, and the values it may take.
public struct PolicyKey<Value: PolicyValue>: Sendable {
    /// The printed id: `AMB-05`, or the policy's own name where no question was numbered.
    public let id: String
    /// The lowerCamel name.
    public let name: String
    /// The rule or ambiguity it belongs to.
    public let rule: RuleID
    /// What is asked.
    public let question: String
    /// The value where nothing else is set.
    public let standard: Value
    /// What one might choose instead, in words.
    public let alternative: String
    /// Values of earlier days, each until and including its last day.
    let before: (lastDay: CivilDate, value: Value)?

    /// A question with a number of its own.
    init(_ ambiguity: RuleID, _ name: String, _ question: String, _ standard: Value, or alternative: String) {
        self.init(ambiguity.value, name, ambiguity, question, standard, alternative, before: nil)
    }

    /// A value that a rule leaves to be set.
    init(
        of rule: RuleID,
        _ name: String,
        _ question: String,
        _ standard: Value,
        or alternative: String = "any other value",
        before: (lastDay: CivilDate, value: Value)? = nil
    ) {
        self.init(name, name, rule, question, standard, alternative, before: before)
    }

    private init(
        _ id: String,
        _ name: String,
        _ rule: RuleID,
        _ question: String,
        _ standard: Value,
        _ alternative: String,
        before: (lastDay: CivilDate, value: Value)?
    ) {
        self.id = id
        self.name = name
        self.rule = rule
        self.question = question
        self.standard = standard
        self.alternative = alternative
        self.before = before
    }

    /// The key without its type, for lists and documents.
    var entry: PolicyEntry {
        var periods = [
            PolicyPeriod(from: self.before.map { $0.lastDay.addingDays(1) }, until: nil, value: self.standard)
        ]
        if let before {
            periods.insert(PolicyPeriod(from: nil, until: before.lastDay, value: before.value), at: 0)
        }
        return PolicyEntry(
            id: self.id,
            name: self.name,
            rule: self.rule,
            question: self.question,
            standard: self.standard.policyText,
            alternative: self.alternative,
            acceptedForms: Value.acceptedForms,
            periods: periods,
            read: { Value(policyText: $0) }
        )
    }
}

/// A value and the days on which it holds, ends included; nil is open.
public struct PolicyPeriod: Sendable {
    /// The first day.
    public let from: CivilDate?
    /// The last day.
    public let until: CivilDate?
    /// The value.
    public let value: any PolicyValue

    /// Whether it holds on a day.
    public func holds(on date: CivilDate) -> Bool {
        (self.from.map { $0 <= date } ?? true) && (self.until.map { date <= $0 } ?? true)
    }
}

/// A policy in the book: what it asks and which value holds when.
public struct PolicyEntry: Sendable {
    /// The printed id: `AMB-05`, or the policy's own name.
    public let id: String
    /// The lowerCamel name.
    public let name: String
    /// The rule or ambiguity it belongs to.
    public let rule: RuleID
    /// What is asked.
    public let question: String
    /// The value built in.
    public let standard: String
    /// What one might choose instead, in words.
    public let alternative: String
    /// What may be written in a document.
    public let acceptedForms: String
    /// The values with their days; of two that hold the later in the list wins.
    public internal(set) var periods: [PolicyPeriod]
    let read: @Sendable (String) -> (any PolicyValue)?

    /// The value that holds on a day.
    public func value(on date: CivilDate) -> (any PolicyValue)? {
        self.periods.last { $0.holds(on: date) }?.value
    }
}
