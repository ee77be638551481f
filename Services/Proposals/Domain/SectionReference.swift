/// A place in the Code as people write it: `L1.17(i)`, `Section L`, `L1 to L12`, `G7.18`.
struct SectionReference: Sendable, Equatable {
    /// How far it lies in L1 to L12.
    enum Reach: Sendable, Equatable {
        /// Wholly.
        case inside
        /// In part: the whole of Section L, or a range that leaves it.
        case partly
        case outside
    }

    let reach: Reach

    /// Nil when it is no reference to a section at all.
    init?(_ text: String) {
        let ends = Self.ends(of: text).map(Self.place)
        guard let first = ends.first.flatMap({ $0 }), let last = ends.last.flatMap({ $0 }), ends.count <= 2 else {
            return nil
        }
        let lastLetters = last.letters.isEmpty ? first.letters : last.letters
        guard lastLetters == first.letters else {
            // A range over several sections touches L when L lies between its ends.
            self.reach =
                first.letters.count == 1 && lastLetters.count == 1 && first.letters <= "l" && lastLetters >= "l"
                ? .partly : .outside
            return
        }
        guard first.letters == "l" else {
            self.reach = .outside
            return
        }
        guard let from = first.number, let to = ends.count == 1 ? first.number : last.number else {
            self.reach = .partly
            return
        }
        if from >= 1, to <= 12, from <= to {
            self.reach = .inside
        } else {
            self.reach = from <= 12 && to >= 1 ? .partly : .outside
        }
    }

    /// The one or two ends of a reference: ranges are written with `to`, `-` or `–`.
    private static func ends(of text: String) -> [String] {
        var word = text.lowercased()
        for dash in ["–", "—", " to ", "-"] {
            word = word.split(separator: dash, omittingEmptySubsequences: false).joined(separator: "~")
        }
        return word.split(separator: "~", omittingEmptySubsequences: false).map(String.init)
    }

    /// `section l 10.24(c)` → `l`, 10.
    private static func place(_ text: String) -> (letters: String, number: Int?)? {
        var word = text.filter { !$0.isWhitespace }[...]
        for prefix in ["sections", "section", "clause", "sec"] where word.hasPrefix(prefix) {
            word = word.dropFirst(prefix.count)
        }
        let letters = word.prefix { $0.isASCII && $0.isLetter }
        let rest = word.dropFirst(letters.count)
        let digits = rest.prefix { $0.isASCII && $0.isNumber }
        let tail = rest.dropFirst(digits.count)
        guard letters.count <= 1, !(letters.isEmpty && digits.isEmpty), digits.count <= 3 else { return nil }
        // `D9A.11`: a letter after the number makes a section of its own, and none of L1 to L12.
        if !digits.isEmpty, tail.first?.isLetter == true { return (String(letters), 0) }
        guard tail.isEmpty || (!digits.isEmpty && (tail.first == "." || tail.first == "(")) else { return nil }
        return (String(letters), digits.isEmpty ? nil : Int(digits))
    }
}
