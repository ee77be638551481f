/// Appends values in the byte form of AMQP 0-9-1, big-endian.
struct WireWriter {
    /// What kinds of frame we send.
    enum FrameKind: UInt8 {
        case method = 1
        case header = 2
        case body = 3
        case heartbeat = 8
    }

    /// What a frame has besides its payload: kind, channel and length before it, one byte after it.
    static let frameOverhead = 8

    private(set) var bytes: [UInt8] = []

    /// Takes back everything from `count` on.
    mutating func truncate(to count: Int) {
        self.bytes.removeSubrange(count...)
    }

    /// Starts anew, keeping the room for the next burst unless it is uncommonly large.
    mutating func removeAll() {
        self.bytes.removeAll(keepingCapacity: self.bytes.capacity <= 4 << 20)
    }

    /// A frame around what `content` writes; its length is filled in afterwards.
    mutating func frame<Failure: Error>(
        _ kind: FrameKind,
        channel: UInt16,
        _ content: (inout WireWriter) throws(Failure) -> Void
    ) throws(Failure) {
        self.uint8(kind.rawValue)
        self.uint16(channel)
        let mark = self.bytes.count
        self.uint32(0)
        try content(&self)
        self.patchLength(at: mark)
        self.uint8(0xCE)
    }

    mutating func uint8(_ value: UInt8) {
        self.bytes.append(value)
    }

    mutating func uint16(_ value: UInt16) {
        self.bytes.append(UInt8(truncatingIfNeeded: value >> 8))
        self.bytes.append(UInt8(truncatingIfNeeded: value))
    }

    mutating func uint32(_ value: UInt32) {
        self.uint16(UInt16(truncatingIfNeeded: value >> 16))
        self.uint16(UInt16(truncatingIfNeeded: value))
    }

    mutating func uint64(_ value: UInt64) {
        self.uint32(UInt32(truncatingIfNeeded: value >> 32))
        self.uint32(UInt32(truncatingIfNeeded: value))
    }

    mutating func raw(_ bytes: some Collection<UInt8>) {
        self.bytes.append(contentsOf: bytes)
    }

    /// Up to 255 bytes.
    mutating func shortString(_ text: String) throws(AMQPError) {
        let count = text.utf8.count
        guard let length = UInt8(exactly: count) else {
            throw AMQPError(.malformed, "a name or property of \(count) bytes; AMQP allows 255")
        }
        self.uint8(length)
        self.raw(text.utf8)
    }

    mutating func table(_ table: [String: FieldValue]) throws(AMQPError) {
        let mark = self.bytes.count
        self.uint32(0)
        for (name, value) in table {
            try self.shortString(name)
            try self.field(value)
        }
        self.patchLength(at: mark)
    }

    private mutating func field(_ value: FieldValue) throws(AMQPError) {
        switch value {
        case .bool(let value):
            self.kind("t")
            self.uint8(value ? 1 : 0)
        case .int(let value):
            if let small = Int32(exactly: value) {
                self.kind("I")
                self.uint32(UInt32(bitPattern: small))
            } else {
                self.kind("l")
                self.uint64(UInt64(bitPattern: value))
            }
        case .double(let value):
            self.kind("d")
            self.uint64(value.bitPattern)
        case .string(let value):
            self.kind("S")
            self.uint32(UInt32(value.utf8.count))
            self.raw(value.utf8)
        case .bytes(let value):
            self.kind("x")
            self.uint32(UInt32(value.count))
            self.raw(value)
        case .timestamp(let value):
            self.kind("T")
            self.uint64(UInt64(bitPattern: value))
        case .table(let value):
            self.kind("F")
            try self.table(value)
        case .array(let values):
            self.kind("A")
            let mark = self.bytes.count
            self.uint32(0)
            for value in values { try self.field(value) }
            self.patchLength(at: mark)
        case .null:
            self.kind("V")
        }
    }

    private mutating func kind(_ scalar: UnicodeScalar) {
        self.uint8(UInt8(ascii: scalar))
    }

    /// Writes how much followed the four bytes at `mark` into them.
    private mutating func patchLength(at mark: Int) {
        let length = UInt32(self.bytes.count - mark - 4)
        self.bytes[mark] = UInt8(truncatingIfNeeded: length >> 24)
        self.bytes[mark + 1] = UInt8(truncatingIfNeeded: length >> 16)
        self.bytes[mark + 2] = UInt8(truncatingIfNeeded: length >> 8)
        self.bytes[mark + 3] = UInt8(truncatingIfNeeded: length)
    }
}
