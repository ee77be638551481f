extension Optional<String> {
    /// Absent, empty or white space only.
    var isBlank: Bool { self?.isBlank ?? true }
}

extension String {
    /// Empty or white space only.
    var isBlank: Bool { self.allSatisfy(\.isWhitespace) }
}

extension Sequence where Element: CustomStringConvertible {
    /// The elements in a sentence: `a, b, c`.
    var listed: String { self.map(\.description).joined(separator: ", ") }
}
