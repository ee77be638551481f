import Domain
import Foundation
import NotificationsDomain
import Testing

@Suite("What a mail says")
struct WhatAMailSays {
    static let onThePath: [NoticeKind] = [
        .alertRaised, .alertEscalated, .alertRetracted, .alertRefused, .noPresidingOfficer, .meetingProposed,
        .meetingNotice, .meetingInquorate, .meetingOutcome, .keyDecision, .decisionDeclined, .directionUnanswered,
        .directionRefused, .proposalFlagged, .callOpened, .nominationReceived, .nominationsClosed, .quorumAtRisk,
        .recordedForYou,
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
            .with(.at, Fixtures.friday)
        let body = self.text(.meetingProposed, facts).body
        #expect(body.contains("16:30 on Monday, 23 November 2026"))
        #expect(body.contains("16:30 on Wednesday, 25 November 2026"))
        #expect(body.contains("working day hours"))
        #expect(body.contains("full quorum of 5"))
        #expect(body.contains("\n    quorate meeting routes INC-2026-0001\n"))
        // Half an hour to type it, then the next full hour; an ordinary one, two hours from the offer.
        #expect(
            body.contains("quorate meeting call INC-2026-0001 --route exceptional --starts-at 2026-11-23T17:00 \\\n")
        )
        #expect(body.contains("quorate meeting call INC-2026-0001 --route ordinary --starts-at 2026-11-20T19:00 \\\n"))
        #expect(body.contains("--direction-by chair --direction-reason "))
    }

    @Test("MTG-08 the outcome says how many were present, how many were needed, and that it was waived")
    func outcome() {
        let facts = GreenFacts().with(.present, 3).with(.needed, 5).with(.appointed, 10).with(.waived, true)
            .with(.decisionWord, id: "useRecoveryPrivateKey").with(.incident, id: "INC-2026-0001")
        let text = self.text(.keyDecision, subject: "MTG-2026-0001-M1-D", facts)
        #expect(text.body.contains("Present: 3 of 10 appointed. The ordinary quorum of 5 was waived."))
        #expect(text.body.contains("Decided: use recovery private key."))
        #expect(text.subject == "Incident INC-2026-0001: the PMA has decided")
        #expect(text.body.contains("in incident INC-2026-0001."))
        #expect(text.body.contains("The decision is MTG-2026-0001-M1-D."))
        #expect(text.body.contains("\n    quorate incident show INC-2026-0001\n"))
        #expect(text.body.contains("\n    quorate why MTG-2026-0001-M1-D\n"))
        #expect(!text.body.contains("incident show MTG") && !text.body.contains("incident MTG"))
    }

    @Test("MTG-07 a motion that fell is told as an outcome too, by meeting, motion and incident")
    func fallen() {
        let facts = GreenFacts().with(.meeting, id: "MTG-2026-0001").with(.motion, id: "MTG-2026-0001-M1")
            .with(.incident, id: "INC-2026-0001").with(.carried, false).with(.present, 5).with(.needed, 5)
            .with(.waived, false)
        let text = self.text(.meetingOutcome, subject: "MTG-2026-0001-M1", facts)
        #expect(text.subject == "Meeting MTG-2026-0001: a motion has fallen")
        #expect(text.body.contains("was not carried: it decides nothing"))
        #expect(text.body.contains("It is about incident INC-2026-0001."))
        #expect(text.body.contains("Present: 5. Needed: 5."))
        #expect(text.body.contains("\n    quorate meeting show MTG-2026-0001\n"))
        let carried = self.text(.meetingOutcome, subject: "MTG-2026-0001-M1", facts.with(.carried, true))
        #expect(carried.subject == "Meeting MTG-2026-0001: a motion was carried")
    }

    @Test("MTG-07 the end of a meeting is told")
    func over() {
        let facts = GreenFacts().with(.meeting, id: "MTG-2026-0001").with(.at, Fixtures.friday)
        let text = self.text(.meetingOutcome, subject: "MTG-2026-0001", facts)
        #expect(text.subject == "Outcome of meeting MTG-2026-0001")
        #expect(text.body.contains("It closed at 16:30 on Friday, 20 November 2026 (London time)."))
    }

    @Test("MTG-09 an adjourned meeting is told with the day for which notice is long enough")
    func adjourned() {
        let facts = GreenFacts().with(.startsAt, Fixtures.london(CivilDate(2026, 11, 30), 10))
        let text = self.text(.meetingInquorate, subject: "MTG-2026-0001", facts)
        #expect(text.subject == "Meeting MTG-2026-0001 is adjourned: no quorum")
        #expect(text.body.contains("long enough for 10:00 on Monday, 30 November 2026"))
    }

    @Test("ALR-23 a stand-in is asked to stand in, not paged as a Member")
    func standIn() {
        let text = self.text(.alertEscalated, GreenFacts().with(.reportedAt, Fixtures.friday))
        #expect(text.subject == "Compromise alert INC-2026-0001: you are asked to stand in")
        #expect(text.body.contains("Be ready to act in the Member's place."))
        #expect(text.body.contains("It was reported at 16:30 on Friday, 20 November 2026"))
        #expect(text.body.contains("\n    quorate incident acknowledge INC-2026-0001\n"))
        #expect(text.body.contains("You will be told again until you have done so."))
    }

    @Test("ALR-36 a retraction is told, and asks for no answer")
    func retracted() {
        let text = self.text(.alertRetracted)
        #expect(text.subject == "Incident INC-2026-0001 has ended: the alert was retracted")
        #expect(!text.body.contains("acknowledge"))
    }

    @Test("ALR-22 a refused alert can be read and taken up at the service that keeps it")
    func refused() {
        let text = self.text(
            .alertRefused,
            subject: "SET-4b023b6f7ba522f7",
            classification: .green,
            GreenFacts().with(.refusalWord, id: "invalidEui64")
        )
        #expect(text.body.contains("The reason was: invalid eui64."))
        #expect(text.body.contains("\n    quorate parked show SET-4b023b6f7ba522f7 --service smki-alerts\n"))
        #expect(text.body.contains("\n    quorate incident take-up SET-4b023b6f7ba522f7\n"))
        #expect(!text.body.contains("private key"))
    }

    @Test("ALR-38 of a refused alert with a private key, the mail says that nothing was kept")
    func refusedWithKey() {
        let facts = GreenFacts().with(.refusalWord, id: "privateKeyInMessage")
        #expect(self.text(.alertRefused, subject: "SET-1", facts).body.contains("nothing of its content was kept"))
    }

    @Test("a decision that smki-alerts declines is told by incident, decision and rule")
    func declined() {
        let facts = GreenFacts().with(.incident, id: "INC-2026-0001").with(.rule, id: "ALR-36")
            .with(.refusalWord, id: "moveNotAllowed")
        let text = self.text(.decisionDeclined, subject: "MTG-2026-0001-M1-D", facts)
        #expect(text.subject == "Incident INC-2026-0001: the PMA's decision was not carried out")
        #expect(text.body.contains("Decision MTG-2026-0001-M1-D of the SMKI PMA has had no effect"))
        #expect(text.body.contains("The rule was ALR-36: move not allowed."))
        #expect(text.body.contains("\n    quorate incident show INC-2026-0001\n"))
    }

    @Test("the DCC's answer that it can't comply is told by direction and incident, without its reason")
    func cannotComply() {
        let text = self.text(
            .directionRefused,
            subject: "DIR-2026-0001",
            GreenFacts().with(.incident, id: "INC-2026-0001")
        )
        #expect(text.subject == "Direction DIR-2026-0001: the addressee can't comply")
        #expect(text.body.contains("It belongs to incident INC-2026-0001."))
        #expect(text.body.contains("\n    quorate direction show DIR-2026-0001\n"))
    }

    @Test(
        "SEC-18 a person is told what was recorded on their behalf, by whom, and never how they voted",
        arguments: [
            ("response", "Your answer to the notice of meeting MTG-2026-0001 was recorded on your behalf."),
            ("attendance", "Your attendance at meeting MTG-2026-0001 was recorded on your behalf."),
            ("conflict", "A conflict of interest of yours in meeting MTG-2026-0001 was recorded on your behalf."),
            ("vote", "Your vote in meeting MTG-2026-0001 was recorded on your behalf."),
        ]
    )
    func recorded(_ matter: String, _ sentence: String) {
        let facts = GreenFacts().with(.recorded, id: matter).with(.meeting, id: "MTG-2026-0001")
            .with(.recordedBy, id: "secretariat")
        let text = self.text(.recordedForYou, subject: "MTG-2026-0001", classification: .green, facts)
        #expect(text.subject == "Meeting MTG-2026-0001: recorded on your behalf")
        #expect(text.body.contains(sentence))
        #expect(text.body.contains("as user secretariat"))
        #expect(text.body.contains("tell the Chair"))
        let vote = self.text(.recordedForYou, facts.with(.motion, id: "MTG-2026-0001-M1"))
        #expect(vote.body.contains("It is on motion MTG-2026-0001-M1. How you voted is not in this mail."))
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
