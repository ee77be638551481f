import Domain

/// What the demonstration prints: a step, and below it what was seen of it, where, and how fast.
final class Timeline {
    private(set) var missing = 0
    private(set) var seen = 0
    private var number = 0
    private var begun = ContinuousClock.now
    private let isJSON: Bool

    init(isJSON: Bool) { self.isJSON = isJSON }

    func begin(_ title: String, at now: Instant?) {
        self.number += 1
        self.begun = .now
        if self.isJSON {
            Output.json(["step": "\(self.number)", "title": title, "at": now?.rfc3339 ?? ""])
        } else {
            Output.line("")
            Output.line("\((now?.london ?? "").padded(to: Self.margin))\(self.number). \(title)")
        }
    }

    /// Something that was done, with the time until its answer.
    func done(_ what: String, _ took: Duration) { self.row("  ", took, what, "") }

    /// Something that was read back.
    func sighted(_ what: String, _ took: Duration, in place: String) {
        self.seen += 1
        self.row("ok", took, what, place)
    }

    /// Something that should have been there.
    func missed(_ what: String, in place: String) {
        self.missing += 1
        self.row("MISSING", nil, what, place)
    }

    /// Words between.
    func note(_ text: String) {
        if self.isJSON { return Output.json(["note": text]) }
        for line in text.wrapped(at: 100) { Output.line((Self.indent + "            " + line).trimmedEnd) }
    }

    private func row(_ mark: String, _ took: Duration?, _ what: String, _ place: String) {
        if self.isJSON {
            Output.json([
                "mark": mark.trimmedMark, "milliseconds": took.map { "\($0.milliseconds)" } ?? "", "what": what,
                "readIn": place,
            ])
            return
        }
        let time = took.map { "\($0.milliseconds) ms" } ?? ""
        let left = String(repeating: " ", count: max(0, 8 - time.count)) + time
        let head = mark == "MISSING" ? "MISSING   " : "\(left)  "
        let place = place.isEmpty ? "" : "  [\(place)]"
        Output.line((Self.indent + head + what.padded(to: 78) + place).trimmedEnd)
    }

    private static let margin = 24
    private static let indent = String(repeating: " ", count: 26)
}

extension String {
    fileprivate var trimmedEnd: String { String(self.reversed().drop(while: \.isWhitespace).reversed()) }

    /// The text in lines of at most so many characters, broken between words; a line with columns stays whole.
    fileprivate func wrapped(at width: Int) -> [String] {
        guard self.count > width, !self.contains("   ") else { return [self] }
        var lines = [""]
        for word in self.split(separator: " ") {
            if lines[lines.count - 1].count + word.count >= width { lines.append("") }
            lines[lines.count - 1] += (lines[lines.count - 1].isEmpty ? "" : " ") + word
        }
        return lines
    }

    fileprivate var trimmedMark: String { self == "  " ? "done" : self }
}
