// Values that the rules on calendar, membership, elections and proposals leave to be set.

extension Policies {
    static let officeOpensKey = PolicyKey<CivilTime>(
        of: "CAL-10",
        "officeOpens",
        "When does an office day begin?",
        CivilTime(9, 0)
    )
    /// Answers CAL-10: "When does an office day begin?".
    public var officeOpens: CivilTime { self[Self.officeOpensKey] }

    static let officeClosesKey = PolicyKey<CivilTime>(
        of: "CAL-10",
        "officeCloses",
        "When does an office day end?",
        CivilTime(17, 0)
    )
    /// Answers CAL-10: "When does an office day end?".
    public var officeCloses: CivilTime { self[Self.officeClosesKey] }

    static let termMonthsKey = PolicyKey<Int>(
        of: "MEM-06",
        "termMonths",
        "How many months is a term of office?",
        24
    )
    /// Answers MEM-06: "How many months is a term of office?".
    public var termMonths: Int { self[Self.termMonthsKey] }

    static let membershipReviewMonthsKey = PolicyKey<Int>(
        of: "MEM-09",
        "membershipReviewMonths",
        "After how many months is membership reviewed?",
        24
    )
    /// Answers MEM-09: "After how many months is membership reviewed?".
    public var membershipReviewMonths: Int { self[Self.membershipReviewMonthsKey] }

    static let chairReviewMonthsKey = PolicyKey<Int>(
        of: "MEM-11",
        "chairReviewMonths",
        "After how many months is the Chair's appointment reviewed?",
        36
    )
    /// Answers MEM-11: "After how many months is the Chair's appointment reviewed?".
    public var chairReviewMonths: Int { self[Self.chairReviewMonthsKey] }

    static let alternateMayShareEmployerKey = PolicyKey<Bool>(
        of: "MEM-25",
        "alternateMayShareEmployer",
        "May an Alternate be employed by the Member's organisation?",
        true,
        or: "false, as before 14 December 2016",
        before: (CivilDate(2016, 12, 13), false)
    )
    /// Answers MEM-25: "May an Alternate be employed by the Member's organisation?".
    public var alternateMayShareEmployer: Bool { self[Self.alternateMayShareEmployerKey] }

    static let callAheadDaysKey = PolicyKey<Int>(
        of: "ELE-03",
        "callAheadDays",
        "How many days before a term ends may a call open?",
        90
    )
    /// Answers ELE-03: "How many days before a term ends may a call open?".
    public var callAheadDays: Int { self[Self.callAheadDaysKey] }

    static let voteWindowWorkingDaysKey = PolicyKey<Int>(
        of: "ELE-13",
        "voteWindowWorkingDays",
        "How many Working Days is a vote open?",
        10
    )
    /// Answers ELE-13: "How many Working Days is a vote open?".
    public var voteWindowWorkingDays: Int { self[Self.voteWindowWorkingDaysKey] }

    static let suspensionAppliesToSubCommitteeVotesKey = PolicyKey<Bool>(
        of: "ELE-18",
        "suspensionAppliesToSubCommitteeVotes",
        "Does a suspension of rights reach Sub-Committee votes, by analogy?",
        true
    )
    /// Answers ELE-18: "Does a suspension of rights reach Sub-Committee votes, by analogy?".
    public var suspensionAppliesToSubCommitteeVotes: Bool { self[Self.suspensionAppliesToSubCommitteeVotesKey] }

    static let tieDecisionWorkingDaysKey = PolicyKey<Int>(
        of: "ELE-20",
        "tieDecisionWorkingDays",
        "How many Working Days has the Chair to break a tie?",
        5
    )
    /// Answers ELE-20: "How many Working Days has the Chair to break a tie?".
    public var tieDecisionWorkingDays: Int { self[Self.tieDecisionWorkingDaysKey] }

    static let breakdownReleaseKey = PolicyKey<BreakdownRelease>(
        of: "ELE-21",
        "breakdownRelease",
        "Who may have the breakdown of the votes?",
        .onRequestByParty
    )
    /// Answers ELE-21: "Who may have the breakdown of the votes?".
    public var breakdownRelease: BreakdownRelease { self[Self.breakdownReleaseKey] }

    static let callLeadWorkingDaysKey = PolicyKey<Int>(
        of: "ELE-29",
        "callLeadWorkingDays",
        "How many Working Days before the end of a term does a call go out?",
        35
    )
    /// Answers ELE-29: "How many Working Days before the end of a term does a call go out?".
    public var callLeadWorkingDays: Int { self[Self.callLeadWorkingDaysKey] }

    static let nominationWindowWorkingDaysKey = PolicyKey<Int>(
        of: "ELE-29",
        "nominationWindowWorkingDays",
        "How many Working Days may nominations come in?",
        15
    )
    /// Answers ELE-29: "How many Working Days may nominations come in?".
    public var nominationWindowWorkingDays: Int { self[Self.nominationWindowWorkingDaysKey] }

    static let nominationReminderWorkingDaysKey = PolicyKey<NumberList>(
        of: "ELE-33",
        "nominationReminderWorkingDays",
        "On which Working Days before nominations close are reminders sent?",
        NumberList(5, 1)
    )
    /// Answers ELE-33: "On which Working Days before nominations close are reminders sent?".
    public var nominationReminderWorkingDays: NumberList { self[Self.nominationReminderWorkingDaysKey] }

    static let voteReminderWorkingDaysKey = PolicyKey<NumberList>(
        of: "ELE-33",
        "voteReminderWorkingDays",
        "On which Working Days before a vote closes are reminders sent?",
        NumberList(2)
    )
    /// Answers ELE-33: "On which Working Days before a vote closes are reminders sent?".
    public var voteReminderWorkingDays: NumberList { self[Self.voteReminderWorkingDaysKey] }

