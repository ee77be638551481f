import Domain
import Testing

@Suite("Working hours of notice")
struct WorkingHoursTests {
    private let calendar = WorkingDayCalendar.englandAndWales

    @Test(
        "CAL-10 AMB-01 24 hours that pass on Working Days",
        arguments: [
            (CivilDate(2026, 11, 20), CivilTime(15, 0), CivilDate(2026, 11, 23), CivilTime(15, 0)),
            (CivilDate(2026, 11, 21), CivilTime(10, 0), CivilDate(2026, 11, 24), CivilTime(0, 0)),
            (CivilDate(2014, 4, 17), CivilTime(12, 0), CivilDate(2014, 4, 22), CivilTime(12, 0)),
            (CivilDate(2026, 11, 20), CivilTime(16, 30), CivilDate(2026, 11, 23), CivilTime(16, 30)),
            (CivilDate(2026, 11, 20), CivilTime(18, 10), CivilDate(2026, 11, 23), CivilTime(18, 10)),
            (CivilDate(2026, 3, 27), CivilTime(12, 0), CivilDate(2026, 3, 30), CivilTime(12, 0)),
            (CivilDate(2026, 10, 23), CivilTime(12, 0), CivilDate(2026, 10, 26), CivilTime(12, 0)),
        ]
    )
    func workingDayHours(_ day: CivilDate, _ time: CivilTime, _ endDay: CivilDate, _ endTime: CivilTime) throws {
        let start = LondonTime.instant(of: day, time)
        let working = try self.calendar.addWorkingHours(from: start, hours: 24, reading: .workingDayHours)
        #expect(working.result == LondonTime.instant(of: endDay, endTime))
    }

    @Test(
        "CAL-10 AMB-01 24 office hours are three Working Days",
        arguments: [
            (CivilDate(2026, 11, 20), CivilTime(15, 0), CivilDate(2026, 11, 25), CivilTime(15, 0)),
            (CivilDate(2026, 11, 20), CivilTime(16, 30), CivilDate(2026, 11, 25), CivilTime(16, 30)),
            (CivilDate(2026, 11, 20), CivilTime(18, 10), CivilDate(2026, 11, 25), CivilTime(17, 0)),
            (CivilDate(2026, 11, 21), CivilTime(10, 0), CivilDate(2026, 11, 25), CivilTime(17, 0)),
            (CivilDate(2026, 11, 20), CivilTime(7, 0), CivilDate(2026, 11, 24), CivilTime(17, 0)),
        ]
    )
    func officeHours(_ day: CivilDate, _ time: CivilTime, _ endDay: CivilDate, _ endTime: CivilTime) throws {
        let start = LondonTime.instant(of: day, time)
        let working = try self.calendar.addWorkingHours(from: start, hours: 24, reading: .officeHours)
        #expect(working.result == LondonTime.instant(of: endDay, endTime))
    }

    @Test("CAL-10 the working names every stretch")
    func lines() throws {
        let start = Samples.london(CivilDate(2026, 11, 20), 16, 30)
        let working = try self.calendar.addWorkingHours(from: start, hours: 24, reading: .workingDayHours)
        #expect(
            working.lines == [
                "Friday, 20 November 2026 16:30: 24 working hours start to count, all 24 hours of each Working Day",
                "Friday, 20 November 2026: 7 h 30 min, 16 h 30 min to go",
                "Saturday, 21 November 2026: Saturday, the clock stands still",
                "Sunday, 22 November 2026: Sunday, the clock stands still",
                "Monday, 23 November 2026: 16 h 30 min, complete at Monday, 23 November 2026 16:30",
            ]
        )
    }

    @Test("MTG-06 AMB-01 both readings are printed and the one in force named")
    func both() throws {
        let start = Samples.london(CivilDate(2026, 11, 20), 16, 30)
        let readings = try self.calendar.bothReadings(from: start, hours: 24, policies: Samples.policies)
        #expect(readings.result == Samples.london(CivilDate(2026, 11, 23), 16, 30))
        #expect(
            readings.lines == [
                "hours on Working Days: Monday, 23 November 2026 16:30 (in force)",
                "office hours: Wednesday, 25 November 2026 16:30",
            ]
        )
        let office = try Samples.policies(#"{"AMB-01": "officeHours"}"#)
        let other = try self.calendar.bothReadings(from: start, hours: 24, policies: office)
        #expect(other.result == Samples.london(CivilDate(2026, 11, 25), 16, 30))
    }

    @Test("CAL-10 hours below 0 are refused, 0 ends where it starts")
    func edges() throws {
        let start = Samples.london(CivilDate(2026, 11, 20), 16, 30)
        #expect(throws: Refusal.self) {
            try self.calendar.addWorkingHours(from: start, hours: -1, reading: .officeHours)
        }
        #expect(try self.calendar.addWorkingHours(from: start, hours: 0, reading: .officeHours).result == start)
    }
}
