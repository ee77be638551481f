import Domain
import Messages
import Testing

extension Live {
    /// Whoever gets hold of the disk learns nothing above GREEN, and no address.
    @Suite("A dump of the database", .enabled(if: LiveEnvironment.canBreak, LiveEnvironment.notOurs))
    struct DumpTests {
        @Test("holds no word that somebody wrote, and no address, in any form, at any time", .timeLimit(.minutes(5)))
        func sealed() async throws {
            let stack = try await Stack.fresh()
            let path = try MainPath(stack)
            let incidentID = try await self.sayTooMuch(path)
            try await path.walkToTheMotion()
            // Now timers wait, and the motion and its reasons are there without a decision.
            try await self.expectSealed(stack, "before the vote")
            try await path.walkFromTheMotion()
            try await self.sayMoreOfTheMeeting(path)
            try await self.retract(incidentID)
            try await self.elect(stack)
            try await self.propose(stack)
            try await self.setAside(stack)
            try await stack.clock.settle()
            try await self.expectSealed(stack, "at the end")
            try WholePathTests.checkLogs()
        }

        @Test("is searched in every form in which a word could be read", .timeLimit(.minutes(1)))
        func searcher() async throws {
            let stack = try await Stack.fresh()
            let word = RedWord.scope.text
            try await stack.database.script("create table public.probe (a text, b bytea)")
            let encoded = ["", "-", "--"].map { "encode('\($0)\(word) and more'::bytea, 'base64')" }
            let texts = ["'so: \(word)'", "encode('so: \(word)'::bytea, 'hex')"] + encoded
            let bytes = ["'so: \(word)'::bytea"] + encoded.map { "convert_to(\($0), 'UTF8')" }
            for (column, value) in texts.map({ ("a", $0) }) + bytes.map({ ("b", $0) }) {
                try await stack.database.script(
                    "delete from public.probe; insert into public.probe (\(column)) values (\(value))"
                )
                let found = RedWord.find(in: try await stack.database.dump())
                #expect(found.count == 1 && found[0].hasPrefix(word), "\(value) in \(column): \(found)")
            }
            try await stack.database.script("drop table public.probe")
        }

        private func expectSealed(_ stack: Stack, _ time: String) async throws {
            let dump = try await stack.database.dump()
            for table in ["smki_alerts.journal", "meetings.view", "notifications.copy", "elections.parked"] {
                #expect(dump.contains("CREATE TABLE \(table)"))
            }
            RedWord.expectNone(in: dump, "the dump \(time)")
        }

        /// Alerts that are refused or can't be read, and ids that say more than they should.
        /// - Returns: the incident of an alert whose ids are such.
        private func sayTooMuch(_ path: MainPath) async throws -> String {
            let dcc = await TestClient.of("dcc")
            let now = try await path.stack.clock.now()
            let wrong = SampleAlert(at: now).with("subjectEui64", .string(RedWord.alertRefused.text))
            let refused = try await dcc.report(wrong.body, id: "1-\(RedWord.messageID.text)")
            guard case .refused(let reason) = refused else { throw Unexpected(description: "\(refused)") }
            #expect(reason.inputs.description.contains(RedWord.alertRefused.text), "its sender has it back")
            let unreadable = Array("{ \(RedWord.alertUnreadable.text)".utf8)
            let rejected = try await dcc.report(unreadable, id: "2-\(RedWord.messageID.text)")
            guard case .rejected = rejected else { throw Unexpected(description: "\(rejected)") }

            let alert = Self.envelope(3, CompromiseReported.type, SampleAlert(at: now).body)
            var answers: [Reply.Accepted] = []
            for _ in 0..<2 {
                let reply = try await dcc.deliver(alert, to: CompromiseReported.exchange, CompromiseReported.routingKey)
                guard case .accepted(let accepted) = reply else { throw Unexpected(description: "\(reply)") }
                answers.append(accepted)
            }
            #expect(answers.map(\.isDuplicate) == [false, true])
            let unknown = Self.envelope(4, "quorate.elections.\(RedWord.messageType.text).v1", Array("{}".utf8))
            let reply = try await TestClient.of("supplier-acme")
                .deliver(unknown, to: SubmitNomination.exchange, SubmitNomination.routingKey)
            guard case .rejected = reply else { throw Unexpected(description: "\(reply)") }
            return try #require(answers.first?.id)
        }

