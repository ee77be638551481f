/// A day that is no Working Day though it is a weekday.
public struct Holiday: Sendable, Codable, Hashable {
    /// The day itself, after any move.
    public let date: CivilDate
    /// What the day is called.
    public let name: String
    /// Whether it stands in for a day of that name at a weekend (CAL-07).
    public let isSubstitute: Bool

    /// Names a holiday.
    public init(_ date: CivilDate, _ name: String, isSubstitute: Bool = false) {
        self.date = date
        self.name = name
        self.isSubstitute = isSubstitute
    }
}

extension Holiday {
    /// The day on which a holiday is kept: itself, or for a weekend the next weekday that isn't taken (CAL-07).
    ///
    /// `taken` are holidays that fall on weekdays of their own or have been moved already.
    public static func kept(for date: CivilDate, taken: Set<CivilDate>) -> CivilDate {
        guard date.weekday.isWeekend else { return date }
        var day = date.addingDays(1)
        while day.weekday.isWeekend || taken.contains(day) {
            day = day.addingDays(1)
        }
        return day
    }

    /// Christmas Day and Boxing Day as kept in a year: weekday falls stay, then weekend falls move in order (CAL-07).
    public static func christmas(of year: Int) -> (christmas: CivilDate, boxing: CivilDate) {
        let christmas = CivilDate(year, 12, 25)
        let boxing = CivilDate(year, 12, 26)
        let christmasKept = self.kept(for: christmas, taken: boxing.weekday.isWeekend ? [] : [boxing])
        return (christmasKept, self.kept(for: boxing, taken: [christmasKept]))
    }

    /// Easter Sunday of the Gregorian calendar, by the anonymous algorithm.
    public static func easterSunday(of year: Int) -> CivilDate {
        let golden = year % 19
        let (century, inCentury) = (year / 100, year % 100)
        let correction = (century - (century + 8) / 25 + 1) / 3
        let epact = (19 * golden + century - century / 4 - correction + 15) % 30
        let weekday = (32 + 2 * (century % 4) + 2 * (inCentury / 4) - epact - inCentury % 4) % 7
        let late = (golden + 11 * epact + 22 * weekday) / 451
        let total = epact + weekday - 7 * late + 114
        return CivilDate(year, total / 31, total % 31 + 1)
    }
}
