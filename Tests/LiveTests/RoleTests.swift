import Domain
import Messages
import Testing

extension Live {
    /// Nobody may what is not theirs (SEC-17).
    @Suite("Roles")
    struct RoleTests {
        @Test("SEC-17 each user is refused what others do", .timeLimit(.minutes(2)))
        func refusals() async throws {
            let stack = try await Stack.joined()
            let now = try await stack.clock.now()
            let dcc = await TestClient.of("dcc")
            let incidentID = try await dcc.reportAccepted(SampleAlert(at: now)).incidentID
            let register = try LiveEnvironment.sample(ImportRegister.self, "register.sample.json")
            let guidance = try LiveEnvironment.sample(LoadGuidance.self, "guidance.sample.json")
            let call = CallMeeting(
                incidentId: incidentID,
                route: .exceptional,
                startsAt: now.adding(minutes: 20_000),
                location: "Room",
                remoteAttendance: "Bridge",
                reason: "A test"
            )
            try await stack.journals.first(RoutesOffered.self) { $0.incidentId == incidentID }
            for user in ["operator", "secretariat", "dcc", "large-supplier-1", "auditor", "supplier-acme"] {
                try await self.expectRefused(user, call)
            }
            for user in ["operator", "dcc", "large-supplier-1", "auditor", "drill", "supplier-acme"] {
                try await self.expectRefused(user, guidance)
            }
            for user in ["operator", "dcc", "chair", "large-supplier-1", "auditor", "supplier-acme"] {
                try await self.expectRefused(user, register)
            }
            for user in ["operator", "dcc", "auditor", "supplier-acme"] {
                try await self.expectRefused(user, AcknowledgeIncident(incidentId: incidentID))
            }
            for user in ["operator", "chair", "large-supplier-1", "auditor"] {
                try await self.expectRefused(user, RetractAlert(incidentId: incidentID, reason: "no"))
            }
            for user in ["operator", "secretariat", "dcc", "large-supplier-1"] {
                try await self.expectRefused(user, ConfirmRetraction(incidentId: incidentID, reason: "no"))
            }
            for user in ["operator", "secretariat", "chair"] {
                let reply = try await TestClient.of(user).send(SetClock(now: now.adding(minutes: 1)), to: .meetings)
                self.expectSEC17(reply, "\(user): set-clock")
            }
            try await AlertTests.retract(incidentID)
        }

        @Test(
            "SEC-17 in a meeting and about a direction",
            .enabled(if: LiveEnvironment.canBreak, LiveEnvironment.notOurs),
            .timeLimit(.minutes(3))
        )
        func inTheMeeting() async throws {
            let stack = try await Stack.fresh()
            let path = try MainPath(stack)
            try await path.report()
            try await path.alarm()
            try await path.acknowledgeAll()
            try await path.call()
            try await path.arrive()
            for user in ["operator", "secretariat", "dcc", "large-supplier-1"] {
                try await self.expectRefused(user, OpenMeeting(meetingId: path.meetingID))
            }
            try await path.open()
            try await path.openItem()
            for user in ["operator", "secretariat", "dcc"] {
                let reply = try await TestClient.of(user).send(path.motion(citing: path.guidance))
                self.expectSEC17(reply, "\(user): put-motion")
            }
            try await path.move()
            let vote = CastVote(meetingId: path.meetingID, motionId: path.motionID, choice: .for)
            for user in ["operator", "dcc", "auditor"] { try await self.expectRefused(user, vote) }
            // It may hand in others' votes (SEC-18), and has none of its own.
            try await self.expectRefused("secretariat", vote, or: "MTG-17")
            let chair = try await TestClient.of("chair").refused(vote)
            #expect(
                ["SEC-17", "MTG-14", "MTG-15", "MTG-17"].contains(chair.rule),
                "the Chair has no ordinary vote: \(chair)"
            )
            for user in ["operator", "secretariat", "large-supplier-1"] {
                try await self.expectRefused(
                    user,
                    CloseVote(meetingId: path.meetingID, motionId: path.motionID),
                    or: "MTG-15"
                )
            }
            try await path.vote()
            try await path.closeVote()
            try await self.expectRefused(
                "large-supplier-1",
                CastingVote(meetingId: path.meetingID, motionId: path.motionID, choice: .against),
                or: "MTG-15"
            )
            try await path.castingVote()
            try await path.direct()
            for user in ["operator", "secretariat", "chair", "large-supplier-1", "drill"] {
                try await self.expectRefused(
                    user,
                    AcknowledgeDirection(
                        directionId: path.directionID,
                        receivedAt: try await stack.clock.now(),
                        answer: .accepted
                    )
                )
            }
            try await path.acknowledgeDirection()
        }

        private func expectRefused(
            _ user: String,
            _ command: some CommandMessage,
            or other: RuleID = "SEC-17",
            sourceLocation: SourceLocation = #_sourceLocation
        ) async throws {
            let reply = try await TestClient.of(user).send(command)
            self.expectSEC17(reply, "\(user): \(type(of: command).name)", or: other, sourceLocation: sourceLocation)
        }

        private func expectSEC17(
            _ reply: Reply,
            _ what: String,
            or other: RuleID = "SEC-17",
            sourceLocation: SourceLocation = #_sourceLocation
        ) {
            guard case .refused(let refused) = reply else {
                Issue.record("\(what): \(reply)", sourceLocation: sourceLocation)
                return
            }
            #expect(
                refused.rule == "SEC-17" || refused.rule == other,
                "\(what): \(refused)",
                sourceLocation: sourceLocation
            )
        }
    }
}
