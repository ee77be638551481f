/// Every message that crosses a queue.
public enum Catalogue {
    /// The messages of single services.
    public static let all: [any Message.Type] = alerts + elections + meetings + notifications + proposals

    /// The messages that each service has.
    public static let common: [any CommonMessage.Type] = [
        SetClock.self, Replay.self, Discard.self, TakeUp.self, Parked.self, ReactionDeclined.self,
        EntriesQuery.self, GetQuery.self, ListQuery.self, ClockQuery.self, WhyQuery.self,
    ]

    private static let alerts: [any Message.Type] = [
        AcknowledgeDirection.self, AcknowledgeIncident.self, AlertForwarded.self, AlertRefused.self,
        AlertTakenUp.self, CompromiseReported.self, ConfirmRetraction.self, DirectionAcknowledged.self,
        DirectionIssued.self, DirectionUnanswered.self, IncidentAcknowledged.self, IncidentAdvanced.self,
        IncidentOpened.self, IncidentUpdated.self, NoKeyUse.self, NoKeyUseRecorded.self, RecoveryEventDeclared.self,
        RequireContingencyKey.self, RequireRecoveryKey.self, RetractAlert.self,
    ]

    private static let elections: [any Message.Type] = [
        CallOpened.self, ImportRegister.self, NominationReceived.self, NominationsClosed.self, OpenCall.self,
        PersonRegistered.self, RegisterChanged.self, SubmitNomination.self,
    ]

    private static let meetings: [any Message.Type] = [
        AttendanceRecorded.self, CallMeeting.self, CastingVote.self, CloseMeeting.self, CloseVote.self,
        ConflictDeclared.self, DeadlockFound.self, DeclareConflict.self, ItemOpened.self, KeyUseDecided.self,
        LoadGuidance.self, MeetingAdjourned.self, MeetingCalled.self, MeetingClosed.self, MeetingOpened.self,
        MotionDecided.self,
        MotionPut.self, OpenItem.self, OpenMeeting.self, PutMotion.self, QuorumForecast.self, RecordAttendance.self,
        Respond.self, ResponseRecorded.self, RoutesOffered.self, CastVote.self, VoteRecorded.self,
    ]

    private static let notifications: [any Message.Type] = [
        NoPresidingOfficer.self, PageAcknowledged.self, PageEscalated.self, PageFailed.self, PageOpened.self,
        PageSent.self,
    ]

    private static let proposals: [any Message.Type] = [
        DraftProposalSubmitted.self, ProposalFlagged.self, ProposalSeen.self, RecordSight.self,
        SubmitDraftProposal.self,
    ]

    /// The message of that `ce-type`, nil for one that isn't known and for those that each service has.
    public static func message(of type: String) -> (any Message.Type)? { self.byType[type] }

    private static let byType = Dictionary(all.map { ($0.type, $0) }) { first, _ in first }
}
