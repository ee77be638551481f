import Domain
import Foundation
import Messages
import Testing

extension Live {
    /// The whole path on a controlled clock, seen in journals, mailbox and queues.
    @Suite("The whole path", .enabled(if: LiveEnvironment.canBreak, LiveEnvironment.notOurs))
    struct WholePathTests {
        @Test("an alert becomes a direction to the DCC", .timeLimit(.minutes(3)))
        func actual() async throws {
            let stack = try await Stack.fresh()
            let capture = try await Capture.begin()
            let path = try MainPath(stack)
            try await path.report()
            #expect(path.incidentID.hasPrefix("INC-"))
            try await path.alarm()
            let first = stack.mailbox.mails.filter { !$0.page.isEmpty }
            #expect(Dictionary(grouping: first, by: \.page).allSatisfy { $0.value.count == 1 }, "one mail a page")
            try await Self.checkReminders(path)
            try await path.acknowledgeAll()

            let refused = try await path.call()
            #expect(refused.rule == "MTG-06", "\(refused)")
            // Issued on Friday at 16:45: Monday at that time, or Wednesday when office hours alone are counted.
            #expect(refused.inputs["workingDayHours"] == "2026-11-23T16:45:00Z", "\(refused.inputs)")
            #expect(refused.inputs["officeHours"] == "2026-11-25T16:45:00Z", "\(refused.inputs)")
            #expect(path.startsAt.rfc3339 == "2026-11-23T16:45:00Z")
            try await path.notice()
            try await path.respond()
            let forecast = try #require(try await stack.journals.all(QuorumForecast.self).last)
            #expect(forecast.isChairExpected)
            try await path.arrive()
            try await path.open()
            try await path.openItem()
            try await path.declareConflict()
            let withoutGuidance = try await path.client("small-supplier").refused(path.motion(citing: nil))
            #expect(["ALR-04", "ALR-05", "ALR-06"].contains(withoutGuidance.rule), "\(withoutGuidance)")
            try await path.move()
            try await path.vote()
            let conflicted = try await path.client(MainPath.conflicted)
                .refused(CastVote(meetingId: path.meetingID, motionId: path.motionID, choice: .for))
            #expect(conflicted.rule == "MTG-21", "\(conflicted)")
            try await path.closeVote()
            try await path.castingVote()
            try await path.direct()
            let taken = try await DirectionQueue.dcc.wait(for: path.directionID)
            #expect(taken.routingKey == "dcc.require-recovery-key")
            #expect(taken.data["guidanceVersion"]?.string == path.guidance.version)
            #expect(taken.data["presentAndNeeded"]?["waived"]?.bool == true)
            try await path.acknowledgeDirection()
            try await path.outcome()
            for mail in stack.mailbox.mails where mail.page.hasPrefix("keyDecision:") {
                #expect(mail.subject == "Incident \(path.incidentID): the PMA has decided")
                #expect(mail.body.contains("\n    quorate incident show \(path.incidentID)\n"), "\(mail.body)")
                #expect(mail.body.contains("The decision is \(path.decisionID)."))
            }
            try await path.close()
            try await path.expectMails("meetingOutcome", about: path.meetingID, to: path.members)
            try await stack.clock.settle()
            try await Self.checkCommands(stack)
            try await Self.checkAll(stack)
            let types = await capture.types
            for type in [
                CompromiseReported.type, IncidentOpened.type, RoutesOffered.type, CallMeeting.type, KeyUseDecided.type,
                RequireRecoveryKey.type, AcknowledgeDirection.type, PageSent.type,
            ] {
                #expect(types.contains(type), "\(type) was not seen on its exchange")
            }
            try await Self.validate(try await capture.end())
            let events = await capture.events
            #expect(events.contains("\(path.decisionID)") && events.contains("ce-chainhash"))
            let addresses = path.register.persons.map(\.email)
            #expect(addresses.count > 10)
            RedWord.expectNone(
                in: events,
                "events",
                words: RedWord.allCases.map(\.text) + path.register.persons.map(\.name) + addresses
            )
        }

