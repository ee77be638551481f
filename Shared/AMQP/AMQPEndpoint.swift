/// Where a broker is and as whom we speak to it.
///
/// Whatever is printed of it leaves the password out.
public struct AMQPEndpoint: Sendable, Equatable, CustomStringConvertible, CustomDebugStringConvertible,
    CustomReflectable
{
    /// A name or an address, without brackets.
    public var host: String
    /// The TCP port, 1 to 65535.
    public var port: Int
    /// The virtual host, `/` as a rule.
    public var virtualHost: String
    /// The user to log in as.
    public var user: String
    /// The user's password, in the clear.
    public var password: String

    /// Reads `amqp://user:password@host:port/vhost`.
    ///
    /// Every part is percent-decoded. What is left out is `guest`, `guest`, 5672 and the virtual host `/`; of
    /// `amqp://host/` too the virtual host is `/`.
    /// - Throws: `malformed`, in words that do not repeat the address.
    public init(url: String) throws(AMQPError) {
        guard url.hasPrefix("amqp://") else {
            throw AMQPError(.malformed, "a broker's address begins with amqp://")
        }
        let rest = url.dropFirst("amqp://".count).prefix { $0 != "?" && $0 != "#" }
        let slash = rest.firstIndex(of: "/")
        let authority = rest[..<(slash ?? rest.endIndex)]
        let path = slash.map { rest[rest.index(after: $0)...] } ?? ""
        let at = authority.lastIndex(of: "@")
        let who = at.map { authority[..<$0] } ?? ""
        let place = at.map { authority[authority.index(after: $0)...] } ?? authority

        let colon = who.firstIndex(of: ":")
        self.user = at == nil ? "guest" : try Self.decoded(who[..<(colon ?? who.endIndex)])
        self.password =
            try colon.map { (colon) throws(AMQPError) in try Self.decoded(who[who.index(after: colon)...]) }
            ?? (at == nil ? "guest" : "")
        self.virtualHost = path.isEmpty ? "/" : try Self.decoded(path)
        (self.host, self.port) = try Self.place(place)
        guard !self.host.isEmpty else { throw AMQPError(.malformed, "a broker's address names a host") }
    }

    private static func place(_ text: Substring) throws(AMQPError) -> (String, Int) {
        var host = text
        var port: Substring?
        if text.first == "[", let end = text.firstIndex(of: "]") {
            host = text[text.index(after: text.startIndex)..<end]
            let rest = text[text.index(after: end)...]
            guard rest.isEmpty || rest.first == ":" else {
                throw AMQPError(.malformed, "misplaced bracket in the host")
            }
            port = rest.isEmpty ? nil : rest.dropFirst()
        } else if let colon = text.lastIndex(of: ":") {
            host = text[..<colon]
            port = text[text.index(after: colon)...]
        }
        guard let port else { return (try self.decoded(host), 5672) }
        guard let number = Int(port), (1...65535).contains(number) else {
            throw AMQPError(.malformed, "the port is not a number from 1 to 65535")
        }
        return (try self.decoded(host), number)
    }

    private static func decoded(_ text: Substring) throws(AMQPError) -> String {
        var bytes: [UInt8] = []
        var rest = text.utf8
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(byte)
                continue
            }
            guard let high = rest.popFirst().flatMap({ Character(UnicodeScalar($0)).hexDigitValue }),
                let low = rest.popFirst().flatMap({ Character(UnicodeScalar($0)).hexDigitValue })
            else { throw AMQPError(.malformed, "a percent sign in an address is followed by two hexadecimal digits") }
            bytes.append(UInt8(high << 4 | low))
        }
        guard let decoded = String(validating: bytes, as: UTF8.self), !decoded.utf8.contains(0) else {
            throw AMQPError(.malformed, "an address is UTF-8 without zero bytes")
        }
        return decoded
    }

    /// All of it but the password.
    public var description: String {
        "amqp://\(self.user)@\(self.host):\(self.port) virtual host \(self.virtualHost)"
    }

    /// The same as `description`.
    public var debugDescription: String {
        self.description
    }

    /// Hides the password from `dump` and debuggers.
    public var customMirror: Mirror {
        Mirror(self, children: ["description": self.description])
    }
}
