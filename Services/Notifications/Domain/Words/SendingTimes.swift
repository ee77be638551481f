public import Domain

/// When a mail is tried again, and when a page is repeated.
public enum SendingTimes {
    /// How long to wait after the `failures`th failure in a row (NOT-14).
    ///
    /// An alert, or a mail server that can't be reached: 10 s, doubling, 5 min at most. Another notice that the server
    /// put off: 1, 5, 15 and then 60 min.
    public static func delay(afterFailure failures: Int, isUrgent: Bool, isUnreachable: Bool) -> Duration {
        let index = max(failures, 1) - 1
        guard isUrgent || isUnreachable else { return .seconds([60, 300, 900, 3_600][min(index, 3)]) }
        return .seconds(min(10 << min(index, 5), 300))
    }

    /// The first multiple of the interval, counted from `start`, that lies after `now`.
    ///
    /// So however many repeats are overdue, one is sent, and the next falls into the old rhythm (ALR-23).
    public static func nextRepeat(from start: Instant, everyMinutes minutes: Int, after now: Instant) -> Instant {
        let interval = Int64(max(minutes, 1)) * 60_000_000
        let passed = max(now.microseconds - start.microseconds, 0)
        return Instant(microseconds: start.microseconds + (passed / interval + 1) * interval)
    }
}
