/// Looks for the header of a PEM private key in a message (ALR-38), so that nothing of it is stored or logged.
///
/// JSON escapes such as `\u002d` are undone and NUL bytes passed over, so that neither an encoder's habits nor UTF-16
/// hide a header.
struct PrivateKeyScan {
    private static let begin = Array("BEGIN".utf8)
    private static let words = Array("PRIVATE KEY".utf8)
    /// How far after `BEGIN` the words may stand: labels such as `RSA` or `ENCRYPTED` come between.
    private static let reach = 48

    static func finds(in bytes: [UInt8]) -> Bool {
        let text = Self.plain(bytes)
        var dashes = 0
        for index in text.indices {
            if text[index] == UInt8(ascii: "-") {
                dashes += 1
            } else {
                if dashes >= 4, Self.isHeader(text, after: index) { return true }
                dashes = 0
            }
        }
        return false
    }

    /// Whether a header's words follow the dashes that end before `start`.
    private static func isHeader(_ text: [UInt8], after start: Int) -> Bool {
        var index = start
        while index < text.count, text[index] == UInt8(ascii: " ") { index += 1 }
        guard Self.matches(text, at: index, Self.begin) else { return false }
        index += Self.begin.count
        let end = min(text.count, index + Self.reach)
        while index < end, text[index] != UInt8(ascii: "-") {
            if Self.matches(text, at: index, Self.words) { return true }
            index += 1
        }
        return false
    }

    private static func matches(_ text: [UInt8], at start: Int, _ word: [UInt8]) -> Bool {
        guard start + word.count <= text.count else { return false }
        return word.indices.allSatisfy { Self.upper(text[start + $0]) == word[$0] }
    }

    private static func upper(_ byte: UInt8) -> UInt8 {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) ? byte - 32 : byte
    }

    /// The bytes with `\u00XX` undone and NUL dropped; the same bytes when there is neither.
    private static func plain(_ bytes: [UInt8]) -> [UInt8] {
        guard bytes.contains(where: { $0 == 0 || $0 == UInt8(ascii: "\\") }) else { return bytes }
        let bytes = bytes.filter { $0 != 0 }
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count)
        var index = 0
        while index < bytes.count {
            if let code = Self.escaped(bytes, at: index) {
                text.append(code)
                index += 6
            } else {
                text.append(bytes[index])
                index += 1
            }
        }
        return text
    }

    /// The ASCII character of a `\u00XX` at `index`.
    private static func escaped(_ bytes: [UInt8], at index: Int) -> UInt8? {
        guard index + 6 <= bytes.count, bytes[index] == UInt8(ascii: "\\"), bytes[index + 1] == UInt8(ascii: "u"),
            let code = UInt16(String(decoding: bytes[(index + 2)..<(index + 6)], as: UTF8.self), radix: 16)
        else { return nil }
        return UInt8(exactly: code).flatMap { $0 < 128 ? $0 : nil }
    }
}
