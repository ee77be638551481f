/// Why a message or a server can't be used at all, before anything was sent.
///
/// `description` says which part is at fault and doesn't repeat it.
public struct MailError: Error, Sendable, Equatable, CustomStringConvertible {
    /// What is at fault; more may come, so match with a default.
    public struct Code: Sendable, Hashable, CustomStringConvertible {
        /// The kind's name, for logs and metrics.
        public let description: String

        private init(_ description: String) {
            self.description = description
        }

        /// The server's URL can't be read.
        public static let invalidServer = Code("invalid server")
        /// An address isn't `name@host` or `Name <name@host>`, in ASCII but for the name.
        public static let invalidAddress = Code("invalid address")
        /// A header has a line break, another control character, a bad name, or one that is set by other means.
        public static let invalidHeader = Code("invalid header")
    }

    /// What is at fault.
    public let code: Code
    /// Which part it is, such as `to`, without its content.
    public let part: String

    init(_ code: Code, _ part: String) {
        self.code = code
        self.part = part
    }

    /// One line for a log, without an address or a word of the mail.
    public var description: String {
        "\(self.code): \(self.part)"
    }
}
