public import Domain

/// The address a direction goes to; an exercise's never reaches the DCC.
public enum DirectionAddressee: String, Sendable, Codable, Hashable, CaseIterable {
    case dcc, exercise
}

/// What is directed; the raw value is the second word of its routing key.
public enum DirectionKind: String, Sendable, Codable, Hashable, CaseIterable {
    case requireRecoveryKey = "require-recovery-key"
    case requireContingencyKey = "require-contingency-key"
    case noKeyUse = "no-key-use"
    case alertForwarded = "alert-forwarded"
}

/// How many were present, how many would be needed, and whether the count was waived.
public struct PresentAndNeeded: Sendable, Codable, Hashable {
    /// Those who counted.
    public let present: Int
    /// The ordinary number.
    public let needed: Int
    /// Whether the count did not matter (MTG-08).
    public let waived: Bool

    /// Puts the numbers together.
    public init(present: Int, needed: Int, waived: Bool) {
        self.present = present
        self.needed = needed
        self.waived = waived
    }
}

/// What a direction tells its addressee.
public enum DirectionBody: Sendable, Codable, Equatable {
    case keyUse(KeyUseDirection)
    case alertForwarded(AlertForwardedDirection)

    /// What is directed.
    public var kind: DirectionKind {
        switch self {
        case .keyUse(let body):
            switch body.decision {
            case .noUse: .noKeyUse
            case .useRecoveryPrivateKey: .requireRecoveryKey
            case .useContingencyPrivateKey: .requireContingencyKey
            }
        case .alertForwarded: .alertForwarded
        }
    }

    /// The incident it is about.
    public var incidentID: String {
        switch self {
        case .keyUse(let body): body.incidentID
        case .alertForwarded(let body): body.incidentID
        }
    }

    /// The decision behind it, nil for a forwarded alert.
    public var decisionID: String? {
        switch self {
        case .keyUse(let body): body.decisionID
        case .alertForwarded: nil
        }
    }
}

/// The PMA's decision on the use of a key, as the DCC is told it (ALR-04).
public struct KeyUseDirection: Sendable, Codable, Equatable {
    /// The incident.
    public let incidentID: String
    /// The decision that is passed on.
    public let decisionID: String
    /// What was decided.
    public let decision: KeyUseDecision
    /// When.
    public let decidedAt: Instant
    /// In which meeting.
    public let meetingID: String
    /// The version of the Recovery Key Guidance that was followed (ALR-05).
    public let guidanceVersion: String
    /// What the key is to be used for.
    public let scope: String
    /// Quorum at the decision.
    public let presentAndNeeded: PresentAndNeeded
    /// Where the reasons can be fetched.
    public let reasonsID: String
    /// The direction that this one takes the place of.
    public let supersedes: String?

    /// Passes a decision on.
    public init(_ decided: KeyUseDecided, reasonsID: String) {
        self.incidentID = decided.incidentID
        self.decisionID = decided.decisionID
        self.decision = decided.decision
        self.decidedAt = decided.decidedAt
        self.meetingID = decided.meetingID
        self.guidanceVersion = decided.guidanceVersion
        self.scope = decided.scope
        self.presentAndNeeded = decided.presentAndNeeded
        self.reasonsID = reasonsID
        self.supersedes = decided.supersedesDirection
    }
}

/// A Party's alert, passed on to the DCC (ALR-02).
public struct AlertForwardedDirection: Sendable, Codable, Equatable {
    /// The incident.
    public let incidentID: String
    /// The sender's id of the alert.
    public let alertID: String
    /// Who noticed.
    public let notifier: Notifier
    /// What is compromised.
    public let incidentKind: IncidentKind
    /// How certain it is.
    public let certainty: Certainty
    /// When it was noticed.
    public let noticedAt: Instant

    /// Passes a checked alert on.
    public init(incidentID: String, alert: CheckedAlert) {
        self.incidentID = incidentID
        self.alertID = alert.alertID
        self.notifier = alert.notifier
        self.incidentKind = alert.incidentKind
        self.certainty = alert.certainty
        self.noticedAt = alert.noticedAt
    }
}
