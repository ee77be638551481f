/// One message of plain text to one recipient.
public struct MailMessage: Sendable {
    /// What identifies it for ever, without angle brackets: the same at every attempt.
    public let messageID: String
    /// The extra header fields.
    public let headers: [(String, String)]
    /// When it was written, in seconds since 1970-01-01 UTC.
    public let date: Int

    let from: MailAddress
    let to: MailAddress
    private let subject: String
    private let body: BodyText

    /// Fields that are made from the other arguments, or would address more people.
    private static let reserved: Set<String> = [
        "from", "to", "cc", "bcc", "sender", "subject", "date", "message-id", "mime-version", "content-type",
        "content-transfer-encoding", "return-path",
    ]

    /// Makes a message.
    /// - Parameters:
    ///   - messageID: `left@right`, without angle brackets.
    ///   - from: `name@host` or `Name <name@host>`.
    ///   - to: as `from`, one recipient.
    ///   - subject: one line, any characters.
    ///   - body: any text; lines may end in LF, CR or CR LF.
    ///   - headers: further fields, such as `("Auto-Submitted", "auto-generated")`.
    ///   - date: seconds since 1970-01-01 UTC.
    /// - Throws: `invalidHeader` when anything that goes into a header has a line break or another control character,
    ///   `invalidAddress`.
    public init(
        messageID: String,
        from: String,
        to: String,
        subject: String,
        body: String,
        headers: [(String, String)] = [],
        date: Int
    ) throws(MailError) {
        let id = messageID.utf8
        guard id.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != 0x3C && $0 != 0x3E }), messageID.contains("@"),
            id.count <= 250
        else { throw MailError(.invalidHeader, "messageID") }
        guard !subject.unicodeScalars.contains(where: \.isControl) else { throw MailError(.invalidHeader, "subject") }
        for (name, value) in headers {
            // Any printable ASCII but the colon (RFC 5322, 3.6.8).
            let isName = !name.isEmpty && name.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != 0x3A }
            guard isName, name.utf8.count <= 70, !Self.reserved.contains(name.lowercased()),
                !value.unicodeScalars.contains(where: \.isControl)
            else { throw MailError(.invalidHeader, "headers") }
        }
        self.messageID = messageID
        self.from = try MailAddress(from, part: "from")
        self.to = try MailAddress(to, part: "to")
        self.subject = subject
        self.body = BodyText(body)
        self.headers = headers
        self.date = date
    }

    /// The message as it is sent (RFC 5322), every line ended by CR LF.
    var text: String {
        var text = "Date: \(MailDate.text(self.date))\r\n"
        text += "From: \(self.from.headerValue)\r\n"
        text += "To: \(self.to.headerValue)\r\n"
        text += HeaderText.field("Subject", self.subject)
        text += "Message-ID: <\(self.messageID)>\r\n"
        for (name, value) in self.headers { text += HeaderText.field(name, value) }
        text += "MIME-Version: 1.0\r\n"
        text += "Content-Type: text/plain; charset=utf-8\r\n"
        text += "Content-Transfer-Encoding: \(self.body.encoding)\r\n\r\n"
        return text + self.body.text
    }
}
