// How dates look in documents, and how they are read back (CAL-13).

extension CivilDate {
    private static let months = [
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ]

    /// The English name of the month.
    public var monthName: String { Self.months[self.month - 1] }

    /// `14th December 2016`.
    public var ordinalForm: String { "\(self.day)\(Self.suffix(of: self.day)) \(self.monthName) \(self.year)" }

    /// `Monday, 3 June 2019`.
    public var weekdayForm: String { "\(self.weekday.name), \(self.day) \(self.monthName) \(self.year)" }

    /// Reads `2016-12-14`, `14th December 2016` or `Monday, 3 June 2019`.
    ///
    /// - Throws: `CAL-13 unreadableDate`, or `CAL-13 weekdayContradictsDate` when the day named is another one.
    public init(parsing text: String) throws(Refusal) {
        if let date = CivilDate(iso: text) {
            self = date
            return
        }
        var words = text.split { $0 == " " || $0 == "," }.map(String.init)
        let weekday = words.first.flatMap { word in
            Weekday.allCases.first { $0.name.lowercased() == word.lowercased() }
        }
        if weekday != nil {
            words.removeFirst()
        }
        guard words.count == 3, let day = Self.day(of: words[0]),
            let month = Self.months.firstIndex(where: { $0.lowercased() == words[1].lowercased() }),
            words[2].utf8.count == 4, let year = Int(words[2]), year > 0,
            let date = CivilDate(year: year, month: month + 1, day: day)
        else {
            throw Refusal(
                "CAL-13",
                "unreadableDate",
                ["date": text],
                detail: "Write 2016-12-14, 14th December 2016 or Monday, 3 June 2019."
            )
        }
        if let weekday, weekday != date.weekday {
            throw Refusal(
                "CAL-13",
                "weekdayContradictsDate",
                ["date": text, "weekday": date.weekday.name],
                detail: "\(date.ordinalForm) is a \(date.weekday.name), not a \(weekday.name)."
            )
        }
        self = date
    }

    /// `14` or `14th`; a wrong ending, such as `14st`, is no day.
    private static func day(of word: String) -> Int? {
        let digits = word.prefix { $0.isASCII && $0.isNumber }
        guard (1...2).contains(digits.count), let day = Int(digits) else { return nil }
        let ending = word.dropFirst(digits.count).lowercased()
        return ending.isEmpty || ending == Self.suffix(of: day) ? day : nil
    }

    private static func suffix(of day: Int) -> String {
        switch (day % 10, day % 100) {
        case (_, 11...13): "th"
        case (1, _): "st"
        case (2, _): "nd"
        case (3, _): "rd"
        default: "th"
        }
    }
}
