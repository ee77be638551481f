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
            let respond = Respond(meetingId: path.meetingID, answer: .attending, mode: .web)
            for user in ["operator", "dcc", "auditor", "drill", "supplier-acme"] {
                try await self.expectRefused(user, respond)
            }
            // On behalf of others the secretariat only.
            let behalf = OnBehalfOf(person: "large-supplier-2", evidence: "heard")
            for user in ["operator", "chair", "large-supplier-1"] {
                try await self.expectRefused(
                    user,
                    Respond(meetingId: path.meetingID, answer: .attending, mode: .web, onBehalfOf: behalf)
                )
            }
            let arrive = RecordAttendance(meetingId: path.meetingID, presence: .arrived, mode: .web)
            for user in ["operator", "dcc", "auditor", "supplier-acme"] {
                try await self.expectRefused(user, arrive)
            }
            for user in ["operator", "chair", "large-supplier-1"] {
                try await self.expectRefused(
                    user,
                    RecordAttendance(meetingId: path.meetingID, presence: .arrived, mode: .web, onBehalfOf: behalf)
                )
            }
            try await path.arrive()
            for user in ["operator", "secretariat", "dcc", "large-supplier-1"] {
                try await self.expectRefused(user, OpenMeeting(meetingId: path.meetingID))
            }
            try await path.open()
            for user in ["operator", "secretariat", "dcc", "auditor", "large-supplier-1", "supplier-acme"] {
                try await self.expectRefused(user, OpenItem(meetingId: path.meetingID, itemId: MainPath.item))
            }
            try await path.openItem()
            let conflict = DeclareConflict(meetingId: path.meetingID, itemId: MainPath.item, reason: "no")
            for user in ["operator", "dcc", "auditor", "supplier-acme"] {
                try await self.expectRefused(user, conflict)
            }
            for user in ["operator", "chair", "large-supplier-1"] {
                try await self.expectRefused(
                    user,
                    DeclareConflict(
                        meetingId: path.meetingID,
                        itemId: MainPath.item,
                        reason: "no",
                        onBehalfOf: behalf
                    )
                )
            }
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
            for user in ["operator", "dcc", "auditor", "drill", "large-supplier-1", "supplier-acme"] {
                try await self.expectRefused(user, CloseMeeting(meetingId: path.meetingID), or: "MTG-15")
            }
            try await path.close()
        }

        /// The sample register without the Member for Gas Networks.
        static func registerWithVacancy() throws -> ImportRegister {
            guard case .object(var document) = try LiveEnvironment.sample(JSONValue.self, "register.sample.json") else {
                throw Unexpected(description: "the sample register is no object")
            }
            let appointments = document["appointments"]?.array ?? []
            document["appointments"] = .array(appointments.filter { $0["person"]?.string != "gas-networks" })
            return try Wire.decode(ImportRegister.self, from: JSONValue.object(document).encoded())
        }

        /// A call for that seat.
        static let call = OpenCall(
            callId: "CALL-2026-09",
            vacancies: [.init(category: .gasNetworks, count: 1)],
            termMonths: 24,
            nominationsCloseOn: CivilDate(2026, 12, 14),
            sendTo: "nominations"
        )

        @Test("SEC-17 in elections and about proposals", .timeLimit(.minutes(1)))
        func electionsAndProposals() async throws {
            _ = try await Stack.joined()
            for user in ["operator", "chair", "large-supplier-1", "dcc", "auditor", "drill", "supplier-acme"] {
                try await self.expectRefused(user, Self.call)
            }
            // There may be no such call; that is nothing for those to know who may not hand one in.
            let nomination = SubmitNomination(callId: Self.call.callId, category: .gasNetworks, channel: .electronic)
            for user in ["operator", "chair", "large-supplier-1", "dcc", "auditor", "drill"] {
                try await self.expectRefused(user, nomination)
            }
            func proposal(of raiser: SubmitDraftProposal.Raiser) -> SubmitDraftProposal {
                SubmitDraftProposal(
                    title: "A title",
                    summary: "A summary",
                    description: "A description",
                    raiser: raiser,
                    path: "selfGovernance",
                    pathReasons: "Reasons",
                    documents: ["SMKI Recovery Procedure"],
                    sections: []
                )
            }
            for user in ["operator", "auditor", "drill"] { try await self.expectRefused(user, proposal(of: .party)) }
            for (user, raiser) in [
                ("dcc", .party), ("chair", .party), ("supplier-acme", .dcc), ("supplier-acme", .pma),
                ("large-supplier-1", .pma), ("supplier-acme", .pmaMember), ("large-supplier-1", .panel),
            ] as [(String, SubmitDraftProposal.Raiser)] {
                try await self.expectRefused(user, proposal(of: raiser))
            }
            let id = try #require(try await TestClient.of("supplier-acme").accept(proposal(of: .party)).id)
            for user in ["operator", "secretariat", "dcc", "auditor", "drill", "supplier-acme"] {
                try await self.expectRefused(user, RecordSight(proposalId: id))
            }
        }

        @Test("SEC-17 about what was set aside", .timeLimit(.minutes(1)))
        func setAside() async throws {
            _ = try await Stack.joined()
            let unreadable = Envelope(
                id: TestClient.newID(),
                source: "supplier-acme",
                type: SubmitNomination.type,
                data: Array("{".utf8)
            )
            let reply = try await TestClient.of("supplier-acme")
                .deliver(unreadable, to: SubmitNomination.exchange, SubmitNomination.routingKey)
            guard case .rejected = reply else { throw Unexpected(description: "\(reply)") }
            let secretariat = await TestClient.of("secretariat")
            let parked = try await secretariat.list("parked", ["state": "parked"], of: .elections)
            let id = try #require(parked.items.first { $0.facts["user"] == "supplier-acme" }?.id)
            for user in ["chair", "large-supplier-1", "dcc", "auditor", "drill", "supplier-acme"] {
                let client = await TestClient.of(user)
                self.expectSEC17(try await client.send(Replay(id: id), to: .elections), "\(user): replay")
                self.expectSEC17(try await client.send(TakeUp(id: id), to: .elections), "\(user): take-up")
            }
            for user in ["operator", "chair", "large-supplier-1", "dcc", "auditor", "drill", "supplier-acme"] {
                let reply = try await TestClient.of(user).send(Discard(id: id, reason: "no"), to: .elections)
                self.expectSEC17(reply, "\(user): discard")
            }
            // Nothing has come of all that; those who may, may.
            #expect(try await secretariat.get("parked", id, of: .elections).body["state"]?.string == "parked")
            guard case .accepted = try await TestClient.of("operator").send(TakeUp(id: id), to: .elections),
                case .accepted = try await secretariat.send(Discard(id: id, reason: "a test"), to: .elections)
            else {
                Issue.record("\(id) could not be settled")
                return
            }
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
