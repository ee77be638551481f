internal import Domain

/// What a JSON document must look like, as far as one of our types tells.
public struct JSONSchema: Sendable, Equatable {
    /// One member of an object.
    struct Property: Sendable, Equatable {
        let name: String
        var schema: JSONSchema
        var isRequired: Bool
    }

    /// The forms that our messages use.
    indirect enum Shape: Sendable, Equatable {
        case any, boolean, integer, number
        case string(format: String?)
        case words([String])
        case array(JSONSchema)
        case map(JSONSchema)
        case object([Property])
        case oneOf([JSONSchema])
    }

    var shape: Shape

    /// The schema of a type, found by having it decode itself from a decoder that takes notes.
    public static func of(_ type: any Decodable.Type) -> JSONSchema {
        (try? SchemaRecorder.record(type).schema) ?? JSONSchema(shape: .any)
    }

    /// The part at a path; nil stands for any element of an array.
    func node(at path: [String?]) -> JSONSchema? {
        path.reduce(self) { schema, name in
            switch (schema?.shape, name) {
            case (.array(let element), nil): element
            case (.map(let value), .some): value
            case (.object(let properties), .some(let name)): properties.first { $0.name == name }?.schema
            default: nil
            }
        }
    }

    /// What should stand here, for a person.
    var inWords: String? {
        switch self.shape {
        case .any: nil
        case .boolean: "true or false"
        case .integer: "a whole number"
        case .number: "a number"
        case .string(format: "date-time"): "a time with its offset, such as 2026-11-20T09:12:00Z"
        case .string(format: "date"): "a date, such as 2026-11-20"
        case .string: "text in quotes"
        case .words(let words): "one of \(words.joined(separator: ", "))"
        case .array: "an array, [ … ]"
        case .map, .object: "an object, { … }"
        case .oneOf(let schemas): schemas.compactMap(\.inWords).joined(separator: ", or ")
        }
    }

    /// The schema as JSON, draft 2020-12.
    var json: JSONValue {
        switch self.shape {
        case .any: return [:]
        case .boolean: return ["type": "boolean"]
        case .integer: return ["type": "integer"]
        case .number: return ["type": "number"]
        case .string(let format):
            return .object(["type": "string"].merging(format.map { ["format": .string($0)] } ?? [:]) { $1 })
        case .words(let words): return ["type": "string", "enum": .array(words.map { .string($0) })]
        case .array(let element): return ["type": "array", "items": element.json]
        case .map(let value): return ["type": "object", "additionalProperties": value.json]
        case .oneOf(let schemas): return ["oneOf": .array(schemas.map(\.json))]
        case .object(let properties):
            let members = Dictionary(properties.map { ($0.name, $0.schema.json) }) { first, _ in first }
            return [
                "type": "object", "properties": .object(members),
                "required": .array(properties.filter(\.isRequired).map(\.name).sorted().map { .string($0) }),
            ]
        }
    }
}

/// A type that says more about its JSON than its fields' types do, because a rule, and not the decoder, is to judge
/// what comes in.
protocol SchemaRefining {
    /// The schema that documents get, out of the one that the fields' types give.
    static func refine(_ schema: JSONSchema) -> JSONSchema
}

extension JSONSchema {
    /// The same with these members required.
    func requiring(_ names: String...) -> JSONSchema {
        self.changing(names) { $0.isRequired = true }
    }

    /// The same with only these words allowed in a member that is text.
    func allowing(_ words: [String], in name: String) -> JSONSchema {
        self.changing([name]) { $0.schema = JSONSchema(shape: .words(words)) }
    }

    /// The same with a member that is text in that format.
    func formatting(_ name: String, as format: String) -> JSONSchema {
        self.changing([name]) { $0.schema = JSONSchema(shape: .string(format: format)) }
    }

    private func changing(_ names: [String], _ change: (inout Property) -> Void) -> JSONSchema {
        guard case .object(var properties) = self.shape else { return self }
        for index in properties.indices where names.contains(properties[index].name) {
            change(&properties[index])
        }
        return JSONSchema(shape: .object(properties))
    }
}

extension JSONSchema {
    /// What is wrong with a document by this schema, each problem with its path; empty when nothing is.
    public func problems(in document: JSONValue) -> [String] {
        var problems: [String] = []
        self.check(document, path: "", into: &problems)
        return problems
    }

    private func check(_ value: JSONValue, path: String, into problems: inout [String]) {
        switch (self.shape, value) {
        case (.any, _), (.boolean, .bool), (.number, .number): return
        case (.integer, .number(let number)) where number.integer != nil: return
        case (.string(let format), .string(let text)) where Self.isWell(text, formed: format): return
        case (.words(let words), .string(let text)) where words.contains(text): return
        case (.array(let element), .array(let elements)):
            for (index, value) in elements.enumerated() {
                element.check(value, path: "\(path)[\(index)]", into: &problems)
            }
        case (.map(let schema), .object(let members)):
            for (name, value) in members.sorted(by: { $0.key < $1.key }) {
                schema.check(value, path: path.isEmpty ? name : "\(path).\(name)", into: &problems)
            }
        case (.object(let properties), .object(let members)):
            for property in properties {
                let place = path.isEmpty ? property.name : "\(path).\(property.name)"
                if let value = members[property.name] {
                    property.schema.check(value, path: place, into: &problems)
                } else if property.isRequired {
                    problems.append("\(place): is missing; it should be \(property.schema.inWords ?? "anything")")
                }
            }
        case (.oneOf(let schemas), _) where schemas.count(where: { $0.problems(in: value).isEmpty }) == 1: return
        default:
            problems.append(
                "\(path): found \(value.kindInWords); it should be \(self.inWords ?? "anything")"
            )
        }
    }

    private static func isWell(_ text: String, formed format: String?) -> Bool {
        switch format {
        case "date-time": Instant(rfc3339: text) != nil
        case "date": CivilDate(iso: text) != nil
        default: true
        }
    }
}
