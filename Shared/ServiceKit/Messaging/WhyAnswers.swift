internal import Domain
internal import Messages

extension WhyQuery.Answer {
    /// An explanation that its asker isn't cleared for: the rule that keeps it back, and nothing of what it says.
    init(withheld level: Classification, from clearance: Clearance) {
        let rule: RuleID = level == .red ? "SEC-03" : level == .amber ? "SEC-07" : "SEC-09"
        self.init(
            rule: rule,
            clause: RuleBook.rule(rule)?.clause ?? "",
            inputs: ["level": level.rawValue, "clearedFor": clearance.level.rawValue],
            working: [
                "It is \(level.rawValue); you are cleared up to \(clearance.level.rawValue) (\(clearance.basis))."
            ],
            policies: [:],
            withheld: level
        )
    }

    /// The refusal that a message got.
    ///
    /// Only its sender may have back what stood in it: others see which fields the rule looked at, and what it says.
    init(_ refused: Reply.Refused, isAskersOwn: Bool) {
        self.init(
            rule: refused.rule,
            clause: refused.clause,
            inputs: isAskersOwn ? refused.inputs : refused.inputs.mapValues { _ in "" },
            working: [isAskersOwn ? refused.detail : refused.title],
            policies: [:]
        )
    }
}
