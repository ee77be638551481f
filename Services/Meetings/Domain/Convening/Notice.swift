import Domain

/// The notice of an exceptional meeting (MTG-06, CAL-10).
enum ExceptionalNotice {
    /// Both readings of the notice's end, issued at `now`.
    static func readings(issuedAt now: Instant, policies: Policies) throws(Refusal) -> WorkingHoursReadings {
        try WorkingDayCalendar.englandAndWales.bothReadings(
            from: now,
            hours: policies.exceptionalNoticeHours,
            policies: policies
        )
    }

    /// Refuses a start earlier than the notice allows, with both readings.
    static func check(startsAt: Instant, issuedAt now: Instant, policies: Policies) throws(Refusal) -> [String] {
        let readings = try self.readings(issuedAt: now, policies: policies)
        guard startsAt >= readings.result else {
            throw Refusal(
                "MTG-06",
                "noticeTooShort",
                [
                    "startsAt": startsAt.rfc3339,
                    "issuedAt": now.rfc3339,
                    "earliestStart": readings.result.rfc3339,
                    "workingDayHours": readings.workingDayHours.result.rfc3339,
                    "officeHours": readings.officeHours.result.rfc3339,
                    "reading": readings.inForce.rawValue,
                ],
                detail: "Notice issued \(LondonTime.civil(of: now)) allows an exceptional meeting from "
                    + "\(LondonTime.civil(of: readings.result)) at the earliest. "
                    + readings.lines.joined(separator: "; ")
                    + ". An ordinary meeting can start earlier by a named direction, with its full quorum."
            )
        }
        return ["Notice issued \(LondonTime.civil(of: now)):"] + readings.lines
            + ["Start \(LondonTime.civil(of: startsAt)): not before the earliest lawful start"]
    }
}

/// The notice of an ordinary meeting (MTG-02).
enum OrdinaryNotice {
    /// The first Working Day for which notice issued at `now` is long enough.
    static func firstDay(issuedAt now: Instant, policies: Policies) throws(Refusal) -> CivilDate {
        let calendar = WorkingDayCalendar.englandAndWales
        let counted = try calendar.issueDay(now, policies: policies).result
        var day = try calendar.nextWorkingDay(onOrAfter: counted).result
        while try calendar.lastNoticeDate(meetingDate: day, policies: policies).result < counted {
            day = try calendar.nextWorkingDay(onOrAfter: day.addingDays(1)).result
        }
        return day
    }
}

extension WorkingHoursReadings {
    /// The instant by the reading that isn't in force.
    var other: Instant {
        switch self.inForce {
        case .workingDayHours: self.officeHours.result
        case .officeHours: self.workingDayHours.result
        }
    }
}
