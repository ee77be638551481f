import Domain
import Messages
import SMKIAlertsDomain
import ServiceKit

/// Takes alerts of a compromise, keeps incidents, and directs the DCC.
@main
enum SMKIAlertsService: ServiceProgram {
    static let service = ServiceName.smkiAlerts
    static let summary = "Takes alerts of a compromise, keeps incidents, and directs the DCC."

    static func main() async { await Self.serve() }
    static func run(_ settings: ServiceSettings) async throws { try await self.definition.run(settings) }
    static func migrate(_ settings: MigrationSettings) async throws { try await self.definition.migrate(settings) }

    static let definition = ServiceDefinition(
        .smkiAlerts,
        streams: [
            StreamDefinition(AlertRecord.self),
            StreamDefinition(AlertFamily.self),
            StreamDefinition(Numbering.self),
            StreamDefinition(Incident.self, publishes: PublicForms.incident, views: Views.incident),
            StreamDefinition(Direction.self, publishes: PublicForms.direction, views: Views.direction),
            StreamDefinition(RefusedAlert.self, publishes: PublicForms.refusal, views: Views.refusal),
        ],
        routes: [
            .alert(CompromiseReported.self, handle: Intake.take),
            .command(AcknowledgeIncident.self, streams: { [StreamName(Incident.self, $0.incidentId)] }) {
                command,
                work in
                try await work.decide(Incident.self, command.incidentId, .acknowledge)
                return .accepted(command.incidentId, in: StreamName(Incident.self, command.incidentId))
            },
            .command(RetractAlert.self, streams: { [StreamName(Incident.self, $0.incidentId)] }) { command, work in
                try await work.decide(Incident.self, command.incidentId, .retract(reason: command.reason))
                return .accepted(command.incidentId, in: StreamName(Incident.self, command.incidentId))
            },
            .command(ConfirmRetraction.self, streams: { [StreamName(Incident.self, $0.incidentId)] }) { command, work in
                try await work.decide(Incident.self, command.incidentId, .confirmRetraction(reason: command.reason))
                return .accepted(command.incidentId, in: StreamName(Incident.self, command.incidentId))
            },
            .command(
                AcknowledgeDirection.self,
                streams: { [StreamName(Direction.self, $0.directionId)] },
                handle: Directions.acknowledge
            ),
            .local(ResendDirection.self, handle: Directions.resend),
            .local(EscalateDirection.self, handle: Directions.escalate),
            .reaction(to: RoutesOffered.self) { event, work in
                try await work.decide(Incident.self, event.incidentId, .routesOffered)
            },
            .reaction(to: MotionPut.self, handle: Decisions.motionPut),
            .reaction(to: Messages.KeyUseDecided.self, handle: Decisions.decided),
        ],
        copies: [.register],
        register: { work in try await work.copy(RegisterCopy.self, RegisterCopy.id).register(on: work.context.today) },
        unansweredAlert: Intake.unanswered,
        takenUp: Intake.takenUp,
        mustNotKeep: AlertChecks.containsPrivateKey
    )
}

/// Time to send a direction again.
struct ResendDirection: LocalCommand {
    static let name = "resend-direction"
    let directionId: String
}

/// Time to tell the Chair and the duty contact that a direction is unanswered.
struct EscalateDirection: LocalCommand {
    static let name = "escalate-direction"
    let directionId: String
}