        private static func envelope(_ number: Int, _ type: String, _ data: [UInt8]) -> Envelope {
            Envelope(
                id: "\(number)-\(RedWord.messageID.text)",
                source: "mailto:\(RedWord.messageSource.text)@example.org",
                type: type,
                correlationID: "\(RedWord.correlation.text) \(number)",
                data: data
            )
        }

        /// What the secretariat records for somebody, of a second meeting.
        private func sayMoreOfTheMeeting(_ path: MainPath) async throws {
            let second = try MainPath(path.stack)
            try await second.report()
            try await second.call()
            try await second.act(
                "secretariat",
                Respond(
                    meetingId: second.meetingID,
                    answer: .declined,
                    mode: nil,
                    onBehalfOf: OnBehalfOf(person: "ssc-representative", evidence: "Said: \(RedWord.evidence.text).")
                )
            )
            try await self.retract(second.incidentID)
        }

        private func retract(_ incidentID: String) async throws {
            try await TestClient.of("dcc")
                .accept(RetractAlert(incidentId: incidentID, reason: "Not so: \(RedWord.retraction.text)."))
            try await TestClient.of("chair")
                .accept(ConfirmRetraction(incidentId: incidentID, reason: "So it is: \(RedWord.confirmation.text)."))
        }

        /// One seat falls vacant, there is a call for it, and a nomination comes in.
        private func elect(_ stack: Stack) async throws {
            let secretariat = await TestClient.of("secretariat")
            try await secretariat.accept(try RoleTests.registerWithVacancy())
            try await secretariat.accept(RoleTests.call)
            try await TestClient.of("supplier-acme").accept(
                SubmitNomination(
                    callId: RoleTests.call.callId,
                    category: .gasNetworks,
                    nominatorName: RedWord.nominator.text,
                    nominatorContact: "\(RedWord.nominatorContact.text)@example.org",
                    nominatorCategory: "gasNetworks",
                    nomineeName: RedWord.nominee.text,
                    nomineePosition: RedWord.position.text,
                    experience: RedWord.experience.text,
                    consent: .init(given: true, recordedOn: CivilDate(2026, 11, 20)),
                    channel: .electronic
                )
            )
        }

        private func propose(_ stack: Stack) async throws {
            let accepted = try await TestClient.of("supplier-acme").accept(
                SubmitDraftProposal(
                    title: RedWord.proposalTitle.text,
                    summary: RedWord.proposalSummary.text,
                    description: RedWord.proposalText.text,
                    raiser: .party,
                    path: "selfGovernance",
                    pathReasons: RedWord.proposalPath.text,
                    documents: ["SMKI Recovery Procedure"],
                    sections: ["L10"]
                )
            )
            try await TestClient.of("large-supplier-1")
                .accept(RecordSight(proposalId: try #require(accepted.id), remark: RedWord.sight.text))
        }

        private func setAside(_ stack: Stack) async throws {
            let secretariat = await TestClient.of("secretariat")
            for item in try await secretariat.list("parked", of: .elections).items {
                let discard = Discard(id: item.id, reason: "Seen: \(RedWord.discard.text).")
                guard case .accepted = try await secretariat.send(discard, to: .elections) else {
                    throw Unexpected(description: "\(item.id) could not be discarded")
                }
                // Those who look after it have its sender's own words.
                let shown = try await secretariat.get("parked", item.id, of: .elections)
                #expect(shown.body["messageId"]?.string == "4-\(RedWord.messageID.text)")
                #expect(shown.body["type"]?.string?.contains(RedWord.messageType.text) == true)
            }
        }
    }
}
