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
                Self.callCommands(id, facts)
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
        case .meetingInquorate:
            self.init(
                "Meeting \(id) is adjourned: no quorum",
                [
                    "Meeting \(id) had no quorum in time and is adjourned. Nothing was decided.",
                    facts.time(.at).map { "It was adjourned at \($0)." },
                    incident,
                    facts.time(.startsAt).map { "Notice issued now is long enough for \($0)." },
                ],
                [show]
            )
        case .meetingOutcome:
            self.init(outcome: id, incident, facts)
        case .recordedForYou:
            self.init(recorded: id, facts)
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

    /// What became of a motion, or that a meeting is over (MTG-07).
    private init(outcome id: String, _ incident: String?, _ facts: GreenFacts) {
        let meeting = facts.text(.meeting) ?? id
        let show = Command(what: "See the meeting", line: OperatorCommand.showMeeting(meeting))
        guard let motion = facts.text(.motion) else {
            self.init(
                "Outcome of meeting \(meeting)",
                ["Meeting \(meeting) has ended.", facts.time(.at).map { "It closed at \($0)." }, incident],
                [show]
            )
            return
        }
        let isCarried = facts.flag(.carried) == true
        self.init(
            "Meeting \(meeting): a motion \(isCarried ? "was carried" : "has fallen")",
            [
                "Motion \(motion) in meeting \(meeting) \(isCarried ? "was carried." : "was not carried: it decides nothing.")",
                facts.time(.at).map { "The vote ended at \($0)." },
                incident,
                Self.presence(facts),
            ],
            [show, Command(what: "See how it came about", line: OperatorCommand.why(motion))]
        )
    }

    /// What the secretariat has put on record for somebody (SEC-18).
    private init(recorded id: String, _ facts: GreenFacts) {
        let meeting = facts.text(.meeting) ?? id
        let matter = facts.text(.recorded) ?? ""
        let what =
            switch matter {
            case "response": "Your answer to the notice of meeting \(meeting)"
            case "attendance": "Your attendance at meeting \(meeting)"
            case "conflict": "A conflict of interest of yours in meeting \(meeting)"
            case "vote": "Your vote in meeting \(meeting)"
            default: "Something of yours in meeting \(meeting)"
            }
        self.init(
            "Meeting \(meeting): recorded on your behalf",
            [
                "\(what) was recorded on your behalf.",
                facts.text(.recordedWord).map { "Recorded: \($0.words)." },
                facts.text(.motion).map { "It is on motion \($0). How you voted is not in this mail." },
                facts.text(.item).map { "It is for item \($0)." },
                facts.text(.recordedBy).map { "The secretariat recorded it, as user \($0)." },
                facts.time(.at).map { "That was at \($0)." },
                "If that is not what you said or handed in, tell the Chair and the secretariat at once.",
            ],
            [Command(what: "See the meeting", line: OperatorCommand.showMeeting(meeting))]
        )
    }

    /// The two ways to call it, with a start for each that will do if the notice goes out within half an hour.
    private static func callCommands(_ incident: String, _ facts: GreenFacts) -> [Command?] {
        let earliest = facts.instant(.earliestStart).map { Self.fullHour(after: $0.adding(minutes: 30)) }
        let soon = facts.instant(.at).map { Self.fullHour(after: $0.adding(minutes: 120)) }
        return [
            Command(what: "See the two with their working", line: OperatorCommand.showRoutes(incident)),
            earliest.map {
                Command(
                    what: "Call an exceptional meeting (put your own words for the capitals)",
                    line: OperatorCommand.callExceptional(incident, startsAt: $0)
                )
            },
            soon.map {
                Command(
                    what: "Or an ordinary one at shorter notice (your own words and your own time)",
                    line: OperatorCommand.callOrdinary(incident, startsAt: $0)
                )
            },
        ]
    }

    private static func fullHour(after instant: Instant) -> Instant {
        let hour: Int64 = 3_600_000_000
        let passed = instant.microseconds % hour
        return passed == 0 ? instant : Instant(microseconds: instant.microseconds - passed + hour)
    }

    /// Present, needed and waived, in a sentence.
    static func presence(_ facts: GreenFacts) -> String? {
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
