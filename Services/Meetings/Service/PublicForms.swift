import Domain
import MeetingsDomain
import Messages
import ServiceKit

/// The public form of each event, written out: ids and GREEN facts.
enum PublicForms {
    static func convening(_ event: Convening.Event, _ id: String) -> Outward? {
        guard case .routesOffered(let offered) = event else { return nil }
        return Outward(
            RoutesOffered(
                incidentId: offered.facts.incidentID,
                status: offered.facts.status.matter,
                noticeFrom: offered.noticeFrom,
                exceptional: .init(
                    earliestStart: offered.exceptional.earliestStart,
                    otherReading: offered.exceptional.otherReading,
                    reading: offered.exceptional.reading.rawValue
                ),
                ordinary: .init(
                    lastNoticeOn: offered.ordinary.lastNoticeOn,
                    needsDirection: offered.ordinary.needsDirection
                ),
                needed: offered.needed,
                neededOrdinary: offered.neededOrdinary
            ),
            about: offered.facts.incidentID
        )
    }

    static func meeting(_ event: Meeting.Event, _ id: String) -> Outward? {
        switch event {
        case .called(let called): return self.called(called)
        case .responseRecorded(let event):
            return Outward(
                ResponseRecorded(
                    meetingId: event.meetingID,
                    status: event.status.matter,
                    person: event.person,
                    answer: event.answer.word,
                    recordedBy: event.author.recordedBy,
                    at: event.at
                ),
                about: id
            )
        case .quorumForecast(let event):
            return Outward(
                QuorumForecast(
                    meetingId: event.meetingID,
                    status: event.status.matter,
                    have: event.have,
                    need: event.need,
                    neededOrdinary: event.neededOrdinary,
                    isChairExpected: event.isChairExpected,
                    askNext: event.askNext.map(\.person)
                ),
                about: id
            )
        case .opened(let event):
            return Outward(
                MeetingOpened(meetingId: id, incidentId: event.incidentID, status: event.status.matter, at: event.at),
                about: id
            )
        case .closed(let event):
            return Outward(
                MeetingClosed(meetingId: id, incidentId: event.incidentID, status: event.status.matter, at: event.at),
                about: id
            )
        case .adjourned(let event):
            return Outward(
                MeetingAdjourned(
                    meetingId: id,
                    incidentId: event.incidentID,
                    status: event.status.matter,
                    reconvenesAt: event.reconvenesAt,
                    at: event.at
                ),
                about: id
            )
        case .attendanceRecorded(let event):
            return Outward(
                AttendanceRecorded(
                    meetingId: id,
                    status: event.status.matter,
                    person: event.person,
                    presence: event.presence.word,
                    mode: event.mode.word,
                    recordedBy: event.author.recordedBy,
                    at: event.at
                ),
                about: id
            )
        case .itemOpened(let event):
            return Outward(
                ItemOpened(
                    meetingId: id,
                    status: event.status.matter,
                    itemId: event.itemID,
                    classification: event.classification,
                    at: event.at
                ),
                about: id,
                classification: event.classification
            )
        case .conflictDeclared(let event):
            return Outward(
                ConflictDeclared(
                    meetingId: id,
                    status: event.status.matter,
                    itemId: event.itemID,
                    person: event.person,
                    recordedBy: event.author.recordedBy,
                    at: event.at
                ),
                about: id
            )
        case .motionPut, .voteRecorded, .deadlockFound, .motionDecided, .keyUseDecided:
            return self.deciding(event, id)
        case .noConflictDeclared, .alternateAdmitted:
            return nil
        }
    }

    private static func called(_ called: Meeting.Called) -> Outward {
        Outward(
            MeetingCalled(
                meetingId: called.meetingID,
                incidentId: called.facts.incidentID,
                status: called.facts.status.matter,
                kind: called.kind.word,
                startsAt: called.startsAt,
                issuedAt: called.issuedAt,
                invitees: called.invitees,
                informed: called.informed,
                quorumWaived: called.quorumWaived
            ),
            secret: .init(
                location: called.location,
                remoteAttendance: called.remoteAttendance,
                agenda: called.agenda.map(\.title)
            ),
            sealedFor: StreamName.meeting(called.meetingID).description,
            about: called.meetingID
        )
    }

    private static func deciding(_ event: Meeting.Event, _ id: String) -> Outward? {
        switch event {
        case .motionPut(let event):
            return Outward(
                MotionPut(
                    meetingId: id,
                    status: event.status.matter,
                    motionId: event.motionID,
                    itemId: event.itemID,
                    kind: event.kind.word,
                    incidentId: event.keyUse?.incidentID,
                    at: event.at
                ),
                about: id
            )
        case .voteRecorded(let event):
            return Outward(
                VoteRecorded(
                    meetingId: id,
                    status: event.status.matter,
                    motionId: event.motionID,
                    person: event.person,
                    recordedBy: event.author.recordedBy,
                    at: event.at
                ),
                about: id
            )
        case .deadlockFound(let event):
            return Outward(
                DeadlockFound(meetingId: id, status: event.status.matter, motionId: event.motionID, at: event.at),
                about: id
            )
        case .motionDecided(let event):
            return Outward(
                MotionDecided(
                    meetingId: id,
                    status: event.status.matter,
                    motionId: event.motionID,
                    kind: event.kind.word,
                    incidentId: event.incidentID,
                    isCarried: event.isCarried,
                    presentAndNeeded: event.presentAndNeeded.wire,
                    isCasting: event.isCasting,
                    variation: event.variation,
                    at: event.at
                ),
                about: id
            )
        case .keyUseDecided(let event):
            return Outward(
                KeyUseDecided(
                    decisionId: event.decisionID,
                    incidentId: event.incidentID,
                    status: event.status.matter,
                    meetingId: event.meetingID,
                    decision: event.decision.word,
                    guidanceVersion: event.guidanceVersion,
                    presentAndNeeded: event.presentAndNeeded.wire,
                    decidedAt: event.decidedAt
                ),
                secret: .init(scope: event.scope ?? "", reasons: event.reasons),
                sealedFor: StreamName.meeting(id).description,
                about: event.decisionID,
                classification: .red
            )
        default:
            return nil
        }
    }
}
