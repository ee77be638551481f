import Domain
import Messages
import ProposalsDomain
import ServiceKit

/// The submission of a Draft Proposal.
enum Submitting {
    static func submit(_ command: SubmitDraftProposal, _ work: Work) async throws -> Handled {
        let form = Proposal.form(on: work.context.today, work.context.policies)
        guard let number = ProposalNumber(form, try await work.nextNumber(of: form.rawValue)) else {
            throw Refusal("PRO-56", "numbersUsedUp", ["form": form.rawValue], detail: "No number is left of this form.")
        }
        var votes: [PmaVote] = []
        if let variation = command.variation {
            votes = try await work.copy(PmaVotes.self, PmaVotes.id(of: variation)).votes
        }
        let id = number.description
        let events = try await work.decide(
            Proposal.self,
            id,
            .submit(
                .init(
                    number: number,
                    form: ProposalForm(
                        title: command.title ?? "",
                        summary: command.summary ?? "",
                        description: command.description ?? "",
                        path: command.path ?? "",
                        pathReasons: command.pathReasons ?? ""
                    ),
                    raiser: command.raiser.rawValue,
                    documents: command.documents,
                    sections: command.sections,
                    judgement: command.judgement,
                    variation: command.variation,
                    pmaVotes: votes
                )
            )
        )
        for case .flagged(let flagged) in events {
            work.explain(
                Explanation(
                    id: id,
                    classification: .green,
                    rule: "PRO-31",
                    clause: RuleBook.rule("PRO-31")?.clause ?? "",
                    inputs: [
                        "documents": command.documents.joined(separator: "; "),
                        "sections": command.sections.joined(separator: "; "),
                    ],
                    working: flagged.reasons.map {
                        "\($0.found): \($0.matched)\($0.isCertain ? "" : " (to be checked)")"
                    }
                )
            )
        }
        return .accepted(id, in: StreamName(Proposal.self, id))
    }
}

/// The public form of each event, written out.
enum PublicForms {
    static func proposal(_ event: Proposal.Event, _ id: String) -> Outward? {
        switch event {
        case .submitted(let submitted):
            guard let raiser = submitted.raiser.word else { return nil }
            return Outward(
                DraftProposalSubmitted(
                    proposalId: id,
                    stage: submitted.stage.word,
                    raiser: raiser,
                    submittedOn: submitted.submittedOn
                ),
                about: id
            )
        case .flagged(let flagged):
            return Outward(
                ProposalFlagged(proposalId: id, reasons: flagged.reasons.map(\.matched), at: flagged.at),
                about: id
            )
        case .seen(let seen):
            return Outward(ProposalSeen(proposalId: id, person: seen.person, at: seen.at), about: id)
        case .panelAgreed, .advanced:
            return nil
        }
    }
}

/// What queries show of a proposal.
enum Views {
    struct Body: Encodable {
        let submitted: Proposal.Submitted
        let state: String
        let stage: String
        let flagReasons: [FlagReason]
        let sights: [Proposal.Seen]
    }

    static func proposal(_ state: Proposal, _ id: String) -> StreamView? {
        guard let submitted = state.submitted else { return nil }
        return StreamView(
            classification: .green,
            green: [
                "proposalId": id,
                "state": state.state.rawValue,
                "stage": state.stage.rawValue,
                "raiser": submitted.raiser.rawValue,
                "submittedOn": submitted.submittedOn.iso,
                "isFlagged": "\(!state.flagReasons.isEmpty)",
                "seenBy": state.sights.map(\.person.value).joined(separator: " "),
            ],
            body: Body(
                submitted: submitted,
                state: state.state.rawValue,
                stage: state.stage.rawValue,
                flagReasons: state.flagReasons,
                sights: state.sights
            )
        )
    }
}

extension Raiser {
    /// The wire's word; the raisers that only the secretariat records have none yet.
    fileprivate var word: SubmitDraftProposal.Raiser? {
        switch self {
        case .party: .party
        case .pma: .pma
        case .pmaMember: .pmaMember
        case .dcc: .dcc
        case .panel: .panel
        case .citizensAdvice, .designatedPerson, .authority: nil
        }
    }
}

extension ProposalStage {
    fileprivate var word: DraftProposalSubmitted.Stage {
        switch self {
        case .draft: .draft
        case .modification: .modification
        }
    }
}
