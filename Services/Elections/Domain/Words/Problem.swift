import Domain

/// One thing wrong with a document: which entry, by which rule, and what would be right.
struct Problem: Sendable, Equatable {
    /// The entry's path, such as `appointments[3].seat`.
    let entry: String
    /// The rule.
    let rule: RuleID
    /// A stable lowerCamel word.
    let code: String
    /// The sender's own value.
    let found: String
    /// A sentence that says what would be right.
    let wanted: String
}

extension [Problem] {
    mutating func add(_ entry: String, _ rule: RuleID, _ code: String, _ found: String?, _ wanted: String) {
        self.append(Problem(entry: entry, rule: rule, code: code, found: found ?? "", wanted: wanted))
    }

    /// Adds what a shared rule refused, at an entry of this document.
    mutating func add(_ entry: String, _ found: String?, _ check: () throws(Refusal) -> Void) {
        do {
            try check()
        } catch {
            let inputs = error.inputs.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.listed
            self.add(entry, error.rule, error.code, found, error.detail ?? "The rule looked at: \(inputs).")
        }
    }

    /// Refuses when there are any: the first gives rule and code, and the others are listed beside it, so that a
    /// document can be put right in one go.
    func refuse() throws(Refusal) {
        guard let first else { return }
        var inputs: [String: String] = ["entry": first.entry, "found": first.found, "problems": "\(self.count)"]
        for problem in self.dropFirst() {
            let line = "\(problem.rule) \(problem.code)" + (problem.found.isEmpty ? "" : ": \(problem.found)")
            inputs[problem.entry] = inputs[problem.entry].map { "\($0); \(line)" } ?? line
        }
        throw Refusal(
            first.rule,
            first.code,
            inputs,
            detail: self.map { "\($0.entry): \($0.wanted)" }.joined(separator: " ")
        )
    }
}
