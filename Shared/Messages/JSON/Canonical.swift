internal import Crypto

/// One form for each JSON document (RFC 8785), so that a digest doesn't depend on who wrote the spaces.
public enum Canonical {
    /// SHA-256 over the canonical form of the document that `bytes` hold, as 64 lower-case hex digits.
    /// - Throws: `malformedMessage` when it isn't JSON, or has a name twice in one object.
    public static func digest(ofJSON bytes: [UInt8]) throws(MalformedMessage) -> String {
        try self.digest(of: JSONValue(parsing: bytes))
    }

    /// SHA-256 over the canonical form, as 64 lower-case hex digits.
    /// - Throws: `malformedMessage` when a number is too large for the canonical form.
    public static func digest(of value: JSONValue) throws(MalformedMessage) -> String {
        self.sha256(try value.canonical())
    }

    /// SHA-256 over bytes as they are, as 64 lower-case hex digits.
    public static func sha256(_ bytes: [UInt8]) -> String {
        let digits = Array("0123456789abcdef".utf8)
        var hex: [UInt8] = []
        hex.reserveCapacity(64)
        for byte in SHA256.hash(data: bytes) {
            hex.append(digits[Int(byte >> 4)])
            hex.append(digits[Int(byte & 15)])
        }
        return String(decoding: hex, as: UTF8.self)
    }
}

extension JSONValue {
    /// The form of RFC 8785: names in the order of their UTF-16 units, numbers as ECMAScript prints them, no space, as
    /// few escapes as JSON allows.
    /// - Throws: `malformedMessage` when a number is too large for a 64-bit floating-point one.
    public func canonical() throws(MalformedMessage) -> [UInt8] {
        var bytes: [UInt8] = []
        try self.write(to: &bytes) { (number) throws(MalformedMessage) in
            guard let text = number.double?.shortestJSON else {
                throw .malformed("the number \(number.text.prefix(32)) is too large")
            }
            return text
        }
        return bytes
    }

    /// Compact JSON, names in canonical order, numbers as they were written.
    public func encoded() -> [UInt8] {
        var bytes: [UInt8] = []
        self.write(to: &bytes) { number in number.text }
        return bytes
    }

    private func write<Failure: Error>(
        to bytes: inout [UInt8],
        number form: (JSONNumber) throws(Failure) -> String
    ) throws(Failure) {
        switch self {
        case .null: bytes += "null".utf8
        case .bool(let value): bytes += (value ? "true" : "false").utf8
        case .number(let number): bytes += try form(number).utf8
        case .string(let text): text.writeJSON(to: &bytes)
        case .array(let elements):
            bytes.append(UInt8(ascii: "["))
            for (index, element) in elements.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                try element.write(to: &bytes, number: form)
            }
            bytes.append(UInt8(ascii: "]"))
        case .object(let members):
            bytes.append(UInt8(ascii: "{"))
            let ordered = members.sorted { $0.key.utf16.lexicographicallyPrecedes($1.key.utf16) }
            for (index, member) in ordered.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                member.key.writeJSON(to: &bytes)
                bytes.append(UInt8(ascii: ":"))
                try member.value.write(to: &bytes, number: form)
            }
            bytes.append(UInt8(ascii: "}"))
        }
    }
}

extension String {
    /// The text in quotes, with only those escapes that JSON demands.
    fileprivate func writeJSON(to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "\""))
        for byte in self.utf8 {
            switch byte {
            case UInt8(ascii: "\""): bytes += #"\""#.utf8
            case UInt8(ascii: "\\"): bytes += #"\\"#.utf8
            case 0x08: bytes += #"\b"#.utf8
            case 0x09: bytes += #"\t"#.utf8
            case 0x0A: bytes += #"\n"#.utf8
            case 0x0C: bytes += #"\f"#.utf8
            case 0x0D: bytes += #"\r"#.utf8
            case 0..<0x20:
                let hex = String(byte, radix: 16)
                bytes += (byte < 16 ? #"\u000"# : #"\u00"#).utf8
                bytes += hex.utf8
            default: bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }
}
