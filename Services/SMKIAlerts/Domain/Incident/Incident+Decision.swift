import Domain

// What the meetings service reports: routes, a motion, a decision.

extension Incident {
    /// Routes may be offered before anybody has acknowledged; then the first acknowledgement leads on to assessing.
    func routesOffered(_ context: DecisionContext) throws(Refusal) -> [Event] {
        try context.actor.require(.service, for: "report that routes were offered")
        let opened = try self.known()
        switch self.state {
        case .alerted:
            guard !self.hasRoutes else { return [] }
            return [
                .routesNoted(RoutesNoted(incidentID: opened.incidentID, status: opened.status, at: context.now))
            ]
        case .acknowledged:
            return self.steps([.assessing], because: .routesOffered, opened, at: context.now)
        default:
            return []
        }
    }

    func motionPut(_ status: AlertStatus, _ context: DecisionContext) throws(Refusal) -> [Event] {
        try context.actor.require(.service, for: "report that a motion was put")
        let opened = try self.known()
        try Self.requireStatus(status, of: opened)
        guard self.state != .decisionPending else { return [] }
        guard let way = self.state.way(to: .decisionPending) else {
            throw self.state.refusal(of: .decisionPending)
        }
        return self.steps(way, because: .motionPut, opened, at: context.now)
    }

    /// Of several reasons to refuse, the first in this order is the one that the meetings service is told.
    func decideKeyUse(_ reported: ReportedDecision, _ context: DecisionContext) throws(Refusal) -> [Event] {
        try context.actor.require(.service, for: "report a decision on key use")
        let opened = try self.known()
        guard !self.decisions.contains(where: { $0.decisionID == reported.decisionID }) else { return [] }
        try Self.requireStatus(reported.status, of: opened)
        guard let decision = KeyUseDecision(rawValue: reported.decision) else {
            throw Refusal(
                "ALR-04",
                "unknownDecision",
                ["decision": reported.decision],
                detail: "A decision on key use is one of: \(KeyUseDecision.allCases.words)."
            )
        }
        try Self.requireReason(reported.reasons, rule: "ALR-04", for: "record a decision on key use")
        guard !reported.guidanceVersion.isBlank else {
            throw Refusal(
                "ALR-05",
                "guidanceVersionMissing",
                ["decisionId": reported.decisionID],
                detail: "A decision on key use names the version of the Recovery Key Guidance it follows."
            )
        }
        try self.requireUsable(decision)
        guard let way = self.state.way(to: decision.state) else { throw self.state.refusal(of: decision.state) }
        let decided = KeyUseDecided(
            incidentID: opened.incidentID,
            status: opened.status,
            decisionID: reported.decisionID,
            meetingID: reported.meetingID,
            decision: decision,
            guidanceVersion: reported.guidanceVersion,
            presentAndNeeded: reported.presentAndNeeded,
            decidedAt: reported.decidedAt,
            scope: reported.scope,
            reasons: reported.reasons,
            directionID: reported.directionID,
            supersedesDirection: self.decisions.last?.directionID,
            at: context.now
        )
        return [.keyUseDecided(decided)]
            + self.steps(way, because: .decision, opened, at: context.now)
            + [Self.consequence(of: decided, recoveryEventID: reported.recoveryEventID, at: context.now)]
    }

    /// With a key in use the incident is a Recovery Event from now on (ALR-01).
    private static func consequence(of decided: KeyUseDecided, recoveryEventID: String, at now: Instant) -> Event {
        guard let key = decided.decision.key else {
            return .noKeyUseRecorded(
                NoKeyUseRecorded(
                    incidentID: decided.incidentID,
                    status: decided.status,
                    decisionID: decided.decisionID,
                    at: now
                )
            )
        }
        return .recoveryEventDeclared(
            RecoveryEventDeclared(
                recoveryEventID: recoveryEventID,
                incidentID: decided.incidentID,
                status: decided.status,
                decisionID: decided.decisionID,
                key: key,
                at: now
            )
        )
    }

    /// A compromised Recovery key repairs nothing (ALR-10).
    private func requireUsable(_ decision: KeyUseDecision) throws(Refusal) {
        guard decision == .useRecoveryPrivateKey, let alert = self.alert,
            alert.keyKind == .recovery || alert.incidentKind == .recoveryKey
        else { return }
        throw Refusal(
            "ALR-10",
            "recoveryKeyIsCompromised",
            ["decision": decision.rawValue, "keyKind": alert.keyKind.rawValue],
            detail: "The Recovery Private Key is itself the compromised one and can't be used. Possible are: "
                + "\(KeyUseDecision.noUse.rawValue), \(KeyUseDecision.useContingencyPrivateKey.rawValue)."
        )
    }

    /// What an exercise decides never touches an actual incident, nor the other way round (ALR-13).
    private static func requireStatus(_ status: AlertStatus, of opened: Opened) throws(Refusal) {
        guard status == opened.status else {
            throw Refusal(
                "ALR-13",
                "statusDiffers",
                ["status": status.rawValue, "incident": opened.status.rawValue],
                detail:
                    "The incident is \(opened.status.rawValue), the meeting \(status.rawValue); they must be the same."
            )
        }
    }
}
