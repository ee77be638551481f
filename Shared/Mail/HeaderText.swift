/// Text in header fields: as it is while it is plain, in encoded words (RFC 2047) otherwise.
enum HeaderText {
    /// Whether every character may stand in a header as it is.
    static func isPlain(_ text: String) -> Bool {
        text.utf8.allSatisfy { (0x20..<0x7F).contains($0) } && !text.contains("=?")
    }

    /// A whole field, folded so that no line is longer than it may be, with its line break.
    static func field(_ name: String, _ value: String) -> String {
        let text = Self.isPlain(value) ? value : Self.encodedWords(value, after: name.utf8.count + 2)
        return Self.folded(name + ": " + text) + "\r\n"
    }

    /// UTF-8 in base 64, in words of whole characters, each on a line of at most 76 characters.
    /// - Parameter length: how many characters stand on the first line already.
    static func encodedWords(_ text: String, after length: Int) -> String {
        var words: [String] = []
        var word: [UInt8] = []
        // Twelve characters stand around a word, and three bytes take four.
        var room = max(4, (76 - length - 12) / 4 * 3)
        func end() {
            if !word.isEmpty { words.append("=?utf-8?B?\(Base64.encode(word))?=") }
            word.removeAll()
        }
        for scalar in text.unicodeScalars {
            let bytes = Array(String(scalar).utf8)
            if word.count + bytes.count > room {
                end()
                room = 45
            }
            word += bytes
        }
        end()
        return words.joined(separator: "\r\n ")
    }

    /// Breaks lines before spaces where they grow past 76 characters; a break that is there already stays.
    private static func folded(_ line: String) -> String {
        var result = ""
        var length = 0
        var isFirst = true
        for word in line.split(separator: " ", omittingEmptySubsequences: false) {
            if !isFirst {
                // A run of spaces must not become a line of nothing else.
                let breaks = length + 1 + word.utf8.count > 76 && !word.isEmpty && length > 1
                if breaks && result.last != " " && !result.hasSuffix(":") {
                    result += "\r\n"
                    length = 0
                }
                result += " "
                length += 1
            }
            isFirst = false
            result += word
            let tail = word.utf8.reversed().prefix { $0 != 0x0A }.count
            length = tail < word.utf8.count ? tail : length + word.utf8.count
        }
        return result
    }
}

/// Base 64 without line breaks.
enum Base64 {
    private static let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    static func encode(_ bytes: some Collection<UInt8>) -> String {
        var text: [UInt8] = []
        text.reserveCapacity((bytes.count + 2) / 3 * 4)
        var rest = Array(bytes)[...]
        while !rest.isEmpty {
            let group = rest.prefix(3)
            rest = rest.dropFirst(3)
            var value: UInt32 = 0
            for byte in group { value = value << 8 | UInt32(byte) }
            value <<= 8 * UInt32(3 - group.count)
            for place in 0..<4 {
                let digit = Int(value >> UInt32(18 - 6 * place) & 63)
                text.append(place <= group.count ? Self.digits[digit] : 0x3D)
            }
        }
        return String(decoding: text, as: UTF8.self)
    }
}
