/// Takes values in the byte form of AMQP 0-9-1 from a span; every step is checked against its end.
struct WireReader {
    /// How deep tables and arrays may lie in one another before we call it nonsense.
    private static let deepest = 32

    private var offset = 0
    private var depth = 0

    func isAtEnd(of span: RawSpan) -> Bool {
        self.offset >= span.byteCount
    }

    mutating func uint8(_ span: RawSpan) throws(AMQPError) -> UInt8 {
        guard self.offset < span.byteCount else { throw Self.cutShort }
        defer { self.offset += 1 }
        return unsafe span.unsafeLoad(fromUncheckedByteOffset: self.offset, as: UInt8.self)
    }

    mutating func uint16(_ span: RawSpan) throws(AMQPError) -> UInt16 {
        UInt16(try self.uint8(span)) << 8 | UInt16(try self.uint8(span))
    }

    mutating func uint32(_ span: RawSpan) throws(AMQPError) -> UInt32 {
        UInt32(try self.uint16(span)) << 16 | UInt32(try self.uint16(span))
    }

    mutating func uint64(_ span: RawSpan) throws(AMQPError) -> UInt64 {
        UInt64(try self.uint32(span)) << 32 | UInt64(try self.uint32(span))
    }

    mutating func shortString(_ span: RawSpan) throws(AMQPError) -> String {
        let range = try self.range(of: Int(try self.uint8(span)), in: span)
        return String(reading: span.extracting(range))
    }

    mutating func table(_ span: RawSpan) throws(AMQPError) -> [String: FieldValue] {
        let end = try self.range(of: Int(try self.uint32(span)), in: span, moving: false).upperBound
        try self.descend()
        defer { self.depth -= 1 }
        let contents = span.extracting(0..<end)
        var table: [String: FieldValue] = [:]
        while self.offset < end {
            let name = try self.shortString(contents)
            table[name] = try self.field(contents)
        }
        return table
    }

    private mutating func array(_ span: RawSpan) throws(AMQPError) -> [FieldValue] {
        let end = try self.range(of: Int(try self.uint32(span)), in: span, moving: false).upperBound
        try self.descend()
        defer { self.depth -= 1 }
        let contents = span.extracting(0..<end)
        var array: [FieldValue] = []
        while self.offset < end { array.append(try self.field(contents)) }
        return array
    }

    private mutating func field(_ span: RawSpan) throws(AMQPError) -> FieldValue {
        let kind = try self.uint8(span)
        switch UnicodeScalar(kind) {
        case "t": return .bool(try self.uint8(span) != 0)
        case "b": return .int(Int64(Int8(bitPattern: try self.uint8(span))))
        case "B": return .int(Int64(try self.uint8(span)))
        case "s": return .int(Int64(Int16(bitPattern: try self.uint16(span))))
        case "u": return .int(Int64(try self.uint16(span)))
        case "I": return .int(Int64(Int32(bitPattern: try self.uint32(span))))
        case "i": return .int(Int64(try self.uint32(span)))
        case "l": return .int(Int64(bitPattern: try self.uint64(span)))
        case "L":
            let value = try self.uint64(span)
            return Int64(exactly: value).map { .int($0) } ?? .double(Double(value))
        case "f": return .double(Double(Float(bitPattern: try self.uint32(span))))
        case "d": return .double(Double(bitPattern: try self.uint64(span)))
        case "D":
            let scale = try self.uint8(span)
            var value = Double(Int32(bitPattern: try self.uint32(span)))
            for _ in 0..<scale { value /= 10 }
            return .double(value)
        case "S":
            let bytes = span.extracting(try self.range(of: Int(try self.uint32(span)), in: span))
            return String(validating: bytes).map { .string($0) } ?? .bytes([UInt8](copying: bytes))
        case "x":
            let bytes = span.extracting(try self.range(of: Int(try self.uint32(span)), in: span))
            return .bytes([UInt8](copying: bytes))
        case "T": return .timestamp(Int64(bitPattern: try self.uint64(span)))
        case "F": return .table(try self.table(span))
        case "A": return .array(try self.array(span))
        case "V": return .null
        default: throw AMQPError(.malformed, "a table has a value of the unknown kind \(kind)")
        }
    }

    private mutating func range(
        of count: Int,
        in span: RawSpan,
        moving: Bool = true
    ) throws(AMQPError) -> Range<Int> {
        guard count <= span.byteCount - self.offset else { throw Self.cutShort }
        defer { if moving { self.offset += count } }
        return self.offset..<(self.offset + count)
    }

    private mutating func descend() throws(AMQPError) {
        guard self.depth < Self.deepest else { throw AMQPError(.malformed, "tables within tables without end") }
        self.depth += 1
    }

    private static var cutShort: AMQPError {
        AMQPError(.malformed, "properties end before they should")
    }
}

extension String {
    /// The text if it is UTF-8.
    init?(validating span: RawSpan) {
        let text = unsafe span.withUnsafeBytes { unsafe String(validating: $0, as: UTF8.self) }
        guard let text else { return nil }
        self = text
    }

    /// The text, with U+FFFD for what is not UTF-8.
    init(reading span: RawSpan) {
        if let text = String(validating: span) {
            self = text
        } else {
            self = String(decoding: [UInt8](copying: span), as: UTF8.self)
        }
    }
}

extension [UInt8] {
    /// The one copy that is made of what the library holds.
    init(copying span: RawSpan) {
        self = unsafe span.withUnsafeBytes { unsafe [UInt8]($0) }
    }

    mutating func append(copying span: RawSpan) {
        unsafe span.withUnsafeBytes { unsafe self.append(contentsOf: $0) }
    }
}
