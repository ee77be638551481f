/// Reads one value in the server's binary form.
///
/// Lives only while the bytes are lent.
@safe
struct ValueDecoder {
    private let type: UInt32
    private let bytes: UnsafeRawBufferPointer
    private let column: Int

    /// From the server's epoch, 2000-01-01, to 1970-01-01, in µs.
    private static let epoch = 946_684_800_000_000

    init(type: UInt32, bytes: UnsafeRawBufferPointer, column: Int) {
        self.type = type
        unsafe self.bytes = bytes
        self.column = column
    }

    func int() throws(PostgresError) -> Int {
        switch self.type {
        case TypeID.int8: Int(try self.load(Int64.self))
        case TypeID.int4: Int(try self.load(Int32.self))
        case TypeID.int2: Int(try self.load(Int16.self))
        case TypeID.oid: Int(try self.load(UInt32.self))
        case TypeID.timestamptz, TypeID.timestamp: try self.instant()
        default: throw self.mismatch("a whole number")
        }
    }

    func double() throws(PostgresError) -> Double {
        switch self.type {
        case TypeID.float8: Double(bitPattern: try self.load(UInt64.self))
        case TypeID.float4: Double(Float(bitPattern: try self.load(UInt32.self)))
        default: throw self.mismatch("a floating-point number")
        }
    }

    func bool() throws(PostgresError) -> Bool {
        guard self.type == TypeID.bool else { throw self.mismatch("a boolean") }
        return try self.load(UInt8.self) != 0
    }

    func byteArray() throws(PostgresError) -> [UInt8] {
        guard self.type == TypeID.bytea else { throw self.mismatch("bytes") }
        return unsafe [UInt8](self.bytes)
    }

    func text() throws(PostgresError) -> String {
        switch self.type {
        case TypeID.text, TypeID.varchar, TypeID.name, TypeID.bpchar, TypeID.json, TypeID.char, TypeID.unknown:
            return try unsafe self.string(self.bytes)
        case TypeID.jsonb where unsafe self.bytes.first == 1:
            return try unsafe self.string(UnsafeRawBufferPointer(rebasing: self.bytes.dropFirst()))
        case TypeID.uuid: return self.uuid()
        case TypeID.firstUserDefined...: return try unsafe self.string(self.bytes)
        default: throw self.mismatch("a text")
        }
    }

    func value() throws(PostgresError) -> PostgresValue {
        switch self.type {
        case TypeID.bool: .bool(try self.bool())
        case TypeID.int4: .int32(try self.load(Int32.self))
        case TypeID.bytea: .bytes(try self.byteArray())
        case TypeID.int8Array: .intArray(try self.array { (item) throws(PostgresError) in try item.load(Int64.self) })
        case TypeID.int4Array: .int32Array(try self.array { (item) throws(PostgresError) in try item.load(Int32.self) })
        case TypeID.boolArray: .boolArray(try self.array { (item) throws(PostgresError) in try item.bool() })
        case TypeID.textArray: .textArray(try self.array { (item) throws(PostgresError) in try item.text() })
        case TypeID.byteaArray: .bytesArray(try self.array { (item) throws(PostgresError) in try item.byteArray() })
        case TypeID.int8, TypeID.int2, TypeID.oid, TypeID.timestamptz, TypeID.timestamp: .int(Int64(try self.int()))
        default: .text(try self.text())
        }
    }

    /// One dimension at most: dimensions, a null flag, the element type, length and lower bound, then the elements.
    private func array<Element>(
        _ element: (ValueDecoder) throws(PostgresError) -> Element
    ) throws(PostgresError) -> [Element?] {
        let dimensions = try self.load(Int32.self)
        if dimensions == 0 { return [] }
        guard dimensions == 1 else { throw self.mismatch("an array of one dimension") }
        let type = try self.load(UInt32.self, at: 8)
        let count = Int(try self.load(Int32.self, at: 12))
        var offset = 20
        let size = unsafe self.bytes.count
        guard count >= 0, count <= size / 4 else { throw self.mismatch("an array") }
        var elements: [Element?] = []
        elements.reserveCapacity(count)
        for _ in 0..<count {
            let length = Int(try self.load(Int32.self, at: offset))
            offset += 4
            guard length >= 0 else {
                elements.append(nil)
                continue
            }
            guard offset + length <= size else { throw self.mismatch("an array") }
            let part = unsafe UnsafeRawBufferPointer(rebasing: self.bytes[offset..<(offset + length)])
            elements.append(try element(unsafe ValueDecoder(type: type, bytes: part, column: self.column)))
            offset += length
        }
        return elements
    }

    private func instant() throws(PostgresError) -> Int {
        let value = try self.load(Int64.self)
        let (sum, overflow) = Int(value).addingReportingOverflow(Self.epoch)
        guard !overflow, value != .min else { throw self.mismatch("a finite instant") }
        return sum
    }

    private func uuid() -> String {
        let digits = Array("0123456789abcdef".utf8)
        var text: [UInt8] = []
        for (index, byte) in unsafe [UInt8](self.bytes).enumerated() {
            if index == 4 || index == 6 || index == 8 || index == 10 { text.append(0x2D) }
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
        return String(decoding: text, as: UTF8.self)
    }

    private func string(_ bytes: UnsafeRawBufferPointer) throws(PostgresError) -> String {
        guard let text = unsafe String(validating: bytes, as: UTF8.self) else { throw self.mismatch("UTF-8") }
        return text
    }

    private func load<Value: FixedWidthInteger & BitwiseCopyable>(
        _ type: Value.Type,
        at offset: Int = 0
    ) throws(PostgresError) -> Value {
        guard unsafe offset + MemoryLayout<Value>.size <= self.bytes.count else {
            throw self.mismatch("a value of \(MemoryLayout<Value>.size) bytes")
        }
        return unsafe Value(bigEndian: self.bytes.loadUnaligned(fromByteOffset: offset, as: Value.self))
    }

    private func mismatch(_ wanted: String) -> PostgresError {
        let size = unsafe self.bytes.count
        return PostgresError(
            .unexpectedData,
            "column \(self.column), of type \(self.type) and \(size) bytes, isn't \(wanted)"
        )
    }
}
