/// A certificate's serial number: positive, at most 16 octets, always carried as text (ALR-15).
public struct SerialNumber: Sendable, Hashable, Comparable, CustomStringConvertible {
    private let number: UInt128

    /// Reads a decimal number, or a hexadecimal one after `0x`; leading zeros mean nothing.
    ///
    /// - Throws: `ALR-15 invalidSerialNumber` for anything else, for zero and for more than 16 octets.
    public init(parsing text: String) throws(Refusal) {
        let isHex = text.hasPrefix("0x") || text.hasPrefix("0X")
        let digits = isHex ? text.dropFirst(2) : text[...]
        guard !digits.isEmpty, digits.allSatisfy({ $0.isASCII && (isHex ? $0.isHexDigit : $0.isNumber) }),
            let number = UInt128(digits, radix: isHex ? 16 : 10), number > 0
        else {
            throw Refusal(
                "ALR-15",
                "invalidSerialNumber",
                ["value": text],
                detail: "A serial number is a positive number of at most 16 octets, decimal or hexadecimal after 0x."
            )
        }
        self.number = number
    }

    /// Upper-case hexadecimal digits without a prefix.
    public var hexadecimal: String { String(self.number, radix: 16, uppercase: true) }

    /// Decimal digits.
    public var decimal: String { String(self.number) }

    /// The canonical form: `0x` and upper-case hexadecimal digits.
    public var description: String { "0x\(self.hexadecimal)" }

    /// By number.
    public static func < (left: SerialNumber, right: SerialNumber) -> Bool { left.number < right.number }
}

extension SerialNumber: Codable {
    /// Reads a string, never a JSON number, which would lose digits; a wrong one throws the refusal itself.
    public init(from decoder: any Decoder) throws {
        try self.init(parsing: decoder.singleValueContainer().decode(String.self))
    }

    /// Writes the canonical form.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(self.description)
    }
}
