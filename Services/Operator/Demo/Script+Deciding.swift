import Domain
import Messages

extension Script {
    static let deciding: [Step] = [
        Step("The RED item is opened; a Member with a conflict steps aside") { stage in
            stage.turn()
            let meetingID = stage.meetingID
            try await stage.act("chair", "opens the RED item", OpenItem(meetingId: meetingID, itemId: Self.item))
            _ = try await stage.require(
                ItemOpened.self,
                Self.item,
                telling: { $0["classification"]?.string ?? "" },
                where: { $0["meetingId"]?.string == meetingID }
            )
            try await stage.act(
                Cast.user(of: Cast.conflicted),
                "declares a conflict",
                DeclareConflict(meetingId: meetingID, itemId: Self.item, reason: "Works for the Party concerned.")
            )
            try await stage.expect(
                ConflictDeclared.self,
                "\(Cast.conflicted) is away for this item",
                where: { $0["meetingId"]?.string == meetingID && $0["person"]?.string == Cast.conflicted.value }
            )
        },
        Step("A motion on the use of the key; the votes tie") { stage in
            stage.turn()
            let meetingID = stage.meetingID
            let motion = try await stage.act(
                Cast.user(of: Cast.voters[0].person),
                "moves to use the Recovery Private Key",
                stage.motion(on: Self.item)
            )
            stage.motionID = motion.accepted.id ?? ""
            let motionID = stage.motionID
            _ = try await stage.require(MotionPut.self, motionID, where: { $0["motionId"]?.string == motionID })
            for (person, choice) in Cast.voters {
                try await stage.act(
                    Cast.user(of: person),
                    "votes \(choice.rawValue)",
                    CastVote(meetingId: meetingID, motionId: motionID, choice: choice)
                )
                try await stage.expect(
                    VoteRecorded.self,
                    "by \(person) (how stays sealed)",
                    where: { $0["motionId"]?.string == motionID && $0["person"]?.string == person.value }
                )
            }
            if let refused = try await stage.actRefused(
                Cast.user(of: Cast.conflicted),
                "votes all the same",
                CastVote(meetingId: meetingID, motionId: motionID, choice: .for)
            ), refused.rule != "MTG-21" {
                stage.timeline.note("(another rule than MTG-21 was named)")
            }
            try await stage.act("chair", "closes the vote", CloseVote(meetingId: meetingID, motionId: motionID))
            _ = try await stage.require(DeadlockFound.self, motionID, where: { $0["motionId"]?.string == motionID })
        },
        Step("The Chair's casting vote decides") { stage in
            stage.turn()
            let (incidentID, motionID) = (stage.incidentID, stage.motionID)
            try await stage.act(
                "chair",
                "gives the casting vote, for",
                CastingVote(meetingId: stage.meetingID, motionId: motionID, choice: .for)
            )
            try await stage.expect(
                MotionDecided.self,
                "\(motionID) carried by the casting vote",
                where: {
                    $0["motionId"]?.string == motionID && $0["isCarried"]?.bool == true && $0["isCasting"]?.bool == true
                }
            )
            let decided = try await stage.require(
                KeyUseDecided.self,
                "use the Recovery Private Key",
                telling: { data in
                    let turnout = data["presentAndNeeded"]
                    return "present \(turnout?["present"]?.integer ?? 0), needed \(turnout?["needed"]?.integer ?? 0), "
                        + "waived: \(turnout?["waived"]?.bool == true ? "yes" : "no")"
                },
                where: {
                    $0["incidentId"]?.string == incidentID && $0["decision"]?.string == "useRecoveryPrivateKey"
                }
            )
            stage.decisionID = decided["decisionId"]?.string ?? ""
        },
    ]

    /// The one item of an incident's meeting.
    private static let item = "keyUse"
}

extension Stage {
    /// The motion, with an answer to every factor and every step of the Guidance.
    fileprivate func motion(on item: String) -> PutMotion {
        PutMotion(
            meetingId: self.meetingID,
            itemId: item,
            subject: .init(
                kind: .keyUse,
                incidentId: self.incidentID,
                decision: "useRecoveryPrivateKey",
                scope: "All Devices with credentials that depend on the key"
            ),
            guidanceVersion: self.guidance.version,
            factors: self.guidance.factors.map { .init(id: $0.id, answer: "Answered for the demonstration.") },
            steps: self.guidance.steps.map(\.id),
            reasons: "Waiting would do more harm than the recovery."
        )
    }
}
