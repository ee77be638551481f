import Domain

extension Wording {
    init(meeting kind: NoticeKind, _ id: String, _ facts: GreenFacts) {
        let incident = facts.text(.incident).map { "It is about incident \($0)." }
        let show = Command(what: "See the meeting", line: OperatorCommand.showMeeting(id))
        switch kind {
        case .meetingProposed:
            self.init(
                "Incident \(id): a meeting can be called",
                [
                    "Two lawful ways to convene about incident \(id). The choice is yours, with your reason on record.",
                    "",
                    facts.time(.earliestStart).map { "1. Exceptional meeting: from \($0) if notice goes out now." },
                    facts.time(.otherReading).map { "   By the reading that isn't in force: from \($0)." },
                    facts.text(.reading).map {
                        "   Counted by: \($0.words). The quorum count is waived; somebody must preside."
                    },
                    "2. Ordinary meeting at shorter notice, by your named direction: at any time, with the full quorum"
                        + (facts.text(.needed).map { " of \($0)." } ?? "."),
                    facts.day(.lastNoticeOn).map {
                        "   On full notice, such a meeting on the same day had to be called by \($0)."
                    },
                ],
                [
                    Command(
                        what: "Call an exceptional meeting",
                        line: OperatorCommand.callMeeting(id, route: "exceptional")
                    ),
                    Command(
                        what: "Or an ordinary one at shorter notice",
                        line: OperatorCommand.callMeeting(id, route: "ordinaryShorterNotice")
                    ),
                ]
            )
        case .meetingNotice:
            self.init(
                "Notice of meeting \(id)",
                [
                    "You are given notice of meeting \(id) of the SMKI PMA.",
                    facts.time(.startsAt).map { "It starts at \($0)." },
                    incident,
                    Self.line("Place", .location, facts),
                    Self.line("Attending otherwise", .remoteAttendance, facts),
                    facts.flag(.waived) == true
                        ? "It is exceptional: the quorum count is waived, somebody must preside." : nil,
                ],
                [
                    Command(what: "Say that you come", line: OperatorCommand.respond(id, "attending")),
                    Command(what: "Or that you don't", line: OperatorCommand.respond(id, "declined")),
                    Command(what: "See agenda and arrangements", line: OperatorCommand.showMeeting(id)),
                ]
            )
        case .meetingOutcome:
            self.init(
                "Outcome of meeting \(id)",
                [
                    "Meeting \(id) has ended.", facts.time(.at).map { "It closed at \($0)." }, incident,
                    Self.presence(facts),
                ],
                [show]
            )
        case .keyDecision:
            self.init(
                "Incident \(id): the PMA has decided",
                [
                    "The SMKI PMA has decided about the use of a key in incident \(id).",
                    facts.text(.decision).map { "The decision is \($0)." },
                    facts.text(.meeting).map { "It was taken in meeting \($0)." },
                    facts.time(.at).map { "It was taken at \($0)." },
                    facts.text(.decisionWord).map { "Decided: \($0.words)." },
                    Self.presence(facts),
                ],
                [
                    Command(what: "Read decision and reasons", line: OperatorCommand.showIncident(id)),
                    facts.text(.decision).map { Command(what: "See how it came about", line: OperatorCommand.why($0)) },
                ]
            )
        default:
            self.init(
                "Meeting \(id): the quorum is at risk",
                [
                    "Meeting \(id) may lack its quorum.",
                    facts.time(.startsAt).map { "It starts at \($0)." },
                    facts.text(.have).flatMap { have in
                        facts.text(.needed).map { "\(have) said that they come; \($0) are needed." }
                    },
                    facts.flag(.chairExpected) == false ? "Nobody who can preside has said so yet." : nil,
                    facts.text(.askNext).map { "Ask next: \($0)." },
                ],
                [show]
            )
        }
    }

    /// Present, needed and waived, in a sentence.
    private static func presence(_ facts: GreenFacts) -> String? {
        guard let present = facts.text(.present), let needed = facts.text(.needed) else { return nil }
        let appointed = facts.text(.appointed).map { " of \($0) appointed" } ?? ""
        return facts.flag(.waived) == true
            ? "Present: \(present)\(appointed). The ordinary quorum of \(needed) was waived."
            : "Present: \(present)\(appointed). Needed: \(needed)."
    }

    /// A fact with its name, or where to find it when it is above GREEN.
    static func line(_ label: String, _ name: GreenFacts.Name, _ facts: GreenFacts) -> String? {
        if let level = facts.withheldLevel(name) { return "\(label): \(level.rawValue), on the secure platform." }
        return facts.text(name).map { "\(label): \($0)" }
    }
}
