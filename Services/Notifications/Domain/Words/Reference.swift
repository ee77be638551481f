/// An id of ours as it may stand in a mail: letters, digits, `.`, `-`, `_` and `:` without a space, so that nobody's
/// words can pass for one.
public struct Reference: Sendable, Hashable, CustomStringConvertible {
    /// The id.
    public let value: String

    /// Takes an id, nil when it has another shape.
    public init?(_ text: String) {
        let isPlain = text.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"): true
            case UInt8(ascii: "_"), UInt8(ascii: ":"): true
            default: false
            }
        }
        guard isPlain, (1...64).contains(text.utf8.count) else { return nil }
        self.value = text
    }

    /// The id.
    public var description: String { self.value }
}
