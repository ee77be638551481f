public import Domain

/// The two lawful ways to a meeting about an incident (ALR-24).
public enum Route: String, Sendable, Codable, Hashable, CaseIterable {
    /// At least 24 working hours' notice; the quorum count is waived (MTG-06, MTG-08).
    case exceptional
    /// Any time, by a named direction when notice is short; full quorum (MTG-02).
    case ordinaryShorterNotice

    /// The route a word stands for.
    ///
    /// - Throws: `ALR-24 unknownRoute`, listing the words there are.
    public init(word: String) throws(Refusal) {
        guard let route = Route(rawValue: word) else {
            throw Refusal(
                "ALR-24",
                "unknownRoute",
                ["route": word],
                detail: "The route is one of: \(Self.allCases.map(\.rawValue).listed)."
            )
        }
        self = route
    }
}

/// The exceptional route as it stands when it is offered.
public struct ExceptionalRoute: Sendable, Codable, Hashable {
    /// The earliest lawful start by the reading in force, if notice is issued at once.
    public let earliestStart: Instant
    /// The earliest start by the reading that isn't in force.
    public let otherReading: Instant
    /// The reading in force (AMB-01).
    public let reading: WorkingHoursReading
}

/// The ordinary route as it stands when it is offered.
public struct OrdinaryRoute: Sendable, Codable, Hashable {
    /// The day the exceptional route could meet on: an ordinary meeting is compared on the same day.
    public let meetingOn: CivilDate
    /// The last day on which notice of a meeting on that day would have been long enough (MTG-02).
    public let lastNoticeOn: CivilDate
    /// Whether a meeting on that day takes a direction by the Chair, the Chair's Alternate or the Panel.
    public let needsDirection: Bool
    /// The first Working Day for which notice issued now is long enough without a direction.
    public let firstDayOnFullNotice: CivilDate
}

/// Both routes, worked out from the moment at which notice would be issued.
struct RouteOffer: Sendable {
    let exceptional: ExceptionalRoute
    let ordinary: OrdinaryRoute
    let working: [String]

    /// Notice runs from its issue at `now`, never from the alert (ALR-24).
    init(noticeFrom now: Instant, policies: Policies) throws(Refusal) {
        let calendar = WorkingDayCalendar.englandAndWales
        let readings = try ExceptionalNotice.readings(issuedAt: now, policies: policies)
        self.exceptional = ExceptionalRoute(
            earliestStart: readings.result,
            otherReading: readings.other,
            reading: readings.inForce
        )
        let day = LondonTime.civil(of: readings.result).date
        let judgement = try calendar.judgeNotice(issuedAt: now, meetingDate: day, policies: policies)
        let first = try OrdinaryNotice.firstDay(issuedAt: now, policies: policies)
        self.ordinary = OrdinaryRoute(
            meetingOn: day,
            lastNoticeOn: judgement.result.lastDay,
            needsDirection: !judgement.result.isInTime,
            firstDayOnFullNotice: first
        )
        self.working =
            ["Notice issued \(LondonTime.civil(of: now)).", "Exceptional meeting, earliest start:"] + readings.lines
            + ["Ordinary meeting on \(day.weekdayForm):"] + judgement.lines
            + [
                judgement.result.isInTime
                    ? "Notice is long enough; no direction is needed."
                    : "Notice is shorter: it takes a direction by the Chair, the Chair's Alternate or the Panel, "
                        + "by name.",
                "Without a direction the first day is \(first.weekdayForm).",
            ]
    }
}
