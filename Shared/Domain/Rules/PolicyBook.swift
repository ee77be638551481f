public import Foundation

/// All policies with the days on which their values hold; values can be set by a document, without new code.
public struct PolicyBook: Sendable {
    /// The policies, numbered questions first.
    public private(set) var entries: [PolicyEntry]

    /// The standard values.
    public static let standard = PolicyBook(entries: Policies.allEntries)

    /// Where each id and each name stands in `entries`.
    private let index: [String: Int]

    private init(entries: [PolicyEntry]) {
        self.entries = entries
        let named = entries.enumerated().flatMap { [($0.element.id, $0.offset), ($0.element.name, $0.offset)] }
        self.index = Dictionary(named) { first, _ in first }
    }

    /// The policy of that id or name.
    public func entry(_ idOrName: String) -> PolicyEntry? { self.index[idOrName].map { self.entries[$0] } }

    /// The values in force on a day; costs nothing worth caching.
    public func inForce(on date: CivilDate) -> Policies { Policies(date: date, book: self) }

    /// The book with values set by a JSON document.
    ///
    /// The document is an object from policy id or name to a value (text, number or truth value), or to
    /// `{"value": …, "from": "2027-01-01", "until": "2027-12-31"}` for a value that holds on those days only.
    ///
    /// - Throws: ``PolicyError``, naming the field.
    public func overridden(byJSON document: Data) throws(PolicyError) -> PolicyBook {
        let fields: [String: Setting]
        do {
            fields = try JSONDecoder().decode([String: Setting].self, from: document)
        } catch DecodingError.dataCorrupted(let context), DecodingError.typeMismatch(_, let context) {
            let field = context.codingPath.map(\.stringValue).joined(separator: ".")
            throw PolicyError(
                field: field.isEmpty ? "document" : field,
                code: .unreadable,
                accepted: "an object of values"
            )
        } catch {
            throw PolicyError(field: "document", code: .unreadable, accepted: "an object of values")
        }
        var book = self
        var seen: Set<String> = []
        for (field, setting) in fields.sorted(by: { $0.key < $1.key }) {
            guard let index = self.index[field] else {
                throw PolicyError(field: field, code: .unknownPolicy, accepted: "the id or name of a policy")
            }
            let entry = book.entries[index]
            guard seen.insert(entry.id).inserted else {
                throw PolicyError(field: field, code: .givenTwice, accepted: "either \(entry.id) or \(entry.name)")
            }
            guard let value = entry.read(setting.value) else {
                throw PolicyError(field: field, code: .invalidValue, accepted: entry.acceptedForms)
            }
            if let from = setting.from, let until = setting.until, until < from {
                throw PolicyError(field: "\(field).until", code: .invalidValue, accepted: "a day not before \(from)")
            }
            book.entries[index].periods.append(PolicyPeriod(from: setting.from, until: setting.until, value: value))
        }
        return book
    }

    /// A value in the document, with or without days.
    private struct Setting: Decodable {
        let value: String
        let from: CivilDate?
        let until: CivilDate?

        private enum Field: String, CodingKey, CaseIterable {
            case value, from, until
        }

        init(from decoder: any Decoder) throws {
            if let text = Self.scalar(try decoder.singleValueContainer()) {
                self.value = text
                self.from = nil
                self.until = nil
                return
            }
            let names = try decoder.container(keyedBy: IdentifierKey.self).allKeys.map(\.stringValue)
            if let unknown = names.first(where: { Field(rawValue: $0) == nil }) {
                throw DecodingError.dataCorrupted(
                    .init(
                        codingPath: decoder.codingPath + [IdentifierKey(stringValue: unknown)],
                        debugDescription: "unknown"
                    )
                )
            }
            let fields = try decoder.container(keyedBy: Field.self)
            let inner = try fields.decode(Scalar.self, forKey: .value)
            self.value = inner.text
            self.from = try fields.decodeIfPresent(CivilDate.self, forKey: .from)
            self.until = try fields.decodeIfPresent(CivilDate.self, forKey: .until)
        }

        private struct Scalar: Decodable {
            let text: String

            init(from decoder: any Decoder) throws {
                let container = try decoder.singleValueContainer()
                guard let text = Setting.scalar(container) else {
                    throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a single value")
                }
                self.text = text
            }
        }

        private static func scalar(_ container: any SingleValueDecodingContainer) -> String? {
            if let flag = try? container.decode(Bool.self) { return flag.policyText }
            if let number = try? container.decode(Int.self) { return String(number) }
            return try? container.decode(String.self)
        }
    }
}

/// Why a document of policy values was not taken.
public struct PolicyError: Error, Sendable, Equatable, CustomStringConvertible {
    /// What is wrong with a field.
    public enum Code: String, Sendable {
        case unreadable, unknownPolicy, givenTwice, invalidValue
    }

    /// The field as written in the document.
    public let field: String
    /// What is wrong.
    public let code: Code
    /// What would have been right.
    public let accepted: String

    /// One sentence: field, fault, what would be right.
    public var description: String {
        "policy document, field \(self.field): \(self.code.rawValue); wanted \(self.accepted)"
    }
}
