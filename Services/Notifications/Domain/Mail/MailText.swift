import Domain

/// The subject and the body of one mail, made of fixed wording and GREEN facts (NOT-04).
public struct MailText: Sendable, Equatable {
    /// One line.
    public let subject: String
    /// Lines ended by LF.
    public let body: String

    /// Writes the mail that an obligation asks for.
    ///
    /// - Parameters:
    ///   - obligation: what is owed, to whom.
    ///   - facts: what the mail may say.
    ///   - copy: 1 for the first, more for a reminder.
    public init(obligation: Obligation, facts: GreenFacts, copy: Int) {
        let subjectID = Reference(obligation.subjectID)?.value ?? "(see the platform)"
        let wording = Wording(kind: obligation.kind, subjectID: subjectID, facts: facts)
        let mark: String? =
            switch obligation.status {
            case .actual: nil
            case .exercise: "EXERCISE"
            case .test: "TEST"
            }
        let reminder = copy > 1 ? "Reminder \(copy - 1): " : ""
        self.subject = (mark.map { "\($0) – " } ?? "") + reminder + wording.subject

        var lines: [String] = []
        switch obligation.status {
        case .actual: break
        case .exercise: lines += ["EXERCISE – this is practice. Nothing has happened; act as if it had.", ""]
        case .test: lines += ["TEST – this mail only tests the lines. Nothing is to be done.", ""]
        }
        lines += wording.lines
        if obligation.classification > .green {
            lines += [
                "",
                "The matter is \(obligation.classification.rawValue): its content isn't in this mail and must not be mailed,",
                "forwarded or discussed in the open. Read it on the secure platform only.",
            ]
        }
        for command in wording.commands {
            lines += ["", "\(command.what):", ""]
            lines += command.line.split(separator: "\n").map { "    \($0)" }
        }
        if obligation.needsAcknowledgement {
            lines += ["", "You will be told again until you have done so. Nobody else's answer counts as yours."]
        }
        lines += [
            "", "-- ",
            "Quorate, for the SMKI PMA. Page \(Reference(obligation.pageID)?.value ?? subjectID), copy \(copy).",
        ]
        self.body = lines.joined(separator: "\n") + "\n"
    }
}

/// What a kind of mail says.
struct Wording {
    /// Something to type, and what it does.
    struct Command {
        let what: String
        let line: String
    }

    let subject: String
    let lines: [String]
    let commands: [Command]

    init(kind: NoticeKind, subjectID: String, facts: GreenFacts) {
        switch kind {
        case .alertRaised, .alertEscalated, .alertRefused, .alertRetracted, .noPresidingOfficer:
            self.init(alert: kind, subjectID, facts)
        case .keyDecision, .decisionDeclined, .directionUnanswered, .directionRefused:
            self.init(decision: kind, subjectID, facts)
        case .meetingProposed, .meetingNotice, .meetingInquorate, .meetingOutcome, .quorumAtRisk, .recordedForYou:
            self.init(meeting: kind, subjectID, facts)
        default:
            self.init(other: kind, subjectID, facts)
        }
    }

    init(_ subject: String, _ lines: [String?], _ commands: [Command?] = []) {
        self.subject = subject
        self.lines = lines.compactMap { $0 }
        self.commands = commands.compactMap { $0 }
    }
}
