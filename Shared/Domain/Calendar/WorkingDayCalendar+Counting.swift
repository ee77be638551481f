extension WorkingDayCalendar {
    /// The day so many Working Days after (or, negative, before) a day that itself isn't counted and needn't be a
    /// Working Day; 0 gives the day itself, or the next Working Day (CAL-04).
    public func addWorkingDays(_ date: CivilDate, _ count: Int) throws(Refusal) -> Working<CivilDate> {
        if count == 0 {
            return try self.nextWorkingDay(onOrAfter: date)
        }
        let step = count > 0 ? 1 : -1
        var lines = ["\(date.weekdayForm): start, not counted"]
        var day = date
        var counted = 0
        while counted != count.magnitude {
            day = day.addingDays(step)
            if let reason = try self.reasonOff(day) {
                lines.append("\(day.weekdayForm): \(reason), not counted")
            } else {
                counted += 1
                lines.append("\(day.weekdayForm): Working Day \(counted)\(step < 0 ? " before" : "")")
            }
        }
        return Working(day, lines)
    }

    /// The day itself when it is a Working Day, else the next one.
    public func nextWorkingDay(onOrAfter date: CivilDate) throws(Refusal) -> Working<CivilDate> {
        var lines: [String] = []
        var day = date
        while let reason = try self.reasonOff(day) {
            lines.append("\(day.weekdayForm): \(reason), not a Working Day")
            day = day.addingDays(1)
        }
        lines.append("\(day.weekdayForm): Working Day")
        return Working(day, lines)
    }

    /// The Working Days from `first` to `last`, both ends counted; 0 when `last` is earlier (CAL-04).
    public func workingDaysInclusive(_ first: CivilDate, _ last: CivilDate) throws(Refusal) -> Working<Int> {
        guard first <= last else {
            return Working(0, ["\(last.weekdayForm) is before \(first.weekdayForm): 0 Working Days"])
        }
        var lines: [String] = []
        var count = 0
        var day = first
        while day <= last {
            if let reason = try self.reasonOff(day) {
                lines.append("\(day.weekdayForm): \(reason), not counted")
            } else {
                count += 1
                lines.append("\(day.weekdayForm): Working Day \(count)")
            }
            day = day.addingDays(1)
        }
        return Working(count, lines)
    }

    /// The Working Days that lie wholly between two days, neither of them counted.
    public func clearWorkingDays(between first: CivilDate, and last: CivilDate) throws(Refusal) -> Int {
        try self.workingDaysInclusive(first.addingDays(1), last.addingDays(-1)).result
    }

    /// The last day of a window of so many Working Days.
    ///
    /// With `openingDayCounts` the opening day is Working Day 1 when it is one (AMB-21);
    /// without, counting starts with the day after (AMB-20).
    public func windowEnd(
        opening: CivilDate,
        workingDays: Int,
        openingDayCounts: Bool
    ) throws(Refusal) -> Working<CivilDate> {
        try self.addWorkingDays(openingDayCounts ? opening.addingDays(-1) : opening, workingDays)
    }
}
