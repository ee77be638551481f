// ElectionsDomain decides what stands in the register, and everything about calls and nominations.
// It must not know of queues, databases, files, clocks or another service's module.

extension Optional<String> {
    /// Absent, empty or white space only (ELE-06).
    var isBlank: Bool { self?.isBlank ?? true }
}

extension String {
    /// Empty or white space only (ELE-06).
    var isBlank: Bool { self.allSatisfy(\.isWhitespace) }

    /// Without white space at either end.
    var trimmed: String {
        var text = self[...]
        while text.first?.isWhitespace == true { text = text.dropFirst() }
        while text.last?.isWhitespace == true { text = text.dropLast() }
        return String(text)
    }

    /// Whether it can be an id in a stream's name: letters, digits, `.`, `-` and `_`, 64 at the most.
    var isIdentifier: Bool {
        let allowed = self.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
            case UInt8(ascii: "0")...UInt8(ascii: "9"): true
            case UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"): true
            default: false
            }
        }
        return allowed && (1...64).contains(self.utf8.count)
    }
}

extension Sequence where Element: CustomStringConvertible {
    /// The elements in a sentence: `a, b, c`.
    var listed: String { self.map(\.description).joined(separator: ", ") }
}

extension CaseIterable where Self: RawRepresentable, RawValue == String {
    /// The words there are, for a refusal that says what would be right.
    static var words: String { self.allCases.map(\.rawValue).joined(separator: ", ") }
}
