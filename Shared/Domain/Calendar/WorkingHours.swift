/// The hours that count by the office reading of AMB-01.
public struct OfficeHours: Sendable, Codable, Hashable {
    /// When an office day begins.
    public let opens: CivilTime
    /// When an office day ends.
    public let closes: CivilTime

    /// 09:00 to 17:00.
    public static let standard = OfficeHours(opens: CivilTime(9, 0), closes: CivilTime(17, 0))

    /// Names opening and closing time.
    public init(opens: CivilTime, closes: CivilTime) {
        self.opens = opens
        self.closes = closes
    }
}

/// One notice read both ways (AMB-01).
public struct WorkingHoursReadings: Sendable, Equatable, Codable {
    /// The reading that decides.
    public let inForce: WorkingHoursReading
    /// Hours that pass on Working Days.
    public let workingDayHours: Working<Instant>
    /// Hours of office days.
    public let officeHours: Working<Instant>

    /// The instant by the reading in force.
    public var result: Instant {
        switch self.inForce {
        case .workingDayHours: self.workingDayHours.result
        case .officeHours: self.officeHours.result
        }
    }

    /// Both readings for people, the one in force marked.
    public var lines: [String] {
        func line(_ reading: WorkingHoursReading, _ working: Working<Instant>) -> String {
            "\(reading.title): \(LondonTime.civil(of: working.result))\(reading == self.inForce ? " (in force)" : "")"
        }
        return [line(.workingDayHours, self.workingDayHours), line(.officeHours, self.officeHours)]
    }
}

extension WorkingHoursReading {
    /// The reading in words.
    public var title: String {
        switch self {
        case .workingDayHours: "hours on Working Days"
        case .officeHours: "office hours"
        }
    }
}
