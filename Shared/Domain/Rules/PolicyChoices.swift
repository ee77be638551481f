// The words that the numbered questions may be answered with; the standard comes first.

/// AMB-01: which hours "working hours" are.
public enum WorkingHoursReading: String, PolicyValue, Codable, CaseIterable { case workingDayHours, officeHours }
/// AMB-02: how half of an odd number is rounded.
public enum QuorumRounding: String, PolicyValue, CaseIterable { case up, down }
/// AMB-03: whether the Chair counts among the appointed and the present.
public enum ChairCounting: String, PolicyValue, CaseIterable { case counts, votersOnly }
/// AMB-04: what an exceptional meeting is excused from.
public enum ExceptionalWaiver: String, PolicyValue, CaseIterable { case countOnly, countAndChair }
/// AMB-06: how days of notice are counted.
public enum NoticeCounting: String, PolicyValue, CaseIterable { case workingDaysBefore, clearWorkingDays }
/// AMB-07: when minutes are due.
public enum MinutesDue: String, PolicyValue, CaseIterable { case byEndOfDay, onThatDay }
/// AMB-08: what once a quarter means.
public enum QuarterlyReading: String, PolicyValue, CaseIterable { case everyCalendarQuarter, noGapOverThreeMonths }
/// AMB-09: who breaks a tie in an election.
public enum ElectionTie: String, PolicyValue, CaseIterable { case chairDecides, freshVote }
/// AMB-10: who holds a vote in an election.
public enum Elector: String, PolicyValue, CaseIterable { case votingGroup, party }
/// AMB-11: what an absence for a conflict does to the quorum.
public enum ConflictedMember: String, PolicyValue, CaseIterable { case notPresent, reducesAppointed }
/// AMB-12: the votes of one person in two capacities.
public enum TwoCapacities: String, PolicyValue, CaseIterable { case oneVotePerSeat, oneVote }
/// AMB-13: what becomes of an incomplete nomination.
public enum IncompleteNomination: String, PolicyValue, CaseIterable { case completeOrDecide, autoReject }
/// AMB-14: how membership is reviewed.
public enum MembershipReview: String, PolicyValue, CaseIterable { case annualAndTwoYearly, twoYearlyOnly }
/// AMB-15: whether consultation figures must add up.
public enum ConsultationFigures: String, PolicyValue, CaseIterable { case asReported, rejectMismatch }
/// AMB-16: which membership ends for a breach.
public enum CeasedMembership: String, PolicyValue, CaseIterable { case thisCommittee, asWritten }
/// AMB-17: where terms of office come from.
public enum TermAlignment: String, PolicyValue, CaseIterable { case termsAreData, fixedCadence }
/// AMB-18: which word a new proposal goes by.
public enum ProposalVocabulary: String, PolicyValue, CaseIterable { case byDate, modificationProposalAlways }
/// AMB-19: whether the Chair's Alternate holds the casting vote.
public enum AlternateCastingVote: String, PolicyValue, CaseIterable { case whenPresiding, never }
/// AMB-20: which day is the first of a referral window.
public enum ReferralStart: String, PolicyValue, CaseIterable { case dayAfterDecision, decisionDay }
/// AMB-21: whether a consultation's opening day counts.
public enum ConsultationStart: String, PolicyValue, CaseIterable { case openingDayCounts, openingDayExcluded }
/// AMB-22: what becomes of duties without a number of days.
public enum SoftDeadlines: String, PolicyValue, CaseIterable { case trackedWithTarget, untracked }
/// AMB-23: who decides an Authority Determined modification.
public enum AuthorityDetermined: String, PolicyValue, CaseIterable { case changeBoardRecommendsAuthorityDecides }
/// AMB-24: which labels name the electricity networks seat.
public enum NetworksLabel: String, PolicyValue, CaseIterable { case acceptBoth }
/// AMB-25: who acts for a conflicted seat.
public enum ConflictStandIn: String, PolicyValue, CaseIterable { case alternateMayAct, nobody }
/// AMB-26: the votes of a Member who presides as Chair's Alternate.
public enum MemberPresiding: String, PolicyValue, CaseIterable { case castingOnly, bothVotes }
/// AMB-27: who approves an Alternate.
public enum AlternateApproval: String, PolicyValue, CaseIterable { case chairOrPanel, committeeByMotion }
/// AMB-28: whether an unconfirmed person is among the appointed.
public enum UnconfirmedCounting: String, PolicyValue, CaseIterable { case excluded, included }
/// ELE-21: who may have the breakdown of an election's votes.
public enum BreakdownRelease: String, PolicyValue, CaseIterable { case onRequestByParty, never, published }
/// PRO-39: how the Change Board's voices are weighed.
public enum ChangeBoardMethod: String, PolicyValue, CaseIterable { case majorityOfCategories, majorityOfMembers }
