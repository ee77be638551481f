/// Reads fixed-width digits and punctuation from the front of a text, without regular expressions.
struct DigitReader {
    private let bytes: [UInt8]
    private var position = 0

    init(_ text: String) { self.bytes = Array(text.utf8) }

    var isAtEnd: Bool { self.position == self.bytes.count }

    private func digit(at index: Int) -> Int? {
        guard index < self.bytes.count, case UInt8(ascii: "0")...UInt8(ascii: "9") = self.bytes[index] else {
            return nil
        }
        return Int(self.bytes[index] - UInt8(ascii: "0"))
    }

    /// Exactly `width` digits.
    mutating func number(_ width: Int) -> Int? {
        var result = 0
        for index in self.position..<self.position + width {
            guard let digit = self.digit(at: index) else { return nil }
            result = result * 10 + digit
        }
        self.position += width
        return result
    }

    mutating func skip(_ character: Unicode.Scalar) -> Bool {
        guard self.position < self.bytes.count, self.bytes[self.position] == UInt8(ascii: character) else {
            return false
        }
        self.position += 1
        return true
    }

    /// One digit or more as microseconds; what is finer is dropped.
    mutating func fraction() -> Int? {
        guard self.digit(at: self.position) != nil else { return nil }
        var result = 0
        var scale = 100_000
        while let digit = self.digit(at: self.position) {
            result += digit * scale
            scale /= 10
            self.position += 1
        }
        return result
    }

    /// `Z`, or hours and minutes east (+) or west (-) of UTC, in seconds.
    mutating func offset() -> Int? {
        if self.skip("Z") || self.skip("z") { return 0 }
        let sign = self.skip("+") ? 1 : -1
        guard sign == 1 || self.skip("-"),
            let hours = self.number(2), hours < 24, self.skip(":"),
            let minutes = self.number(2), minutes < 60
        else { return nil }
        return sign * (hours * 3_600 + minutes * 60)
    }
}
