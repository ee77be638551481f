import Domain
import Messages
import NotificationsDomain
import ServiceKit

/// The public form of each event, written out: ids and GREEN facts, no address and no text of a mail.
enum PublicForms {
    static func page(_ event: Page.Event, _ id: String) -> Outward? {
        switch event {
        case .opened(let opened):
            return Outward(
                PageOpened(
                    pageId: id,
                    kind: opened.obligation.kind.rawValue,
                    subjectId: opened.obligation.subjectID,
                    status: opened.obligation.status.matter,
                    person: opened.obligation.recipient.id,
                    at: opened.at
                ),
                about: id
            )
        case .accepted(let accepted):
            return Outward(
                PageSent(
                    pageId: id,
                    subjectId: accepted.subjectID,
                    person: accepted.recipient.id,
                    attempt: accepted.attempt,
                    messageId: accepted.messageID,
                    at: accepted.at
                ),
                about: id
            )
        case .failed(let failed):
            return Outward(
                PageFailed(
                    pageId: id,
                    subjectId: failed.subjectID,
                    person: failed.recipient.id,
                    attempt: failed.attempt,
                    reason: failed.because.rawValue,
                    at: failed.at,
                    isFinal: failed.isFinal
                ),
                about: id
            )
        case .acknowledged(let acknowledged):
            return Outward(
                PageAcknowledged(
                    pageId: id,
                    subjectId: acknowledged.subjectID,
                    person: acknowledged.recipient.id,
                    at: acknowledged.acknowledgedAt
                ),
                about: id
            )
        case .attemptBegun, .trackLost, .subjectAdded, .subjectTakenUp, .closed:
            return nil
        }
    }

    static func escalation(_ event: Escalation.Event, _ id: String) -> Outward? {
        switch event {
        case .levelReached(let level):
            return Outward(
                PageEscalated(
                    subjectId: level.incidentID,
                    status: level.status.matter,
                    level: level.level.rawValue,
                    persons: level.persons,
                    at: level.at
                ),
                about: id
            )
        case .noPresidingOfficer(let nobody):
            return Outward(
                NoPresidingOfficer(incidentId: nobody.incidentID, status: nobody.status.matter, at: nobody.at),
                about: id
            )
        case .started, .acknowledged, .ended:
            return nil
        }
    }
}

/// What queries show of this service's streams.
enum Views {
    static func page(_ state: Page, _ id: String) -> StreamView? {
        guard let opened = state.opened else { return nil }
        return StreamView(
            classification: .green,
            green: [
                "pageId": id,
                "kind": opened.obligation.kind.rawValue,
                "subjectId": opened.obligation.subjectID,
                "status": opened.obligation.status.rawValue,
                "person": opened.obligation.recipient.id.value,
                "openedAt": opened.at.rfc3339,
                "sentAt": state.lastAccepted?.at.rfc3339 ?? "",
                "acknowledgedAt": state.acknowledged?.acknowledgedAt.rfc3339 ?? "",
                "isEnded": "\(state.isEnded)",
            ],
            body: opened.obligation
        )
    }

    struct EscalationBody: Encodable {
        let started: Escalation.Started
        let answered: [String: Instant]
        let reached: [String]
        let hasNoPresidingOfficer: Bool
    }

    static func escalation(_ state: Escalation, _ id: String) -> StreamView? {
        guard let started = state.started else { return nil }
        return StreamView(
            classification: .green,
            green: [
                "incidentId": id,
                "status": started.status.rawValue,
                "answered": state.answers.keys.map(\.value).sorted().joined(separator: " "),
                "silent": state.audience.map(\.person).filter { state.answers[$0] == nil }.map(\.value).joined(
                    separator: " "
                ),
                "isEnded": "\(state.ended != nil)",
            ],
            body: EscalationBody(
                started: started,
                answered: Dictionary(state.answers.map { ($0.key.value, $0.value) }, uniquingKeysWith: { $1 }),
                reached: state.reached.map(\.rawValue).sorted(),
                hasNoPresidingOfficer: state.hasNoPresidingOfficer
            )
        )
    }
}
