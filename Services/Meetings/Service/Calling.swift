import Domain
import MeetingsDomain
import Messages
import ServiceKit

/// From an incident to a meeting: the routes that are offered, and the one that the Chair takes.
enum Calling {
    /// Offers both lawful routes side by side (ALR-24).
    static func offer(_ event: IncidentOpened, _ work: Work) async throws {
        guard event.status != .test else { return }
        guard let secret = try work.secrets.secret(of: event) else {
            throw Refusal("SEC-19", "incidentErased", ["incidentId": event.incidentId])
        }
        let events = try await work.decide(
            Convening.self,
            event.incidentId,
            .offer(
                .init(
                    facts: IncidentFacts(
                        incidentID: event.incidentId,
                        status: event.status.domain,
                        incidentKind: secret.incidentKind,
                        certainty: secret.certainty,
                        keyKind: secret.keyKind
                    ),
                    register: try await work.registerToday()
                )
            )
        )
        for case .routesOffered(let offered) in events {
            work.explain(.init(id: "routes/\(event.incidentId)", .green, offered.explanation))
        }
    }

    /// Calls the meeting by the route that the Chair chose; the notice goes out with it.
    static func call(_ command: CallMeeting, _ work: Work) async throws -> Handled {
        let convening = try await work.state(Convening.self, command.incidentId)
        let status = convening.facts?.status ?? .actual
        let meetingID = try await work.nextID(of: MeetingSeries.name(status, year: work.context.today.year))
        let events = try await work.decide(
            Meeting.self,
            meetingID,
            .call(
                .init(
                    meetingID: meetingID,
                    incidentID: command.incidentId,
                    convening: convening,
                    route: command.route.domain,
                    startsAt: command.startsAt,
                    location: command.location ?? "",
                    remoteAttendance: command.remoteAttendance ?? "",
                    invitees: command.invitees,
                    reason: command.reason ?? "",
                    direction: command.direction.map { NoticeDirection(by: $0.by, reason: $0.reason ?? "") },
                    register: try await work.registerToday()
                )
            )
        )
        for case .called(let called) in events {
            try await work.decide(
                Convening.self,
                command.incidentId,
                .noteCall(.init(incidentID: command.incidentId, meetingID: meetingID, route: called.route))
            )
            if let end = called.waitEndsAt {
                work.schedule(
                    EndWait(meetingId: meetingID),
                    id: "\(meetingID)/wait",
                    at: end,
                    about: .meeting(meetingID)
                )
            }
        }
        let meeting = try await work.state(Meeting.self, meetingID)
        for event in events { work.keepWhy(event, in: meeting) }
        return .accepted(meetingID, in: .meeting(meetingID))
    }
}
