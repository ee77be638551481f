/// A time on a London wall clock.
public struct CivilTime: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// Microseconds since midnight, below 24 hours.
    public let microsecondOfDay: Int64

    /// A time that exists on a clock, or nil.
    public init?(hour: Int, minute: Int, second: Int = 0, microsecond: Int = 0) {
        guard (0..<24).contains(hour), (0..<60).contains(minute), (0..<60).contains(second),
            (0..<1_000_000).contains(microsecond)
        else { return nil }
        self.microsecondOfDay = Int64(hour * 3_600 + minute * 60 + second) * 1_000_000 + Int64(microsecond)
    }

    /// A time for constants in code, clamped to 00:00:00–23:59:59.
    public init(_ hour: Int, _ minute: Int, _ second: Int = 0) {
        let total = min(max(hour, 0), 23) * 3_600 + min(max(minute, 0), 59) * 60 + min(max(second, 0), 59)
        self.microsecondOfDay = Int64(total) * 1_000_000
    }

    init(microsecondOfDay: Int64) { self.microsecondOfDay = microsecondOfDay }

    /// Reads `17:00` or `17:00:00`; nil for anything else.
    public init?(parsing text: String) {
        var reader = DigitReader(text)
        guard let hour = reader.number(2), reader.skip(":"), let minute = reader.number(2) else { return nil }
        var second = 0
        if reader.skip(":") {
            guard let parsed = reader.number(2) else { return nil }
            second = parsed
        }
        guard reader.isAtEnd else { return nil }
        self.init(hour: hour, minute: minute, second: second)
    }

    /// The start of a day.
    public static let midnight = CivilTime(0, 0)

    /// The hour, 0 to 23.
    public var hour: Int { Int(self.microsecondOfDay / 3_600_000_000) }
    /// The minute, 0 to 59.
    public var minute: Int { Int(self.microsecondOfDay / 60_000_000 % 60) }
    /// The second, 0 to 59.
    public var second: Int { Int(self.microsecondOfDay / 1_000_000 % 60) }

    /// `17:00`, with seconds when they aren't zero.
    public var description: String {
        var text: [UInt8] = []
        text.append(digits: self.hour, width: 2)
        text.append(UInt8(ascii: ":"))
        text.append(digits: self.minute, width: 2)
        if self.second != 0 {
            text.append(UInt8(ascii: ":"))
            text.append(digits: self.second, width: 2)
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// Earlier comes first.
    public static func < (left: CivilTime, right: CivilTime) -> Bool { left.microsecondOfDay < right.microsecondOfDay }
}

extension CivilTime: Codable {
    /// Reads `17:00` or `17:00:00`.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let time = CivilTime(parsing: try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a time of the form 17:00")
        }
        self = time
    }

    /// Writes `17:00`, with seconds when they aren't zero.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(self.description)
    }
}
