internal import Domain

/// Has a type decode itself from nothing, and notes what it asks for.
final class SchemaRecorder {
    private var properties: [JSONSchema.Property] = []
    private var optional: Set<String> = []
    private var map: JSONSchema?
    private var isMap = false
    private var element: JSONSchema?
    private var single: JSONSchema?
    private var isArray = false

    /// The schema of a type, and some value of it.
    static func record<T: Decodable>(_ type: T.Type) throws -> (schema: JSONSchema, value: T) {
        if let known = self.known(type) { return known }
        let recorder = SchemaRecorder()
        let value = try T(from: RecordingDecoder(recorder: recorder))
        let schema = recorder.schema
        guard let refining = type as? any SchemaRefining.Type else { return (schema, value) }
        return (refining.refine(schema), value)
    }

    private static func known<T: Decodable>(_ type: T.Type) -> (schema: JSONSchema, value: T)? {
        func made(_ shape: JSONSchema.Shape, _ value: Any) -> (schema: JSONSchema, value: T)? {
            (value as? T).map { (JSONSchema(shape: shape), $0) }
        }
        switch type {
        case is Bool.Type: return made(.boolean, false)
        case is String.Type: return made(.string(format: nil), "text")
        case is Double.Type: return made(.number, 0.0)
        case is JSONValue.Type: return made(.any, JSONValue.null)
        case is Instant.Type: return made(.string(format: "date-time"), Instant(microseconds: 0))
        case is CivilDate.Type: return made(.string(format: "date"), CivilDate(2026, 11, 20))
        default: break
        }
        if let type = type as? any (FixedWidthInteger & Decodable).Type {
            return made(.integer, type.init(truncatingIfNeeded: 1))
        }
        if let type = type as? any (CaseIterable & RawRepresentable).Type, let (words, value) = self.words(type) {
            return made(.words(words), value)
        }
        return nil
    }

    private static func words<E: CaseIterable & RawRepresentable>(_ type: E.Type) -> (words: [String], first: Any)? {
        let words = E.allCases.compactMap { $0.rawValue as? String }
        guard !words.isEmpty, let first = E.allCases.first else { return nil }
        return (words, first)
    }

    private var schema: JSONSchema {
        if let single = self.single { return single }
        if self.isMap { return JSONSchema(shape: .map(self.map ?? JSONSchema(shape: .any))) }
        if self.isArray { return JSONSchema(shape: .array(self.element ?? JSONSchema(shape: .any))) }
        return JSONSchema(shape: .object(self.properties))
    }

    fileprivate func noteOptional(_ name: String) { self.optional.insert(name) }
    fileprivate func noteMap() { self.isMap = true }
    fileprivate func noteArray() { self.isArray = true }

    fileprivate func member<T: Decodable>(_ name: String, _ type: T.Type) throws -> T {
        let (schema, value) = try Self.record(type)
        if self.isMap { self.map = schema }
        if !self.properties.contains(where: { $0.name == name }) {
            let isRequired = !self.optional.contains(name)
            self.properties.append(JSONSchema.Property(name: name, schema: schema, isRequired: isRequired))
        }
        return value
    }

    fileprivate func element<T: Decodable>(_ type: T.Type) throws -> T {
        let (schema, value) = try Self.record(type)
        self.element = schema
        return value
    }

    fileprivate func whole<T: Decodable>(_ type: T.Type) throws -> T {
        let (schema, value) = try Self.record(type)
        self.single = schema
        return value
    }
}

private struct RecordingDecoder: Decoder {
    let recorder: SchemaRecorder
    var codingPath: [any CodingKey] { [] }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedDecodingContainer<Key> {
        KeyedDecodingContainer(RecordingMembers<Key>(recorder: self.recorder))
    }

    func unkeyedContainer() -> any UnkeyedDecodingContainer {
        self.recorder.noteArray()
        return RecordingElements(recorder: self.recorder)
    }

    func singleValueContainer() -> any SingleValueDecodingContainer { RecordingValue(recorder: self.recorder) }
}

private struct RecordingMembers<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let recorder: SchemaRecorder
    var codingPath: [any CodingKey] { [] }

    /// Only what has no fields of its own asks which names there are.
    var allKeys: [Key] {
        self.recorder.noteMap()
        return [Key(stringValue: "name")].compactMap(\.self)
    }

    func contains(_ key: Key) -> Bool { true }

    /// Asked before a member is read that may be absent.
    func decodeNil(forKey key: Key) -> Bool {
        self.recorder.noteOptional(key.stringValue)
        return false
    }

    func decode<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T {
        try self.recorder.member(key.stringValue, type)
    }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type,
        forKey key: Key
    ) -> KeyedDecodingContainer<Nested> {
        RecordingDecoder(recorder: SchemaRecorder()).container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedDecodingContainer {
        RecordingDecoder(recorder: SchemaRecorder()).unkeyedContainer()
    }

    func superDecoder() -> any Decoder { RecordingDecoder(recorder: self.recorder) }
    func superDecoder(forKey key: Key) -> any Decoder { RecordingDecoder(recorder: self.recorder) }
}

private struct RecordingElements: UnkeyedDecodingContainer {
    let recorder: SchemaRecorder
    var codingPath: [any CodingKey] { [] }
    var count: Int? { 1 }
    var isAtEnd: Bool { self.currentIndex > 0 }
    var currentIndex = 0

    mutating func decodeNil() -> Bool { false }

    mutating func decode<T: Decodable>(_ type: T.Type) throws -> T {
        self.currentIndex += 1
        return try self.recorder.element(type)
    }

    mutating func nestedContainer<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedDecodingContainer<Key> {
        RecordingDecoder(recorder: SchemaRecorder()).container(keyedBy: type)
    }

    mutating func nestedUnkeyedContainer() -> any UnkeyedDecodingContainer {
        RecordingDecoder(recorder: SchemaRecorder()).unkeyedContainer()
    }

    mutating func superDecoder() -> any Decoder { RecordingDecoder(recorder: self.recorder) }
}

private struct RecordingValue: SingleValueDecodingContainer {
    let recorder: SchemaRecorder
    var codingPath: [any CodingKey] { [] }

    func decodeNil() -> Bool { false }

    func decode<T: Decodable>(_ type: T.Type) throws -> T { try self.recorder.whole(type) }
}
