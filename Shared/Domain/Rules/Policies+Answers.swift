// The values of the numbered questions, by name.

extension Policies {
    /// AMB-01: Which hours count as working hours.
    public var workingHours: WorkingHoursReading { self[Self.workingHoursKey] }
    /// AMB-02: How half of an odd number is rounded for the quorum.
    public var quorumRounding: QuorumRounding { self[Self.quorumRoundingKey] }
    /// AMB-03: Whether the Chair counts for the quorum.
    public var chairCounting: ChairCounting { self[Self.chairCountingKey] }
    /// AMB-04: What the waiver of an exceptional meeting covers.
    public var exceptionalWaiver: ExceptionalWaiver { self[Self.exceptionalWaiverKey] }
    /// AMB-05: London time, inclusive, at which a Working Day's business closes.
    public var closeOfPlay: CivilTime { self[Self.closeOfPlayKey] }
    /// AMB-06: How the days of an ordinary notice are counted.
    public var noticeCounting: NoticeCounting { self[Self.noticeCountingKey] }
    /// AMB-07: When minutes are due.
    public var minutesDue: MinutesDue { self[Self.minutesDueKey] }
    /// AMB-08: What meeting once a quarter means.
    public var quarterly: QuarterlyReading { self[Self.quarterlyKey] }
    /// AMB-09: Who breaks a tie in an election; lots where the Chair is conflicted.
    public var electionTie: ElectionTie { self[Self.electionTieKey] }
    /// AMB-10: Who holds a vote in an election.
    public var elector: Elector { self[Self.electorKey] }
    /// AMB-11: What absence for a conflict does to the quorum.
    public var conflictedMember: ConflictedMember { self[Self.conflictedMemberKey] }
    /// AMB-12: The votes of a person who holds two capacities.
    public var twoCapacities: TwoCapacities { self[Self.twoCapacitiesKey] }
    /// AMB-13: What becomes of an incomplete nomination.
    public var incompleteNomination: IncompleteNomination { self[Self.incompleteNominationKey] }
    /// AMB-14: How membership is reviewed.
    public var membershipReview: MembershipReview { self[Self.membershipReviewKey] }
    /// AMB-15: Whether consultation figures must add up.
    public var consultationFigures: ConsultationFigures { self[Self.consultationFiguresKey] }
    /// AMB-16: Which membership ends for a breach.
    public var ceasedMembership: CeasedMembership { self[Self.ceasedMembershipKey] }
    /// AMB-17: Where terms of office come from.
    public var termAlignment: TermAlignment { self[Self.termAlignmentKey] }
    /// AMB-18: Which word a new proposal goes by.
    public var proposalVocabulary: ProposalVocabulary { self[Self.proposalVocabularyKey] }
    /// AMB-19: Whether the Chair's Alternate holds the casting vote.
    public var alternateCastingVote: AlternateCastingVote { self[Self.alternateCastingVoteKey] }
    /// AMB-20: The first day of a referral window.
    public var referralStart: ReferralStart { self[Self.referralStartKey] }
    /// AMB-21: Whether a consultation's opening day counts.
    public var consultationStart: ConsultationStart { self[Self.consultationStartKey] }
    /// AMB-22: What becomes of duties without a number of days.
    public var softDeadlines: SoftDeadlines { self[Self.softDeadlinesKey] }
    /// AMB-23: Who decides an Authority Determined modification.
    public var authorityDetermined: AuthorityDetermined { self[Self.authorityDeterminedKey] }
    /// AMB-24: Which labels name the electricity networks seat.
    public var networksLabel: NetworksLabel { self[Self.networksLabelKey] }
    /// AMB-25: Who acts for a conflicted seat.
    public var conflictStandIn: ConflictStandIn { self[Self.conflictStandInKey] }
    /// AMB-26: The votes of a Member who presides.
    public var memberPresiding: MemberPresiding { self[Self.memberPresidingKey] }
    /// AMB-27: Who approves an Alternate.
    public var alternateApproval: AlternateApproval { self[Self.alternateApprovalKey] }
    /// AMB-28: Whether an unconfirmed person is among the appointed.
    public var unconfirmedCounting: UnconfirmedCounting { self[Self.unconfirmedCountingKey] }
}
