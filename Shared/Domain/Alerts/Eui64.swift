/// The 64-bit identifier of a Device or an organisation (ALR-14).
public struct Eui64: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// The 64 bits.
    public let bits: UInt64

    /// Takes the 64 bits.
    public init(bits: UInt64) { self.bits = bits }

    /// Reads 16 hexadecimal digits in either case, with hyphens and white space wherever they stand.
    ///
    /// - Throws: `ALR-14 invalidEui64`.
    public init(parsing text: String) throws(Refusal) {
        let digits = text.filter { $0 != "-" && !$0.isWhitespace }
        guard digits.count == 16, digits.allSatisfy({ $0.isASCII && $0.isHexDigit }),
            let bits = UInt64(digits, radix: 16)
        else {
            throw Refusal(
                "ALR-14",
                "invalidEui64",
                ["value": text, "digits": "\(digits.count)"],
                detail: "An EUI-64 is 16 hexadecimal digits, such as 90-B3-D5-1F-30-00-00-02."
            )
        }
        self.bits = bits
    }

    /// 16 lower-case hexadecimal digits.
    public var description: String {
        let digits = String(self.bits, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }

    /// By number.
    public static func < (left: Eui64, right: Eui64) -> Bool { left.bits < right.bits }
}

extension Eui64: Codable {
    /// Reads a string; a wrong one throws the refusal itself.
    public init(from decoder: any Decoder) throws {
        try self.init(parsing: decoder.singleValueContainer().decode(String.self))
    }

    /// Writes the canonical form.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(self.description)
    }
}
