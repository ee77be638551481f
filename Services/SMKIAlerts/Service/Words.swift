import Domain
import Messages
import SMKIAlertsDomain
import ServiceKit

// The domain's words and the wire's, one to one: a word that one of them lacks does not compile.

extension AlertStatus {
    var matter: MatterStatus {
        switch self {
        case .actual: .actual
        case .exercise: .exercise
        case .test: .test
        }
    }
}

extension MatterStatus {
    var alert: AlertStatus {
        switch self {
        case .actual: .actual
        case .exercise: .exercise
        case .test: .test
        }
    }
}

extension IncidentState {
    var word: IncidentAdvanced.State {
        switch self {
        case .alerted: .alerted
        case .acknowledged: .acknowledged
        case .assessing: .assessing
        case .decisionPending: .decisionPending
        case .noUse: .noUse
        case .recoveryAuthorised: .recoveryAuthorised
        case .inRecovery: .inRecovery
        case .recovered: .recovered
        case .closed: .closed
        case .retracted: .retracted
        }
    }
}

extension RecoveryKey {
    var word: RecoveryEventDeclared.Key {
        switch self {
        case .recoveryPrivateKey: .recoveryPrivateKey
        case .contingencyPrivateKey: .contingencyPrivateKey
        }
    }
}

extension DirectionKind {
    var word: DirectionIssued.Direction {
        switch self {
        case .requireRecoveryKey: .requireRecoveryKey
        case .requireContingencyKey: .requireContingencyKey
        case .noKeyUse: .noKeyUse
        case .alertForwarded: .alertForwarded
        }
    }
}

extension Direction.Answer {
    var word: AcknowledgeDirection.Answer {
        switch self {
        case .accepted: .accepted
        case .cannotComply: .cannotComply
        }
    }
}

extension RefusedAlert.Outcome {
    var word: AlertRefused.Outcome {
        switch self {
        case .refused: .refused
        case .rejected: .rejected
        case .parked: .parked
        }
    }
}

extension Outward {
    /// The direction itself, to the addressee that its status leads to: an exercise's never reaches the DCC.
    func directing(_ sent: Direction.Sent) -> Outward {
        let addressee = sent.addressee.rawValue
        switch sent.body {
        case .alertForwarded(let body):
            return self.directing(
                AlertForwarded(
                    directionId: sent.directionID,
                    incidentId: body.incidentID,
                    alertId: body.alertID,
                    notifier: .init(role: body.notifier.role, partySignifier: body.notifier.partySignifier),
                    incidentKind: body.incidentKind.rawValue,
                    certainty: body.certainty.rawValue,
                    noticedAt: body.noticedAt
                ),
                id: sent.directionID,
                to: addressee
            )
        case .keyUse(let body):
            let keyUse = DirectedKeyUse(sent.directionID, body)
            func directing(_ direction: some KeyUseDirectionMessage) -> Outward {
                self.directing(direction, id: sent.directionID, to: addressee)
            }
            return switch body.decision {
            case .noUse: directing(NoKeyUse(keyUse))
            case .useRecoveryPrivateKey: directing(RequireRecoveryKey(keyUse))
            case .useContingencyPrivateKey: directing(RequireContingencyKey(keyUse))
            }
        }
    }
}

extension DirectedKeyUse {
    fileprivate init(_ directionID: String, _ body: KeyUseDirection) {
        self.init(
            directionId: directionID,
            incidentId: body.incidentID,
            decisionId: body.decisionID,
            decidedAt: body.decidedAt,
            meetingId: body.meetingID,
            guidanceVersion: body.guidanceVersion,
            scope: body.scope,
            presentAndNeeded: Turnout(
                present: body.presentAndNeeded.present,
                needed: body.presentAndNeeded.needed,
                waived: body.presentAndNeeded.waived
            ),
            reasonsId: body.reasonsID,
            supersedes: body.supersedes
        )
    }
}
