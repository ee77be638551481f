import Foundation

/// The mails that the stack's mail server has taken, as its Maildir holds them.
struct Maildir {
    let folder: URL

    /// One mail.
    struct Mail {
        /// The file's name, the same for ever.
        let name: String
        let recipients: [String]
        let messageID: String?
        let subject: String
        /// The whole mail, lines joined that the transfer had broken.
        let text: String
    }

    /// The names of all mails there are.
    func names() -> Set<String> {
        let manager = FileManager.default
        return ["new", "cur"].reduce(into: []) { names, part in
            names.formUnion((try? manager.contentsOfDirectory(atPath: self.folder.appending(path: part).path)) ?? [])
        }
    }

    /// The mails that are not among `known`.
    func mails(besides known: Set<String>) -> [Mail] {
        self.names().subtracting(known).sorted().compactMap(self.mail)
    }

    private func mail(_ name: String) -> Mail? {
        for part in ["new", "cur"] {
            let file = self.folder.appending(path: part).appending(path: name)
            guard let data = try? Data(contentsOf: file) else { continue }
            return Mail(name: name, content: String(decoding: data, as: UTF8.self))
        }
        return nil
    }
}

extension Maildir.Mail {
    init(name: String, content: String) {
        let whole = content.replacing("\r\n", with: "\n")
        let unbroken = whole.replacing("=\n", with: "")
        // An encoded subject ends in "?=" and its line with it: only the body has lines that the transfer broke.
        let head = whole.split(separator: "\n\n", maxSplits: 1, omittingEmptySubsequences: false).first ?? ""
        let unfolded = head.replacing("\n ", with: " ").replacing("\n\t", with: " ")
        var recipients: [String] = []
        var messageID: String?
        var subject = ""
        for line in unfolded.split(separator: "\n") {
            guard let colon = line.firstIndex(of: ":") else { continue }
            let value = line[line.index(after: colon)...].trimmed
            switch line[..<colon].lowercased() {
            case "x-envelope-to": recipients.append(value)
            case "message-id": messageID = value
            case "subject": subject = value
            default: break
            }
        }
        self.init(name: name, recipients: recipients, messageID: messageID, subject: subject, text: unbroken)
    }
}
