public import Domain

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

    /// The meeting was called, and its notice is issued.
    public struct Called: Sendable, Codable, Equatable {
        /// The meeting.
        public let meetingID: String
        /// The incident; its words stay sealed.
        public let facts: IncidentFacts
        /// Ordinary or exceptional.
        public let kind: MeetingKind
        /// By which route.
        public let route: Route
        /// The start.
        public let startsAt: Instant
        /// When notice was issued.
        public let issuedAt: Instant
        /// Where; sealed on its way out.
        public let location: String
        /// How to attend otherwise than in person; sealed on its way out.
        public let remoteAttendance: String
        /// The items; sealed on their way out.
        public let agenda: [AgendaItem]
        /// Who must be asked.
        public let invitees: [PersonID]
        /// Who is told of the meeting and its outcome: all Members.
        public let informed: [PersonID]
        /// Whether the quorum count is waived.
        public let quorumWaived: Bool
        /// Why this route.
        public let reason: String
        /// Who called it, nil for the Panel.
        public let calledBy: PersonID?
        /// Who directed a shorter notice.
        public let direction: DirectedNotice?
        /// The paper that sets the composition in force (MTG-34).
        public let termsOfReference: String
        /// When an ordinary meeting without a quorum is adjourned (MTG-09); nil for an exceptional one.
        public let waitEndsAt: Instant?
        /// Rules, values and steps.
        public let explanation: Explanation
    }

    /// An invited person answered.
    public struct ResponseRecorded: Sendable, Codable, Equatable {
        /// The meeting.
        public let meetingID: String
        /// Its status.
        public let status: IncidentStatus
        /// Whose answer it is.
        public let person: PersonID
        /// Coming or not.
        public let answer: Answer
        /// How, if coming.
        public let mode: Attendance.Mode?
        /// Who answered, and who recorded it.
        public let author: Author
        /// When.
        public let at: Instant
    }

    /// What the answers so far lead one to expect (MTG-13).
    public struct QuorumForecast: Sendable, Codable, Equatable {
        /// The meeting.
        public let meetingID: String
        /// Its status.
        public let status: IncidentStatus
        /// How many of those who count said that they come.
        public let have: Int
        /// How many are needed.
        public let need: Int
        /// The ordinary quorum, also where it is waived.
        public let neededOrdinary: Int
        /// Whether somebody who can preside said that they come.
        public let isChairExpected: Bool
        /// Who to ask next, in order.
        public let askNext: [ToAsk]
        /// Rules, values and steps.
        public let explanation: Explanation
        /// When.
        public let at: Instant
    }

    /// The meeting was opened.
    public struct Opened: Sendable, Codable, Equatable {
        /// The meeting.
        public let meetingID: String
        /// The incident.
        public let incidentID: String
        /// Its status.
        public let status: IncidentStatus
        /// Who presides; nil only where AMB-04 waives that as well.
        public let presiding: PersonID?
        /// Rules, values and steps.
        public let explanation: Explanation
        /// When.
        public let at: Instant
    }

    /// An ordinary meeting had no quorum when the waiting time was over.
    ///
    /// This is its only record (MTG-09).
    public struct Adjourned: Sendable, Codable, Equatable {
        /// The meeting.
        public let meetingID: String
        /// The incident.
        public let incidentID: String
        /// Its status.
        public let status: IncidentStatus
        /// Who was there.
        public let present: [PersonID]
        /// Who had declined.
        public let apologies: [PersonID]
        /// The items carried over.
        public let carriedOver: [String]
        /// The first day for which notice issued now is long enough, at the same time of day.
        public let reconvenesAt: Instant
        /// Rules, values and steps.
        public let explanation: Explanation
        /// When.
        public let at: Instant
    }

    /// Somebody arrived or left.
    public struct AttendanceRecorded: Sendable, Codable, Equatable {
        /// The meeting.
        public let meetingID: String
        /// Its status.
        public let status: IncidentStatus
        /// Who.
        public let person: PersonID
        /// As what.
        public let standing: Standing
        /// Which of the two.
        public let presence: Presence
        /// How.
        public let mode: Attendance.Mode
        /// Who said so, and who recorded it.
        public let author: Author
        /// When.
        public let at: Instant
    }

    /// An item was opened; the one before it is over.
    public struct ItemOpened: Sendable, Codable, Equatable {
        /// The meeting.
        public let meetingID: String
        /// Its status.
        public let status: IncidentStatus
        /// The item.
        public let itemID: String
        /// Its level.
        public let classification: Classification
        /// RED and AMBER are taken in closed session.
        public let isClosedSession: Bool
        /// Who was in the room.
        public let participants: [PersonID]
        /// Who was admitted by name.
        public let admitted: [PersonID]
        /// Rules, values and steps.
        public let explanation: Explanation
        /// When.
        public let at: Instant
    }

    /// A conflict was declared: that person isn't present for the item.
    public struct ConflictDeclared: Sendable, Codable, Equatable {
        /// The meeting.
        public let meetingID: String
        /// Its status.
        public let status: IncidentStatus
        /// The item.
        public let itemID: String
        /// Who.
        public let person: PersonID
        /// The interest; stays here.
        public let reason: String
        /// Who said so, and who recorded it.
        public let author: Author
        /// When.
        public let at: Instant
    }

    /// A conflicted Member's Alternate declared to have no conflict of their own, and may act for the item.
    public struct NoConflictDeclared: Sendable, Codable, Equatable {
        /// The meeting.
        public let meetingID: String
        /// Its status.
        public let status: IncidentStatus
        /// The item.
        public let itemID: String
        /// The Alternate.
        public let person: PersonID
        /// Who said so, and who recorded it.
        public let author: Author
        /// When.
        public let at: Instant
    }

    /// An Alternate of the same employer may act for a conflicted Member.
    public struct AlternateAdmitted: Sendable, Codable, Equatable {
        /// The meeting.
        public let meetingID: String
        /// Its status.
        public let status: IncidentStatus
        /// The item.
        public let itemID: String
        /// The Alternate.
        public let person: PersonID
        /// Why; stays here.
        public let reason: String
        /// Who presides and decided it.
        public let by: PersonID
        /// When.
        public let at: Instant
    }

    /// A motion was put.
    public struct MotionPut: Sendable, Codable, Equatable {
        /// The meeting.
        public let meetingID: String
        /// Its status.
        public let status: IncidentStatus
        /// The motion.
        public let motionID: String
        /// The item it belongs to.
        public let itemID: String
        /// Who put it.
        public let by: PersonID
        /// Which kind.
        public let kind: MotionSubject.Kind
        /// Key use: what would be decided.
        public let keyUse: KeyUseProposal?
        /// Raising a proposal: the digest of the variation.
        public let variation: String?
        /// Why; stays sealed.
        public let reasons: String
        /// Rules, values and steps.
        public let explanation: Explanation
        /// When.
        public let at: Instant
    }

    /// Somebody voted.
    ///
    /// How stays here.
    public struct VoteRecorded: Sendable, Codable, Equatable {
        /// The meeting.
        public let meetingID: String
        /// Its status.
        public let status: IncidentStatus
        /// The motion.
        public let motionID: String
        /// Who.
        public let person: PersonID
        /// How; never leaves this service.
        public let choice: Vote
        /// Who said so, and who recorded it.
        public let author: Author
        /// When.
        public let at: Instant
    }

    /// As many for as against: whoever presides decides (MTG-15).
    public struct DeadlockFound: Sendable, Codable, Equatable {
        /// The meeting.
        public let meetingID: String
        /// Its status.
        public let status: IncidentStatus
        /// The motion.
        public let motionID: String
        /// The count.
        public let tally: VoteCount
        /// Who could vote for which seat at that moment; the casting vote decides the same count.
        public let electorate: Electorate
        /// The quorum at that moment.
        public let presentAndNeeded: PresentAndNeeded
        /// Rules, values and steps.
        public let explanation: Explanation
        /// When.
        public let at: Instant
    }

    /// A motion was carried or fell.
    public struct MotionDecided: Sendable, Codable, Equatable {
        /// The meeting.
        public let meetingID: String
        /// Its status.
        public let status: IncidentStatus
        /// The motion.
        public let motionID: String
        /// The item it belonged to.
        public let itemID: String
        /// Which kind.
        public let kind: MotionSubject.Kind
        /// The incident of a motion on key use.
        public let incidentID: String?
        /// The variation of a motion to raise a proposal.
        public let variation: String?
        /// Whether it carried.
        public let isCarried: Bool
        /// Why it carried or fell.
        public let outcome: Outcome
        /// Whether the casting vote decided.
        public let isCasting: Bool
        /// The count, without the casting vote.
        public let tally: VoteCount
        /// The quorum at the decision.
        public let presentAndNeeded: PresentAndNeeded
        /// Who presided, nil when a deadlock ended with the meeting.
        public let presiding: PersonID?
        /// What follows, in words: a motion on key use that falls decides nothing.
        public let effect: String
        /// Rules, values and steps.
        public let explanation: Explanation
        /// When.
        public let at: Instant
    }

    /// Why a motion carried or fell.
    public enum Outcome: String, Sendable, Codable, Hashable, CaseIterable {
        /// More votes for than against.
        case majorityFor
        /// More votes against than for.
        case majorityAgainst
        /// Nobody voted for or against: no deadlock, and not carried (MTG-16).
        case noVotesCast
        /// A deadlock, and the casting vote was for.
        case castingVoteFor
        /// A deadlock, and the casting vote was against.
        case castingVoteAgainst
        /// A deadlock, and no casting vote was given (MTG-15).
        case deadlockWithoutCastingVote
    }

    /// The PMA has decided about a key, be it not to use one (ALR-04).
    public struct KeyUseDecided: Sendable, Codable, Equatable {
        /// The decision.
        public let decisionID: String
        /// The incident.
        public let incidentID: String
        /// Its status.
        public let status: IncidentStatus
        /// The meeting.
        public let meetingID: String
        /// The motion that carried.
        public let motionID: String
        /// What was decided.
        public let decision: KeyUse
        /// The version of the Recovery Key Guidance that was followed.
        public let guidanceVersion: String
        /// Whether that version is only a sample.
        public let isGuidanceExample: Bool
        /// What the key is used for; sealed on its way out.
        public let scope: String?
        /// Why; sealed on its way out.
        public let reasons: String
        /// The quorum at the decision.
        public let presentAndNeeded: PresentAndNeeded
        /// Rules, values and steps.
        public let explanation: Explanation
        /// When.
        public let decidedAt: Instant
    }

    /// The meeting was closed.
    public struct Closed: Sendable, Codable, Equatable {
        /// The meeting.
        public let meetingID: String
        /// The incident.
        public let incidentID: String
        /// Its status.
        public let status: IncidentStatus
        /// Motions that were put and never decided: they count for nothing.
        public let undecided: [String]
        /// Who closed it.
        public let by: String?
        /// When.
        public let at: Instant
    }
}
