import Domain

/// The quorum before anybody has come: what each kind of meeting will need.
struct QuorumNumbers: Sendable {
    /// n today.
    let appointed: Int
    /// The ordinary quorum.
    let neededOrdinary: Int
    /// At an exceptional meeting: somebody to preside, unless AMB-04 waives that too.
    let neededExceptional: Int
    /// The numbers in words, with both readings of AMB-28 where they differ.
    let working: [String]

    init(_ register: Register, _ policies: Policies) {
        let quorum = QuorumTest(register, present: [], kind: .exceptional).result(policies)
        self.appointed = quorum.appointed
        self.neededOrdinary = quorum.needed
        self.neededExceptional = policies.exceptionalWaiver == .countOnly ? 1 : 0
        self.working =
            quorum.lines.filter { $0.contains("AMB-28") } + [
                "Appointed today: \(quorum.appointed). Ordinary quorum: \(quorum.needed), the Chair or Chair's "
                    + "Alternate included.",
                self.neededExceptional == 1
                    ? "Exceptional: the count is waived; the Chair or Chair's Alternate must preside."
                    : "Exceptional: the count and the presiding Chair are waived.",
            ]
    }
}
