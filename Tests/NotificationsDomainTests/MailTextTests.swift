import Domain
import Foundation
import NotificationsDomain
import Testing

@Suite("What a mail says")
struct WhatAMailSays {
    static let onThePath: [NoticeKind] = [
        .alertRaised, .alertEscalated, .alertRefused, .noPresidingOfficer, .meetingProposed, .meetingNotice,
        .meetingOutcome,
        .keyDecision, .directionUnanswered, .proposalFlagged, .callOpened, .nominationReceived, .nominationsClosed,
        .quorumAtRisk,
    ]

    private func text(
        _ kind: NoticeKind,
        status: PageStatus = .actual,
        subject: String = "INC-2026-0001",
        classification: Classification = .red,
        _ facts: GreenFacts = GreenFacts(),
        copy: Int = 1
    ) -> MailText {
        let obligation = Fixtures.obligation(
            kind,
            subject: subject,
            status: status,
            to: status == .test ? .testMailbox : .person("chair"),
            classification: classification,
            facts: facts
        )
        return MailText(obligation: obligation, facts: facts, copy: copy)
    }

    @Test("NOT-04 an alert is a pointer: incident, London time, and the commands to acknowledge and to read")
    func alert() {
        let text = self.text(.alertRaised, GreenFacts().with(.reportedAt, Fixtures.friday).with(.authenticated, false))
        #expect(text.subject == "Compromise alert INC-2026-0001: please acknowledge")
        #expect(text.body.contains("16:30 on Friday, 20 November 2026 (London time)"))
        #expect(text.body.contains("\n    quorate incident acknowledge INC-2026-0001\n"))
        #expect(text.body.contains("\n    quorate incident show INC-2026-0001\n"))
        #expect(text.body.contains("The matter is RED"))
        #expect(text.body.contains("not authenticated"))
    }

    @Test("NOT-04 RED and AMBER words never get into a mail of any kind", arguments: NoticeKind.allCases)
    func noLeak(_ kind: NoticeKind) {
        let secrets = ["Zephyrine", "Oubliette"]
        let facts = GreenFacts.Name.allCases.enumerated().reduce(GreenFacts()) { facts, next in
            let level: Classification = next.offset.isMultiple(of: 2) ? .red : .amber
            return facts.with(next.element, Classified("the \(secrets[next.offset % 2]) key", level))
        }
        for status in PageStatus.allCases {
            let text = self.text(kind, status: status, facts)
            for secret in secrets + ["key is"] {
                #expect(!text.subject.contains(secret) && !text.body.contains(secret))
            }
        }
        let smuggled = self.text(
            kind,
            subject: "the Zephyrine key",
            GreenFacts().with(.incident, id: "the Oubliette key")
        )
        for secret in secrets {
            #expect(!smuggled.subject.contains(secret) && !smuggled.body.contains(secret))
        }
    }

    @Test("NOT-04 what a mail keeps for later holds no RED word either")
    func noLeakStored() throws {
        let facts = GreenFacts().with(.location, Classified("Zephyrine Hall", .red)).with(
            .title,
            Classified("Open title")
        )
        let stored = String(decoding: try JSONEncoder().encode(facts), as: UTF8.self)
        #expect(!stored.contains("Zephyrine"))
        #expect(stored.contains("Open title"))
        #expect(!"\(facts)".contains("Zephyrine"))
    }

    @Test("NOT-04 a GREEN place is printed, an AMBER one is pointed to")
    func place() {
        let green = self.text(.meetingNotice, GreenFacts().with(.location, Classified("8 Fenchurch Place")))
        #expect(green.body.contains("Place: 8 Fenchurch Place"))
        let amber = self.text(.meetingNotice, GreenFacts().with(.location, Classified("8 Fenchurch Place", .amber)))
        #expect(amber.body.contains("Place: AMBER, on the secure platform."))
    }

    @Test(
        "ALR-13 an exercise and a test are marked in the subject and in the first line",
        arguments: NoticeKind.allCases
    )
    func marked(_ kind: NoticeKind) {
        for (status, mark) in [(PageStatus.exercise, "EXERCISE"), (.test, "TEST")] {
            let text = self.text(kind, status: status)
            #expect(text.subject.hasPrefix(mark))
            #expect(text.body.hasPrefix(mark))
        }
        let actual = self.text(kind)
        #expect(!actual.subject.contains("EXERCISE") && !actual.body.contains("EXERCISE"))
        #expect(!actual.subject.contains("TEST ") && !actual.body.contains("TEST "))
    }

