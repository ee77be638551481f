public import Domain

extension Incident {
    /// What may have happened to it.
    ///
    /// Only ``Event/advanced(_:)`` moves its state.
    public enum Event: Sendable, Codable, Equatable {
        case opened(Opened)
        case updated(Updated)
        case reportKept(ReportKept)
        case acknowledged(Acknowledged)
        case classificationDetermined(ClassificationDetermined)
        case retractionReported(RetractionReported)
        case retractionConfirmed(RetractionConfirmed)
        case routesNoted(RoutesNoted)
        case keyUseDecided(KeyUseDecided)
        case recoveryEventDeclared(RecoveryEventDeclared)
        case noKeyUseRecorded(NoKeyUseRecorded)
        case progressRecorded(ProgressRecorded)
        case closingStated(ClosingStated)
        case advanced(Advanced)
    }

    /// A first report opened it.
    public struct Opened: Sendable, Codable, Equatable {
        /// The incident.
        public let incidentID: String
        /// Actual, exercise or test.
        public let status: AlertStatus
        /// When the report was taken in.
        public let reportedAt: Instant
        /// The broker user who sent it, nil when the broker vouched for none.
        public let reportedBy: String?
        /// Whether the broker vouched for a user.
        public let isAuthenticated: Bool
        /// What was reported.
        public let alert: CheckedAlert
        /// The report's digest in hex.
        public let digest: String
        /// The level that applies (SEC-02).
        public let classification: Classification
        /// The first incident on the same alert id, from another sender or with another status.
        public let linkedTo: String?
        /// Whether it goes on to the DCC (ALR-02).
        public let isForwardDue: Bool
    }

    /// A higher version corrected it.
    public struct Updated: Sendable, Codable, Equatable {
        /// The incident.
        public let incidentID: String
        /// Actual, exercise or test.
        public let status: AlertStatus
        /// The report's version.
        public let version: Int
        /// What is reported now.
        public let alert: CheckedAlert
        /// The report's digest in hex.
        public let digest: String
        /// The level that applies; a correction never lowers it (SEC-13).
        public let classification: Classification
        /// When.
        public let at: Instant
        /// Whether the incident had ended: then somebody must look whether it is to be taken up anew.
        public let isAfterEnd: Bool
    }

    /// A report was kept without effect.
    public struct ReportKept: Sendable, Codable, Equatable {
        /// The incident.
        public let incidentID: String
        /// Actual, exercise or test.
        public let status: AlertStatus
        /// What was reported.
        public let alert: CheckedAlert
        /// The report's digest in hex.
        public let digest: String
        /// Why.
        public let because: KeptBecause
        /// When.
        public let at: Instant
    }

    /// A person has seen it.
    public struct Acknowledged: Sendable, Codable, Equatable {
        /// The incident.
        public let incidentID: String
        /// Actual, exercise or test.
        public let status: AlertStatus
        /// Who.
        public let person: PersonID
        /// As what.
        public let capacity: Role
        /// When.
        public let at: Instant
    }

    /// The Chair set the level (SEC-02).
    public struct ClassificationDetermined: Sendable, Codable, Equatable {
        /// The incident.
        public let incidentID: String
        /// Actual, exercise or test.
        public let status: AlertStatus
        /// The level.
        public let classification: Classification
        /// Why.
        public let reason: String
        /// Who.
        public let by: PersonID?
        /// When.
        public let at: Instant
    }

    /// The sender or the DCC takes the alert back; it waits for the Chair.
    public struct RetractionReported: Sendable, Codable, Equatable {
        /// The incident.
        public let incidentID: String
        /// Actual, exercise or test.
        public let status: AlertStatus
        /// The broker user.
        public let by: String?
        /// Why.
        public let reason: String
        /// When.
        public let at: Instant
    }

    /// The Chair agreed that there was nothing.
    public struct RetractionConfirmed: Sendable, Codable, Equatable {
        /// The incident.
        public let incidentID: String
        /// Actual, exercise or test.
        public let status: AlertStatus
        /// The Chair or the Chair's Alternate.
        public let by: PersonID
        /// Why.
        public let reason: String
        /// When.
        public let at: Instant
    }

    /// The routes to a meeting were offered before anybody had acknowledged the alert.
    public struct RoutesNoted: Sendable, Codable, Equatable {
        /// The incident.
        public let incidentID: String
        /// Actual, exercise or test.
        public let status: AlertStatus
        /// When.
        public let at: Instant
    }

    /// It is a Recovery Event now (ALR-01).
    public struct RecoveryEventDeclared: Sendable, Codable, Equatable {
        /// The Recovery Event's own id.
        public let recoveryEventID: String
        /// The incident.
        public let incidentID: String
        /// Actual or exercise.
        public let status: AlertStatus
        /// The decision behind it.
        public let decisionID: String
        /// The key that is used.
        public let key: RecoveryKey
        /// When.
        public let at: Instant
    }

    /// The PMA decided that no key is used; it stays an incident.
    public struct NoKeyUseRecorded: Sendable, Codable, Equatable {
        /// The incident.
        public let incidentID: String
        /// Actual or exercise.
        public let status: AlertStatus
        /// The decision behind it.
        public let decisionID: String
        /// When.
        public let at: Instant
    }

    /// The DCC told how far it has come (ALR-37).
    public struct ProgressRecorded: Sendable, Codable, Equatable {
        /// The incident.
        public let incidentID: String
        /// Actual or exercise.
        public let status: AlertStatus
        /// The counts.
        public let progress: RecoveryProgress
        /// When.
        public let at: Instant
    }

    /// Why the incident may be closed.
    public struct ClosingStated: Sendable, Codable, Equatable {
        /// The incident.
        public let incidentID: String
        /// Actual, exercise or test.
        public let status: AlertStatus
        /// What remains undone, nil when nothing does.
        public let shortfall: String?
        /// Who.
        public let by: PersonID?
        /// When.
        public let at: Instant
    }

    /// Its state changed (ALR-36).
    public struct Advanced: Sendable, Codable, Equatable {
        /// The incident.
        public let incidentID: String
        /// Actual, exercise or test.
        public let status: AlertStatus
        /// Where it stood.
        public let from: IncidentState
        /// Where it stands.
        public let state: IncidentState
        /// What moved it.
        public let cause: Cause
        /// When.
        public let at: Instant

        /// What can move an incident.
        public enum Cause: String, Sendable, Codable, Hashable, CaseIterable {
            case acknowledgement, routesOffered, motionPut, decision, retraction
            case directionAccepted, recovery, closing
        }
    }
}

/// The PMA's decision on the use of a key, taken in by the incident (ALR-04).
public struct KeyUseDecided: Sendable, Codable, Equatable {
    /// The incident.
    public let incidentID: String
    /// Actual or exercise.
    public let status: AlertStatus
    /// The decision.
    public let decisionID: String
    /// The meeting that took it.
    public let meetingID: String
    /// What was decided.
    public let decision: KeyUseDecision
    /// The version of the Recovery Key Guidance that was followed (ALR-05).
    public let guidanceVersion: String
    /// Quorum at the decision.
    public let presentAndNeeded: PresentAndNeeded
    /// When it was taken.
    public let decidedAt: Instant
    /// What a key is to be used for.
    public let scope: String
    /// Why.
    public let reasons: String
    /// The direction that passes it on.
    public let directionID: String
    /// The direction that one takes the place of.
    public let supersedesDirection: String?
    /// When it was taken in.
    public let at: Instant
}
