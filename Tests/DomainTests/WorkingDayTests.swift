import Testing

@testable import Domain

@Suite("Working Days")
struct WorkingDayTests {
    private let calendar = WorkingDayCalendar.englandAndWales

    @Test(
        "CAL-01 weekends, Christmas Day, Good Friday and bank holidays are no Working Days",
        arguments: [
            ("2016-12-14", true), ("2016-12-17", false), ("2016-12-18", false), ("2016-12-25", false),
            ("2018-12-25", false),
            ("2014-04-18", false), ("2014-04-21", false), ("2014-04-17", true), ("2014-04-22", true),
        ]
    )
    func workingDays(_ day: String, _ expected: Bool) throws {
        #expect(try self.calendar.isWorkingDay(Samples.date(day)) == expected)
    }

    @Test(
        "CAL-03 one-off and moved days are held",
        arguments: [
            "2011-04-29", "2012-06-04", "2012-06-05", "2020-05-08", "2022-06-02", "2022-06-03", "2022-09-19",
            "2023-05-08",
        ]
    )
    func oneOffs(_ day: String) throws { #expect(try !self.calendar.isWorkingDay(Samples.date(day))) }

    @Test(
        "CAL-03 the usual days they moved from are Working Days",
        arguments: ["2012-05-28", "2020-05-04", "2022-05-30"]
    )
    func movedFrom(_ day: String) throws { #expect(try self.calendar.isWorkingDay(Samples.date(day))) }

    @Test(
        "CAL-02 a day out of range is an error, not a day without a holiday",
        arguments: [
            "1999-12-31", "2002-06-03", "2002-06-04", "2009-12-31", "2031-01-01",
        ]
    )
    func outOfRange(_ day: String) throws {
        let date = try Samples.date(day)
        let refusal = #expect(throws: Refusal.self) { try self.calendar.isWorkingDay(date) }
        #expect(refusal?.rule == "CAL-02")
        #expect(refusal?.code == "outsideCalendar")
    }

    @Test("CAL-02 counting that runs out of range is an error too")
    func runsOut() {
        #expect(throws: Refusal.self) { try self.calendar.addWorkingDays(CivilDate(2030, 12, 30), 5) }
        #expect(throws: Refusal.self) {
            try self.calendar.workingDaysInclusive(CivilDate(2030, 12, 30), CivilDate(2031, 1, 2))
        }
    }

    @Test(
        "CAL-04 days are added from the next day on, backward too; 0 keeps a Working Day",
        arguments: [
            ("2016-11-23", 10, "2016-12-07"), ("2016-12-07", 5, "2016-12-14"), ("2016-11-25", 1, "2016-11-28"),
            ("2016-11-26", 1, "2016-11-28"), ("2016-11-26", 0, "2016-11-28"), ("2016-11-23", 0, "2016-11-23"),
            ("2016-12-07", -10, "2016-11-23"), ("2016-11-27", -1, "2016-11-25"), ("2016-12-23", 1, "2016-12-28"),
            ("2019-06-03", -5, "2019-05-24"), ("2019-06-03", 10, "2019-06-17"), ("2014-04-17", 1, "2014-04-22"),
        ]
    )
    func adds(_ day: String, _ count: Int, _ expected: String) throws {
        #expect(try self.calendar.addWorkingDays(Samples.date(day), count).result.iso == expected)
    }

    @Test(
        "CAL-04 inclusive counting counts both ends, and nothing backward",
        arguments: [
            ("2016-11-24", "2016-12-07", 10), ("2016-11-23", "2016-11-23", 1), ("2016-11-26", "2016-11-27", 0),
            ("2016-12-07", "2016-11-24", 0), ("2016-12-23", "2016-12-28", 2),
        ]
    )
    func counts(_ first: String, _ last: String, _ expected: Int) throws {
        #expect(try self.calendar.workingDaysInclusive(Samples.date(first), Samples.date(last)).result == expected)
    }

    @Test("CAL-06 23 November 2016 + 10 is 7 December, + 5 is 14 December, with every day in the working")
    func proposal() throws {
        let referral = try self.calendar.addWorkingDays(CivilDate(2016, 11, 23), 10)
        #expect(referral.result == CivilDate(2016, 12, 7))
        #expect(referral.lines.first == "Wednesday, 23 November 2016: start, not counted")
        #expect(referral.lines.contains("Saturday, 26 November 2016: Saturday, not counted"))
        #expect(referral.lines.last == "Wednesday, 7 December 2016: Working Day 10")
        #expect(referral.lines.count == 15)
        #expect(try self.calendar.addWorkingDays(referral.result, 5).result == CivilDate(2016, 12, 14))
    }

    @Test("CAL-07 weekend falls are kept on the next free weekday, as the data says, every year")
    func substitutes() throws {
        #expect(Holiday.christmas(of: 2021) == (CivilDate(2021, 12, 27), CivilDate(2021, 12, 28)))
        #expect(Holiday.christmas(of: 2016) == (CivilDate(2016, 12, 27), CivilDate(2016, 12, 26)))
        #expect(Holiday.christmas(of: 2020) == (CivilDate(2020, 12, 25), CivilDate(2020, 12, 28)))
        for year in 2010...2030 {
            let ofYear = self.calendar.holidays.filter { $0.date.year == year }
            func kept(_ name: String) -> Holiday? { ofYear.first { $0.name == name } }
            let newYear = Holiday.kept(for: CivilDate(year, 1, 1), taken: [])
            let (christmas, boxing) = Holiday.christmas(of: year)
            #expect(kept("New Year's Day")?.date == newYear)
            #expect(kept("Christmas Day")?.date == christmas)
            #expect(kept("Boxing Day")?.date == boxing)
            #expect(kept("Christmas Day")?.isSubstitute == (christmas != CivilDate(year, 12, 25)))
            #expect(kept("Boxing Day")?.isSubstitute == (boxing != CivilDate(year, 12, 26)))
            #expect(kept("New Year's Day")?.isSubstitute == (newYear != CivilDate(year, 1, 1)))
        }
    }

    @Test("CAL-02 the data is what the standing rules and the one-off days give, 173 days")
    func derived() {
        var expected: Set<CivilDate> = []
        for year in 2010...2030 {
            let easter = Holiday.easterSunday(of: year)
            let (christmas, boxing) = Holiday.christmas(of: year)
            func monday(onOrAfter day: CivilDate) -> CivilDate { day.addingDays((8 - day.weekday.rawValue) % 7) }
            expected.formUnion([
                Holiday.kept(for: CivilDate(year, 1, 1), taken: []), easter.addingDays(-2), easter.addingDays(1),
                year == 2020 ? CivilDate(2020, 5, 8) : monday(onOrAfter: CivilDate(year, 5, 1)),
                year == 2012
                    ? CivilDate(2012, 6, 4)
                    : year == 2022 ? CivilDate(2022, 6, 2) : monday(onOrAfter: CivilDate(year, 5, 25)),
                monday(onOrAfter: CivilDate(year, 8, 25)), christmas, boxing,
            ])
        }
        expected.formUnion([
            CivilDate(2011, 4, 29), CivilDate(2012, 6, 5), CivilDate(2022, 6, 3), CivilDate(2022, 9, 19),
            CivilDate(2023, 5, 8),
        ])
        #expect(Set(self.calendar.holidays.map(\.date)) == expected)
        #expect(self.calendar.holidays.count == 173)
    }

    @Test("a proclaimed holiday can be added, within the range only")
    func proclaimed() throws {
        let day = CivilDate(2027, 6, 7)
        let longer = try self.calendar.adding([Holiday(day, "Proclaimed")])
        #expect(try !longer.isWorkingDay(day))
        #expect(try longer.explainWorkingDay(day).lines == ["Monday, 7 June 2027 is not a Working Day: Proclaimed"])
        #expect(try self.calendar.isWorkingDay(day))
        #expect(throws: Refusal.self) { try self.calendar.adding([Holiday(CivilDate(2031, 1, 1), "Late")]) }
    }

    @Test("AMB-20 AMB-21 windows count the day after, or the opening day")
    func windows() throws {
        let opening = CivilDate(2016, 10, 17)
        let counting = try self.calendar.windowEnd(opening: opening, workingDays: 15, openingDayCounts: true)
        #expect(counting.result == CivilDate(2016, 11, 4))
        let after = try self.calendar.windowEnd(
            opening: CivilDate(2016, 11, 23),
            workingDays: 10,
            openingDayCounts: false
        )
        #expect(after.result == CivilDate(2016, 12, 7))
    }
}
