import Domain
import Messages
import SMKIAlertsDomain
import ServiceKit

/// Sends directions until they are answered.
enum Directions {
    static func issue(_ body: DirectionBody, status: AlertStatus, id: String, _ work: Work) async throws {
        try await work.decide(Direction.self, id, .issue(directionID: id, status: status, body: body))
        try await self.schedule(id, work)
    }

    /// Sends it again under the same id, if it is still unanswered.
    static func resend(_ command: ResendDirection, _ work: Work) async throws {
        try await work.decide(Direction.self, command.directionId, .resend)
        try await self.schedule(command.directionId, work)
    }

    /// Has the Chair and the duty contact told, if it is still unanswered.
    static func escalate(_ command: EscalateDirection, _ work: Work) async throws {
        try await work.decide(Direction.self, command.directionId, .escalate)
    }

    /// Takes the addressee's answer, and lets recovery begin when a key is to be used.
    static func acknowledge(_ command: AcknowledgeDirection, _ work: Work) async throws -> Handled {
        let id = command.directionId
        let stream = StreamName(Direction.self, id)
        let events = try await work.decide(
            Direction.self,
            id,
            .acknowledge(.init(receivedAt: command.receivedAt, answer: command.answer.rawValue, reason: command.reason))
        )
        guard case .acknowledged(let answered)? = events.first else {
            return .accepted(id, in: stream, isDuplicate: true)
        }
        work.cancelTimer(self.resendTimer(id))
        work.cancelTimer(self.escalationTimer(id))
        let isKeyUse = answered.kind == .requireRecoveryKey || answered.kind == .requireContingencyKey
        if isKeyUse, answered.answer == .accepted {
            try await work.decide(Incident.self, answered.incidentID, .beginRecovery(directionID: id))
        }
        return .accepted(id, in: stream)
    }

    /// Sets the timers that are due next.
    ///
    /// After a long stop only the next one counts: what is overdue is sent once.
    private static func schedule(_ id: String, _ work: Work) async throws {
        let direction = try await work.state(Direction.self, id)
        let stream = StreamName(Direction.self, id)
        let policies = work.context.policies
        if var due = direction.resendDue(policies) {
            while due <= work.clock { due = due.adding(minutes: policies.directionResendMinutes) }
            work.schedule(ResendDirection(directionId: id), id: self.resendTimer(id), at: due, about: stream)
        }
        if let due = direction.escalationDue(policies) {
            work.schedule(EscalateDirection(directionId: id), id: self.escalationTimer(id), at: due, about: stream)
        }
    }

    private static func resendTimer(_ id: String) -> String { "\(id)/resend" }
    private static func escalationTimer(_ id: String) -> String { "\(id)/escalate" }
}

/// What the meetings service reports about an incident.
enum Decisions {
    static func motionPut(_ event: MotionPut, _ work: Work) async throws {
        guard let incidentID = event.incidentId else { return }
        try await work.decide(Incident.self, incidentID, .motionPut(status: event.status.alert))
    }

    /// Makes the incident a Recovery Event, or records that no key is used, and directs the DCC (ALR-01, ALR-04).
    static func decided(_ event: Messages.KeyUseDecided, _ work: Work) async throws {
        let status = event.status.alert
        guard let secret = try work.secrets.secret(of: event) else {
            throw Refusal("SEC-19", "reasonsErased", ["decisionId": event.decisionId])
        }
        let directionID = try await work.nextID(of: .direction(status))
        let events = try await work.decide(
            Incident.self,
            event.incidentId,
            .decide(
                ReportedDecision(
                    decisionID: event.decisionId,
                    meetingID: event.meetingId,
                    status: status,
                    decision: event.decision.rawValue,
                    guidanceVersion: event.guidanceVersion,
                    presentAndNeeded: .init(
                        present: event.presentAndNeeded.present,
                        needed: event.presentAndNeeded.needed,
                        waived: event.presentAndNeeded.waived
                    ),
                    decidedAt: event.decidedAt,
                    scope: secret.scope,
                    reasons: secret.reasons,
                    recoveryEventID: try await work.nextID(of: .recoveryEvent(status)),
                    directionID: directionID
                )
            )
        )
        guard case .keyUseDecided(let decided)? = events.first else { return }
        try await Directions.issue(
            .keyUse(KeyUseDirection(decided, reasonsID: event.decisionId)),
            status: status,
            id: directionID,
            work
        )
    }
}
