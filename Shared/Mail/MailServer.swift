/// The server that mail is handed to.
public struct MailServer: Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// How long one message may take, connecting included.
    public var timeout: Duration
    /// Whether mail is kept back rather than sent unencrypted.
    public var requireTLS: Bool
    /// A file with the certificates to trust, in PEM; `nil` for those of the system.
    public var certificateFile: String?

    let url: String

    /// Reads `smtp://user:password@host:port` (encrypted by STARTTLS) or `smtps://…` (encrypted from the start).
    ///
    /// Encryption is required, but for a server on this machine (`localhost`, `127.…`, `[::1]`); set `requireTLS` to
    /// say otherwise. Where it isn't required it is still used if the server offers it.
    /// - Throws: `invalidServer`; the error doesn't repeat the URL.
    public init(url: String, timeout: Duration = .seconds(30), requireTLS: Bool? = nil) throws(MailError) {
        let isPlain = url.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }
        guard isPlain, let host = Self.host(url) else { throw MailError(.invalidServer, "url") }
        self.url = url
        self.timeout = timeout
        self.requireTLS = requireTLS ?? !Self.isLocal(host)
    }

    private static func host(_ url: String) -> Substring? {
        let lowercased = url.lowercased()
        guard let scheme = ["smtp://", "smtps://"].first(where: { lowercased.hasPrefix($0) }) else { return nil }
        let rest = url.dropFirst(scheme.count)
        let authority = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        let place = authority.split(separator: "@", omittingEmptySubsequences: false).last ?? authority
        let host = place.hasPrefix("[") ? place.prefix { $0 != "]" } + "]" : place.prefix { $0 != ":" }
        return host.isEmpty ? nil : host
    }

    private static func isLocal(_ host: Substring) -> Bool {
        host == "localhost" || host == "[::1]" || host.hasPrefix("127.") && host.allSatisfy { $0 == "." || $0.isNumber }
    }

    /// Host only; never user or password.
    public var description: String {
        "mail server \(Self.host(self.url) ?? "?")"
    }

    /// The settings without the password.
    public var debugDescription: String {
        self.description
    }

    /// Hides the fields, the password among them.
    public var customMirror: Mirror {
        Mirror(self, children: ["host": self.description])
    }
}
