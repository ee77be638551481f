/// A text in the form in which it crosses servers that know seven bits and short lines only.
struct BodyText {
    /// The name of the form, for `Content-Transfer-Encoding`.
    let encoding: String
    /// The text in that form, every line ended by CR LF.
    let text: String

    init(_ body: String) {
        var lines = Self.lines(body)
        if lines.last?.isEmpty == true { lines.removeLast() }
        let isPlain = lines.allSatisfy { $0.count <= 76 && $0.allSatisfy { $0 == 0x09 || (0x20..<0x7F).contains($0) } }
        let bytes = lines.reduce(0) { $0 + $1.count }
        let others = lines.reduce(0) { $0 + $1.count { $0 >= 0x7F } }
        if isPlain {
            self.encoding = "7bit"
            self.text = lines.map { String(decoding: $0, as: UTF8.self) + "\r\n" }.joined()
        } else if others * 4 <= bytes {
            self.encoding = "quoted-printable"
            self.text = lines.map { Self.quotedPrintable($0) + "\r\n" }.joined()
        } else {
            self.encoding = "base64"
            self.text = Self.base64(Array(lines.map { $0 + [0x0D, 0x0A] }.joined()))
        }
    }

    /// Splits at CR LF, CR and LF alike.
    private static func lines(_ body: String) -> [[UInt8]] {
        var lines: [[UInt8]] = [[]]
        var last: UInt8 = 0
        for byte in body.utf8 {
            switch byte {
            case 0x0A where last == 0x0D: break
            case 0x0A, 0x0D: lines.append([])
            default: lines[lines.count - 1].append(byte)
            }
            last = byte
        }
        return lines
    }

    private static func quotedPrintable(_ line: [UInt8]) -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        var text: [UInt8] = []
        var length = 0
        for (index, byte) in line.enumerated() {
            let isLast = index == line.count - 1
            let isSpace = byte == 0x20 || byte == 0x09
            let isPlain = (0x21..<0x7F).contains(byte) && byte != 0x3D || isSpace && !isLast
            let piece = isPlain ? [byte] : [0x3D, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            if length + piece.count > (isLast ? 76 : 75) {
                text += [0x3D, 0x0D, 0x0A]
                length = 0
            }
            text += piece
            length += piece.count
        }
        return String(decoding: text, as: UTF8.self)
    }

    private static func base64(_ bytes: [UInt8]) -> String {
        var text = ""
        var rest = bytes[...]
        while !rest.isEmpty {
            text += Base64.encode(rest.prefix(57)) + "\r\n"
            rest = rest.dropFirst(57)
        }
        return text
    }
}