    static let criticalFriendWorkingDaysKey = PolicyKey<Int>(
        of: "PRO-13",
        "criticalFriendWorkingDays",
        "In how many Working Days is a submission answered?",
        5
    )
    /// Answers PRO-13: "In how many Working Days is a submission answered?".
    public var criticalFriendWorkingDays: Int { self[Self.criticalFriendWorkingDaysKey] }

    static let submissionLeadWorkingDaysKey = PolicyKey<Int>(
        of: "PRO-14",
        "submissionLeadWorkingDays",
        "How many Working Days before the paper day must a proposal be in?",
        5
    )
    /// Answers PRO-14: "How many Working Days before the paper day must a proposal be in?".
    public var submissionLeadWorkingDays: Int { self[Self.submissionLeadWorkingDaysKey] }

    static let paperLeadWorkingDaysKey = PolicyKey<Int>(
        of: "PRO-14",
        "paperLeadWorkingDays",
        "How many Working Days before the Panel is the paper day?",
        5
    )
    /// Answers PRO-14: "How many Working Days before the Panel is the paper day?".
    public var paperLeadWorkingDays: Int { self[Self.paperLeadWorkingDaysKey] }

    static let mrcWorkingDaysKey = PolicyKey<Int>(
        of: "PRO-24",
        "mrcWorkingDays",
        "How many Working Days is a Modification Report out for consultation?",
        15
    )
    /// Answers PRO-24: "How many Working Days is a Modification Report out for consultation?".
    public var mrcWorkingDays: Int { self[Self.mrcWorkingDaysKey] }

    static let mrcOpensAfterPanelWorkingDaysKey = PolicyKey<Int>(
        of: "PRO-24",
        "mrcOpensAfterPanelWorkingDays",
        "How many Working Days after the Panel does that consultation open?",
        1
    )
    /// Answers PRO-24: "How many Working Days after the Panel does that consultation open?".
    public var mrcOpensAfterPanelWorkingDays: Int { self[Self.mrcOpensAfterPanelWorkingDaysKey] }

    static let changeBoardMethodKey = PolicyKey<ChangeBoardMethod>(
        of: "PRO-39",
        "changeBoardMethod",
        "How are the Change Board's voices weighed?",
        .majorityOfCategories
    )
    /// Answers PRO-39: "How are the Change Board's voices weighed?".
    public var changeBoardMethod: ChangeBoardMethod { self[Self.changeBoardMethodKey] }

    static let referralWorkingDaysKey = PolicyKey<Int>(
        of: "PRO-40",
        "referralWorkingDays",
        "How many Working Days is the referral window?",
        10
    )
    /// Answers PRO-40: "How many Working Days is the referral window?".
    public var referralWorkingDays: Int { self[Self.referralWorkingDaysKey] }

    static let adoptionWindowWorkingDaysKey = PolicyKey<Int>(
        of: "PRO-46",
        "adoptionWindowWorkingDays",
        "How many Working Days may others adopt a withdrawn proposal?",
        10
    )
    /// Answers PRO-46: "How many Working Days may others adopt a withdrawn proposal?".
    public var adoptionWindowWorkingDays: Int { self[Self.adoptionWindowWorkingDaysKey] }

    static let fastTrackPanelOnlyKey = PolicyKey<Bool>(
        of: "PRO-52",
        "fastTrackPanelOnly",
        "Is fast-track refused to all but a unanimous Panel?",
        false
    )
    /// Answers PRO-52: "Is fast-track refused to all but a unanimous Panel?".
    public var fastTrackPanelOnly: Bool { self[Self.fastTrackPanelOnlyKey] }

    static let refuseSameSubstanceKey = PolicyKey<Bool>(
        of: "PRO-52",
        "refuseSameSubstance",
        "Is a proposal of the same substance refused?",
        false
    )
    /// Answers PRO-52: "Is a proposal of the same substance refused?".
    public var refuseSameSubstance: Bool { self[Self.refuseSameSubstanceKey] }

    static let draftProposalRegimeFromKey = PolicyKey<CivilDate>(
        of: "AMB-18",
        "draftProposalRegimeFrom",
        "From which day is a new proposal a Draft Proposal?",
        CivilDate(2018, 11, 1)
    )
    /// Answers AMB-18: "From which day is a new proposal a Draft Proposal?".
    public var draftProposalRegimeFrom: CivilDate { self[Self.draftProposalRegimeFromKey] }

    static let membershipSettings: [PolicyEntry] = [
        officeOpensKey.entry,
        officeClosesKey.entry,
        termMonthsKey.entry,
        membershipReviewMonthsKey.entry,
        chairReviewMonthsKey.entry,
        alternateMayShareEmployerKey.entry,
        callAheadDaysKey.entry,
        voteWindowWorkingDaysKey.entry,
        suspensionAppliesToSubCommitteeVotesKey.entry,
        tieDecisionWorkingDaysKey.entry,
        breakdownReleaseKey.entry,
        callLeadWorkingDaysKey.entry,
        nominationWindowWorkingDaysKey.entry,
        nominationReminderWorkingDaysKey.entry,
        voteReminderWorkingDaysKey.entry,
        criticalFriendWorkingDaysKey.entry,
        submissionLeadWorkingDaysKey.entry,
        paperLeadWorkingDaysKey.entry,
        mrcWorkingDaysKey.entry,
        mrcOpensAfterPanelWorkingDaysKey.entry,
        changeBoardMethodKey.entry,
        referralWorkingDaysKey.entry,
        adoptionWindowWorkingDaysKey.entry,
        fastTrackPanelOnlyKey.entry,
        refuseSameSubstanceKey.entry,
        draftProposalRegimeFromKey.entry,
    ]
}
