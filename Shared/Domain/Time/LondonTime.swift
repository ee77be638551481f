import Foundation

/// Civil dates and times in Europe/London against instants in UTC, British Summer Time included (CAL-08).
public enum LondonTime {
    /// A day and a wall-clock time in London.
    public struct Civil: Sendable, Hashable, CustomStringConvertible {
        /// The day.
        public let date: CivilDate
        /// The wall-clock time.
        public let time: CivilTime

        /// `Friday, 20 November 2026 16:30`.
        public var description: String { "\(self.date.weekdayForm) \(self.time)" }
    }

    private static let zone = TimeZone(identifier: "Europe/London")

    /// The instant at which London clocks show `time` on `date`.
    ///
    /// In the hour that spring skips, the clock is read as if it had not been put forward (01:30 becomes 02:30);
    /// in the hour that autumn repeats, the first is meant.
    public static func instant(of date: CivilDate, _ time: CivilTime) -> Instant {
        let wall = Instant(microseconds: Int64(date.daysSince1970) * 86_400_000_000 + time.microsecondOfDay)
        let inSummer = wall.adding(seconds: -3_600)
        return self.offset(at: inSummer) == 3_600 ? inSummer : wall
    }

    /// What London clocks show at `instant`.
    public static func civil(of instant: Instant) -> Civil {
        let wall = instant.adding(seconds: self.offset(at: instant)).microseconds
        let day = wall.flooredQuotient(by: 86_400_000_000)
        return Civil(
            date: CivilDate(daysSince1970: Int(day)),
            time: CivilTime(microsecondOfDay: wall - day * 86_400_000_000)
        )
    }

    /// Seconds by which London is ahead of UTC: 0, or 3,600 in summer.
    public static func offset(at instant: Instant) -> Int {
        let seconds = instant.microseconds.flooredQuotient(by: 1_000_000)
        return self.zone?.secondsFromGMT(for: Date(timeIntervalSince1970: TimeInterval(seconds)))
            ?? self.statutoryOffset(at: instant)
    }

    /// The rule of the Summer Time Order 2002, for a machine without time zone data:
    /// from 01:00 UTC on the last Sunday of March to 01:00 UTC on the last Sunday of October.
    static func statutoryOffset(at instant: Instant) -> Int {
        let day = CivilDate(daysSince1970: Int(instant.microseconds.flooredQuotient(by: 86_400_000_000)))
        func change(in month: Int) -> Instant {
            let last = CivilDate(day.year, month, 31)
            let sunday = last.addingDays(-(last.weekday.rawValue % 7))
            return Instant(microseconds: Int64(sunday.daysSince1970) * 86_400_000_000 + 3_600_000_000)
        }
        return instant >= change(in: 3) && instant < change(in: 10) ? 3_600 : 0
    }
}
