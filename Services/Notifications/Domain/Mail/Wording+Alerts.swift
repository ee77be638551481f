import Domain

extension Wording {
    init(alert kind: NoticeKind, _ id: String, _ facts: GreenFacts) {
        let source =
            facts.flag(.authenticated) == false
            ? "Its sender is not authenticated: check with the sender before you rely on it." : nil
        let show = Command(what: "Read it", line: OperatorCommand.showIncident(id))
        let acknowledge = Command(what: "Acknowledge it now", line: OperatorCommand.acknowledgeIncident(id))
        switch kind {
        case .alertRaised where facts.text(.version).flatMap { Int($0) } ?? 1 > 1:
            self.init(
                "Incident \(id): the alert was corrected",
                [
                    "The alert about incident \(id) was corrected by its sender.",
                    facts.text(.version).map { "Version \($0) holds now. Read it before you go on." },
                    source,
                ],
                [show]
            )
        case .alertRaised:
            self.init(
                "Compromise alert \(id): please acknowledge",
                [
                    "A compromise alert has come in. It is incident \(id).",
                    facts.time(.reportedAt).map { "It was reported at \($0)." },
                    source,
                ],
                [acknowledge, show]
            )
        case .alertEscalated:
            self.init(
                "Compromise alert \(id): you are asked to stand in",
                [
                    "A Member for whom you stand in has not answered the alert about incident \(id).",
                    facts.time(.reportedAt).map { "It was reported at \($0)." },
                    "Be ready to act in the Member's place.",
                    source,
                ],
                [acknowledge, show]
            )
        case .alertRetracted:
            self.init(
                "Incident \(id) has ended: the alert was retracted",
                ["The alert about incident \(id) was retracted."],
                [show]
            )
        case .alertRefused:
            let count = facts.text(.count).flatMap { Int($0) } ?? 1
            self.init(
                count > 1
                    ? "\(count) alerts were not accepted: please take them up"
                    : "Alert not accepted: please take it up",
                [
                    count > 1
                        ? "\(count) messages to the alerts' queue were not accepted. The first is \(id)."
                        : "A message to the alerts' queue was not accepted. It is kept as \(id).",
                    facts.text(.refusalWord) == "privateKeyInMessage"
                        ? "It held a private key, so nothing of its content was kept: take that key as compromised."
                        : nil,
                    facts.text(.refusalWord).map { "The reason was: \($0.words)." },
                    facts.time(.at).map { "It came in at \($0)." },
                    source,
                    "It may be a real alert in a wrong form. Reach the sender.",
                ],
                [
                    Command(what: "Read it", line: OperatorCommand.showParked(id)),
                    Command(what: "Take it up", line: OperatorCommand.takeUp(id)),
                ]
            )
        default:
            self.init(
                "Incident \(id): nobody can preside, ask the Panel",
                [
                    "Neither the Chair nor the Chair's Alternate has answered the alert about incident \(id).",
                    "Nobody can preside at a meeting. The Panel must be asked: reach it now.",
                    "Keep trying to reach the Chair and the Chair's Alternate by telephone.",
                ],
                [show]
            )
        }
    }
}
