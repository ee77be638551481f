/// An address with or without a display name: `ada@example.org`, `Ada Lovelace <ada@example.org>`.
struct MailAddress: Sendable {
    /// What goes between the angle brackets.
    let mailbox: String
    /// The display name, or the empty string.
    let name: String

    init(_ text: String, part: String) throws(MailError) {
        guard !text.unicodeScalars.contains(where: \.isControl) else { throw MailError(.invalidHeader, part) }
        var name = text[...]
        var mailbox = text[...]
        if let open = text.lastIndex(of: "<") {
            guard text.last == ">" else { throw MailError(.invalidAddress, part) }
            name = text[..<open]
            mailbox = text[text.index(after: open)...].dropLast()
        } else {
            name = ""
        }
        let parts = mailbox.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty }), mailbox.utf8.count <= 254,
            mailbox.utf8.allSatisfy(Self.isAllowed)
        else { throw MailError(.invalidAddress, part) }
        self.mailbox = String(mailbox)
        self.name = Self.unquoted(name)
    }

    /// As it stands in a header.
    var headerValue: String {
        if self.name.isEmpty { return self.mailbox }
        if HeaderText.isPlain(self.name) {
            let escaped = self.name.flatMap { $0 == "\"" || $0 == "\\" ? ["\\", $0] : [$0] }
            return Self.joined("\"\(String(escaped))\"", self.mailbox)
        }
        return Self.joined(HeaderText.encodedWords(self.name, after: 6), self.mailbox)
    }

    /// On one line with the name's last where it fits, behind `From: ` or `To: `.
    private static func joined(_ name: String, _ mailbox: String) -> String {
        let lastLine = name.utf8.reversed().prefix { $0 != 0x0A }.count + 6
        return name + (lastLine + mailbox.utf8.count + 3 <= 76 ? " " : "\r\n ") + "<\(mailbox)>"
    }

    /// No space, no bracket, no comma, nothing that needs quoting, and ASCII only.
    private static func isAllowed(_ byte: UInt8) -> Bool {
        let excluded = Array("<>()[]\\,;:\"".utf8)
        return byte > 0x20 && byte < 0x7F && !excluded.contains(byte)
    }

    private static func unquoted(_ name: Substring) -> String {
        var name = name.drop { $0 == " " }
        while name.last == " " { name = name.dropLast() }
        if name.count >= 2, name.first == "\"", name.last == "\"" { name = name.dropFirst().dropLast() }
        return String(name)
    }
}

extension Unicode.Scalar {
    /// Whether it could end a line or hide in one.
    var isControl: Bool {
        self.value < 0x20 || (0x7F...0x9F).contains(self.value) || self.value == 0x2028 || self.value == 0x2029
    }
}
