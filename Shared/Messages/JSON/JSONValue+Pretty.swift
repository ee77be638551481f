extension JSONValue {
    /// JSON for people: two spaces a level, short lists on one line, names in canonical order, a newline at the end.
    public func pretty() -> [UInt8] {
        var text = ""
        self.write(to: &text, indent: "")
        return Array("\(text)\n".utf8)
    }

    private func write(to text: inout String, indent: String) {
        let flat = String(decoding: self.encoded(), as: UTF8.self)
        let inner = indent + "  "
        switch self {
        case .array(let elements) where !elements.isEmpty && (!self.isFlat || flat.count + indent.count > 100):
            text += "["
            for (index, element) in elements.enumerated() {
                text += index == 0 ? "\n\(inner)" : ",\n\(inner)"
                element.write(to: &text, indent: inner)
            }
            text += "\n\(indent)]"
        case .object(let members) where !members.isEmpty && (!self.isFlat || flat.count + indent.count > 60):
            text += "{"
            let ordered = members.sorted { $0.key.utf16.lexicographicallyPrecedes($1.key.utf16) }
            for (index, member) in ordered.enumerated() {
                text += index == 0 ? "\n\(inner)" : ",\n\(inner)"
                text += "\(String(decoding: JSONValue.string(member.key).encoded(), as: UTF8.self)): "
                member.value.write(to: &text, indent: inner)
            }
            text += "\n\(indent)}"
        default:
            text += flat
        }
    }

    /// Whether nothing is nested deeper than one level.
    private var isFlat: Bool {
        func isPlain(_ value: JSONValue) -> Bool { value.array == nil && value.object == nil }
        return switch self {
        case .array(let elements): elements.allSatisfy(isPlain)
        case .object(let members): members.values.allSatisfy(isPlain)
        default: true
        }
    }
}
