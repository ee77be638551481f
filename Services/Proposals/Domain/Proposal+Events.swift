public import Domain

extension Proposal {
    /// What may be asked of it.
    public enum Command: Sendable {
        /// Somebody raises it.
        case submit(Submission)
        /// The secretariat finds that it touches the SMKI SEC Documents, though no name says so.
        case judge(String)
        /// A Member has seen it.
        case recordSight(remark: String?)
        /// The Panel lets a Draft Proposal progress (D3.11).
        case panelAgrees(on: CivilDate, number: ProposalNumber, into: ProposalState)
        /// It moves on.
        case advance(to: ProposalState, reason: String?)
    }

    /// What is submitted.
    public struct Submission: Sendable, Equatable {
        /// The next number of ``Proposal/form(on:_:)``.
        public var number: ProposalNumber
        /// The form.
        public var form: ProposalForm
        /// One of ``Raiser``'s words.
        public var raiser: String
        /// The documents it would change, by name.
        public var documents: [String]
        /// The sections of the Code it would change.
        public var sections: [String]
        /// The secretariat's judgement that it touches the SMKI SEC Documents.
        public var judgement: String?
        /// Name or digest of the variation, the same as in a PMA motion.
        public var variation: String?
        /// The PMA's motions on raising proposals, as far as they are known.
        public var pmaVotes: [PmaVote]

        /// Puts a submission together.
        public init(
            number: ProposalNumber,
            form: ProposalForm,
            raiser: String,
            documents: [String] = [],
            sections: [String] = [],
            judgement: String? = nil,
            variation: String? = nil,
            pmaVotes: [PmaVote] = []
        ) {
            self.number = number
            self.form = form
            self.raiser = raiser
            self.documents = documents
            self.sections = sections
            self.judgement = judgement
            self.variation = variation
            self.pmaVotes = pmaVotes
        }
    }

    /// What may have happened to it.
    public enum Event: Sendable, Codable, Equatable {
        case submitted(Submitted)
        case flagged(Flagged)
        case seen(Seen)
        case panelAgreed(PanelAgreed)
        case advanced(Advanced)
    }

    /// It was raised.
    public struct Submitted: Sendable, Codable, Equatable {
        /// The proposal.
        public let proposalID: ProposalNumber
        /// Draft or Modification Proposal, by the day of its submission (AMB-18).
        public let stage: ProposalStage
        /// Where it stands.
        public let state: ProposalState
        /// In whose name.
        public let raiser: Raiser
        /// The broker user who submitted it.
        public let user: String?
        /// The person behind the user.
        public let person: PersonID?
        /// The form.
        public let form: ProposalForm
        /// The recommended path.
        public let path: ModificationPath
        /// The documents it would change.
        public let documents: [String]
        /// The sections it would change.
        public let sections: [String]
        /// Name or digest of the variation.
        public let variation: String?
        /// The PMA motion that it rests on (PRO-05).
        public let pmaMotionID: String?
        /// What is odd about the form.
        public let remarks: [String]
        /// The London day.
        public let submittedOn: CivilDate
        /// When.
        public let at: Instant
    }

    /// It touches the SMKI SEC Documents, and the PMA is told (PRO-31).
    public struct Flagged: Sendable, Codable, Equatable {
        /// The proposal.
        public let proposalID: ProposalNumber
        /// Each thing found.
        public let reasons: [FlagReason]
        /// When.
        public let at: Instant
    }

    /// A Member has seen it.
    public struct Seen: Sendable, Codable, Equatable {
        /// The proposal.
        public let proposalID: ProposalNumber
        /// Who.
        public let person: PersonID
        /// As what.
        public let capacity: Role
        /// What they remarked.
        public let remark: String?
        /// When.
        public let at: Instant
    }

    /// The Panel let it progress: a Modification Proposal from then on (PRO-02).
    public struct PanelAgreed: Sendable, Codable, Equatable {
        /// The proposal by its first number.
        public let proposalID: ProposalNumber
        /// Its number as a Modification Proposal.
        public let number: ProposalNumber
        /// The day of the Panel's agreement.
        public let agreedOn: CivilDate
        /// When it was recorded.
        public let at: Instant
    }

    /// Its state changed (PRO-57).
    public struct Advanced: Sendable, Codable, Equatable {
        /// The proposal.
        public let proposalID: ProposalNumber
        /// Where it stood.
        public let from: ProposalState
        /// Where it stands.
        public let state: ProposalState
        /// Why.
        public let reason: String?
        /// When.
        public let at: Instant
    }
}
