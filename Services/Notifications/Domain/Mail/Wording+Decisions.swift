import Domain

// What was decided about a key, and what the DCC or a service says to it.

extension Wording {
    init(decision kind: NoticeKind, _ id: String, _ facts: GreenFacts) {
        let incident = facts.text(.incident)
        let subject = incident.map { "Incident \($0)" } ?? "Decision \(id)"
        let belongs = incident.map { "It belongs to incident \($0)." }
        let lookUp = incident.map { Command(what: "Look it up", line: OperatorCommand.showIncident($0)) }
        switch kind {
        case .keyDecision:
            self.init(
                "\(subject): the PMA has decided",
                [
                    "The SMKI PMA has decided about the use of a key" + (incident.map { " in incident \($0)." } ?? "."),
                    "The decision is \(id).",
                    facts.text(.meeting).map { "It was taken in meeting \($0)." },
                    facts.time(.at).map { "It was taken at \($0)." },
                    facts.text(.decisionWord).map { "Decided: \($0.words)." },
                    Self.presence(facts),
                ],
                [
                    incident.map { Command(what: "Read decision and reasons", line: OperatorCommand.showIncident($0)) },
                    Command(what: "See how it came about", line: OperatorCommand.why(id)),
                ]
            )
        case .decisionDeclined:
            self.init(
                "\(subject): the PMA's decision was not carried out",
                [
                    "Decision \(id) of the SMKI PMA has had no effect: smki-alerts has declined it.",
                    "No direction went to the DCC by it. All Members have been told that the PMA has decided.",
                    belongs,
                    facts.text(.rule).map { rule in
                        "The rule was \(rule)" + (facts.text(.refusalWord).map { ": \($0.words)." } ?? ".")
                    },
                    facts.time(.at).map { "It was declined at \($0)." },
                    "See how the incident stands, decide what follows, and tell the Members.",
                ],
                [lookUp, Command(what: "See how the decision came about", line: OperatorCommand.why(id))]
            )
        case .directionRefused:
            self.init(
                "Direction \(id): the addressee can't comply",
                [
                    "Direction \(id) was answered: the addressee cannot comply. It is not sent again.",
                    belongs,
                    facts.time(.at).map { "The answer came at \($0)." },
                    "The reason, where one was given, stands with the direction. Reach the addressee by telephone.",
                ],
                [Command(what: "Read the answer", line: OperatorCommand.showDirection(id)), lookUp]
            )
        default:
            self.init(
                "Direction \(id) has no answer",
                [
                    "Direction \(id) has not been answered.",
                    belongs,
                    facts.time(.issuedAt).map { "It was issued at \($0) and is being sent again." },
                    "Reach the addressee by telephone.",
                ],
                [lookUp]
            )
        }
    }
}
