// Written by hand: Foundation's formatters cost many times as much, and every message carries several instants.

extension Instant {
    /// RFC 3339 in UTC: `2026-11-20T16:30:00Z`, with a fraction only when it isn't zero.
    public var rfc3339: String {
        let second = self.microseconds.flooredQuotient(by: 1_000_000)
        var fraction = Int(self.microseconds - second * 1_000_000)
        let day = second.flooredQuotient(by: 86_400)
        let clock = Int(second - day * 86_400)
        let date = CivilDate(daysSince1970: Int(day))
        var text: [UInt8] = []
        text.reserveCapacity(28)
        text.append(digits: date.year, width: 4)
        text.append(UInt8(ascii: "-"))
        text.append(digits: date.month, width: 2)
        text.append(UInt8(ascii: "-"))
        text.append(digits: date.day, width: 2)
        text.append(UInt8(ascii: "T"))
        text.append(digits: clock / 3_600, width: 2)
        text.append(UInt8(ascii: ":"))
        text.append(digits: clock / 60 % 60, width: 2)
        text.append(UInt8(ascii: ":"))
        text.append(digits: clock % 60, width: 2)
        if fraction != 0 {
            var width = 6
            while fraction % 10 == 0 {
                fraction /= 10
                width -= 1
            }
            text.append(UInt8(ascii: "."))
            text.append(digits: fraction, width: width)
        }
        text.append(UInt8(ascii: "Z"))
        return String(decoding: text, as: UTF8.self)
    }

    /// Reads RFC 3339 with any offset; digits past the microsecond are dropped.
    ///
    /// Nil when it isn't RFC 3339.
    public init?(rfc3339 text: String) {
        var reader = DigitReader(text)
        guard let year = reader.number(4), reader.skip("-"),
            let month = reader.number(2), reader.skip("-"),
            let day = reader.number(2), reader.skip("T") || reader.skip("t") || reader.skip(" "),
            let date = CivilDate(year: year, month: month, day: day),
            let hour = reader.number(2), hour < 24, reader.skip(":"),
            let minute = reader.number(2), minute < 60, reader.skip(":"),
            let second = reader.number(2), second <= 60
        else { return nil }
        var fraction = 0
        if reader.skip(".") {
            guard let parsed = reader.fraction() else { return nil }
            fraction = parsed
        }
        guard let offset = reader.offset(), reader.isAtEnd else { return nil }
        let seconds = date.daysSince1970 * 86_400 + hour * 3_600 + minute * 60 + second - offset
        self.init(microseconds: Int64(seconds) * 1_000_000 + Int64(fraction))
    }
}

extension Instant: Codable {
    /// Reads an RFC 3339 string.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let instant = Instant(rfc3339: text) else {
            throw DecodingError.dataCorruptedError(
                in: container,
                debugDescription: "not an RFC 3339 date and time with offset"
            )
        }
        self = instant
    }

    /// Writes an RFC 3339 string in UTC.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(self.rfc3339)
    }
}

extension Int64 {
    /// The quotient rounded down, also below zero.
    func flooredQuotient(by divisor: Int64) -> Int64 {
        let quotient = self / divisor
        return self % divisor < 0 ? quotient - 1 : quotient
    }
}

extension [UInt8] {
    /// Appends a number with leading zeros; a negative one (years before 0) gets a minus sign.
    mutating func append(digits number: Int, width: Int) {
        if number < 0 {
            self.append(UInt8(ascii: "-"))
        }
        let magnitude = number.magnitude
        var divisor: UInt = 1
        for _ in 1..<Swift.max(width, 1) {
            divisor *= 10
        }
        while magnitude / divisor >= 10 {
            divisor *= 10
        }
        while divisor > 0 {
            self.append(UInt8(ascii: "0") + UInt8(magnitude / divisor % 10))
            divisor /= 10
        }
    }
}
