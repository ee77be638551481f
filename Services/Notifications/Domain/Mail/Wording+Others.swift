import Domain

extension Wording {
    init(other kind: NoticeKind, _ id: String, _ facts: GreenFacts) {
        let showCall = Command(what: "See the call", line: OperatorCommand.showCall(id))
        switch kind {
        case .proposalFlagged:
            self.init(
                "Proposal \(id) touches the SMKI documents",
                [
                    "Draft Proposal \(id) was flagged as touching the SMKI Document Set.",
                    Self.line("Title", .title, facts),
                    "The PMA is asked to look at it.",
                ],
                [
                    Command(what: "Read it", line: OperatorCommand.showProposal(id)),
                    Command(what: "Record that you have seen it", line: OperatorCommand.seeProposal(id)),
                ]
            )
        case .callOpened:
            self.init(
                "Call for nominations \(id)",
                [
                    "Nominations are invited under call \(id).",
                    facts.text(.vacancies).map { "Seats: \($0)." },
                    facts.text(.termMonths).map { "Term: \($0) months." },
                    facts.time(.closesAt).map {
                        "Nominations close at \($0). What arrives later is not in the contest."
                    },
                    Self.line("Send them to", .sendTo, facts),
                ],
                [
                    showCall,
                    Command(what: "See what a nomination holds", line: OperatorCommand.nominateHelp),
                    Command(what: "Hand one in that you have written to a file", line: OperatorCommand.nominate),
                ]
            )
        case .nominationReceived, .nominationIncomplete:
            self.init(
                "Nomination \(id): \(facts.text(.standing)?.words ?? "received")",
                [
                    "Nomination \(id) was received.",
                    facts.text(.call).map { "It is for call \($0)." },
                    facts.text(.standing).map { "It stands as: \($0.words)." },
                    facts.text(.gaps).map { "Blank fields: \($0). They can be filled in until nominations close." },
                ],
                [facts.text(.call).map { Command(what: "See the call", line: OperatorCommand.showCall($0)) }]
            )
        case .nominationsClosed:
            self.init(
                "Nominations under call \(id) have closed",
                ["Nominations under call \(id) have closed.", facts.text(.contests).map { "Outcome: \($0)." }],
                [showCall]
            )
        default:
            self.init(
                "\(id): \(kind.rawValue.words)",
                ["There is news about \(id): \(kind.rawValue.words).", facts.time(.at).map { "At \($0)." }]
            )
        }
    }
}
