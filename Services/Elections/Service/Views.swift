import Domain
import ElectionsDomain
import ServiceKit

/// What queries show of this service's streams.
enum Views {
    static func person(_ state: PersonRecord, _ id: String) -> StreamView? {
        guard let registered = state.registered else { return nil }
        return StreamView(classification: .amber, green: ["person": id], body: registered)
    }

    static func register(_ state: RegisterBook, _ id: String) -> StreamView? {
        guard let latest = state.versions.last else { return nil }
        return StreamView(
            classification: .green,
            green: [
                "version": "\(latest.version)",
                "effectiveOn": latest.effectiveOn.iso,
                "termsOfReference": latest.document.termsOfReference,
                "n": "\(latest.n)",
                "quorum": "\(latest.quorum)",
            ],
            body: latest
        )
    }

    struct CallBody: Encodable {
        let opened: NominationCall.Opened
        let nominations: [NominationCall.Entered]
        let closed: NominationCall.Closed?
    }

    static func call(_ state: NominationCall, _ id: String) -> StreamView? {
        guard let opened = state.opened else { return nil }
        return StreamView(
            classification: .green,
            green: [
                "callId": id,
                "nominationsCloseAt": opened.nominationsCloseAt.rfc3339,
                "nominations": "\(state.nominations.count)",
                "state": state.closed == nil ? "callOpen" : "nominationsClosed",
                "contests": (state.closed?.contests ?? []).map { "\($0.category.rawValue):\($0.outcome.rawValue)" }
                    .joined(separator: " "),
            ],
            body: CallBody(opened: opened, nominations: state.nominations, closed: state.closed)
        )
    }

    /// Names and contact details are AMBER (ELE-34).
    struct NominationBody: Encodable {
        let nominationId: String
        let callId: String
        let category: String
        let standing: String
        let gaps: [String]
        let nominatorName: String
        let nomineeName: String
        let nomineePosition: String
        let experience: String
        let receivedAt: String
        let working: [String]
    }

    static func nomination(_ state: Nomination, _ id: String) -> StreamView? {
        guard let submitted = state.submitted else { return nil }
        return StreamView(
            classification: .amber,
            green: [
                "nominationId": id,
                "callId": submitted.callID,
                "category": submitted.category.rawValue,
                "standing": submitted.standing.rawValue,
                "gaps": submitted.gaps.joined(separator: " "),
            ],
            body: NominationBody(
                nominationId: id,
                callId: submitted.callID,
                category: submitted.category.rawValue,
                standing: submitted.standing.rawValue,
                gaps: submitted.gaps,
                nominatorName: submitted.nominatorName,
                nomineeName: submitted.nomineeName,
                nomineePosition: submitted.nomineePosition,
                experience: submitted.experience,
                receivedAt: submitted.receivedAt.rfc3339,
                working: submitted.working
            )
        )
    }
}
