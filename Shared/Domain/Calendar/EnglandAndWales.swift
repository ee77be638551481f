/// The bank and public holidays of England and Wales, 2010 to 2030 (CAL-02, CAL-03).
///
/// 2027 to 2030 follow the standing rules; a later proclamation is added with `WorkingDayCalendar.adding(_:)`.
/// Scotland and Northern Ireland differ and play no part.
enum EnglandAndWales {
    static let range = CivilDate(2010, 1, 1)...CivilDate(2030, 12, 31)

    static let holidays: [Holiday] = years.flatMap { year, days in
        days.map { Holiday(CivilDate(year, $0.month, $0.day), $0.name, isSubstitute: $0.isSubstitute) }
    }

    private struct Day {
        let month: Int
        let day: Int
        let name: String
        let isSubstitute: Bool
    }

    private static func day(_ month: Int, _ day: Int, _ name: String, substitute: Bool = false) -> Day {
        Day(month: month, day: day, name: name, isSubstitute: substitute)
    }

    private static let years: [(Int, [Day])] = [
        (2010, year2010),
        (2011, year2011),
        (2012, year2012),
        (2013, year2013),
        (2014, year2014),
        (2015, year2015),
        (2016, year2016),
        (2017, year2017),
        (2018, year2018),
        (2019, year2019),
        (2020, year2020),
        (2021, year2021),
        (2022, year2022),
        (2023, year2023),
        (2024, year2024),
        (2025, year2025),
        (2026, year2026),
        (2027, year2027),
        (2028, year2028),
        (2029, year2029),
        (2030, year2030),
    ]

    private static let year2010: [Day] = [
        day(1, 1, "New Year's Day"),
        day(4, 2, "Good Friday"),
        day(4, 5, "Easter Monday"),
        day(5, 3, "Early May bank holiday"),
        day(5, 31, "Spring bank holiday"),
        day(8, 30, "Summer bank holiday"),
        day(12, 27, "Christmas Day", substitute: true),
        day(12, 28, "Boxing Day", substitute: true),
    ]

    private static let year2011: [Day] = [
        day(1, 3, "New Year's Day", substitute: true),
        day(4, 22, "Good Friday"),
        day(4, 25, "Easter Monday"),
        day(4, 29, "Royal wedding"),
        day(5, 2, "Early May bank holiday"),
        day(5, 30, "Spring bank holiday"),
        day(8, 29, "Summer bank holiday"),
        day(12, 26, "Boxing Day"),
        day(12, 27, "Christmas Day", substitute: true),
    ]

    private static let year2012: [Day] = [
        day(1, 2, "New Year's Day", substitute: true),
        day(4, 6, "Good Friday"),
        day(4, 9, "Easter Monday"),
        day(5, 7, "Early May bank holiday"),
        day(6, 4, "Spring bank holiday"),
        day(6, 5, "Queen's Diamond Jubilee"),
        day(8, 27, "Summer bank holiday"),
        day(12, 25, "Christmas Day"),
        day(12, 26, "Boxing Day"),
    ]

    private static let year2013: [Day] = [
        day(1, 1, "New Year's Day"),
        day(3, 29, "Good Friday"),
        day(4, 1, "Easter Monday"),
        day(5, 6, "Early May bank holiday"),
        day(5, 27, "Spring bank holiday"),
        day(8, 26, "Summer bank holiday"),
        day(12, 25, "Christmas Day"),
        day(12, 26, "Boxing Day"),
    ]

    private static let year2014: [Day] = [
        day(1, 1, "New Year's Day"),
        day(4, 18, "Good Friday"),
        day(4, 21, "Easter Monday"),
        day(5, 5, "Early May bank holiday"),
        day(5, 26, "Spring bank holiday"),
        day(8, 25, "Summer bank holiday"),
        day(12, 25, "Christmas Day"),
        day(12, 26, "Boxing Day"),
    ]

    private static let year2015: [Day] = [
        day(1, 1, "New Year's Day"),
        day(4, 3, "Good Friday"),
        day(4, 6, "Easter Monday"),
        day(5, 4, "Early May bank holiday"),
        day(5, 25, "Spring bank holiday"),
        day(8, 31, "Summer bank holiday"),
        day(12, 25, "Christmas Day"),
        day(12, 28, "Boxing Day", substitute: true),
    ]

    private static let year2016: [Day] = [
        day(1, 1, "New Year's Day"),
        day(3, 25, "Good Friday"),
        day(3, 28, "Easter Monday"),
        day(5, 2, "Early May bank holiday"),
        day(5, 30, "Spring bank holiday"),
        day(8, 29, "Summer bank holiday"),
        day(12, 26, "Boxing Day"),
        day(12, 27, "Christmas Day", substitute: true),
    ]

    private static let year2017: [Day] = [
        day(1, 2, "New Year's Day", substitute: true),
        day(4, 14, "Good Friday"),
        day(4, 17, "Easter Monday"),
        day(5, 1, "Early May bank holiday"),
        day(5, 29, "Spring bank holiday"),
        day(8, 28, "Summer bank holiday"),
        day(12, 25, "Christmas Day"),
        day(12, 26, "Boxing Day"),
    ]

    private static let year2018: [Day] = [
        day(1, 1, "New Year's Day"),
        day(3, 30, "Good Friday"),
        day(4, 2, "Easter Monday"),
        day(5, 7, "Early May bank holiday"),
        day(5, 28, "Spring bank holiday"),
        day(8, 27, "Summer bank holiday"),
        day(12, 25, "Christmas Day"),
        day(12, 26, "Boxing Day"),
    ]

