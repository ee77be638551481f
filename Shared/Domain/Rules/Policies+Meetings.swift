// Values that the rules on meetings, alerts, notices and access leave to be set.

extension Policies {
    static let ordinaryNoticeWorkingDaysKey = PolicyKey<Int>(
        of: "MTG-02",
        "ordinaryNoticeWorkingDays",
        "How many Working Days of notice has an ordinary meeting?",
        5
    )
    /// Answers MTG-02: "How many Working Days of notice has an ordinary meeting?".
    public var ordinaryNoticeWorkingDays: Int { self[Self.ordinaryNoticeWorkingDaysKey] }

    static let papersWorkingDaysKey = PolicyKey<Int>(
        of: "MTG-05",
        "papersWorkingDays",
        "How many Working Days before a meeting do papers go out?",
        5
    )
    /// Answers MTG-05: "How many Working Days before a meeting do papers go out?".
    public var papersWorkingDays: Int { self[Self.papersWorkingDaysKey] }

    static let exceptionalNoticeHoursKey = PolicyKey<Int>(
        of: "MTG-06",
        "exceptionalNoticeHours",
        "How many working hours of notice has an exceptional meeting?",
        24
    )
    /// Answers MTG-06: "How many working hours of notice has an exceptional meeting?".
    public var exceptionalNoticeHours: Int { self[Self.exceptionalNoticeHoursKey] }

    static let quorumWaitMinutesKey = PolicyKey<Int>(
        of: "MTG-09",
        "quorumWaitMinutes",
        "How many minutes after its start is a quorum waited for?",
        30
    )
    /// Answers MTG-09: "How many minutes after its start is a quorum waited for?".
    public var quorumWaitMinutes: Int { self[Self.quorumWaitMinutesKey] }

    static let quorumForecastWorkingDaysKey = PolicyKey<NumberList>(
        of: "MTG-13",
        "quorumForecastWorkingDays",
        "On which Working Days before a meeting is the quorum forecast?",
        NumberList(5, 3, 1)
    )
    /// Answers MTG-13: "On which Working Days before a meeting is the quorum forecast?".
    public var quorumForecastWorkingDays: NumberList { self[Self.quorumForecastWorkingDaysKey] }

    static let minutesWorkingDaysKey = PolicyKey<Int>(
        of: "MTG-26",
        "minutesWorkingDays",
        "How many Working Days after a meeting are minutes due?",
        5
    )
    /// Answers MTG-26: "How many Working Days after a meeting are minutes due?".
    public var minutesWorkingDays: Int { self[Self.minutesWorkingDaysKey] }

    static let writtenResolutionAllowedKey = PolicyKey<Bool>(
        of: "MTG-36",
        "writtenResolutionAllowed",
        "May the committee decide by written resolution?",
        false
    )
    /// Answers MTG-36: "May the committee decide by written resolution?".
    public var writtenResolutionAllowed: Bool { self[Self.writtenResolutionAllowedKey] }

    static let reviewTargetWorkingDaysKey = PolicyKey<Int>(
        of: "AMB-22",
        "reviewTargetWorkingDays",
        "What is the target for as soon as reasonably practicable, in Working Days?",
        20
    )
    /// Answers AMB-22: "What is the target for as soon as reasonably practicable, in Working Days?".
    public var reviewTargetWorkingDays: Int { self[Self.reviewTargetWorkingDaysKey] }

    static let promptTargetWorkingDaysKey = PolicyKey<Int>(
        of: "AMB-22",
        "promptTargetWorkingDays",
        "What is the target for promptly, in Working Days?",
        5
    )
    /// Answers AMB-22: "What is the target for promptly, in Working Days?".
    public var promptTargetWorkingDays: Int { self[Self.promptTargetWorkingDaysKey] }

    static let periodicReviewMonthsKey = PolicyKey<Int>(
        of: "AMB-22",
        "periodicReviewMonths",
        "What is the target for periodically, in months?",
        12
    )
    /// Answers AMB-22: "What is the target for periodically, in months?".
    public var periodicReviewMonths: Int { self[Self.periodicReviewMonthsKey] }

