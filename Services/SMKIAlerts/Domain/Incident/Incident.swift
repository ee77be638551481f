public import Domain

/// A compromise, or the fear of one, from the first report to its end (ALR-22, ALR-36).
///
/// Before the PMA decides that a key is used it is an incident and no Recovery Event (ALR-01).
public struct Incident: Aggregate {
    /// The stream is `incident/INC-2026-0001`.
    public static let kind = "incident"

    /// How it was opened, nil before.
    public private(set) var opened: Opened?
    /// What is reported now.
    public private(set) var alert: CheckedAlert?
    /// Where it stands.
    public private(set) var state = IncidentState.alerted
    /// The level that applies: the Chair's, else the strictest suggested and at least GREEN (SEC-02).
    public private(set) var classification = Classification.red
    /// Whether the Chair has determined the level.
    public private(set) var isClassificationDetermined = false
    /// Who has seen it.
    public private(set) var acknowledgements: [Acknowledged] = []
    /// Reports kept without effect.
    public private(set) var keptReports: [ReportKept] = []
    /// Whether the routes to a meeting were offered.
    public private(set) var hasRoutes = false
    /// A retraction that waits for the Chair.
    public private(set) var retraction: RetractionReported?
    /// The decisions on key use, in order.
    public private(set) var decisions: [KeyUseDecided] = []
    /// The Recovery Events that followed.
    public private(set) var recoveryEvents: [RecoveryEventDeclared] = []
    /// How far the DCC has come.
    public private(set) var progress: RecoveryProgress?

    /// An incident nobody has reported.
    public init() {}

    /// Whether this person has acknowledged it.
    public func hasAcknowledged(_ person: PersonID) -> Bool {
        self.acknowledgements.contains { $0.person == person }
    }

    /// Takes an event in.
    public mutating func apply(_ event: Event) {
        switch event {
        case .opened(let opened):
            self.opened = opened
            self.alert = opened.alert
            self.classification = opened.classification
        case .updated(let updated):
            self.alert = updated.alert
            self.classification = updated.classification
        case .reportKept(let kept): self.keptReports.append(kept)
        case .acknowledged(let acknowledged): self.acknowledgements.append(acknowledged)
        case .classificationDetermined(let determined):
            self.classification = determined.classification
            self.isClassificationDetermined = true
        case .retractionReported(let retraction): self.retraction = retraction
        case .retractionConfirmed, .noKeyUseRecorded, .closingStated: break
        case .routesNoted: self.hasRoutes = true
        case .keyUseDecided(let decided): self.decisions.append(decided)
        case .recoveryEventDeclared(let declared): self.recoveryEvents.append(declared)
        case .progressRecorded(let recorded): self.progress = recorded.progress
        case .advanced(let advanced): self.state = advanced.state
        }
    }

    /// Decides a command.
    ///
    /// - Throws: `SEC-17 notAllowed` for who may not, `ALR-22 unknownIncident`, `ALR-36 moveNotAllowed` with the moves
    ///   there are, and what the rules on the command say.
    public func decide(_ command: Command, _ context: DecisionContext) throws(Refusal) -> [Event] {
        switch command {
        case .open(let incidentID, let alert, let digest, let linkedTo):
            self.open(incidentID, alert, digest, linkedTo, context)
        case .update(let alert, let digest): try self.update(alert, digest, context)
        case .keep(let alert, let digest, let because): try self.keep(alert, digest, because, context)
        case .acknowledge: try self.acknowledge(context)
        case .determineClassification(let level, let reason): try self.determine(level, reason, context)
        case .retract(let reason): try self.retract(reason, context)
        case .confirmRetraction(let reason): try self.confirmRetraction(reason, context)
        case .routesOffered: try self.routesOffered(context)
        case .motionPut(let status): try self.motionPut(status, context)
        case .decide(let decision): try self.decideKeyUse(decision, context)
        case .beginRecovery(let directionID): try self.beginRecovery(directionID, context)
        case .recordProgress(let progress): try self.recordProgress(progress, context)
        case .markRecovered(let reason): try self.markRecovered(reason, context)
        case .close(let shortfall): try self.close(shortfall, context)
        }
    }

    // MARK: What the decisions share

    /// The opening, or a refusal when there was none.
    func known() throws(Refusal) -> Opened {
        guard let opened = self.opened else {
            throw Refusal(
                "ALR-22",
                "unknownIncident",
                detail:
                    "No incident goes by this id. Ids look like INC-2026-0001, EXR-… of an exercise, TST-… of a test."
            )
        }
        return opened
    }

    /// The events of moving along `states`, one a step.
    func steps(_ states: [IncidentState], because cause: Advanced.Cause, _ opened: Opened, at now: Instant) -> [Event] {
        var from = self.state
        return states.map { state in
            defer { from = state }
            return .advanced(
                Advanced(
                    incidentID: opened.incidentID,
                    status: opened.status,
                    from: from,
                    state: state,
                    cause: cause,
                    at: now
                )
            )
        }
    }

    /// Turns down a move that the table does not have.
    func requireMove(to target: IncidentState) throws(Refusal) {
        guard self.state.next.contains(target) else { throw self.state.refusal(of: target) }
    }

    /// A reason that must be given (ALR-36).
    static func requireReason(_ reason: String, rule: RuleID = "ALR-36", for act: String) throws(Refusal) {
        guard !reason.isBlank else {
            throw Refusal(rule, "reasonMissing", ["reason": reason], detail: "To \(act) takes a reason in words.")
        }
    }
}
