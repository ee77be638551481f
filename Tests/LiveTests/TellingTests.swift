import Domain
import Foundation
import Messages
import Testing

extension Live {
    /// Who gets which mail, and who does not.
    @Suite("Telling people", .enabled(if: LiveEnvironment.canBreak, LiveEnvironment.notOurs))
    struct TellingTests {
        private static let standIn: PersonID = "electricity-networks-alternate"
        private static let unasked: PersonID = "large-supplier-1-alternate"

        @Test(
            "ALR-23 answers of the secretariat and of an Alternate silence nobody; another Alternate is asked to stand in",
            .timeLimit(.minutes(3))
        )
        func answers() async throws {
            let stack = try await Stack.fresh()
            let path = try MainPath(stack)
            try await path.report()
            try await path.alarm()
            try await path.acknowledge(["secretariat", Self.unasked])
            try await stack.clock.settle()
            #expect(try await stack.journals.all(PageAcknowledged.self).isEmpty, "neither has a page of their own")

            try await stack.clock.advance(minutes: 61)
            try await path.expectMails("alertEscalated", about: path.incidentID, to: [Self.standIn])
            let asked = try #require(stack.mailbox.mails.first { $0.person == Self.standIn.value })
            #expect(asked.subject == "Compromise alert \(path.incidentID): you are asked to stand in")
            #expect(!stack.mailbox.mails.contains { $0.person == Self.unasked.value }, "has answered already")
            let duty = stack.mailbox.mails.filter { $0.page == "alertRaised:\(path.incidentID):duty-contact" }
            #expect(duty.count == 2, "told again after an hour")

            try await path.acknowledge(["duty-contact", Self.standIn])
            try await stack.clock.settle()
            let ended = Set(try await stack.journals.all(PageAcknowledged.self).map(\.person))
            #expect(ended == ["duty-contact", Self.standIn])
            let known = stack.mailbox.names
            try await stack.clock.advance(minutes: 61)
            let again = Set(stack.mailbox.mails(besides: known).map(\.person))
            #expect(again.contains("chair") && again.isDisjoint(with: ["duty-contact", Self.standIn.value]))

            try await AlertTests.retract(path.incidentID)
            try await path.expectMails(
                "alertRetracted",
                about: path.incidentID,
                to: path.alarmed.union([Self.standIn])
            )
            let quiet = stack.mailbox.names
            try await stack.clock.advance(minutes: 61)
            #expect(stack.mailbox.mails(besides: quiet).isEmpty, "nobody is paged about what was retracted")
            try await WholePathTests.checkAll(stack)
        }

        @Test(
            "MTG-07, SEC-18 all Members hear of a motion that falls, a person of what was recorded for them, and the Chair of a decision that was declined",
            .timeLimit(.minutes(3))
        )
        func outcomes() async throws {
            let stack = try await Stack.fresh()
            let path = try MainPath(stack)
            try await path.report()
            try await path.alarm()
            try await path.acknowledgeAll()
            try await path.call()
            try await path.notice()
            try await Self.respondAndArrive(path)
            try await path.openItem()
            try await path.move()
            try await Self.vote(path, .against)
            let fallen = path.motionID
            let decided = try await stack.journals.first(MotionDecided.self) { $0.motionId == fallen }
            #expect(!decided.isCarried && decided.incidentId == path.incidentID)
            try await path.expectMails("meetingOutcome", about: fallen, to: path.members)
            try await Self.checkRecords(path)

            try await path.move()
            try await AlertTests.retract(path.incidentID)
            try await stack.clock.settle()
            try await Self.vote(path, .for)
            path.decisionID = try await stack.journals.first(KeyUseDecided.self) { _ in true }.decisionId
            try await path.outcome()
            try await path.expectMails("decisionDeclined", about: path.decisionID, to: ["chair", "duty-contact"])
            let told = try #require(stack.mailbox.mails.first { $0.page.hasPrefix("decisionDeclined:") })
            #expect(told.subject == "Incident \(path.incidentID): the PMA's decision was not carried out")
            #expect(told.body.contains("The rule was ALR-36"))
            #expect(try await DirectionQueue.dcc.take().isEmpty)
            try await path.close()
            try await path.expectMails("meetingOutcome", about: path.meetingID, to: path.members)
            try await WholePathTests.checkAll(stack)
        }

