import Domain
import Foundation
import Messages
import Testing

extension Live {
    /// The path with a process dying on the way, at each named place that its part of the path passes.
    @Suite("Crashes", .enabled(if: LiveEnvironment.canBreak, LiveEnvironment.notOurs))
    struct CrashTests {
        /// A step of the path, and where a service dies during it.
        struct Accident: Sendable {
            let step: PathStep
            let crash: Crash

            init(_ step: PathStep, _ crash: Crash) {
                self.step = step
                self.crash = crash
            }
        }

        static let plans: [ServiceName: [Accident]] = [
            .smkiAlerts: [
                Accident(.report, Crash(.beforeCommit)),
                Accident(.acknowledgeFirst, Crash(.afterCommit)),
                Accident(.acknowledgeSecond, Crash(.relayBeforeConfirm)),
                Accident(.acknowledgeAll, Crash(.relayAfterConfirm, 2)),
                Accident(.move, Crash(.beforeCommit)),
                Accident(.castingVote, Crash(.afterCommit)),
                Accident(.remindTheDCC, Crash(.inTimer)),
                Accident(.acknowledgeDirection, Crash(.relayBeforeConfirm)),
            ],
            .meetings: [
                Accident(.report, Crash(.beforeCommit)),
                Accident(.call, Crash(.afterCommit)),
                Accident(.respond, Crash(.beforeCommit, 2)),
                Accident(.arrive, Crash(.relayBeforeConfirm)),
                Accident(.open, Crash(.relayAfterConfirm)),
                Accident(.move, Crash(.afterCommit)),
                Accident(.vote, Crash(.afterCommit, 2)),
                Accident(.castingVote, Crash(.relayBeforeConfirm)),
                Accident(.close, Crash(.beforeCommit)),
            ],
            .notifications: [
                Accident(.report, Crash(.mailAfterAnswer)),
                Accident(.acknowledgeFirst, Crash(.afterCommit)),
                Accident(.acknowledgeSecond, Crash(.relayAfterConfirm)),
                Accident(.remind, Crash(.inTimer)),
                Accident(.acknowledgeAll, Crash(.beforeCommit, 2)),
                Accident(.call, Crash(.mailBeforeAnswer)),
                Accident(.castingVote, Crash(.relayBeforeConfirm)),
            ],
        ]

        @Test(
            "on the way, and the path is completed once",
            .timeLimit(.minutes(4)),
            arguments: [ServiceName.smkiAlerts, .meetings, .notifications]
        )
        func path(_ service: ServiceName) async throws {
            let accidents = try #require(Self.plans[service])
            let stack = try await Stack.fresh()
            let path = try MainPath(stack)
            for step in PathStep.allCases {
                guard let accident = accidents.first(where: { $0.step == step }) else {
                    try await step.perform(path)
                    continue
                }
                try await stack.survive(accident.crash, of: service) { try await step.perform(path) }
            }
            try await WholePathTests.checkAll(stack)
            try Self.checkMails(stack)
        }

        @Test("of elections and proposals: the command is carried out once", .timeLimit(.minutes(3)))
        func registerAndProposals() async throws {
            let stack = try await Stack.fresh()
            let secretariat = await TestClient.of("secretariat")
            let crashes: [Crash] = [
                Crash(.beforeCommit), Crash(.afterCommit), Crash(.relayBeforeConfirm), Crash(.relayAfterConfirm),
            ]
            let register = try LiveEnvironment.sample(ImportRegister.self, "register.sample.json")
            for (number, crash) in crashes.enumerated() {
                try await stack.survive(crash, of: .elections) {
                    try await secretariat.accept(number.isMultiple(of: 2) ? Self.vacant(register) : register)
                    try await stack.journals.first(RegisterChanged.self) { $0.version == number + 2 }
                    try await stack.clock.settle()
                }
                try await stack.survive(crash, of: .proposals) {
                    let id = try await TestClient.of("supplier-acme").accept(Self.proposal(number)).id
                    try await stack.journals.first(DraftProposalSubmitted.self) { $0.proposalId == id }
                    try await stack.clock.settle()
                }
            }
            #expect(try await stack.journals.all(RegisterChanged.self).count == crashes.count + 1)
            #expect(try await stack.journals.all(DraftProposalSubmitted.self).count == crashes.count)

            try await secretariat.accept(Self.vacant(register))
            let call = OpenCall(
                callId: "CALL-LIVE",
                vacancies: [.init(category: .largeSupplier, count: 1)],
                termMonths: 24,
                nominationsCloseOn: CivilDate(2026, 12, 7),
                sendTo: "secretariat@example.org"
            )
            try await secretariat.accept(call)
            try await stack.survive(Crash(.inTimer), of: .elections) {
                try await stack.clock.advance(to: LondonTime.instant(of: CivilDate(2026, 12, 8), CivilTime(9, 0)))
                try await stack.journals.first(NominationsClosed.self) { $0.callId == call.callId }
            }
            #expect(try await stack.journals.all(NominationsClosed.self).count == 1)
            try await WholePathTests.checkAll(stack)
        }

        @Test("in a migration: it is taken up again", .timeLimit(.minutes(1)), arguments: ServiceName.allCases)
        func migration(_ service: ServiceName) async throws {
            let stack = Stack()
            try await stack.kill(service)
            try await stack.database.script("drop schema if exists \"\(service.schema)\" cascade")
            let died = try await Command.control(
                "service",
                service.rawValue,
                "migrate",
                "--",
                "QUORATE_CRASH_AT=inMigration:1"
            ).run()
            #expect(died.status != 0)
            try await Command.control("service", service.rawValue, "migrate").succeed()
            #expect(try await stack.database.count("select count(*) from \(Database.table("head", of: service))") == 1)
        }

        /// The register without the last Large Supplier Member.
        private static func vacant(_ register: ImportRegister) -> ImportRegister {
            ImportRegister(
                termsOfReference: register.termsOfReference,
                asOf: register.asOf,
                persons: register.persons,
                appointments: register.appointments.filter { $0.seat != "largeSupplier-3" },
                alternates: register.alternates,
                representatives: register.representatives
            )
        }

        private static func proposal(_ number: Int) -> SubmitDraftProposal {
            SubmitDraftProposal(
                title: "Longer notice, \(number)",
                summary: "Notice becomes ten Working Days",
                description: "A clause of the Terms of Reference",
                raiser: .party,
                path: "selfGovernance",
                pathReasons: "No material effect on competition",
                documents: ["SMKI Recovery Procedure"],
                sections: ["L10"]
            )
        }

        /// A mail may come again only as the same mail: one Message-ID for each attempt of a page.
        static func checkMails(_ stack: Stack, sourceLocation: SourceLocation = #_sourceLocation) throws {
            let byID = Dictionary(grouping: stack.mailbox.mails, by: \.messageID)
            for (id, copies) in byID {
                #expect(Set(copies.map { $0.page + $0.recipient }).count == 1, "\(id)", sourceLocation: sourceLocation)
            }
            let notices = Dictionary(grouping: stack.mailbox.mails.filter { $0.page.hasPrefix("meeting") }, by: \.page)
            for (page, mails) in notices {
                #expect(Set(mails.map(\.messageID)).count == 1, "\(page)", sourceLocation: sourceLocation)
            }
        }
    }
}