    static let recoveryTestMonthsKey = PolicyKey<Int>(
        of: "ALR-07",
        "recoveryTestMonths",
        "After how many months is the recovery procedure tested again?",
        12
    )
    /// Answers ALR-07: "After how many months is the recovery procedure tested again?".
    public var recoveryTestMonths: Int { self[Self.recoveryTestMonthsKey] }

    static let alertEscalationChairMinutesKey = PolicyKey<Int>(
        of: "ALR-23",
        "alertEscalationChairMinutes",
        "After how many minutes without acknowledgement is the Chair paged again?",
        15
    )
    /// Answers ALR-23: "After how many minutes without acknowledgement is the Chair paged again?".
    public var alertEscalationChairMinutes: Int { self[Self.alertEscalationChairMinutesKey] }

    static let alertEscalationAlternateMinutesKey = PolicyKey<Int>(
        of: "ALR-23",
        "alertEscalationAlternateMinutes",
        "After how many minutes is the Chair's Alternate paged again?",
        30
    )
    /// Answers ALR-23: "After how many minutes is the Chair's Alternate paged again?".
    public var alertEscalationAlternateMinutes: Int { self[Self.alertEscalationAlternateMinutesKey] }

    static let alertEscalationAllMinutesKey = PolicyKey<Int>(
        of: "ALR-23",
        "alertEscalationAllMinutes",
        "After how many minutes are all Members and the duty contact paged again?",
        60
    )
    /// Answers ALR-23: "After how many minutes are all Members and the duty contact paged again?".
    public var alertEscalationAllMinutes: Int { self[Self.alertEscalationAllMinutesKey] }

    static let pageRepeatMinutesKey = PolicyKey<Int>(
        of: "ALR-23",
        "pageRepeatMinutes",
        "How many minutes lie between repeats of a page?",
        15
    )
    /// Answers ALR-23: "How many minutes lie between repeats of a page?".
    public var pageRepeatMinutes: Int { self[Self.pageRepeatMinutesKey] }

    static let directionResendMinutesKey = PolicyKey<Int>(
        of: "ALR-24",
        "directionResendMinutes",
        "After how many minutes is an unanswered direction sent again?",
        5
    )
    /// Answers ALR-24: "After how many minutes is an unanswered direction sent again?".
    public var directionResendMinutes: Int { self[Self.directionResendMinutesKey] }

    static let directionEscalateMinutesKey = PolicyKey<Int>(
        of: "ALR-24",
        "directionEscalateMinutes",
        "After how many minutes is an unanswered direction escalated?",
        15
    )
    /// Answers ALR-24: "After how many minutes is an unanswered direction escalated?".
    public var directionEscalateMinutes: Int { self[Self.directionEscalateMinutesKey] }

    static let refusedAlertPageMinutesKey = PolicyKey<Int>(
        of: "ALR-22",
        "refusedAlertPageMinutes",
        "Within how many minutes do refused alerts share one page?",
        15
    )
    /// Answers ALR-22: "Within how many minutes do refused alerts share one page?".
    public var refusedAlertPageMinutes: Int { self[Self.refusedAlertPageMinutesKey] }

    static let keyCustodiansNeededKey = PolicyKey<Int>(
        of: "ALR-31",
        "keyCustodiansNeeded",
        "How many Key Custodians must be available for a use of a key?",
        2
    )
    /// Answers ALR-31: "How many Key Custodians must be available for a use of a key?".
    public var keyCustodiansNeeded: Int { self[Self.keyCustodiansNeededKey] }

    static let supplierOfLastResortPowersKey = PolicyKey<Bool>(
        of: "ALR-34",
        "supplierOfLastResortPowers",
        "Are the powers of a Supplier of Last Resort event in force?",
        false
    )
    /// Answers ALR-34: "Are the powers of a Supplier of Last Resort event in force?".
    public var supplierOfLastResortPowers: Bool { self[Self.supplierOfLastResortPowersKey] }

