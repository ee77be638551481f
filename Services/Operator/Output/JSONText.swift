import Messages

extension JSONValue {
    /// The value for a person: labels and values in columns, lists with dashes, times on London clocks.
    var text: [String] {
        switch self {
        case .object(let members) where members.count == 1 && members["_0"] != nil:
            return members["_0"]?.text ?? []
        case .object(let members):
            var facts = Facts()
            for (name, value) in members.sorted(by: { $0.key < $1.key }) {
                facts.add(name.inWords, value.line)
            }
            var lines = facts.lines
            for (name, value) in members.sorted(by: { $0.key < $1.key }) where value.line == nil && !value.isEmpty {
                lines.append("\(name.inWords):")
                lines += value.text.map { "  \($0)" }
            }
            return lines
        case .array(let elements):
            return elements.flatMap { element in
                element.text.enumerated().map { ($0 == 0 ? "- " : "  ") + $1 }
            }
        default: return [self.line ?? ""]
        }
    }

    /// The value on one line; nil where it takes several.
    private var line: String? {
        switch self {
        case .null: ""
        case .bool(let value): value ? "yes" : "no"
        case .number(let number): number.text
        case .string(let text): text.inLondon
        case .array(let elements):
            elements.allSatisfy(\.isScalar) && elements.map({ $0.line ?? "" }).joined().count < 90
                ? elements.compactMap(\.line).joined(separator: ", ") : nil
        case .object: nil
        }
    }

    private var isScalar: Bool {
        switch self {
        case .array, .object: false
        default: true
        }
    }

    private var isEmpty: Bool {
        switch self {
        case .array(let elements): elements.isEmpty
        case .object(let members): members.isEmpty
        default: false
        }
    }
}
