public import Domain

/// A proposal to change the Code, from its submission (PRO-02, PRO-05, PRO-31, PRO-57).
public struct Proposal: Aggregate {
    /// The stream is `proposal/DP001`.
    public static let kind = "proposal"

    /// How it was raised, nil before.
    public private(set) var submitted: Submitted?
    /// Draft or Modification Proposal.
    public private(set) var stage = ProposalStage.draft
    /// Where it stands.
    public private(set) var state = ProposalState.draftSubmitted
    /// Its number now: another one after the Panel's agreement.
    public private(set) var number: ProposalNumber?
    /// Why it concerns the PMA, empty when it does not.
    public private(set) var flagReasons: [FlagReason] = []
    /// Who has seen it.
    public private(set) var sights: [Seen] = []

    /// A proposal nobody has raised.
    public init() {}

    /// The form of number a proposal gets that is submitted on `date` (AMB-18).
    public static func form(on date: CivilDate, _ policies: Policies) -> ProposalNumber.Form {
        self.stage(on: date, policies) == .draft ? .draft : .secModification
    }

    /// Draft Proposal from the policy's day on, Modification Proposal from the start before it (PRO-02, AMB-18).
    public static func stage(on date: CivilDate, _ policies: Policies) -> ProposalStage {
        policies.proposalVocabulary == .byDate && date >= policies.draftProposalRegimeFrom ? .draft : .modification
    }

    /// Takes an event in.
    public mutating func apply(_ event: Event) {
        switch event {
        case .submitted(let submitted):
            self.submitted = submitted
            self.stage = submitted.stage
            self.state = submitted.state
            self.number = submitted.proposalID
        case .flagged(let flagged): self.flagReasons += flagged.reasons
        case .seen(let seen): self.sights.append(seen)
        case .panelAgreed(let agreed):
            self.stage = .modification
            self.number = agreed.number
        case .advanced(let advanced): self.state = advanced.state
        }
    }

    /// Decides a command.
    ///
    /// - Throws: `SEC-17 notAllowed`, `SEC-17 personUnknown`; `PRO-05 documentOutsideScope`, `pmaHasNotDeclined`,
    ///   `pmaHasNotResolved`; `PRO-09 unknownRaiser`; `PRO-11 formIncomplete`; `PRO-02` for the Panel's agreement;
    ///   `PRO-56 wrongNumberForm`; `PRO-57 unknownProposal`, `moveNotAllowed`.
    public func decide(_ command: Command, _ context: DecisionContext) throws(Refusal) -> [Event] {
        switch command {
        case .submit(let submission): try self.submit(submission, context)
        case .judge(let judgement): try self.judge(judgement, context)
        case .recordSight(let remark): try self.recordSight(remark, context)
        case .panelAgrees(let date, let number, let state): try self.panelAgrees(on: date, number, into: state, context)
        case .advance(let state, let reason): try self.advance(to: state, reason, context)
        }
    }

    /// Of several reasons to refuse, the first in this order is the one that is told.
    private func submit(_ submission: Submission, _ context: DecisionContext) throws(Refusal) -> [Event] {
        try context.actor.require(
            .party,
            .secretariat,
            .dcc,
            .chair,
            .chairAlternate,
            .member,
            .panel,
            .authority,
            for: "submit a proposal"
        )
        guard self.submitted == nil else {
            throw Refusal("PRO-56", "numberTaken", ["proposalId": submission.number.description])
        }
        guard let raiser = Raiser(rawValue: submission.raiser) else {
            throw Refusal(
                "PRO-09",
                "unknownRaiser",
                ["raiser": submission.raiser],
                detail: "raiser must be one of: \(Raiser.allCases.map(\.rawValue).joined(separator: ", "))."
            )
        }
        try Raising.requireRole(for: raiser, context.actor)
        if !submission.judgement.isBlank {
            try context.actor.require(.secretariat, for: "judge that a proposal concerns the PMA")
        }
        try submission.form.requireComplete(raiser: raiser)
        guard let path = ModificationPath(parsing: submission.form.path) else {
            throw Refusal("PRO-11", "formIncomplete", ["path": submission.form.path])
        }
        let findings = ScopeFindings(
            documents: submission.documents,
            sections: submission.sections,
            judgement: submission.judgement
        )
        let vote = try Raising.requirePmaBasis(raiser, submission, findings)
        let stage = Self.stage(on: context.today, context.policies)
        try Self.requireForm(Self.form(on: context.today, context.policies), of: submission.number)
        let submitted = Submitted(
            proposalID: submission.number,
            stage: stage,
            state: stage == .draft ? .draftSubmitted : .refinement,
            raiser: raiser,
            user: context.actor.user,
            person: context.actor.person,
            form: submission.form,
            path: path,
            documents: submission.documents,
            sections: submission.sections,
            variation: submission.variation,
            pmaMotionID: vote?.motionID,
            remarks: submission.form.remarks,
            submittedOn: context.today,
            at: context.now
        )
        guard !findings.reasons.isEmpty else { return [.submitted(submitted)] }
        let flagged = Flagged(proposalID: submission.number, reasons: findings.reasons, at: context.now)
        return [.submitted(submitted), .flagged(flagged)]
    }

    static func requireForm(_ form: ProposalNumber.Form, of number: ProposalNumber) throws(Refusal) {
        guard number.form != form else { return }
        throw Refusal(
            "PRO-56",
            "wrongNumberForm",
            ["proposalId": number.description],
            detail: "The number must begin with \(form.rawValue)."
        )
    }
}
