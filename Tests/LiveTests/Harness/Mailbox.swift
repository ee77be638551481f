import Domain
import Foundation

/// The mails that the stack's mail server has taken.
struct Mailbox: Sendable {
    /// One mail.
    struct Mail: Sendable {
        /// The file's name, the same for ever.
        let name: String
        let recipient: String
        let messageID: String
        let subject: String
        /// The page that it belongs to.
        let page: String
        /// The body, with those lines joined that the transfer had broken.
        let body: String
        /// Subject and whole mail as it came, and its body with those lines joined that the transfer had broken.
        let text: String

        /// The part of the address before the `@`, which in the sample register is the person's id.
        var person: String { String(self.recipient.prefix { $0 != "@" }) }
    }

    private var folder: URL? { LiveEnvironment["QUORATE_MAILDIR"].map { URL(filePath: $0) } }

    /// All mails there are, oldest first.
    var mails: [Mail] { self.files.sorted { $0.lastPathComponent < $1.lastPathComponent }.compactMap(Self.read) }

    /// The mails that are not among those.
    func mails(besides known: Set<String>) -> [Mail] { self.mails.filter { !known.contains($0.name) } }

    /// The names of all mails there are.
    var names: Set<String> { Set(self.files.map(\.lastPathComponent)) }

    func empty() {
        for file in self.files { try? FileManager.default.removeItem(at: file) }
    }

    private var files: [URL] {
        guard let folder = self.folder else { return [] }
        return ["new", "cur"].flatMap { part in
            (try? FileManager.default.contentsOfDirectory(
                at: folder.appending(path: part),
                includingPropertiesForKeys: nil
            )) ?? []
        }
    }

    private static func read(_ file: URL) -> Mail? {
        guard let data = try? Data(contentsOf: file) else { return nil }
        let whole = String(decoding: data, as: UTF8.self).replacing("\r\n", with: "\n")
        let parts = whole.split(separator: "\n\n", maxSplits: 1, omittingEmptySubsequences: false)
        var fields: [String: String] = [:]
        for line in (parts.first ?? "").replacing("\n ", with: " ").replacing("\n\t", with: " ").split(separator: "\n")
        {
            guard let colon = line.firstIndex(of: ":") else { continue }
            let value = line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
            fields[line[..<colon].lowercased()] = value
        }
        let subject = Self.decoded(fields["subject"] ?? "")
        let body = parts.count == 2 ? parts[1].replacing("=\n", with: "") : ""
        return Mail(
            name: file.lastPathComponent,
            recipient: fields["x-envelope-to"] ?? "",
            messageID: (fields["message-id"] ?? "").trimmingCharacters(in: CharacterSet(charactersIn: "<>")),
            subject: subject,
            page: fields["x-quorate-page"] ?? "",
            body: String(body),
            text: "\(subject)\n\(whole)\n\(body)"
        )
    }

    /// A header with its encoded words in the clear.
    private static func decoded(_ header: String) -> String {
        header.replacing("?= =?", with: "?==?").split(separator: "=?").map { word in
            let parts = word.split(separator: "?", omittingEmptySubsequences: false)
            guard parts.count >= 4, parts[1].uppercased() == "B", let data = Data(base64Encoded: String(parts[2]))
            else {
                return String(word)
            }
            return String(decoding: data, as: UTF8.self)
        }.joined()
    }
}
