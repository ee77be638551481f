extension WorkingDayCalendar {
    /// The instant at which so many working hours have passed since `start` (CAL-10, AMB-01).
    ///
    /// By `workingDayHours` the clock runs through the whole of each Working Day in London; by `officeHours` only from
    /// `office.opens` to `office.closes` on Working Days. Outside them the clock stands still. The steps name every
    /// stretch.
    ///
    /// - Throws: `CAL-10 hoursOutOfRange` below 0 or above 100,000; `CAL-02 outsideCalendar`.
    public func addWorkingHours(
        from start: Instant,
        hours: Int,
        reading: WorkingHoursReading,
        office: OfficeHours = .standard
    ) throws(Refusal) -> Working<Instant> {
        guard (0...100_000).contains(hours) else { throw Refusal("CAL-10", "hoursOutOfRange", ["hours": "\(hours)"]) }
        var remaining = Int64(hours) * 3_600_000_000
        var lines = ["\(LondonTime.civil(of: start)): \(hours) working hours start to count, \(reading.words(office))"]
        var day = LondonTime.civil(of: start).date
        while true {
            if let reason = try self.reasonOff(day) {
                lines.append("\(day.weekdayForm): \(reason), the clock stands still")
                day = day.addingDays(1)
                continue
            }
            let window = reading.window(on: day, office)
            let from = max(start, window.opens)
            let available = window.closes.microseconds - from.microseconds
            if available >= remaining {
                let end = from.adding(microseconds: remaining)
                lines.append("\(day.weekdayForm): \(Self.hours(remaining)), complete at \(LondonTime.civil(of: end))")
                return Working(end, lines)
            }
            if available > 0 {
                remaining -= available
                lines.append("\(day.weekdayForm): \(Self.hours(available)), \(Self.hours(remaining)) to go")
            } else {
                lines.append("\(day.weekdayForm): over for the day")
            }
            day = day.addingDays(1)
        }
    }

    /// Both readings of the same notice side by side, with the one in force named (CAL-10, AMB-01).
    public func bothReadings(
        from start: Instant,
        hours: Int,
        policies: Policies
    ) throws(Refusal) -> WorkingHoursReadings {
        let office = OfficeHours(opens: policies.officeOpens, closes: policies.officeCloses)
        return WorkingHoursReadings(
            inForce: policies.workingHours,
            workingDayHours: try self.addWorkingHours(
                from: start,
                hours: hours,
                reading: .workingDayHours,
                office: office
            ),
            officeHours: try self.addWorkingHours(from: start, hours: hours, reading: .officeHours, office: office)
        )
    }

    /// `7 h 30 min` of microseconds.
    private static func hours(_ microseconds: Int64) -> String {
        let seconds = microseconds / 1_000_000
        var parts = ["\(seconds / 3_600) h"]
        if seconds % 3_600 != 0 {
            parts.append("\(seconds / 60 % 60) min")
        }
        if seconds % 60 != 0 {
            parts.append("\(seconds % 60) s")
        }
        return parts.joined(separator: " ")
    }
}

extension WorkingHoursReading {
    func window(on day: CivilDate, _ office: OfficeHours) -> (opens: Instant, closes: Instant) {
        switch self {
        case .workingDayHours:
            (LondonTime.instant(of: day, .midnight), LondonTime.instant(of: day.addingDays(1), .midnight))
        case .officeHours:
            (LondonTime.instant(of: day, office.opens), LondonTime.instant(of: day, office.closes))
        }
    }

    func words(_ office: OfficeHours) -> String {
        switch self {
        case .workingDayHours: "all 24 hours of each Working Day"
        case .officeHours: "\(office.opens)–\(office.closes) on each Working Day"
        }
    }
}
