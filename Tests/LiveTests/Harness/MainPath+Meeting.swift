import Domain
import Messages

// What happens in the room.

extension MainPath {
    func arrive() async throws {
        try await self.stack.clock.advance(to: self.startsAt)
        for person in self.attending {
            try await self.act(person, RecordAttendance(meetingId: self.meetingID, presence: .arrived, mode: .web))
        }
    }

    func open() async throws {
        try await self.act("chair", OpenMeeting(meetingId: self.meetingID))
        try await self.journals.first(MeetingOpened.self) { $0.meetingId == self.meetingID }
    }

    func openItem() async throws {
        try await self.act("chair", OpenItem(meetingId: self.meetingID, itemId: Self.item))
        try await self.journals.first(ItemOpened.self) { $0.meetingId == self.meetingID }
    }

    func declareConflict() async throws {
        try await self.act(
            Self.conflicted,
            DeclareConflict(
                meetingId: self.meetingID,
                itemId: Self.item,
                reason: "Works for the Party concerned: \(RedWord.conflict.text)."
            )
        )
    }

    /// The motion, with an answer to every factor and every step of the Guidance, or without the Guidance.
    func motion(citing guidance: LoadGuidance?) -> PutMotion {
        PutMotion(
            meetingId: self.meetingID,
            itemId: Self.item,
            subject: .init(
                kind: .keyUse,
                incidentId: self.incidentID,
                decision: "useRecoveryPrivateKey",
                scope: "All Devices that trust it: \(RedWord.scope.text)"
            ),
            guidanceVersion: guidance?.version,
            factors: guidance?.factors.map { .init(id: $0.id, answer: "Answered: \(RedWord.factor.text).") },
            steps: guidance?.steps.map(\.id),
            reasons: "Waiting would do more harm: \(RedWord.motionReasons.text)."
        )
    }

    func move() async throws {
        self.motionID = try await self.act(Self.voters[0].person, self.motion(citing: self.guidance)).id ?? ""
        try await self.journals.first(MotionPut.self) { $0.motionId == self.motionID }
    }

    func vote() async throws {
        for (person, choice) in Self.voters {
            try await self.act(person, CastVote(meetingId: self.meetingID, motionId: self.motionID, choice: choice))
        }
    }

    func closeVote() async throws {
        try await self.act("chair", CloseVote(meetingId: self.meetingID, motionId: self.motionID))
        try await self.journals.first(DeadlockFound.self) { $0.motionId == self.motionID }
    }

    func castingVote() async throws {
        try await self.act("chair", CastingVote(meetingId: self.meetingID, motionId: self.motionID, choice: .for))
        let decided = try await self.journals.first(KeyUseDecided.self) { $0.incidentId == self.incidentID }
        self.decisionID = decided.decisionId
    }
}
