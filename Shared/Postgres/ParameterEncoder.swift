/// Turns the parameters of one statement into the server's binary form, all in one buffer that is used again.
struct ParameterEncoder {
    /// The bytes of all values, end to end.
    private(set) var bytes: [UInt8] = []
    /// Where each value begins; `nil` for a null.
    private(set) var offsets: [Int?] = []
    /// How many bytes each value has.
    private(set) var lengths: [Int32] = []

    /// More than this is given back to the allocator after use.
    private static let keptCapacity = 1 << 20

    /// Replaces what was encoded before by these values.
    mutating func encode(_ values: [PostgresValue]) {
        if self.bytes.capacity > Self.keptCapacity {
            self.bytes = []
        } else {
            self.bytes.removeAll(keepingCapacity: true)
        }
        self.offsets.removeAll(keepingCapacity: true)
        self.lengths.removeAll(keepingCapacity: true)
        for value in values {
            let start = self.bytes.count
            self.append(value)
            self.offsets.append(value == .null ? nil : start)
            self.lengths.append(Int32(truncatingIfNeeded: self.bytes.count - start))
        }
    }

    private mutating func append(_ value: PostgresValue) {
        switch value {
        case .null: break
        case .bool(let value): self.bytes.append(value ? 1 : 0)
        case .int(let value): self.append(value)
        case .int32(let value): self.append(value)
        case .text(let value): self.bytes.append(contentsOf: value.utf8)
        case .bytes(let value): self.bytes.append(contentsOf: value)
        case .intArray(let values):
            self.append(values, of: TypeID.int8, size: 8) { $0.append($1) }
        case .int32Array(let values):
            self.append(values, of: TypeID.int4, size: 4) { $0.append($1) }
        case .boolArray(let values):
            self.append(values, of: TypeID.bool, size: 1) { $0.bytes.append($1 ? 1 : 0) }
        case .textArray(let values):
            self.append(values, of: TypeID.text, size: 16) { $0.bytes.append(contentsOf: $1.utf8) }
        case .bytesArray(let values):
            self.append(values, of: TypeID.bytea, size: 64) { $0.bytes.append(contentsOf: $1) }
        }
    }

    /// One dimension, its lower bound 1; an array without elements has no dimension at all.
    private mutating func append<Element>(
        _ values: [Element?],
        of type: UInt32,
        size: Int,
        _ append: (inout ParameterEncoder, Element) -> Void
    ) {
        self.append(Int32(values.isEmpty ? 0 : 1))
        self.append(Int32(values.contains { $0 == nil } ? 1 : 0))
        self.append(type)
        guard !values.isEmpty else { return }
        self.append(Int32(truncatingIfNeeded: values.count))
        self.append(Int32(1))
        let needed = self.bytes.count + values.count * (4 + size)
        if needed > self.bytes.capacity { self.bytes.reserveCapacity(max(needed, 2 * self.bytes.capacity)) }
        for value in values {
            guard let value else {
                self.append(Int32(-1))
                continue
            }
            let at = self.bytes.count
            self.append(Int32(0))
            append(&self, value)
            self.patch(Int32(truncatingIfNeeded: self.bytes.count - at - 4), at: at)
        }
    }

    private mutating func append(_ value: some FixedWidthInteger) {
        unsafe withUnsafeBytes(of: value.bigEndian) { unsafe self.bytes.append(contentsOf: $0) }
    }

    private mutating func patch(_ length: Int32, at index: Int) {
        let length = UInt32(bitPattern: length)
        self.bytes[index] = UInt8(truncatingIfNeeded: length >> 24)
        self.bytes[index + 1] = UInt8(truncatingIfNeeded: length >> 16)
        self.bytes[index + 2] = UInt8(truncatingIfNeeded: length >> 8)
        self.bytes[index + 3] = UInt8(truncatingIfNeeded: length)
    }
}
