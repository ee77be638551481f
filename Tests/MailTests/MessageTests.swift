import Testing

@testable import Mail

@Suite("A message as text")
struct MessageTests {
    private static func message(
        id: String = "n-1@quorate.test",
        from: String = "quorate@example.org",
        to: String = "ada@example.org",
        subject: String = "Notice",
        body: String = "Hello\n",
        headers: [(String, String)] = [],
        date: Int = 1_795_230_208
    ) throws(MailError) -> MailMessage {
        try MailMessage(
            messageID: id,
            from: from,
            to: to,
            subject: subject,
            body: body,
            headers: headers,
            date: date
        )
    }

    @Test("has all its fields once")
    func whole() throws {
        let message = try Self.message(from: "Quorate <quorate@example.org>", headers: [("Auto-Submitted", "auto")])
        #expect(
            message.text == """
                Date: Sat, 21 Nov 2026 03:03:28 +0000\r
                From: "Quorate" <quorate@example.org>\r
                To: ada@example.org\r
                Subject: Notice\r
                Message-ID: <n-1@quorate.test>\r
                Auto-Submitted: auto\r
                MIME-Version: 1.0\r
                Content-Type: text/plain; charset=utf-8\r
                Content-Transfer-Encoding: 7bit\r
                \r
                Hello\r

                """
        )
    }

    @Test(
        "is refused when a header could carry a second one",
        arguments: [
            "a\r\nBcc: eve@example.org", "a\nb", "a\rb", "a\u{0}b", "a\u{85}b", "a\u{2028}b", "a\u{1B}b",
        ]
    )
    func injection(_ text: String) {
        #expect(throws: MailError(.invalidHeader, "subject")) { try Self.message(subject: text) }
        #expect(throws: MailError(.invalidHeader, "headers")) { try Self.message(headers: [("X-A", text)]) }
        #expect(throws: MailError(.invalidHeader, "headers")) { try Self.message(headers: [(text, "x")]) }
        #expect(throws: MailError(.invalidHeader, "to")) { try Self.message(to: "\(text) <ada@example.org>") }
        #expect(throws: MailError(.invalidHeader, "from")) { try Self.message(from: "ada@example.org\(text)") }
        #expect(throws: MailError(.invalidHeader, "messageID")) { try Self.message(id: "\(text)@b") }
    }

    @Test(
        "is refused when a header field is one that the message makes itself",
        arguments: [
            "Bcc", "to", "SUBJECT", "Content-Type", "", "X A", "X:A", "Xé",
        ]
    )
    func reserved(_ name: String) {
        #expect(throws: MailError(.invalidHeader, "headers")) { try Self.message(headers: [(name, "x")]) }
    }

    @Test(
        "is refused when an address is none, or more than one",
        arguments: [
            "", "ada", "@example.org", "ada@", "a@b@c", "ada@example.org, eve@example.org", "ada lovelace@example.org",
            "Ada <ada@example.org", "ada@exämple.org", "Ada <a@b> c", "<>",
        ]
    )
    func addresses(_ address: String) {
        #expect(throws: MailError(.invalidAddress, "to")) { try Self.message(to: address) }
    }

    @Test("writes names and subjects that aren't ASCII in encoded words, none too long, no character torn")
    func encodedWords() throws {
        let subject = "Einladung: Sitzung über Schlüssel 🔑 " + String(repeating: "äöü€", count: 30)
        let text = try Self.message(to: "Zoë Müller <zoe@example.org>", subject: subject).text
        #expect(text.contains("To: =?utf-8?B?Wm/DqyBNw7xsbGVy?= <zoe@example.org>\r\n"))
        let words = text.split(separator: "Subject: ")[1].split(separator: "\r\nMessage-ID")[0]
            .split(whereSeparator: \.isWhitespace)
        #expect(words.allSatisfy { $0.count <= 75 && $0.hasPrefix("=?utf-8?B?") && $0.hasSuffix("?=") })
        #expect(text.utf8.allSatisfy { $0 < 0x80 })
        #expect(text.split(separator: "\r\n", omittingEmptySubsequences: false).allSatisfy { $0.count <= 78 })
        let lookalike = try Self.message(subject: "=?utf-8?B?eA==?=").text
        #expect(lookalike.contains("Subject: =?utf-8?B?PT91dGYtOD9CP2VBPT0/PQ==?="))
    }

    @Test("folds long header fields at spaces, and nowhere else")
    func folding() throws {
        let words = (0..<60).map { "word\($0)" }.joined(separator: " ")
        let text = try Self.message(subject: words).text
        let subject = text.split(separator: "Subject: ")[1].split(separator: "\r\nMessage-ID")[0]
        #expect(subject.replacing("\r\n", with: "") == words)
        #expect(subject.split(separator: "\r\n").allSatisfy { $0.count <= 78 && !$0.allSatisfy { $0 == " " } })
    }

    @Test(
        "writes bodies in seven bits and short lines",
        arguments: [
            ("plain\ntext", "7bit", "plain\r\ntext\r\n"),
            ("a\r\nb\rc\n\n", "7bit", "a\r\nb\r\nc\r\n\r\n"),
            ("", "7bit", ""),
            ("Grüße = 1 \nend ", "quoted-printable", "Gr=C3=BC=C3=9Fe =3D 1=20\r\nend=20\r\n"),
            ("世界", "base64", "5LiW55WMDQo=\r\n"),
            (
                String(repeating: "x", count: 80), "quoted-printable",
                String(repeating: "x", count: 75) + "=\r\nxxxxx\r\n"
            ),
        ]
    )
    func bodies(_ body: String, _ encoding: String, _ expected: String) {
        let text = BodyText(body)
        #expect(text.encoding == encoding)
        #expect(text.text == expected)
        #expect(text.text.split(separator: "\r\n").allSatisfy { $0.count <= 76 })
    }

    @Test(
        "writes dates of all kinds of years",
        arguments: [
            (0, "Thu, 1 Jan 1970 00:00:00 +0000"), (951_782_400, "Tue, 29 Feb 2000 00:00:00 +0000"),
            (-1, "Wed, 31 Dec 1969 23:59:59 +0000"), (4_107_542_399, "Sun, 28 Feb 2100 23:59:59 +0000"),
            (4_107_542_400, "Mon, 1 Mar 2100 00:00:00 +0000"), (1_795_230_208, "Sat, 21 Nov 2026 03:03:28 +0000"),
        ]
    )
    func dates(_ seconds: Int, _ text: String) {
        #expect(MailDate.text(seconds) == text)
    }

    @Test("A server shows neither user nor password, and needs encryption unless it is this machine")
    func server() throws {
        let server = try MailServer(url: "smtps://quorate:geheim@mail.example.org:465/quorate.test")
        var dumped = "\(server) \(String(reflecting: server)) "
        dump(server, to: &dumped)
        #expect(!dumped.contains("geheim"))
        #expect(server.description == "mail server mail.example.org")
        #expect(server.requireTLS)
        for local in ["smtp://127.0.0.1:25", "smtp://localhost", "smtp://[::1]:2525"] {
            #expect(try !MailServer(url: local).requireTLS)
        }
        for remote in ["smtp://127.0.0.1.example.org", "smtp://localhost@example.org", "smtp://127.evil"] {
            #expect(try MailServer(url: remote).requireTLS)
        }
        for bad in ["http://example.org", "smtp://", "example.org", "smtp://a b", "smtp://a\r\nb"] {
            #expect(throws: MailError(.invalidServer, "url")) { try MailServer(url: bad) }
        }
    }
}
