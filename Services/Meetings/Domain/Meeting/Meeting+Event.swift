extension Meeting {
    /// What may have happened in a meeting.
    ///
    /// Each is kept for ever: fields are only added, and optional ones at that.
    public enum Event: Sendable, Codable, Equatable {
        case called(Called)
        case responseRecorded(ResponseRecorded)
        case quorumForecast(QuorumForecast)
        case opened(Opened)
        case adjourned(Adjourned)
        case attendanceRecorded(AttendanceRecorded)
        case itemOpened(ItemOpened)
        case conflictDeclared(ConflictDeclared)
        case noConflictDeclared(NoConflictDeclared)
        case alternateAdmitted(AlternateAdmitted)
        case motionPut(MotionPut)
        case voteRecorded(VoteRecorded)
        case deadlockFound(DeadlockFound)
        case motionDecided(MotionDecided)
        case keyUseDecided(KeyUseDecided)
        case closed(Closed)
    }
}
