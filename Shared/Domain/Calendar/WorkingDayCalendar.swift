/// Which days are Working Days, and how they are counted (CAL-01 to CAL-04).
///
/// A Working Day is any day but Saturday, Sunday and the holidays of England and Wales. A day outside the calendar's
/// range is refused (`CAL-02 outsideCalendar`), never taken for a day without a holiday.
public struct WorkingDayCalendar: Sendable {
    /// The days for which holidays are known.
    public let range: ClosedRange<CivilDate>
    private let known: [CivilDate: Holiday]

    /// England and Wales, 2010 to 2030.
    public static let englandAndWales = WorkingDayCalendar(
        holidays: EnglandAndWales.holidays,
        range: EnglandAndWales.range
    )

    /// A calendar of one's own; of two holidays on one day the first gives the name.
    public init(holidays: [Holiday], range: ClosedRange<CivilDate>) {
        self.range = range
        self.known = Dictionary(holidays.map { ($0.date, $0) }) { first, _ in first }
    }

    /// The holidays, in order of date.
    public var holidays: [Holiday] { self.known.values.sorted { $0.date < $1.date } }

    /// The same calendar with proclaimed holidays added.
    ///
    /// - Throws: `CAL-02 outsideCalendar` for a day out of range.
    public func adding(_ holidays: [Holiday]) throws(Refusal) -> WorkingDayCalendar {
        for holiday in holidays {
            try self.check(holiday.date)
        }
        return WorkingDayCalendar(holidays: self.holidays + holidays, range: self.range)
    }

    /// Why a day isn't a Working Day: its weekday or the holiday's name; nil for a Working Day.
    public func reasonOff(_ date: CivilDate) throws(Refusal) -> String? {
        try self.check(date)
        return self.known[date]?.name ?? (date.weekday.isWeekend ? date.weekday.name : nil)
    }

    /// Whether a day is a Working Day.
    public func isWorkingDay(_ date: CivilDate) throws(Refusal) -> Bool { try self.reasonOff(date) == nil }

    /// Whether a day is a Working Day, with the reason.
    public func explainWorkingDay(_ date: CivilDate) throws(Refusal) -> Working<Bool> {
        let reason = try self.reasonOff(date)
        let line = reason.map { "\(date.weekdayForm) is not a Working Day: \($0)" }
        return Working(reason == nil, [line ?? "\(date.weekdayForm) is a Working Day"])
    }

    private func check(_ date: CivilDate) throws(Refusal) {
        guard self.range.contains(date) else {
            throw Refusal(
                "CAL-02",
                "outsideCalendar",
                ["date": date.iso, "from": self.range.lowerBound.iso, "to": self.range.upperBound.iso],
                detail: "Bank holidays are known from \(self.range.lowerBound) to \(self.range.upperBound) only."
            )
        }
    }
}
