internal import AMQP
internal import Domain
internal import Foundation

/// A CloudEvent before its attributes have been looked at: names and texts, and the data's own bytes.
struct CloudEventForm {
    private static let prefixes = ["ce-", "cloudEvents_", "cloudEvents:"]

    private(set) var attributes: [String: String] = [:]
    private(set) var data: [UInt8]
    private let isStructured: Bool

    /// Binary mode: attributes are headers.
    init(headers: [String: FieldValue], body: [UInt8]) throws(MalformedMessage) {
        self.data = body
        self.isStructured = false
        for (header, value) in headers {
            guard let prefix = Self.prefixes.first(where: { header.hasPrefix($0) }) else { continue }
            let name = header.dropFirst(prefix.count).lowercased()
            guard let text = value.attributeText else {
                throw .malformed("\(header): should be text, a number, or true or false")
            }
            if let other = self.attributes[name], other != text {
                throw .malformed("\(name): is given twice, with different values, under two prefixes")
            }
            self.attributes[name] = text
        }
    }

    /// Structured mode: one JSON document.
    init(structured body: [UInt8]) throws(MalformedMessage) {
        self.isStructured = true
        self.data = []
        var hasData = false
        for (name, value, place) in try JSONParser.members(of: body) {
            switch (name, value) {
            case ("data", _):
                self.data = Array(body[place])
                hasData = true
            case ("data_base64", .string(let text)):
                guard let decoded = Data(base64Encoded: text) else { throw .malformed("data_base64: isn't base64") }
                self.data = Array(decoded)
                hasData = true
            case (_, .string(let text)): self.attributes[name.lowercased()] = text
            case (_, .number(let number)): self.attributes[name.lowercased()] = number.text
            case (_, .bool(let value)): self.attributes[name.lowercased()] = "\(value)"
            case (_, .null): continue
            default: throw .malformed("\(name): found \(value.kindInWords); an attribute is text or a number")
            }
        }
        guard hasData else { throw .malformed("data: is missing") }
    }

    func required(_ name: String) throws(MalformedMessage) -> String {
        guard let text = self.attributes[name], !text.isEmpty else {
            let place = self.isStructured ? "the member \"\(name)\"" : "the header ce-\(name)"
            throw .malformed("\(name): is missing; give it as \(place)")
        }
        return text
    }

    func read<Value>(
        _ name: String,
        _ wanted: String,
        _ convert: (String) -> Value?
    ) throws(MalformedMessage) -> Value? {
        guard let text = self.attributes[name] else { return nil }
        guard let value = convert(text) else {
            throw .malformed("\(name): found \"\(text.prefix(64))\"; it should be \(wanted)")
        }
        return value
    }
}

extension FieldValue {
    /// The canonical text of an attribute's value; nil for what an attribute can't be.
    var attributeText: String? {
        switch self {
        case .string(let text): text
        case .int(let number): "\(number)"
        case .bool(let value): "\(value)"
        case .bytes(let bytes): String(validating: bytes, as: UTF8.self)
        case .timestamp(let seconds): Instant(microseconds: 0).adding(seconds: seconds).rfc3339
        case .double(let number): Int64(exactly: number).map { "\($0)" } ?? "\(number)"
        case .table, .array, .null: nil
        }
    }
}
