import Domain
import MeetingsDomain
import ServiceKit

/// What queries show of this service's streams.
enum Views {
    static func guidance(_ state: Guidance, _ id: String) -> StreamView? {
        guard let document = state.document else { return nil }
        return StreamView(
            classification: .green,
            green: ["version": document.version, "example": "\(document.isExample)"],
            body: document
        )
    }

    static func convening(_ state: Convening, _ id: String) -> StreamView? {
        guard let offered = state.offered else { return nil }
        return StreamView(
            classification: .red,
            green: [
                "incidentId": id,
                "status": offered.facts.status.rawValue,
                "noticeFrom": offered.noticeFrom.rfc3339,
                "exceptionalEarliestStart": offered.exceptional.earliestStart.rfc3339,
                "exceptionalOtherReading": offered.exceptional.otherReading.rfc3339,
                "reading": offered.exceptional.reading.rawValue,
                "ordinaryLastNoticeOn": offered.ordinary.lastNoticeOn.iso,
                "ordinaryNeedsDirection": "\(offered.ordinary.needsDirection)",
                "needed": "\(offered.needed)",
                "neededOrdinary": "\(offered.neededOrdinary)",
                "meetings": state.meetings.joined(separator: " "),
            ],
            body: offered
        )
    }

    struct MeetingBody: Encodable {
        let phase: Meeting.Phase
        let called: Meeting.Called
        let responses: [Meeting.ResponseRecorded]
        let room: [Meeting.AttendanceRecorded]
        let item: Meeting.ItemOpened?
        let motions: [Meeting.MotionPut]
        let decided: [Meeting.MotionDecided]
        let keyUse: Meeting.KeyUseDecided?
    }

    static func meeting(_ state: Meeting, _ id: String) -> StreamView? {
        guard let called = state.called else { return nil }
        return StreamView(
            classification: .red,
            green: [
                "meetingId": id,
                "incidentId": called.facts.incidentID,
                "status": called.facts.status.rawValue,
                "kind": called.kind.rawValue,
                "phase": state.phase.rawValue,
                "startsAt": called.startsAt.rfc3339,
                "issuedAt": called.issuedAt.rfc3339,
                "quorumWaived": "\(called.quorumWaived)",
                "present": state.room.map(\.person.value).joined(separator: " "),
                "decision": state.keyUse?.decisionID ?? "",
            ],
            body: MeetingBody(
                phase: state.phase,
                called: called,
                responses: state.responses,
                room: state.room,
                item: state.item,
                motions: state.motions.map(\.put),
                decided: state.motions.compactMap(\.decided),
                keyUse: state.keyUse
            )
        )
    }
}
