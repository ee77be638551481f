// NotificationsDomain decides who is told of what, by when, how often, and in which words.
// It must not know of queues, databases, mail servers, clocks or another service's module.

/// What somebody is told of (NOT-07).
public enum NoticeKind: String, Sendable, Codable, Hashable, CaseIterable {
    case callOpened, nominationReceived, nominationIncomplete, nominationsClosed
    case voteOpened, voteReminder, voteReceipt, tieBreakRequested, candidateOutcome, electionDeclared
    case confirmationRequested, termEnding, alternateDecided, standInRequested
    case meetingProposed, meetingNotice, meetingPostponed, meetingCancelled, meetingInquorate, meetingOutcome
    case quorumAtRisk, paperCirculated, minutesCirculated, actionDue, reviewDue
    case proposalFlagged, viewRequested, changeBoardDecided, referralOpened, referralReceived, implementationDue
    case alertRaised, alertEscalated, alertRefused, alertRetracted, noPresidingOfficer, directionUnanswered
    case keyDecision, suspensionOrdered, suspensionLifted, appealLodged
    /// The addressee of a direction has answered that it can't comply.
    case directionRefused
    /// smki-alerts has declined to carry a decision on a key out.
    case decisionDeclined
    /// The secretariat has put something on record for a person (SEC-18).
    case recordedForYou

    /// Whether it is an alert or an escalation: sent at any hour and tried until it is acknowledged (NOT-14, NOT-20).
    public var isUrgent: Bool {
        switch self {
        case .alertRaised, .alertEscalated, .alertRefused, .alertRetracted, .noPresidingOfficer, .directionUnanswered,
            .directionRefused, .decisionDeclined:
            true
        default: false
        }
    }

    /// Whether somebody has to say that it was seen; else the page ends when the mail server has taken it.
    public var needsAcknowledgement: Bool {
        switch self {
        case .alertRaised, .alertEscalated, .alertRefused: true
        default: false
        }
    }
}

/// Whether something happened, is practised, or only tests the lines (ALR-13).
public enum PageStatus: String, Sendable, Codable, Hashable, CaseIterable {
    case actual, exercise, test
}
