/// The labels of one series, legal, sorted by name and without a name twice.
struct Labels: Hashable, Comparable, Sendable {
    private struct Label: Hashable, Sendable {
        let name: String
        let value: String
    }

    private let labels: [Label]

    /// Of labels with the same name the last counts.
    init(_ dimensions: [(String, String)]) {
        let byName = Dictionary(
            dimensions.map { (Self.legal($0.0, alsoColon: false), $0.1) },
            uniquingKeysWith: { _, last in last }
        )
        self.labels = byName.map { Label(name: $0.key, value: $0.value) }.sorted { $0.name < $1.name }
    }

    static func < (left: Labels, right: Labels) -> Bool { left.text() < right.text() }

    /// - Parameter bound: The upper bound of a histogram's bucket, as label `le`.
    /// - Returns: The labels in braces, or nothing.
    func text(and bound: String? = nil) -> String {
        var parts = self.labels.map { "\($0.name)=\"\(Self.escaped($0.value))\"" }
        if let bound { parts.append("le=\"\(bound)\"") }
        return parts.isEmpty ? "" : "{\(parts.joined(separator: ","))}"
    }

    /// - Parameters:
    ///   - name: A name as code gives it.
    ///   - alsoColon: Whether a colon may stand in it: in metric names, not in label names.
    /// - Returns: The name with everything replaced by `_` that may not stand in it.
    static func legal(_ name: String, alsoColon: Bool) -> String {
        let bytes = name.utf8.map { byte -> UInt8 in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"):
                byte
            case UInt8(ascii: ":") where alsoColon: byte
            default: UInt8(ascii: "_")
            }
        }
        let legal = String(decoding: bytes, as: UTF8.self)
        guard let first = bytes.first, !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first) else {
            return "_" + legal
        }
        return legal
    }

    private static func escaped(_ value: String) -> String {
        value.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
    }
}
