internal import Messages

/// Ids as they may stand in a log line.
///
/// A client chooses its own ids, so one may hold a name or worse; operators read logs, and logs are copied around.
public enum LogText {
    /// An id that a client may have chosen: itself where it can't say anything, or else `sha256:` and the first digits of
    /// the digest that the database has of it.
    ///
    /// It can't say anything when it is a UUID, 16 to 64 hexadecimal digits, or an event's id, `meetings/17`.
    public static func id(_ text: String) -> String {
        self.isUUID(text) || self.isNumber(text) || self.isEvent(text) ? text : "sha256:\(Opaque.id(text).prefix(16))"
    }

    private static func isUUID(_ text: String) -> Bool {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        return parts.map(\.utf8.count) == [8, 4, 4, 4, 12] && parts.allSatisfy { $0.utf8.allSatisfy(self.isHex) }
    }

    private static func isNumber(_ text: String) -> Bool {
        (16...64).contains(text.utf8.count) && text.utf8.allSatisfy(self.isHex)
    }

    private static func isEvent(_ text: String) -> Bool {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        return parts.count == 2 && ServiceName(rawValue: String(parts[0])) != nil && Int64(parts[1]) != nil
    }

    private static func isHex(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"),
            UInt8(ascii: "A")...UInt8(ascii: "F"):
            true
        default: false
        }
    }
}
