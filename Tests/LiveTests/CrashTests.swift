import Domain
import Foundation
import Messages
import Testing

extension Live {
    /// The path with a process dying on the way, at each named place that its part of the path passes.
    @Suite("Crashes", .enabled(if: LiveEnvironment.canBreak, LiveEnvironment.notOurs))
    struct CrashTests {
        /// A step of the path, and where a service dies during it.
        struct Death: Sendable {
            let step: PathStep
            let crash: Crash

            init(_ step: PathStep, _ crash: Crash) {
                self.step = step
                self.crash = crash
            }
        }

        static let plans: [ServiceName: [Death]] = [
            .smkiAlerts: [
                Death(.report, Crash(.beforeCommit)),
                Death(.acknowledgeFirst, Crash(.afterCommit)),
                Death(.acknowledgeSecond, Crash(.relayBeforeConfirm)),
                Death(.acknowledgeAll, Crash(.relayAfterConfirm, 2)),
                Death(.move, Crash(.beforeCommit)),
                Death(.castingVote, Crash(.afterCommit)),
                Death(.remindTheDCC, Crash(.inTimer)),
                Death(.acknowledgeDirection, Crash(.relayBeforePublish)),
            ],
            .meetings: [
                Death(.report, Crash(.beforeCommit)),
                Death(.call, Crash(.afterCommit)),
                Death(.respond, Crash(.beforeCommit, 2)),
                Death(.arrive, Crash(.relayBeforePublish)),
                Death(.open, Crash(.relayAfterConfirm)),
                Death(.move, Crash(.afterCommit)),
                Death(.vote, Crash(.afterCommit, 2)),
                Death(.castingVote, Crash(.relayBeforeConfirm)),
                Death(.close, Crash(.beforeCommit)),
            ],
            .notifications: [
                Death(.report, Crash(.mailAfterAnswer)),
                Death(.acknowledgeFirst, Crash(.relayBeforePublish)),
                Death(.acknowledgeSecond, Crash(.relayAfterConfirm)),
                Death(.remind, Crash(.inTimer)),
                Death(.acknowledgeAll, Crash(.beforeCommit, 2)),
                Death(.call, Crash(.mailBeforeAnswer, 3)),
                Death(.castingVote, Crash(.relayBeforeConfirm)),
            ],
        ]

        @Test(
            "on the way, and the path is completed once",
            .timeLimit(.minutes(4)),
            arguments: [ServiceName.smkiAlerts, .meetings, .notifications]
        )
        func path(_ service: ServiceName) async throws {
            let deaths = try #require(Self.plans[service])
            let stack = try await Stack.fresh()
            let path = try MainPath(stack)
            for step in PathStep.allCases {
                guard let death = deaths.first(where: { $0.step == step }) else {
                    try await step.perform(path)
                    continue
                }
                try await stack.survive(death.crash, of: service) { try await step.perform(path) }
            }
            try await WholePathTests.checkAll(stack)
            try await stack.checkMails(path.repeated)
        }

        @Test("of elections and proposals: the command is carried out once", .timeLimit(.minutes(3)))
        func registerAndProposals() async throws {
            let stack = try await Stack.fresh()
            let secretariat = await TestClient.of("secretariat")
            let crashes: [Crash] = [
                Crash(.beforeCommit), Crash(.afterCommit), Crash(.relayBeforePublish), Crash(.relayBeforeConfirm),
                Crash(.relayAfterConfirm),
            ]
            let register = try LiveEnvironment.sample(ImportRegister.self, "register.sample.json")
            for (number, crash) in crashes.enumerated() {
                try await stack.survive(crash, of: .elections) {
                    try await secretariat.accept(number.isMultiple(of: 2) ? register.withoutTheThirdSupplier : register)
                    try await stack.journals.first(RegisterChanged.self) { $0.version == number + 2 }
                    try await stack.clock.settle()
                }
                try await stack.survive(crash, of: .proposals) {
                    let id = try await TestClient.of("supplier-acme").accept(SampleProposal.numbered(number)).id
                    try await stack.journals.first(DraftProposalSubmitted.self) { $0.proposalId == id }
                    try await stack.clock.settle()
                }
            }
            #expect(try await stack.journals.all(RegisterChanged.self).count == crashes.count + 1)
            #expect(try await stack.journals.all(DraftProposalSubmitted.self).count == crashes.count)

            try await secretariat.accept(register.withoutTheThirdSupplier)
            try await secretariat.accept(SampleCall.command)
            try await stack.survive(Crash(.inTimer), of: .elections) {
                try await stack.clock.advance(to: SampleCall.closed)
                try await stack.journals.first(NominationsClosed.self) { $0.callId == SampleCall.command.callId }
            }
            #expect(try await stack.journals.all(NominationsClosed.self).count == 1)
            try await WholePathTests.checkAll(stack)
            try await stack.checkMails()
        }

        @Test("of meetings in its timer: the meeting without a quorum is adjourned once", .timeLimit(.minutes(1)))
        func adjourned() async throws {
            let stack = try await Stack.fresh()
            let path = try MainPath(stack)
            try await path.report()
            try await path.alarm()
            try await path.acknowledgeAll()
            let end = try await path.callInVain()
            try await stack.survive(Crash(.inTimer), of: .meetings) {
                try await stack.clock.advance(to: end)
                try await stack.journals.first(MeetingAdjourned.self) { $0.meetingId == path.meetingID }
            }
            #expect(try await stack.journals.all(MeetingAdjourned.self).count == 1)
            try await WholePathTests.checkAll(stack)
            try await stack.checkMails()
        }
    }
}
