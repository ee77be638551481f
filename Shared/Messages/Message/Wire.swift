internal import Foundation

/// Typed values to JSON and back.
public enum Wire {
    private static let decoder = JSONDecoder()
    private static let encoder: JSONEncoder = {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        encoder.nonConformingFloatEncodingStrategy = .convertToString(
            positiveInfinity: "Infinity",
            negativeInfinity: "-Infinity",
            nan: "NaN"
        )
        return encoder
    }()

    /// Reads a message, or anything else that is sent or stored as JSON.
    ///
    /// Fields that the type doesn't know are ignored.
    /// - Throws: `malformedMessage`; its detail names the line where the text is no JSON, else the field's path, what
    ///   was found there, and what would be right.
    public static func decode<M: Decodable>(_ type: M.Type, from data: [UInt8]) throws(MalformedMessage) -> M {
        do {
            return try self.decoder.decode(type, from: Data(data))
        } catch {
            let tree = try JSONValue(parsing: data)
            throw DecodingProblem(error, in: tree, decoding: type).message
        }
    }

    /// Compact JSON in UTF-8, names in order, slashes unescaped: the same value gives the same bytes.
    public static func encode(_ value: some Encodable) -> [UInt8] {
        do {
            return Array(try self.encoder.encode(value))
        } catch {
            // Only an `encode(to:)` of our own that throws could bring us here, and none does.
            preconditionFailure("\(type(of: value)) can't be written as JSON: \(error)")
        }
    }
}