        @Test("the DCC's answer that it can't comply reaches Chair, duty contact and Members", .timeLimit(.minutes(2)))
        func cannotComply() async throws {
            let stack = try await Stack.fresh()
            let path = try MainPath(stack)
            let alert = SampleAlert(at: try await stack.clock.now())
                .with("notifier", ["role": "party", "partySignifier": "ACME"])
            path.incidentID = try await TestClient.of("supplier-acme").reportAccepted(alert).incidentID
            let issued = try await stack.journals.first(DirectionIssued.self) { $0.incidentId == path.incidentID }
            try await TestClient.of("dcc").accept(
                AcknowledgeDirection(
                    directionId: issued.directionId,
                    receivedAt: try await stack.clock.now(),
                    answer: .cannotComply,
                    reason: "Not without a ladder: \(SampleAlert.secret)."
                )
            )
            try await path.expectMails("directionRefused", about: issued.directionId, to: path.alarmed)
            let told = try #require(stack.mailbox.mails.first { $0.page.hasPrefix("directionRefused:") })
            #expect(told.body.contains("It belongs to incident \(path.incidentID)."))
            #expect(!told.text.contains("ladder"))
            try await WholePathTests.checkAll(stack)
        }

        // MARK: In the room

        /// As the main path has it, but that the secretariat records some of it.
        private static func respondAndArrive(_ path: MainPath) async throws {
            let secretariat = await TestClient.of("secretariat")
            let gas = OnBehalfOf(person: "gas-networks", evidence: "telephoned at noon")
            try await secretariat.accept(
                Respond(meetingId: path.meetingID, answer: .tentative, mode: nil, onBehalfOf: gas)
            )
            try await path.respond()
            let responses = try await path.journals.all(ResponseRecorded.self).filter { $0.person == gas.person }
            #expect(responses.map(\.recordedBy) == ["secretariat", nil])
            try await path.arrive()
            try await secretariat.accept(
                RecordAttendance(
                    meetingId: path.meetingID,
                    presence: .arrived,
                    mode: .telephone,
                    onBehalfOf: OnBehalfOf(person: "electricity-networks", evidence: "heard on the bridge")
                )
            )
            try await path.open()
            try await secretariat.accept(
                DeclareConflict(
                    meetingId: path.meetingID,
                    itemId: MainPath.item,
                    reason: "Works for the Party concerned.",
                    onBehalfOf: OnBehalfOf(person: MainPath.conflicted, evidence: "said in the room")
                )
            )
        }

        /// All vote the same; the secretariat records one vote that was spoken.
        private static func vote(_ path: MainPath, _ choice: CastVote.Choice) async throws {
            for (person, _) in MainPath.voters where person != "gas-networks" {
                try await path.act(person, CastVote(meetingId: path.meetingID, motionId: path.motionID, choice: choice))
            }
            try await path.act(
                "secretariat",
                CastVote(
                    meetingId: path.meetingID,
                    motionId: path.motionID,
                    choice: choice,
                    onBehalfOf: OnBehalfOf(person: "gas-networks", evidence: "said in the room")
                )
            )
            try await path.act("chair", CloseVote(meetingId: path.meetingID, motionId: path.motionID))
        }

        /// One mail for each record, to the person whose it is, and nothing of how they voted.
        private static func checkRecords(_ path: MainPath) async throws {
            try await path.stack.clock.settle()
            let pages = try await path.pages("recordedForYou", about: path.meetingID)
            #expect(
                pages.map(\.person).sorted() == [
                    "electricity-networks", "gas-networks", "gas-networks", MainPath.conflicted,
                ]
            )
            let mails = path.stack.mailbox.mails
            for page in pages {
                let mail = try #require(mails.first { $0.page == page.pageId }, "\(page.pageId)")
                #expect(mail.person == page.person.value)
                #expect(mail.body.contains("The secretariat recorded it, as user secretariat."))
                #expect(!mail.text.contains("against") && !mail.text.contains("telephoned"))
            }
            let matters = ["Your answer", "Your attendance", "A conflict of interest", "Your vote"]
            for matter in matters {
                #expect(
                    mails.contains { $0.page.hasPrefix("recordedForYou:") && $0.body.contains(matter) },
                    "\(matter)"
                )
            }
        }
    }
}
