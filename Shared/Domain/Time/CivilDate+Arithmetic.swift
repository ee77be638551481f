extension CivilDate {
    /// Days since 1 January 1970, negative before.
    public var daysSince1970: Int {
        // Years counted from 1 March, so that the leap day is the last of its year.
        let shifted = self.month <= 2 ? self.year - 1 : self.year
        let era = (shifted >= 0 ? shifted : shifted - 399) / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (self.month + (self.month > 2 ? -3 : 9)) + 2) / 5 + self.day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    /// The day so many days after 1 January 1970.
    public init(daysSince1970: Int) {
        let days = daysSince1970 + 719_468
        let era = (days >= 0 ? days : days - 146_096) / 146_097
        let dayOfEra = days - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        self.init(year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    }

    /// So many calendar days later (CAL-11), or earlier when negative.
    public func addingDays(_ days: Int) -> CivilDate { CivilDate(daysSince1970: self.daysSince1970 + days) }

    /// So many months later, keeping the day number and clamping to the month's end (CAL-12).
    public func adding(months: Int) -> CivilDate {
        let total = self.year * 12 + self.month - 1 + months
        let month = total % 12 < 0 ? total % 12 + 12 : total % 12
        return CivilDate((total - month) / 12, month + 1, self.day)
    }

    /// The day of the week.
    public var weekday: Weekday {
        let index = (self.daysSince1970 + 3) % 7
        return Weekday(rawValue: (index < 0 ? index + 7 : index) + 1) ?? .monday
    }

    /// The calendar days from `self` to `other`, negative when `other` is earlier.
    public func days(to other: CivilDate) -> Int { other.daysSince1970 - self.daysSince1970 }
}
