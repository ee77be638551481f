// The numbered questions, each with the value built in and what one might choose instead.

extension Policies {
    static let workingHoursKey = PolicyKey<WorkingHoursReading>(
        "AMB-01",
        "workingHours",
        "What are 24 working hours of notice?",
        .workingDayHours,
        or: "officeHours, 09:00 to 17:00, so three Working Days"
    )
    static let quorumRoundingKey = PolicyKey<QuorumRounding>(
        "AMB-02",
        "quorumRounding",
        "What is half of an odd number of Members?",
        .up,
        or: "down"
    )
    static let chairCountingKey = PolicyKey<ChairCounting>(
        "AMB-03",
        "chairCounting",
        "Is the Chair among the appointed and among those present?",
        .counts,
        or: "votersOnly"
    )
    static let exceptionalWaiverKey = PolicyKey<ExceptionalWaiver>(
        "AMB-04",
        "exceptionalWaiver",
        "What is an exceptional meeting excused from?",
        .countOnly,
        or: "countAndChair"
    )
    static let closeOfPlayKey = PolicyKey<CivilTime>(
        "AMB-05",
        "closeOfPlay",
        "When is close of play, inclusive?",
        CivilTime(17, 0),
        or: "23:59:59"
    )
    static let noticeCountingKey = PolicyKey<NoticeCounting>(
        "AMB-06",
        "noticeCounting",
        "How are five Working Days of notice counted?",
        .workingDaysBefore,
        or: "clearWorkingDays"
    )
    static let minutesDueKey = PolicyKey<MinutesDue>(
        "AMB-07",
        "minutesDue",
        "When are minutes due?",
        .byEndOfDay,
        or: "onThatDay"
    )
    static let quarterlyKey = PolicyKey<QuarterlyReading>(
        "AMB-08",
        "quarterly",
        "What is once a quarter?",
        .everyCalendarQuarter,
        or: "noGapOverThreeMonths"
    )
    static let electionTieKey = PolicyKey<ElectionTie>(
        "AMB-09",
        "electionTie",
        "Who breaks a tie in an election?",
        .chairDecides,
        or: "freshVote"
    )
    static let electorKey = PolicyKey<Elector>(
        "AMB-10",
        "elector",
        "Who holds a vote in an election?",
        .votingGroup,
        or: "party"
    )
    static let conflictedMemberKey = PolicyKey<ConflictedMember>(
        "AMB-11",
        "conflictedMember",
        "What does absence for a conflict do to the quorum?",
        .notPresent,
        or: "reducesAppointed"
    )
    static let twoCapacitiesKey = PolicyKey<TwoCapacities>(
        "AMB-12",
        "twoCapacities",
        "How often does a person in two capacities vote?",
        .oneVotePerSeat,
        or: "oneVote"
    )
    static let incompleteNominationKey = PolicyKey<IncompleteNomination>(
        "AMB-13",
        "incompleteNomination",
        "What becomes of an incomplete nomination?",
        .completeOrDecide,
        or: "autoReject"
    )
    static let membershipReviewKey = PolicyKey<MembershipReview>(
        "AMB-14",
        "membershipReview",
        "Is membership reviewed yearly or every two years?",
        .annualAndTwoYearly,
        or: "twoYearlyOnly"
    )
    static let consultationFiguresKey = PolicyKey<ConsultationFigures>(
        "AMB-15",
        "consultationFigures",
        "Must the figures of a consultation add up?",
        .asReported,
        or: "rejectMismatch"
    )
    static let ceasedMembershipKey = PolicyKey<CeasedMembership>(
        "AMB-16",
        "ceasedMembership",
        "Whose membership ends for a breach?",
        .thisCommittee,
        or: "asWritten"
    )
    static let termAlignmentKey = PolicyKey<TermAlignment>(
        "AMB-17",
        "termAlignment",
        "Are terms recorded or computed from July 2014?",
        .termsAreData,
        or: "fixedCadence"
    )
    static let proposalVocabularyKey = PolicyKey<ProposalVocabulary>(
        "AMB-18",
        "proposalVocabulary",
        "Is a new proposal a Draft Proposal or a Modification Proposal?",
        .byDate,
        or: "modificationProposalAlways"
    )
    static let alternateCastingVoteKey = PolicyKey<AlternateCastingVote>(
        "AMB-19",
        "alternateCastingVote",
        "Does the Chair's Alternate hold the casting vote?",
        .whenPresiding,
        or: "never"
    )
    static let referralStartKey = PolicyKey<ReferralStart>(
        "AMB-20",
        "referralStart",
        "Which day is the first of the referral window?",
        .dayAfterDecision,
        or: "decisionDay"
    )
    static let consultationStartKey = PolicyKey<ConsultationStart>(
        "AMB-21",
        "consultationStart",
        "Is the opening day Working Day 1 of a consultation?",
        .openingDayCounts,
        or: "openingDayExcluded"
    )
    static let softDeadlinesKey = PolicyKey<SoftDeadlines>(
        "AMB-22",
        "softDeadlines",
        "What is done about duties without a number of days?",
        .trackedWithTarget,
        or: "untracked"
    )
    static let authorityDeterminedKey = PolicyKey<AuthorityDetermined>(
        "AMB-23",
        "authorityDetermined",
        "Who decides an Authority Determined modification?",
        .changeBoardRecommendsAuthorityDecides,
        or: "none"
    )
    static let networksLabelKey = PolicyKey<NetworksLabel>(
        "AMB-24",
        "networksLabel",
        "Electricity Networks or Electricity Network?",
        .acceptBoth,
        or: "none"
    )
    static let conflictStandInKey = PolicyKey<ConflictStandIn>(
        "AMB-25",
        "conflictStandIn",
        "Who acts for a conflicted Chair or Member?",
        .alternateMayAct,
        or: "nobody"
    )
    static let memberPresidingKey = PolicyKey<MemberPresiding>(
        "AMB-26",
        "memberPresiding",
        "Which votes has a Member who presides as Chair's Alternate?",
        .castingOnly,
        or: "bothVotes"
    )
    static let alternateApprovalKey = PolicyKey<AlternateApproval>(
        "AMB-27",
        "alternateApproval",
        "Who approves an Alternate?",
        .chairOrPanel,
        or: "committeeByMotion"
    )
    static let unconfirmedCountingKey = PolicyKey<UnconfirmedCounting>(
        "AMB-28",
        "unconfirmedCounting",
        "Is an unconfirmed person among the appointed?",
        .excluded,
        or: "included"
    )

    static let questions: [PolicyEntry] = [
        workingHoursKey.entry,
        quorumRoundingKey.entry,
        chairCountingKey.entry,
        exceptionalWaiverKey.entry,
        closeOfPlayKey.entry,
        noticeCountingKey.entry,
        minutesDueKey.entry,
        quarterlyKey.entry,
        electionTieKey.entry,
        electorKey.entry,
        conflictedMemberKey.entry,
        twoCapacitiesKey.entry,
        incompleteNominationKey.entry,
        membershipReviewKey.entry,
        consultationFiguresKey.entry,
        ceasedMembershipKey.entry,
        termAlignmentKey.entry,
        proposalVocabularyKey.entry,
        alternateCastingVoteKey.entry,
        referralStartKey.entry,
        consultationStartKey.entry,
        softDeadlinesKey.entry,
        authorityDeterminedKey.entry,
        networksLabelKey.entry,
        conflictStandInKey.entry,
        memberPresidingKey.entry,
        alternateApprovalKey.entry,
        unconfirmedCountingKey.entry,
    ]
}
