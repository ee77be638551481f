public import Domain

/// What the PMA can decide about a compromised key (ALR-04).
public enum KeyUseDecision: String, Sendable, Codable, Hashable, CaseIterable {
    case noUse
    case useRecoveryPrivateKey
    /// Takes the Symmetric Key in.
    case useContingencyPrivateKey

    /// The key that is used, nil for none.
    public var key: RecoveryKey? {
        switch self {
        case .noUse: nil
        case .useRecoveryPrivateKey: .recoveryPrivateKey
        case .useContingencyPrivateKey: .contingencyPrivateKey
        }
    }

    /// Where an incident stands after it.
    var state: IncidentState { self == .noUse ? .noUse : .recoveryAuthorised }
}

/// The keys a Recovery Event can use (ALR-01).
public enum RecoveryKey: String, Sendable, Codable, Hashable, CaseIterable {
    case recoveryPrivateKey, contingencyPrivateKey
}

/// A decision as the meetings report it.
public struct ReportedDecision: Sendable, Equatable {
    /// The decision's id.
    public let decisionID: String
    /// The meeting that took it.
    public let meetingID: String
    /// The meeting's status; it must be the incident's.
    public let status: AlertStatus
    /// One of ``KeyUseDecision``'s words.
    public let decision: String
    /// The version of the Recovery Key Guidance that was followed.
    public let guidanceVersion: String
    /// Quorum at the decision.
    public let presentAndNeeded: PresentAndNeeded
    /// When it was taken.
    public let decidedAt: Instant
    /// What a key is to be used for; sealed on its way here.
    public let scope: String
    /// Why; sealed on its way here.
    public let reasons: String
    /// The id that a Recovery Event gets if this makes one.
    public let recoveryEventID: String
    /// The id of the direction that passes it on.
    public let directionID: String

    /// Puts a report together.
    public init(
        decisionID: String,
        meetingID: String,
        status: AlertStatus,
        decision: String,
        guidanceVersion: String,
        presentAndNeeded: PresentAndNeeded,
        decidedAt: Instant,
        scope: String,
        reasons: String,
        recoveryEventID: String,
        directionID: String
    ) {
        self.decisionID = decisionID
        self.meetingID = meetingID
        self.status = status
        self.decision = decision
        self.guidanceVersion = guidanceVersion
        self.presentAndNeeded = presentAndNeeded
        self.decidedAt = decidedAt
        self.scope = scope
        self.reasons = reasons
        self.recoveryEventID = recoveryEventID
        self.directionID = directionID
    }
}
