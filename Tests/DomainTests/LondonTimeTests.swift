import Testing

@testable import Domain

@Suite("London time")
struct LondonTimeTests {
    @Test(
        "CAL-08 civil times in London are instants in UTC",
        arguments: [
            (CivilDate(2019, 6, 3), CivilTime(17, 0), "2019-06-03T16:00:00Z"),
            (CivilDate(2016, 12, 7), CivilTime(17, 0), "2016-12-07T17:00:00Z"),
            (CivilDate(2026, 11, 20), CivilTime(16, 30), "2026-11-20T16:30:00Z"),
            (CivilDate(2026, 3, 29), CivilTime(0, 59, 59), "2026-03-29T00:59:59Z"),
            (CivilDate(2026, 3, 29), CivilTime(2, 0), "2026-03-29T01:00:00Z"),
            (CivilDate(2026, 10, 25), CivilTime(2, 0), "2026-10-25T02:00:00Z"),
            (CivilDate(2026, 10, 25), CivilTime(0, 30), "2026-10-24T23:30:00Z"),
        ]
    )
    func converts(_ date: CivilDate, _ time: CivilTime, _ utc: String) throws {
        let instant = LondonTime.instant(of: date, time)
        #expect(instant.rfc3339 == utc)
        #expect(LondonTime.civil(of: instant) == LondonTime.Civil(date: date, time: time))
    }

    @Test("CAL-08 the hour that spring skips is moved on, of the hour that autumn repeats the first is meant")
    func changes() {
        #expect(LondonTime.instant(of: CivilDate(2026, 3, 29), CivilTime(1, 30)).rfc3339 == "2026-03-29T01:30:00Z")
        #expect(LondonTime.instant(of: CivilDate(2026, 10, 25), CivilTime(1, 30)).rfc3339 == "2026-10-25T00:30:00Z")
    }

    @Test("CAL-08 the statutory rule and the time zone data agree around every change of 2010 to 2030")
    func statute() {
        for year in 2010...2030 {
            for month in [1, 3, 7, 10, 12] {
                let start = LondonTime.instant(of: CivilDate(year, month, 20), .midnight)
                for hour in 0..<(12 * 24) {
                    let instant = start.adding(seconds: hour * 3_600 + 1)
                    #expect(LondonTime.offset(at: instant) == LondonTime.statutoryOffset(at: instant))
                }
            }
        }
    }

    @Test("prints the London day and time")
    func prints() throws {
        #expect("\(LondonTime.civil(of: try Samples.instant("2019-06-03T16:00:00Z")))" == "Monday, 3 June 2019 17:00")
    }
}
