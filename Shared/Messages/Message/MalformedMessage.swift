/// Why a message could not be read.
///
/// It is set aside and its sender is told this; nothing is decided.
public struct MalformedMessage: Error, Sendable, Equatable, CustomStringConvertible {
    /// A stable lowerCamel word; see the static members.
    public let code: String
    /// Where, what, and what would be right: `line 3: …`, `subject.kind: …`.
    ///
    /// Its sender's own values may be in it.
    public let detail: String

    /// Names the code and the detail.
    public init(code: String, detail: String) {
        self.code = code
        self.detail = detail
    }

    /// The form is wrong: no JSON, a field missing or of the wrong type, an attribute missing.
    public static func malformed(_ detail: String) -> MalformedMessage {
        MalformedMessage(code: "malformedMessage", detail: detail)
    }

    /// More bytes than a message may have.
    public static func tooLarge(_ detail: String) -> MalformedMessage {
        MalformedMessage(code: "tooLarge", detail: detail)
    }

    /// A major version that isn't known here.
    public static func unknownVersion(_ detail: String) -> MalformedMessage {
        MalformedMessage(code: "unknownVersion", detail: detail)
    }

    /// A type that nobody here handles.
    public static func unknownType(_ detail: String) -> MalformedMessage {
        MalformedMessage(code: "unknownType", detail: detail)
    }

    /// The code only: values must not reach a log by way of an interpolated error.
    public var description: String { self.code }
}
