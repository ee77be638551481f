public import Domain

/// The hours in which ordinary notices are held back (NOT-20).
public enum QuietHours {
    /// The earliest instant at which a notice may be sent that is ready at `instant`.
    ///
    /// Ready between 20:00 and 07:00 in London, it waits until 07:00; at 20:00 sharp it is held, at 07:00 sharp it goes.
    /// Alerts, escalations and notices about an exceptional meeting go at any hour.
    ///
    /// - Parameter isExceptional: whether the notice is about an exceptional meeting.
    public static func earliest(
        _ kind: NoticeKind,
        isExceptional: Bool,
        at instant: Instant,
        policies: Policies
    ) -> Working<Instant> {
        let civil = LondonTime.civil(of: instant)
        if kind.isUrgent {
            return Working(instant, ["\(civil): \(kind.rawValue) goes at any hour (NOT-20)"])
        }
        if isExceptional {
            return Working(instant, ["\(civil): about an exceptional meeting, goes at any hour (NOT-20)"])
        }
        let (from, until) = (policies.quietFrom, policies.quietUntil)
        let spansMidnight = from > until
        let isLate = spansMidnight ? civil.time >= from : false
        let isQuiet = spansMidnight ? isLate || civil.time < until : civil.time >= from && civil.time < until
        guard isQuiet else {
            return Working(instant, ["\(civil): outside \(from)–\(until), goes at once (NOT-20)"])
        }
        let send = LondonTime.instant(of: isLate ? civil.date.addingDays(1) : civil.date, until)
        return Working(
            send,
            ["\(civil): between \(from) and \(until), held until \(LondonTime.civil(of: send)) (NOT-20)"]
        )
    }
}