        @Test("an exercise goes the same way, and nothing of it reaches the DCC", .timeLimit(.minutes(3)))
        func exercise() async throws {
            let stack = try await Stack.fresh()
            let path = try MainPath(stack, status: .exercise)
            try await path.report()
            #expect(path.incidentID.hasPrefix("EXR-"))
            try await path.alarm()
            try await path.acknowledgeAll()
            try await path.call()
            try await path.notice()
            try await path.arrive()
            try await path.open()
            try await path.openItem()
            try await path.move()
            try await path.vote()
            try await path.closeVote()
            try await path.castingVote()
            try await path.direct()
            let taken = try await DirectionQueue.exercise.wait(for: path.directionID)
            #expect(taken.routingKey == "exercise.require-recovery-key")
            try await path.acknowledgeDirection()
            try await path.outcome()
            let dcc = try await DirectionQueue.dcc.take()
            #expect(dcc.isEmpty, "\(dcc)")
            #expect(
                stack.mailbox.mails.allSatisfy { $0.subject.uppercased().contains("EXERCISE") },
                "every mail says that it is an exercise: \(stack.mailbox.mails.map(\.subject).first ?? "")"
            )
            try await Self.checkAll(stack)
        }

        @Test("a test goes to the test mailbox only and calls no meeting", .timeLimit(.minutes(1)))
        func test() async throws {
            let stack = try await Stack.fresh()
            let alert = SampleAlert(at: try await stack.clock.now(), status: "test")
            let sent = try await TestClient.of("dcc").reportAccepted(alert)
            #expect(sent.incidentID.hasPrefix("TST-"))
            try await eventually("the mail") { !stack.mailbox.mails.isEmpty }
            try await stack.clock.settle()
            #expect(stack.mailbox.mails.map(\.recipient) == ["test-mailbox@example.org"])
            #expect(try await stack.journals.all(RoutesOffered.self).isEmpty)
            #expect(try await DirectionQueue.dcc.take().isEmpty)
            try await Self.checkAll(stack)
        }

        /// Fifteen minutes later those are paged again who have not answered, and nobody else.
        static func checkReminders(_ path: MainPath) async throws {
            try await path.acknowledge(MainPath.prompt)
            try await path.stack.clock.settle()
            let known = path.stack.mailbox.names
            try await path.stack.clock.advance(minutes: 16)
            try await eventually("somebody paged again") { !path.stack.mailbox.mails(besides: known).isEmpty }
            try await path.stack.clock.settle()
            let again = Set(path.stack.mailbox.mails(besides: known).map(\.person))
            #expect(again.contains("chair"))
            #expect(again.isDisjoint(with: MainPath.prompt.map(\.value)), "\(again)")
        }

        /// Every command in every mail that was sent is understood by the program.
        static func checkCommands(_ stack: Stack) async throws {
            let commands = Set(stack.mailbox.mails.flatMap { MailCommands.all(in: $0.body) })
            #expect(commands.count >= 9, "\(commands.sorted())")
            for command in commands.sorted() {
                let outcome = try await MailCommands.type(command, in: FileManager.default.temporaryDirectory)
                #expect(outcome.status == 3, "\(command): \(outcome.output)")
            }
        }

        static func checkAll(_ stack: Stack) async throws {
            try await stack.clock.settle()
            try await stack.journals.checkNothingDoubled()
            try await stack.journals.verify()
            try Self.checkLogs()
            // A notice says where the meeting is (MTG-04); nothing else that somebody wrote stands in a mail.
            let words = Set(RedWord.allCases).subtracting([.place, .dialIn]).map(\.text)
            for mail in stack.mailbox.mails {
                RedWord.expectNone(in: mail.text, "a mail to \(mail.recipient)", words: words)
            }
        }

        /// Operators may read every line of every log.
        static func checkLogs() throws {
            for log in try Self.logs() { RedWord.expectNone(in: log.text, log.name) }
        }

        /// What operators read, by the name of the file.
        static func logs() throws -> [(name: String, text: String)] {
            let folder = URL(filePath: try LiveEnvironment.require("QUORATE_STACK_DIR")).appending(path: "log")
            return try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
                .filter { $0.pathExtension == "log" }
                .map { ($0.lastPathComponent, String(decoding: try Data(contentsOf: $0), as: UTF8.self)) }
        }

        /// Checks what was captured against the published schemas, with somebody else's implementation of them.
        static func validate(_ file: URL) async throws {
            let python = LiveEnvironment["QUORATE_TEST_PYTHON"] ?? "/usr/bin/python3"
            let tool = LiveEnvironment.checkout.appending(path: "Tests/tools/validate_messages.py").path
            let outcome = try await Command(program: python, arguments: [tool, file.path]).run()
            #expect(outcome.status == 0, "\(outcome.output.suffix(2_000))")
        }
    }
}
