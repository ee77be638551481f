extension WorkingDayCalendar {
    /// The last instant of a day's close of play, inclusive (AMB-05).
    public func endOfCloseOfPlay(_ date: CivilDate, policies: Policies) -> Instant {
        LondonTime.instant(of: date, policies.closeOfPlay)
    }

    /// The day on which something issued at `instant` counts as issued: that day up to and including close of play on a
    /// Working Day, else the next Working Day (AMB-06).
    public func issueDay(_ instant: Instant, policies: Policies) throws(Refusal) -> Working<CivilDate> {
        let issued = LondonTime.civil(of: instant)
        if let reason = try self.reasonOff(issued.date) {
            let next = try self.nextWorkingDay(onOrAfter: issued.date).result
            return Working(next, ["Issued on \(issued): \(reason), counts as \(next.weekdayForm)"])
        }
        guard instant > self.endOfCloseOfPlay(issued.date, policies: policies) else {
            return Working(
                issued.date,
                ["Issued on \(issued): by close of play \(policies.closeOfPlay), counts that day"]
            )
        }
        let next = try self.nextWorkingDay(onOrAfter: issued.date.addingDays(1)).result
        return Working(
            next,
            ["Issued on \(issued): after close of play \(policies.closeOfPlay), counts as \(next.weekdayForm)"]
        )
    }

    /// The last lawful day to issue an ordinary meeting's notice (MTG-02, AMB-06).
    ///
    /// A line of the working warns when the stricter reading of clear Working Days would ask for an earlier one.
    public func lastNoticeDate(meetingDate: CivilDate, policies: Policies) throws(Refusal) -> Working<CivilDate> {
        let days = policies.ordinaryNoticeWorkingDays
        let strict = try self.addWorkingDays(meetingDate, -days - 1)
        guard policies.noticeCounting == .workingDaysBefore else {
            return strict.adding("Last day of issue with \(days) clear Working Days: \(strict.result.weekdayForm)")
        }
        let last = try self.addWorkingDays(meetingDate, -days)
        return last.adding(
            "Last lawful day of issue, by close of play \(policies.closeOfPlay): \(last.result.weekdayForm)",
            Self.warning(days, clear: try self.clearWorkingDays(between: last.result, and: meetingDate), strict.result)
        )
    }

    /// Whether notice issued at `instant` is in time for an ordinary meeting, and how it was judged.
    public func judgeNotice(
        issuedAt instant: Instant,
        meetingDate: CivilDate,
        policies: Policies
    ) throws(Refusal) -> Working<NoticeJudgement> {
        let days = policies.ordinaryNoticeWorkingDays
        let issued = try self.issueDay(instant, policies: policies)
        let last = try self.lastNoticeDate(meetingDate: meetingDate, policies: policies).result
        let clear = try self.clearWorkingDays(between: issued.result, and: meetingDate)
        var lines = issued.lines + ["Last lawful day of issue for \(meetingDate.weekdayForm): \(last.weekdayForm)"]
        if clear < days {
            lines.append(Self.warning(days, clear: clear, try self.addWorkingDays(meetingDate, -days - 1).result))
        }
        let judgement = NoticeJudgement(
            countsAs: issued.result,
            lastDay: last,
            isInTime: issued.result <= last,
            clearWorkingDays: clear,
            lacksClearDays: clear < days
        )
        return Working(judgement, lines)
    }

    private static func warning(_ days: Int, clear: Int, _ strict: CivilDate) -> String {
        "Warning: only \(clear) clear Working Days lie between; \(days) would need issue by \(strict.weekdayForm)"
    }
}

/// How an ordinary notice was judged (MTG-02, AMB-06).
public struct NoticeJudgement: Sendable, Codable, Hashable {
    /// The Working Day the notice counts for.
    public let countsAs: CivilDate
    /// The last lawful day.
    public let lastDay: CivilDate
    /// Whether the notice is long enough; if not, a named direction is needed.
    public let isInTime: Bool
    /// Working Days wholly between issue and meeting.
    public let clearWorkingDays: Int
    /// The warning of AMB-06: lawful perhaps, but short of clear Working Days.
    public let lacksClearDays: Bool
}
