/// A moment in UTC, in whole microseconds.
public struct Instant: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// Microseconds since 1 January 1970, 00:00 UTC.
    public let microseconds: Int64

    /// Takes microseconds since 1 January 1970, 00:00 UTC.
    public init(microseconds: Int64) { self.microseconds = microseconds }

    /// Before everything a rule can meet: 1 January of the year 1.
    public static let distantPast = Instant(microseconds: -62_135_596_800_000_000)

    /// After everything a rule can meet: the last microsecond of the year 9999.
    public static let distantFuture = Instant(microseconds: 253_402_300_799_999_999)

    /// Earlier comes first.
    public static func < (left: Instant, right: Instant) -> Bool { left.microseconds < right.microseconds }

    /// This much later; parts below a microsecond are dropped, and the ends of the range hold.
    public static func + (instant: Instant, duration: Duration) -> Instant {
        let (seconds, attoseconds) = duration.components
        return instant.adding(seconds: seconds).adding(microseconds: attoseconds / 1_000_000_000_000)
    }

    /// This much earlier.
    public static func - (instant: Instant, duration: Duration) -> Instant { instant + (.zero - duration) }

    /// The time from `right` to `left`, negative when `left` is earlier.
    public static func - (left: Instant, right: Instant) -> Duration {
        .microseconds(left.microseconds) - .microseconds(right.microseconds)
    }

    /// So many seconds later, or earlier when negative.
    public func adding(seconds: some BinaryInteger) -> Instant {
        let (product, overflow) = Int64(clamping: seconds).multipliedReportingOverflow(by: 1_000_000)
        return self.adding(microseconds: overflow ? (seconds < 0 ? .min : .max) : product)
    }

    /// So many minutes later, or earlier when negative.
    public func adding(minutes: Int) -> Instant { self.adding(seconds: Int64(minutes) * 60) }

    func adding(microseconds: Int64) -> Instant {
        let (sum, overflow) = self.microseconds.addingReportingOverflow(microseconds)
        return Instant(microseconds: overflow ? (microseconds < 0 ? .min : .max) : sum)
    }

    /// The RFC 3339 form, so that an instant prints the same everywhere.
    public var description: String { self.rfc3339 }
}