    static let mailTriesKey = PolicyKey<Int>(
        of: "NOT-14",
        "mailTries",
        "How often is a mail tried?",
        5
    )
    /// Answers NOT-14: "How often is a mail tried?".
    public var mailTries: Int { self[Self.mailTriesKey] }

    static let quietFromKey = PolicyKey<CivilTime>(
        of: "NOT-20",
        "quietFrom",
        "From when are ordinary notices held back?",
        CivilTime(20, 0)
    )
    /// Answers NOT-20: "From when are ordinary notices held back?".
    public var quietFrom: CivilTime { self[Self.quietFromKey] }

    static let quietUntilKey = PolicyKey<CivilTime>(
        of: "NOT-20",
        "quietUntil",
        "Until when are ordinary notices held back?",
        CivilTime(7, 0)
    )
    /// Answers NOT-20: "Until when are ordinary notices held back?".
    public var quietUntil: CivilTime { self[Self.quietUntilKey] }

    static let representativesSeeRedKey = PolicyKey<Bool>(
        of: "SEC-11",
        "representativesSeeRed",
        "May signed representatives stay for a RED item?",
        true
    )
    /// Answers SEC-11: "May signed representatives stay for a RED item?".
    public var representativesSeeRed: Bool { self[Self.representativesSeeRedKey] }

    static let secretariatSeesRedKey = PolicyKey<Bool>(
        of: "SEC-11",
        "secretariatSeesRed",
        "May named and signed secretariat staff handle RED?",
        true
    )
    /// Answers SEC-11: "May named and signed secretariat staff handle RED?".
    public var secretariatSeesRed: Bool { self[Self.secretariatSeesRedKey] }

    static let personalDataMonthsAfterTermKey = PolicyKey<Int>(
        of: "SEC-19",
        "personalDataMonthsAfterTerm",
        "How many months after a term is personal data kept?",
        24
    )
    /// Answers SEC-19: "How many months after a term is personal data kept?".
    public var personalDataMonthsAfterTerm: Int { self[Self.personalDataMonthsAfterTermKey] }

    static let lockOutTriesKey = PolicyKey<Int>(
        of: "SEC-20",
        "lockOutTries",
        "After how many failures is access locked?",
        5
    )
    /// Answers SEC-20: "After how many failures is access locked?".
    public var lockOutTries: Int { self[Self.lockOutTriesKey] }

    static let lockOutMinutesKey = PolicyKey<Int>(
        of: "SEC-20",
        "lockOutMinutes",
        "For how many minutes is access locked?",
        60
    )
    /// Answers SEC-20: "For how many minutes is access locked?".
    public var lockOutMinutes: Int { self[Self.lockOutMinutesKey] }

    static let meetingSettings: [PolicyEntry] = [
        ordinaryNoticeWorkingDaysKey.entry,
        papersWorkingDaysKey.entry,
        exceptionalNoticeHoursKey.entry,
        quorumWaitMinutesKey.entry,
        quorumForecastWorkingDaysKey.entry,
        minutesWorkingDaysKey.entry,
        writtenResolutionAllowedKey.entry,
        reviewTargetWorkingDaysKey.entry,
        promptTargetWorkingDaysKey.entry,
        periodicReviewMonthsKey.entry,
        recoveryTestMonthsKey.entry,
        alertEscalationChairMinutesKey.entry,
        alertEscalationAlternateMinutesKey.entry,
        alertEscalationAllMinutesKey.entry,
        pageRepeatMinutesKey.entry,
        directionResendMinutesKey.entry,
        directionEscalateMinutesKey.entry,
        refusedAlertPageMinutesKey.entry,
        keyCustodiansNeededKey.entry,
        supplierOfLastResortPowersKey.entry,
        mailTriesKey.entry,
        quietFromKey.entry,
        quietUntilKey.entry,
        representativesSeeRedKey.entry,
        secretariatSeesRedKey.entry,
        personalDataMonthsAfterTermKey.entry,
        lockOutTriesKey.entry,
        lockOutMinutesKey.entry,
    ]
}
