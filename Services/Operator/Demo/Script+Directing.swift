import Domain
import Messages

extension Script {
    static let directing: [Step] = [
        Step("The incident becomes a Recovery Event, and the DCC is directed") { stage in
            let (incidentID, decisionID) = (stage.incidentID, stage.decisionID)
            try await stage.expect(
                RecoveryEventDeclared.self,
                "under \(decisionID)",
                telling: { $0["recoveryEventId"]?.string ?? "" },
                where: { $0["incidentId"]?.string == incidentID && $0["decisionId"]?.string == decisionID }
            )
            let issued = try await stage.require(
                DirectionIssued.self,
                "to the DCC",
                telling: { "\($0["directionId"]?.string ?? "") \($0["direction"]?.string ?? "")" },
                where: { $0["incidentId"]?.string == incidentID && $0["decisionId"]?.string == decisionID }
            )
            stage.directionID = issued["directionId"]?.string ?? ""
            try await stage.takeDirection()
        },
        Step("The DCC acknowledges; all Members are told the outcome") { stage in
            let directionID = stage.directionID
            try await stage.act(
                "dcc",
                "acknowledges \(directionID)",
                AcknowledgeDirection(directionId: directionID, receivedAt: stage.now ?? .machine, answer: .accepted)
            )
            try await stage.expect(
                DirectionAcknowledged.self,
                "\(directionID), accepted",
                where: { $0["directionId"]?.string == directionID }
            )
            try await stage.expectMails(MailKind.outcome, "the decision", to: stage.members)
        },
        Step("The Chair closes the meeting") { stage in
            let meetingID = stage.meetingID
            try await stage.act("chair", "closes the meeting", CloseMeeting(meetingId: meetingID))
            try await stage.expect(MeetingClosed.self, meetingID, where: { $0["meetingId"]?.string == meetingID })
        },
    ]

    static let refusing: [Step] = [
        Step("A wrong alert is refused, and pages the duty contact") { stage in
            stage.turn()
            let begun = ContinuousClock.now
            do {
                let sent = try await stage.report(DemoAlert.wrong(at: stage.now ?? .machine), as: "operator")
                stage.timeline.missed("a refusal: it was accepted as \(sent.accepted.id ?? "")", in: "the answer")
            } catch Failure.refused(let refused) {
                stage.timeline.done(
                    "operator is refused by \(refused.rule) (\(refused.clause)), \(refused.code)",
                    ContinuousClock.now - begun
                )
                stage.timeline.note(refused.detail)
            }
            let refused = try await stage.expect(
                AlertRefused.self,
                "the fields by name, never what stood in them",
                telling: { data in
                    "\(data["refusalId"]?.string ?? ""): "
                        + (data["fields"]?.array?.compactMap(\.string).joined(separator: ", ") ?? "")
                }
            )
            try await stage.expectMails(MailKind.refused, "a refused alert", to: [Cast.dutyContact])
            guard let refusalID = refused?["refusalId"]?.string else { return }
            let secretariat = try await stage.session("secretariat")
            let asked = ContinuousClock.now
            let sent = try await secretariat.send(TakeUp(id: refusalID), to: .smkiAlerts)
            stage.timeline.done("secretariat takes it up: \(sent.accepted.id ?? "")", ContinuousClock.now - asked)
            try await stage.expect(
                AlertTakenUp.self,
                "\(refusalID), the page ends",
                where: { $0["refusalId"]?.string == refusalID }
            )
        }
    ]
}

extension Stage {
    /// Reads the DCC's queue, as the DCC's own system does.
    fileprivate func takeDirection() async throws {
        let queue = DirectionQueue(addressee: "dcc", endpoint: try self.endpoint(of: "dcc"))
        let wanted = self.directionID
        let begun = ContinuousClock.now
        guard let taken = try await queue.take(within: Eventually.limit, { $0.id == wanted }) else {
            return self.timeline.missed("\(wanted) in the queue", in: queue.name)
        }
        self.timeline.sighted(
            "\(taken.routingKey): \(wanted), Guidance \(taken.data["guidanceVersion"]?.string ?? "?")",
            ContinuousClock.now - begun,
            in: queue.name
        )
    }
}
