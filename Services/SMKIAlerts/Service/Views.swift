import Domain
import SMKIAlertsDomain
import ServiceKit

/// What queries show of this service's streams.
enum Views {
    /// An incident whole, for those cleared for its level; its state and its ids for everybody known.
    struct IncidentBody: Encodable {
        let incidentId: String
        let state: String
        let opened: Incident.Opened
        let alert: CheckedAlert?
        let classification: Classification
        let acknowledgements: [Incident.Acknowledged]
        let keptReports: [Incident.ReportKept]
        let decisions: [SMKIAlertsDomain.KeyUseDecided]
        let recoveryEvents: [Incident.RecoveryEventDeclared]
        let retraction: Incident.RetractionReported?
    }

    static func incident(_ state: Incident, _ id: String) -> StreamView? {
        guard let opened = state.opened else { return nil }
        return StreamView(
            classification: state.classification,
            green: [
                "incidentId": id,
                "state": state.state.rawValue,
                "status": opened.status.rawValue,
                "reportedAt": opened.reportedAt.rfc3339,
                "isAuthenticated": "\(opened.isAuthenticated)",
                "acknowledgedBy": state.acknowledgements.map(\.person.value).joined(separator: " "),
                "linkedTo": opened.linkedTo ?? "",
            ],
            body: IncidentBody(
                incidentId: id,
                state: state.state.rawValue,
                opened: opened,
                alert: state.alert,
                classification: state.classification,
                acknowledgements: state.acknowledgements,
                keptReports: state.keptReports,
                decisions: state.decisions,
                recoveryEvents: state.recoveryEvents,
                retraction: state.retraction
            )
        )
    }

    struct DirectionBodyView: Encodable {
        let issued: Direction.Sent
        let lastSent: Direction.Sent?
        let acknowledged: Direction.Acknowledged?
    }

    static func direction(_ state: Direction, _ id: String) -> StreamView? {
        guard let issued = state.issued else { return nil }
        return StreamView(
            classification: .red,
            green: [
                "directionId": id,
                "incidentId": issued.body.incidentID,
                "status": issued.status.rawValue,
                "direction": issued.kind.rawValue,
                "issuedAt": issued.at.rfc3339,
                "attempts": "\(state.lastSent?.attempt ?? 1)",
                "answer": state.acknowledged?.answer.rawValue ?? "",
            ],
            body: DirectionBodyView(issued: issued, lastSent: state.lastSent, acknowledged: state.acknowledged)
        )
    }

    static func refusal(_ state: RefusedAlert, _ id: String) -> StreamView? {
        guard let recorded = state.recorded else { return nil }
        return StreamView(
            classification: .green,
            green: [
                "refusalId": id,
                "outcome": recorded.outcome.rawValue,
                "rule": recorded.rule?.value ?? "",
                "code": recorded.code,
                "fields": recorded.fields.joined(separator: " "),
                "status": recorded.effectiveStatus.rawValue,
                "at": recorded.at.rfc3339,
                "takenUpBy": state.takenUp?.by ?? "",
            ],
            body: recorded
        )
    }
}
