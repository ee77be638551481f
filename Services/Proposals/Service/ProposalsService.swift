import Domain
import Messages
import ProposalsDomain
import ServiceKit

/// Takes proposals to change the Code, and flags those that concern the PMA.
@main
enum ProposalsService: ServiceProgram {
    static let service = ServiceName.proposals
    static let summary = "Takes proposals to change the Code, and flags those that concern the PMA."

    static func main() async { await Self.serve() }
    static func run(_ settings: ServiceSettings) async throws { try await self.definition.run(settings) }
    static func migrate(_ settings: MigrationSettings) async throws { try await self.definition.migrate(settings) }

    static let definition = ServiceDefinition(
        .proposals,
        streams: [
            StreamDefinition(Numbering.self),
            StreamDefinition(Proposal.self, publishes: PublicForms.proposal, views: Views.proposal),
        ],
        routes: [
            .command(SubmitDraftProposal.self, handle: Submitting.submit),
            .command(RecordSight.self) { command, work in
                let id = try ProposalNumber.read(command.proposalId).number.description
                let events = try await work.decide(Proposal.self, id, .recordSight(remark: command.remark))
                return .accepted(id, in: StreamName(Proposal.self, id), isDuplicate: events.isEmpty)
            },
        ],
        copies: [
            .register,
            CopyDefinition(
                PmaVotes.self,
                of: .meetings,
                [
                    CopyChange(on: MotionDecided.self, id: { $0.variation.map(PmaVotes.id) }) { votes, event, _ in
                        votes.take(event)
                    }
                ]
            ),
        ],
        register: { work in try await work.copy(RegisterCopy.self, RegisterCopy.id).register(on: work.context.today) }
    )
}

/// How the PMA voted on raising one variation (PRO-05).
struct PmaVotes: Copy {
    static let kind = "pmaVotes"

    private(set) var votes: [PmaVote] = []

    /// The copy's id says nothing of the variation itself.
    static func id(of variation: String) -> String { Canonical.sha256(Array(variation.utf8)) }

    mutating func take(_ event: MotionDecided) {
        guard let variation = event.variation else { return }
        self.votes.removeAll { $0.motionID == event.motionId }
        self.votes.append(
            PmaVote(
                motionID: event.motionId,
                meetingID: event.meetingId,
                variation: variation,
                isCarried: event.isCarried,
                isActual: event.status == .actual,
                decidedAt: event.at
            )
        )
    }
}
