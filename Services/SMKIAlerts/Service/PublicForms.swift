import Domain
import Messages
import SMKIAlertsDomain
import ServiceKit

/// The public form of each event, written out: ids and GREEN facts.
enum PublicForms {
    static func incident(_ event: Incident.Event, _ id: String) -> Outward? {
        switch event {
        case .opened(let opened):
            return Outward(
                IncidentOpened(
                    incidentId: opened.incidentID,
                    status: opened.status.matter,
                    reportedAt: opened.reportedAt,
                    isAuthenticated: opened.isAuthenticated,
                    classification: opened.classification,
                    linkedTo: opened.linkedTo
                ),
                secret: .init(
                    incidentKind: opened.alert.incidentKind.rawValue,
                    certainty: opened.alert.certainty.rawValue,
                    keyKind: opened.alert.keyKind.rawValue
                ),
                sealedFor: StreamName(Incident.self, id).description,
                about: id,
                classification: opened.classification
            )
        case .updated(let updated):
            return Outward(
                IncidentUpdated(
                    incidentId: updated.incidentID,
                    status: updated.status.matter,
                    version: updated.version
                ),
                about: id,
                classification: updated.classification
            )
        case .acknowledged(let seen):
            return Outward(
                IncidentAcknowledged(
                    incidentId: seen.incidentID,
                    status: seen.status.matter,
                    person: seen.person,
                    at: seen.at
                ),
                about: id
            )
        case .advanced(let moved):
            return Outward(
                IncidentAdvanced(
                    incidentId: moved.incidentID,
                    status: moved.status.matter,
                    state: moved.state.word,
                    at: moved.at
                ),
                about: id
            )
        case .recoveryEventDeclared(let declared):
            return Outward(
                RecoveryEventDeclared(
                    recoveryEventId: declared.recoveryEventID,
                    incidentId: declared.incidentID,
                    status: declared.status.matter,
                    decisionId: declared.decisionID,
                    key: declared.key.word,
                    at: declared.at
                ),
                about: id
            )
        case .noKeyUseRecorded(let recorded):
            return Outward(
                NoKeyUseRecorded(
                    incidentId: recorded.incidentID,
                    status: recorded.status.matter,
                    decisionId: recorded.decisionID,
                    at: recorded.at
                ),
                about: id
            )
        case .reportKept, .classificationDetermined, .retractionReported, .retractionConfirmed, .routesNoted,
            .keyUseDecided, .progressRecorded, .closingStated:
            return nil
        }
    }

    static func direction(_ event: Direction.Event, _ id: String) -> Outward? {
        switch event {
        case .issued(let sent), .resent(let sent):
            let event = DirectionIssued(
                directionId: sent.directionID,
                incidentId: sent.body.incidentID,
                status: sent.status.matter,
                decisionId: sent.body.decisionID,
                direction: sent.kind.word,
                attempt: sent.attempt,
                at: sent.at
            )
            return Outward(event, about: id).directing(sent)
        case .acknowledged(let answered):
            return Outward(
                DirectionAcknowledged(
                    directionId: answered.directionID,
                    incidentId: answered.incidentID,
                    status: answered.status.matter,
                    answer: answered.answer.word,
                    receivedAt: answered.receivedAt,
                    at: answered.at
                ),
                about: id
            )
        case .unanswered(let unanswered):
            return Outward(
                DirectionUnanswered(
                    directionId: unanswered.directionID,
                    incidentId: unanswered.incidentID,
                    status: unanswered.status.matter,
                    issuedAt: unanswered.issuedAt,
                    at: unanswered.at
                ),
                about: id
            )
        }
    }

    static func refusal(_ event: RefusedAlert.Event, _ id: String) -> Outward? {
        switch event {
        case .recorded(let recorded):
            Outward(
                AlertRefused(
                    refusalId: recorded.refusalID,
                    status: recorded.effectiveStatus.matter,
                    outcome: recorded.outcome.word,
                    rule: recorded.rule,
                    code: recorded.code,
                    fields: recorded.fields,
                    at: recorded.at,
                    isAuthenticated: recorded.isAuthenticated
                ),
                about: id
            )
        case .takenUp(let taken):
            Outward(AlertTakenUp(refusalId: taken.refusalID, by: taken.by, at: taken.at), about: id)
        }
    }
}
