/// Puts a decoder's complaint into a sentence for whoever sent the document.
struct DecodingProblem {
    private let path: String
    private let text: String

    init(_ error: any Error, in tree: JSONValue, decoding type: any Decodable.Type) {
        guard let error = error as? DecodingError else {
            self.path = ""
            self.text = "can't be read"
            return
        }
        let (context, keys) = Self.place(of: error)
        self.path = Self.words(keys)
        let found = Self.found(keys, in: tree)
        let wanted = JSONSchema.of(type).node(at: keys.map { $0.intValue == nil ? $0.stringValue : nil })?.inWords
        if found == nil, let wanted {
            self.text = "is missing; it should be \(wanted)"
        } else if let found, let wanted {
            self.text = "found \(found); it should be \(wanted)"
        } else {
            self.text = found == nil ? "is missing" : context.debugDescription
        }
    }

    var message: MalformedMessage {
        .malformed(self.path.isEmpty ? self.text : "\(self.path): \(self.text)")
    }

    private static func place(of error: DecodingError) -> (DecodingError.Context, [any CodingKey]) {
        switch error {
        case .keyNotFound(let key, let context): (context, context.codingPath + [key])
        case .valueNotFound(_, let context), .typeMismatch(_, let context), .dataCorrupted(let context):
            (context, context.codingPath)
        @unknown default: (.init(codingPath: [], debugDescription: "can't be read"), [])
        }
    }

    /// The path as people write it: `certificateIds[0].serial`.
    private static func words(_ keys: [any CodingKey]) -> String {
        keys.reduce(into: "") { path, key in
            if let index = key.intValue {
                path += "[\(index)]"
            } else {
                path += path.isEmpty ? key.stringValue : ".\(key.stringValue)"
            }
        }
    }

    /// What stands there, shortened; nil when nothing does.
    private static func found(_ keys: [any CodingKey], in tree: JSONValue) -> String? {
        var value = tree
        for key in keys {
            guard let next = key.intValue.flatMap({ value[$0] }) ?? value[key.stringValue] else { return nil }
            value = next
        }
        switch value {
        case .string(let text): return text.count > 64 ? "\"\(text.prefix(64))…\"" : "\"\(text)\""
        case .number(let number): return "the number \(number.text.prefix(32))"
        case .bool(let value): return "\(value)"
        case .null, .array, .object: return value.kindInWords
        }
    }
}
