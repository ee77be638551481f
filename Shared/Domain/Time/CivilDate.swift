/// A day of the Gregorian calendar, as written on paper: no time, no zone.
public struct CivilDate: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// The year, such as 2016.
    public let year: Int
    /// The month, 1 to 12.
    public let month: Int
    /// The day of the month, from 1.
    public let day: Int

    /// A day that exists, or nil: there is no 30 February.
    public init?(year: Int, month: Int, day: Int) {
        guard (1...12).contains(month), day >= 1, day <= Self.daysIn(month: month, of: year) else { return nil }
        self.year = year
        self.month = month
        self.day = day
    }

    /// A day for constants in code: month and day are clamped into what exists (31 February gives the 28th or 29th).
    public init(_ year: Int, _ month: Int, _ day: Int) {
        self.year = year
        self.month = min(max(month, 1), 12)
        self.day = min(max(day, 1), Self.daysIn(month: self.month, of: year))
    }

    /// Reads `2016-12-14`, nothing else; nil when it isn't a day.
    public init?(iso text: String) {
        var reader = DigitReader(text)
        guard let year = reader.number(4), reader.skip("-"),
            let month = reader.number(2), reader.skip("-"),
            let day = reader.number(2), reader.isAtEnd
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    /// The ISO 8601 form, `2016-12-14`, in which dates travel (CAL-13).
    public var iso: String {
        var text: [UInt8] = []
        text.append(digits: self.year, width: 4)
        text.append(UInt8(ascii: "-"))
        text.append(digits: self.month, width: 2)
        text.append(UInt8(ascii: "-"))
        text.append(digits: self.day, width: 2)
        return String(decoding: text, as: UTF8.self)
    }

    /// The ISO 8601 form.
    public var description: String { self.iso }

    /// Earlier comes first.
    public static func < (left: CivilDate, right: CivilDate) -> Bool {
        (left.year, left.month, left.day) < (right.year, right.month, right.day)
    }

    /// How many days a month has.
    public static func daysIn(month: Int, of year: Int) -> Int {
        switch month {
        case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}

extension CivilDate: Codable {
    /// Reads an ISO 8601 string.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let date = CivilDate(iso: try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a date of the form 2016-12-14")
        }
        self = date
    }

    /// Writes an ISO 8601 string.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(self.iso)
    }
}