    @Test(
        "every mail on the path names its subject, is one line of subject and says what to type",
        arguments: onThePath
    )
    func complete(_ kind: NoticeKind) {
        let facts = GreenFacts().with(.incident, id: "INC-2026-0001").with(.call, id: "CALL-2019-01")
        let text = self.text(kind, facts)
        #expect(!text.subject.contains("\n"))
        #expect(text.subject.count < 100)
        #expect(text.body.contains("INC-2026-0001"))
        #expect(text.body.contains("    quorate "))
        #expect(text.body.split(separator: "\n").allSatisfy { $0.count <= 110 })
        #expect(!text.body.contains("Optional("))
    }

    @Test("ALR-24 both routes stand side by side, with the other reading and both commands")
    func routes() {
        let monday = CivilDate(2026, 11, 23)
        let facts = GreenFacts()
            .with(.earliestStart, Fixtures.london(monday, 16, 30))
            .with(.otherReading, Fixtures.london(CivilDate(2026, 11, 25), 16, 30))
            .with(.reading, id: "workingDayHours")
            .with(.needed, 5)
            .with(.lastNoticeOn, CivilDate(2026, 11, 16))
        let body = self.text(.meetingProposed, facts).body
        #expect(body.contains("16:30 on Monday, 23 November 2026"))
        #expect(body.contains("16:30 on Wednesday, 25 November 2026"))
        #expect(body.contains("working day hours"))
        #expect(body.contains("full quorum of 5"))
        #expect(body.contains("quorate meeting call INC-2026-0001 --route exceptional"))
        #expect(body.contains("quorate meeting call INC-2026-0001 --route ordinaryShorterNotice"))
    }

    @Test("MTG-08 the outcome says how many were present, how many were needed, and that it was waived")
    func outcome() {
        let facts = GreenFacts().with(.present, 3).with(.needed, 5).with(.appointed, 10).with(.waived, true)
            .with(.decisionWord, id: "useRecoveryPrivateKey").with(.decision, id: "MTG-2026-0001-M1-D")
        let body = self.text(.keyDecision, facts).body
        #expect(body.contains("Present: 3 of 10 appointed. The ordinary quorum of 5 was waived."))
        #expect(body.contains("Decided: use recovery private key."))
        #expect(body.contains("quorate why MTG-2026-0001-M1-D"))
    }

    @Test("ELE-01 a call names seats, term, deadline and address")
    func call() {
        let facts = GreenFacts()
            .with(.vacancies, seats: [(category: .largeSupplier, count: 1, outcome: nil)])
            .with(.termMonths, 24)
            .with(.closesAt, Fixtures.london(CivilDate(2019, 6, 3), 17))
            .with(.sendTo, Classified("nominations@example.org", .white))
        let body = self.text(.callOpened, subject: "CALL-2019-01", classification: .white, facts).body
        #expect(body.contains("Seats: Large Supplier: 1."))
        #expect(body.contains("Term: 24 months."))
        #expect(body.contains("17:00 on Monday, 3 June 2019 (London time)"))
        #expect(body.contains("Send them to: nominations@example.org"))
        #expect(!body.contains("The matter is"))
    }

    @Test("ALR-23 a repeat says that it is one")
    func reminder() {
        #expect(self.text(.alertRaised, copy: 1).subject.hasPrefix("Compromise"))
        #expect(self.text(.alertRaised, copy: 3).subject.hasPrefix("Reminder 2: Compromise"))
        #expect(self.text(.alertRaised, status: .exercise, copy: 2).subject.hasPrefix("EXERCISE – Reminder 1: "))
    }

    @Test("ALR-22 a corrected alert says so and asks for no second acknowledgement")
    func corrected() {
        let body = self.text(.alertRaised, GreenFacts().with(.version, 2)).body
        #expect(body.contains("Version 2 holds now"))
        #expect(!body.contains("quorate incident acknowledge"))
    }

    @Test("a fact can't make up lines of its own")
    func oneLine() {
        let facts = GreenFacts().with(.title, Classified("A title\r\nSubject: more\nlines"))
        #expect(self.text(.proposalFlagged, facts).body.contains("Title: A title Subject: more lines\n"))
    }
}
