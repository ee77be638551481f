import Domain
import Messages
import Testing

extension Live {
    /// RabbitMQ, PostgreSQL and the mail server dying while services stand at named places.
    @Suite("What the services stand on", .enabled(if: LiveEnvironment.canBreak, LiveEnvironment.notOurs))
    struct FoundationTests {
        /// A step of the path, who pauses on the way and where, and what dies meanwhile.
        struct Mishap: Sendable {
            let step: PathStep
            let service: ServiceName
            let place: Crash
            let accident: Accident

            init(_ step: PathStep, _ service: ServiceName, _ place: Crash, _ accident: Accident) {
                self.step = step
                self.service = service
                self.place = place
                self.accident = accident
            }
        }

        static let plan: [Mishap] = [
            Mishap(.report, .smkiAlerts, Crash(.relayBeforeConfirm), .broker),
            Mishap(.acknowledgeFirst, .smkiAlerts, Crash(.afterCommit), .postgres),
            Mishap(.remind, .notifications, Crash(.inTimer), .postgres),
            Mishap(.acknowledgeAll, .notifications, Crash(.beforeCommit, 2), .broker),
            Mishap(.call, .notifications, Crash(.mailBeforeAnswer, 2), .mail),
            Mishap(.respond, .meetings, Crash(.afterCommit), .postgresAtOnce),
            Mishap(.open, .meetings, Crash(.relayAfterConfirm), .broker),
            Mishap(.vote, .meetings, Crash(.beforeCommit), .postgres),
            Mishap(.castingVote, .smkiAlerts, Crash(.beforeCommit), .postgres),
            Mishap(.remindTheDCC, .smkiAlerts, Crash(.inTimer), .broker),
        ]

        @Test("may be killed on the way, and the path is completed once", .timeLimit(.minutes(5)))
        func path() async throws {
            let stack = try await Stack.fresh()
            let path = try MainPath(stack)
            for step in PathStep.allCases {
                guard let mishap = Self.plan.first(where: { $0.step == step }) else {
                    try await step.perform(path)
                    continue
                }
                try await stack.survive(mishap.accident, while: [mishap.service: mishap.place]) {
                    try await step.perform(path)
                }
            }
            try await WholePathTests.checkAll(stack)
            try await stack.checkMails(path.repeated)
        }

        @Test(
            "may be killed while all five stand at one place: each goes on, and has done its work once",
            .timeLimit(.minutes(5)),
            arguments: [Accident.broker, .postgres]
        )
        func everywhere(_ accident: Accident) async throws {
            let stack = try await Stack.fresh()
            let places: [Crash.Point] = [
                .beforeCommit, .afterCommit, .relayBeforePublish, .relayBeforeConfirm, .relayAfterConfirm,
            ]
            var incidents: Set<String> = []
            for (number, place) in places.enumerated() {
                incidents.formUnion(try await Self.round(number, Crash(place), accident, stack))
            }
            #expect(incidents.count == 2 * places.count)
            // A mail whose outcome is not known goes again after a while.
            try await stack.clock.advance(minutes: 5)
            #expect(Set(try await stack.journals.all(IncidentOpened.self).map(\.incidentId)) == incidents)
            #expect(Set(try await stack.journals.all(RoutesOffered.self).map(\.incidentId)) == incidents)
            #expect(try await stack.journals.all(DraftProposalSubmitted.self).count == places.count)
            #expect(try await stack.journals.all(RegisterChanged.self).count == places.count + 1)
            for incident in incidents {
                let path = try MainPath(stack)
                path.incidentID = incident
                try await path.alarm(perhaps: [ImportRegister.thirdSupplier])
            }
            try await WholePathTests.checkAll(stack)
            try await stack.checkMails()
        }

        /// Gives each service something to do, so that it pauses at the place, and then lets the accident happen.
        ///
        /// - Returns: the incidents that were opened.
        private static func round(
            _ number: Int,
            _ place: Crash,
            _ accident: Accident,
            _ stack: Stack
        ) async throws -> [String] {
            // Those that act on an event first: who causes it is not to pause yet.
            let followers = [
                try await stack.arm(.notifications, place, .pauses), try await stack.arm(.meetings, place, .pauses),
            ]
            let path = try MainPath(stack)
            try await path.report()
            for one in followers { try await one.arrive() }

            let others = [
                try await stack.arm(.smkiAlerts, place, .pauses), try await stack.arm(.elections, place, .pauses),
                try await stack.arm(.proposals, place, .pauses),
            ]
            let alert = SampleAlert(at: Stack.friday)
            let register = try LiveEnvironment.sample(ImportRegister.self, "register.sample.json")
            let limit = Duration.seconds(60)
            async let reported = TestClient.of("dcc").reportAccepted(alert, within: limit)
            async let imported = TestClient.of("secretariat")
                .accept(number.isMultiple(of: 2) ? register.withoutTheThirdSupplier : register, within: limit)
            async let proposed = TestClient.of("supplier-acme").accept(SampleProposal.numbered(number), within: limit)
            for one in others { try await one.arrive() }

            for one in followers + others { #expect(try one.hasArrived(), "\(one)") }
            try await stack.suffer(accident, while: followers + others)
            _ = try await (imported, proposed)
            let incidents = [path.incidentID, try await reported.incidentID]
            try await stack.clock.settle()
            return incidents
        }

        @Test(
            "may be killed while a mail is on its way: each page is sent once",
            .timeLimit(.minutes(5)),
            arguments: [Accident.broker, .postgres, .mail]
        )
        func mailing(_ accident: Accident) async throws {
            let stack = try await Stack.fresh()
            var paths: [MainPath] = []
            for point in [Crash.Point.mailBeforeSending, .mailBeforeAnswer, .mailAfterAnswer] {
                let path = try MainPath(stack)
                paths.append(path)
                try await stack.survive(accident, while: [.notifications: Crash(point)]) {
                    try await path.report()
                    try await stack.clock.settle()
                }
            }
            try await stack.clock.advance(minutes: 5)
            for path in paths { try await path.alarm() }
            try await WholePathTests.checkAll(stack)
            try await stack.checkMails()
        }

        @Test(
            "may be killed in a timer of meetings and of elections: it takes effect once",
            .timeLimit(.minutes(3)),
            arguments: [Accident.broker, .postgres]
        )
        func timers(_ accident: Accident) async throws {
            let stack = try await Stack.fresh()
            let path = try MainPath(stack)
            try await path.report()
            try await path.alarm()
            try await path.acknowledgeAll()
            let end = try await path.callInVain()
            try await stack.survive(accident, while: [.meetings: Crash(.inTimer)]) {
                try await stack.clock.advance(to: end)
                try await stack.journals.first(MeetingAdjourned.self) { $0.meetingId == path.meetingID }
            }
            let secretariat = await TestClient.of("secretariat")
            try await secretariat.accept(path.register.withoutTheThirdSupplier)
            try await secretariat.accept(SampleCall.command)
            try await stack.survive(accident, while: [.elections: Crash(.inTimer)]) {
                try await stack.clock.advance(to: SampleCall.closed)
                try await stack.journals.first(NominationsClosed.self) { $0.callId == SampleCall.command.callId }
            }
            #expect(try await stack.journals.all(MeetingAdjourned.self).count == 1)
            #expect(try await stack.journals.all(NominationsClosed.self).count == 1)
            try await WholePathTests.checkAll(stack)
            try await stack.checkMails()
        }
    }
}
