import Domain
import MeetingsDomain
import Messages
import ServiceKit

/// Convenes the SMKI PMA about an incident, holds its meetings and records its decisions.
@main
enum MeetingsService: ServiceProgram {
    static let service = ServiceName.meetings
    static let summary = "Convenes the SMKI PMA about an incident, holds its meetings and records its decisions."

    static func main() async { await Self.serve() }
    static func run(_ settings: ServiceSettings) async throws { try await self.definition.run(settings) }
    static func migrate(_ settings: MigrationSettings) async throws { try await self.definition.migrate(settings) }

    static let definition = ServiceDefinition(
        .meetings,
        streams: [
            StreamDefinition(Guidance.self, views: Views.guidance),
            StreamDefinition(Numbering.self),
            StreamDefinition(Convening.self, publishes: PublicForms.convening, views: Views.convening),
            StreamDefinition(Meeting.self, publishes: PublicForms.meeting, views: Views.meeting),
        ],
        routes: [
            .command(LoadGuidance.self, handle: Sitting.loadGuidance),
            .command(CallMeeting.self, handle: Calling.call),
            .command(Respond.self, streams: { [.meeting($0.meetingId)] }) { command, work in
                try await work.meeting(command.meetingId) { register in
                    .respond(
                        .init(
                            answer: command.answer.domain,
                            mode: command.mode?.domain,
                            onBehalfOf: command.onBehalfOf?.domain,
                            register: register
                        )
                    )
                }
            },
            .command(OpenMeeting.self, streams: { [.meeting($0.meetingId)] }) { command, work in
                try await work.meeting(command.meetingId) { .open(.init(register: $0)) }
            },
            .command(RecordAttendance.self, streams: { [.meeting($0.meetingId)] }) { command, work in
                try await work.meeting(command.meetingId) { register in
                    .recordAttendance(
                        .init(
                            presence: command.presence.domain,
                            mode: command.mode?.domain,
                            onBehalfOf: command.onBehalfOf?.domain,
                            register: register
                        )
                    )
                }
            },
            .command(OpenItem.self, streams: { [.meeting($0.meetingId)] }) { command, work in
                try await work.meeting(command.meetingId) { .openItem(.init(itemID: command.itemId, register: $0)) }
            },
            .command(DeclareConflict.self, streams: { [.meeting($0.meetingId)] }) { command, work in
                try await work.meeting(command.meetingId) { register in
                    .declareConflict(
                        .init(
                            itemID: command.itemId,
                            reason: command.reason,
                            onBehalfOf: command.onBehalfOf?.domain,
                            register: register
                        )
                    )
                }
            },
            .command(PutMotion.self, streams: { [.meeting($0.meetingId)] }, handle: Sitting.putMotion),
            .command(CastVote.self, streams: { [.meeting($0.meetingId)] }) { command, work in
                try await work.meeting(command.meetingId) { register in
                    .vote(
                        .init(
                            motionID: command.motionId,
                            choice: command.choice.domain,
                            onBehalfOf: command.onBehalfOf?.domain,
                            register: register
                        )
                    )
                }
            },
            .command(CloseVote.self, streams: { [.meeting($0.meetingId)] }) { command, work in
                try await work.meeting(command.meetingId) {
                    .closeVote(.init(motionID: command.motionId, register: $0))
                }
            },
            .command(CastingVote.self, streams: { [.meeting($0.meetingId)] }) { command, work in
                try await work.meeting(command.meetingId) { register in
                    .castingVote(.init(motionID: command.motionId, isFor: command.choice == .for, register: register))
                }
            },
            .command(CloseMeeting.self, streams: { [.meeting($0.meetingId)] }) { command, work in
                try await work.meeting(command.meetingId) { .close(.init(register: $0)) }
            },
            .local(EndWait.self) { command, work in
                try await work.meeting(command.meetingId) { .endWait(.init(register: $0)) }
            },
            .reaction(to: IncidentOpened.self, handle: Calling.offer),
        ],
        copies: [.register],
        register: { work in try await work.copy(RegisterCopy.self, RegisterCopy.id).register(on: work.context.today) }
    )
}

/// The waiting time for a quorum is over (MTG-09).
struct EndWait: LocalCommand {
    static let name = "end-wait"
    let meetingId: String
}

extension StreamName {
    static func meeting(_ id: String) -> StreamName { StreamName(Meeting.self, id) }
}

extension Work {
    /// Who sits on the committee today.
    ///
    /// - Throws: `MEM-38 registerUnknown` before the register has been taken in.
    func registerToday() async throws -> Register {
        guard let register = try await self.copy(RegisterCopy.self, RegisterCopy.id).register(on: self.context.today)
        else {
            throw Refusal(
                "MEM-38",
                "registerUnknown",
                detail:
                    "No register has been imported yet: the secretariat does it with `quorate register import FILE`."
            )
        }
        return register
    }

    /// Has a meeting decide with today's register, keeps why, and answers with the meeting.
    @discardableResult
    func meeting(_ id: String, _ command: (Register) -> Meeting.Command) async throws -> Handled {
        let register = try await self.registerToday()
        let events = try await self.decide(Meeting.self, id, command(register))
        let meeting = try await self.state(Meeting.self, id)
        for event in events { self.keepWhy(event, in: meeting) }
        return .accepted(Self.answer(to: events) ?? id, in: .meeting(id), isDuplicate: events.isEmpty)
    }

    /// The id that the sender goes on with: a new motion's, else the meeting's.
    private static func answer(to events: [Meeting.Event]) -> String? {
        for case .motionPut(let put) in events { return put.motionID }
        return nil
    }
}
