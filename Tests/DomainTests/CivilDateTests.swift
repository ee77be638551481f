import Domain
import Foundation
import Testing

@Suite("Civil dates")
struct CivilDateTests {
    @Test(
        "CAL-13 dates are read in all three forms and printed in each",
        arguments: [
            ("2016-12-14", CivilDate(2016, 12, 14), "14th December 2016", "Wednesday, 14 December 2016"),
            ("14th December 2016", CivilDate(2016, 12, 14), "14th December 2016", "Wednesday, 14 December 2016"),
            ("Monday, 3 June 2019", CivilDate(2019, 6, 3), "3rd June 2019", "Monday, 3 June 2019"),
            ("monday 3rd june 2019", CivilDate(2019, 6, 3), "3rd June 2019", "Monday, 3 June 2019"),
            ("1 May 2020", CivilDate(2020, 5, 1), "1st May 2020", "Friday, 1 May 2020"),
            ("22nd March 2024", CivilDate(2024, 3, 22), "22nd March 2024", "Friday, 22 March 2024"),
            ("11th March 2024", CivilDate(2024, 3, 11), "11th March 2024", "Monday, 11 March 2024"),
            ("12th March 2024", CivilDate(2024, 3, 12), "12th March 2024", "Tuesday, 12 March 2024"),
            ("13th March 2024", CivilDate(2024, 3, 13), "13th March 2024", "Wednesday, 13 March 2024"),
            ("29 February 2020", CivilDate(2020, 2, 29), "29th February 2020", "Saturday, 29 February 2020"),
        ]
    )
    func parses(_ text: String, _ date: CivilDate, _ ordinal: String, _ weekday: String) throws {
        #expect(try CivilDate(parsing: text) == date)
        #expect(date.ordinalForm == ordinal)
        #expect(date.weekdayForm == weekday)
        #expect(try CivilDate(parsing: ordinal) == date)
        #expect(try CivilDate(parsing: weekday) == date)
        #expect(CivilDate(iso: date.iso) == date)
    }

    @Test("CAL-13 a weekday that contradicts its date is rejected")
    func contradiction() {
        let refusal = #expect(throws: Refusal.self) { try CivilDate(parsing: "Tuesday, 3 June 2019") }
        #expect(refusal?.rule == "CAL-13")
        #expect(refusal?.code == "weekdayContradictsDate")
        #expect(refusal?.inputs["weekday"] == "Monday")
    }

    @Test(
        "CAL-13 what isn't a date is refused",
        arguments: [
            "", "2019-02-29", "2016-13-01", "2016-1-4", "14st December 2016", "31 June 2019", "Monday", "3 Juni 2019",
            "2016-12-14T00:00:00Z", "3 June 19", "0 June 2019", "3 June 2019 BC", "Mon, 3 June 2019",
        ]
    )
    func unreadable(_ text: String) {
        let refusal = #expect(throws: Refusal.self) { try CivilDate(parsing: text) }
        #expect(refusal?.code == "unreadableDate")
    }

    @Test(
        "CAL-12 months keep the day number and clamp to the month's end",
        arguments: [
            (CivilDate(2020, 2, 29), 12, CivilDate(2021, 2, 28)),
            (CivilDate(2020, 2, 29), 48, CivilDate(2024, 2, 29)),
            (CivilDate(2019, 7, 15), 24, CivilDate(2021, 7, 15)),
            (CivilDate(2019, 1, 31), 1, CivilDate(2019, 2, 28)),
            (CivilDate(2019, 10, 31), 1, CivilDate(2019, 11, 30)),
            (CivilDate(2019, 3, 31), -1, CivilDate(2019, 2, 28)),
            (CivilDate(2019, 1, 15), -13, CivilDate(2017, 12, 15)),
            (CivilDate(2019, 12, 1), 36, CivilDate(2022, 12, 1)),
        ]
    )
    func months(_ date: CivilDate, _ months: Int, _ expected: CivilDate) {
        #expect(date.adding(months: months) == expected)
    }

    @Test("CAL-11 28 days are calendar days")
    func calendarDays() {
        #expect(CivilDate(2018, 12, 10).addingDays(28) == CivilDate(2019, 1, 7))
        #expect(CivilDate(2019, 1, 7).addingDays(-28) == CivilDate(2018, 12, 10))
    }

    @Test("every day from 1600 to 2400 has a number, a weekday and a way back")
    func everyDay() {
        var date = CivilDate(1600, 1, 1)
        var weekday = date.weekday
        #expect(weekday == .saturday)
        for number in date.daysSince1970..<CivilDate(2400, 1, 1).daysSince1970 {
            guard date.daysSince1970 == number, CivilDate(daysSince1970: number) == date, date.weekday == weekday else {
                Issue.record("\(date)")
                return
            }
            date =
                CivilDate(year: date.year, month: date.month, day: date.day + 1)
                ?? CivilDate(year: date.year, month: date.month + 1, day: 1) ?? CivilDate(date.year + 1, 1, 1)
            weekday = Weekday(rawValue: weekday.rawValue % 7 + 1) ?? .monday
        }
    }

    @Test("is an ISO string in JSON, and nothing else is read")
    func codable() throws {
        let json = try JSONEncoder().encode([CivilDate(2016, 12, 14)])
        #expect(String(decoding: json, as: UTF8.self) == #"["2016-12-14"]"#)
        #expect(try JSONDecoder().decode([CivilDate].self, from: json) == [CivilDate(2016, 12, 14)])
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode([CivilDate].self, from: Data(#"["14th December 2016"]"#.utf8))
        }
    }

    @Test(
        "times of day are read and printed",
        arguments: [
            ("17:00", CivilTime(17, 0), "17:00"), ("23:59:59", CivilTime(23, 59, 59), "23:59:59"),
            ("00:00:00", .midnight, "00:00"),
        ]
    )
    func times(_ text: String, _ time: CivilTime, _ printed: String) {
        #expect(CivilTime(parsing: text) == time)
        #expect(time.description == printed)
    }

    @Test("what is on no clock is no time", arguments: ["24:00", "7:00", "12:60", "12:00:60", "noon", "12:00:0", ""])
    func noTime(_ text: String) { #expect(CivilTime(parsing: text) == nil) }
}