    private static let year2019: [Day] = [
        day(1, 1, "New Year's Day"),
        day(4, 19, "Good Friday"),
        day(4, 22, "Easter Monday"),
        day(5, 6, "Early May bank holiday"),
        day(5, 27, "Spring bank holiday"),
        day(8, 26, "Summer bank holiday"),
        day(12, 25, "Christmas Day"),
        day(12, 26, "Boxing Day"),
    ]

    private static let year2020: [Day] = [
        day(1, 1, "New Year's Day"),
        day(4, 10, "Good Friday"),
        day(4, 13, "Easter Monday"),
        day(5, 8, "Early May bank holiday"),
        day(5, 25, "Spring bank holiday"),
        day(8, 31, "Summer bank holiday"),
        day(12, 25, "Christmas Day"),
        day(12, 28, "Boxing Day", substitute: true),
    ]

    private static let year2021: [Day] = [
        day(1, 1, "New Year's Day"),
        day(4, 2, "Good Friday"),
        day(4, 5, "Easter Monday"),
        day(5, 3, "Early May bank holiday"),
        day(5, 31, "Spring bank holiday"),
        day(8, 30, "Summer bank holiday"),
        day(12, 27, "Christmas Day", substitute: true),
        day(12, 28, "Boxing Day", substitute: true),
    ]

    private static let year2022: [Day] = [
        day(1, 3, "New Year's Day", substitute: true),
        day(4, 15, "Good Friday"),
        day(4, 18, "Easter Monday"),
        day(5, 2, "Early May bank holiday"),
        day(6, 2, "Spring bank holiday"),
        day(6, 3, "Queen's Platinum Jubilee"),
        day(8, 29, "Summer bank holiday"),
        day(9, 19, "State Funeral of Queen Elizabeth II"),
        day(12, 26, "Boxing Day"),
        day(12, 27, "Christmas Day", substitute: true),
    ]

    private static let year2023: [Day] = [
        day(1, 2, "New Year's Day", substitute: true),
        day(4, 7, "Good Friday"),
        day(4, 10, "Easter Monday"),
        day(5, 1, "Early May bank holiday"),
        day(5, 8, "Coronation of King Charles III"),
        day(5, 29, "Spring bank holiday"),
        day(8, 28, "Summer bank holiday"),
        day(12, 25, "Christmas Day"),
        day(12, 26, "Boxing Day"),
    ]

    private static let year2024: [Day] = [
        day(1, 1, "New Year's Day"),
        day(3, 29, "Good Friday"),
        day(4, 1, "Easter Monday"),
        day(5, 6, "Early May bank holiday"),
        day(5, 27, "Spring bank holiday"),
        day(8, 26, "Summer bank holiday"),
        day(12, 25, "Christmas Day"),
        day(12, 26, "Boxing Day"),
    ]

    private static let year2025: [Day] = [
        day(1, 1, "New Year's Day"),
        day(4, 18, "Good Friday"),
        day(4, 21, "Easter Monday"),
        day(5, 5, "Early May bank holiday"),
        day(5, 26, "Spring bank holiday"),
        day(8, 25, "Summer bank holiday"),
        day(12, 25, "Christmas Day"),
        day(12, 26, "Boxing Day"),
    ]

    private static let year2026: [Day] = [
        day(1, 1, "New Year's Day"),
        day(4, 3, "Good Friday"),
        day(4, 6, "Easter Monday"),
        day(5, 4, "Early May bank holiday"),
        day(5, 25, "Spring bank holiday"),
        day(8, 31, "Summer bank holiday"),
        day(12, 25, "Christmas Day"),
        day(12, 28, "Boxing Day", substitute: true),
    ]

    private static let year2027: [Day] = [
        day(1, 1, "New Year's Day"),
        day(3, 26, "Good Friday"),
        day(3, 29, "Easter Monday"),
        day(5, 3, "Early May bank holiday"),
        day(5, 31, "Spring bank holiday"),
        day(8, 30, "Summer bank holiday"),
        day(12, 27, "Christmas Day", substitute: true),
        day(12, 28, "Boxing Day", substitute: true),
    ]

    private static let year2028: [Day] = [
        day(1, 3, "New Year's Day", substitute: true),
        day(4, 14, "Good Friday"),
        day(4, 17, "Easter Monday"),
        day(5, 1, "Early May bank holiday"),
        day(5, 29, "Spring bank holiday"),
        day(8, 28, "Summer bank holiday"),
        day(12, 25, "Christmas Day"),
        day(12, 26, "Boxing Day"),
    ]

    private static let year2029: [Day] = [
        day(1, 1, "New Year's Day"),
        day(3, 30, "Good Friday"),
        day(4, 2, "Easter Monday"),
        day(5, 7, "Early May bank holiday"),
        day(5, 28, "Spring bank holiday"),
        day(8, 27, "Summer bank holiday"),
        day(12, 25, "Christmas Day"),
        day(12, 26, "Boxing Day"),
    ]

    private static let year2030: [Day] = [
        day(1, 1, "New Year's Day"),
        day(4, 19, "Good Friday"),
        day(4, 22, "Easter Monday"),
        day(5, 6, "Early May bank holiday"),
        day(5, 27, "Spring bank holiday"),
        day(8, 26, "Summer bank holiday"),
        day(12, 25, "Christmas Day"),
        day(12, 26, "Boxing Day"),
    ]
}
