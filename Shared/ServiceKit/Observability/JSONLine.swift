internal import Logging

/// A JSON object in the making, as the bytes of one line; whatever is put in stays on that line.
struct JSONLine {
    private var bytes: [UInt8] = [UInt8(ascii: "{")]

    init() {
        self.bytes.reserveCapacity(256)
    }

    mutating func member(_ name: String, _ value: String) {
        self.name(name)
        self.string(value)
    }

    mutating func member(_ name: String, _ value: Logger.MetadataValue) {
        self.name(name)
        self.value(value)
    }

    /// The line with its end.
    consuming func finished() -> [UInt8] {
        self.bytes.append(UInt8(ascii: "}"))
        self.bytes.append(UInt8(ascii: "\n"))
        return self.bytes
    }

    private mutating func name(_ name: String) {
        if self.bytes.count > 1 { self.bytes.append(UInt8(ascii: ",")) }
        self.string(name)
        self.bytes.append(UInt8(ascii: ":"))
    }

    private mutating func value(_ value: Logger.MetadataValue) {
        switch value {
        case .string(let text):
            self.string(text)
        case .stringConvertible(let value):
            switch value {
            case is Bool, is Int, is Int64, is Int32, is UInt64, is UInt32, is UInt16, is UInt8:
                self.bytes.append(contentsOf: value.description.utf8)
            case let number as Double where number.isFinite:
                self.bytes.append(contentsOf: number.description.utf8)
            default:
                self.string(value.description)
            }
        case .array(let values):
            self.bytes.append(UInt8(ascii: "["))
            for (index, element) in values.enumerated() {
                if index > 0 { self.bytes.append(UInt8(ascii: ",")) }
                self.value(element)
            }
            self.bytes.append(UInt8(ascii: "]"))
        case .dictionary(let values):
            self.bytes.append(UInt8(ascii: "{"))
            for (index, element) in values.sorted(by: { $0.key < $1.key }).enumerated() {
                if index > 0 { self.bytes.append(UInt8(ascii: ",")) }
                self.string(element.key)
                self.bytes.append(UInt8(ascii: ":"))
                self.value(element.value)
            }
            self.bytes.append(UInt8(ascii: "}"))
        @unknown default:
            self.string("\(value)")
        }
    }

    private mutating func string(_ text: String) {
        self.bytes.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"):
                self.bytes.append(UInt8(ascii: "\\"))
                self.bytes.append(byte)
            case 0x0A:
                self.bytes.append(contentsOf: "\\n".utf8)
            case 0x0D:
                self.bytes.append(contentsOf: "\\r".utf8)
            case 0x09:
                self.bytes.append(contentsOf: "\\t".utf8)
            case 0..<0x20, 0x7F:
                self.bytes.append(contentsOf: "\\u00".utf8)
                self.bytes.append(Self.hex(byte >> 4))
                self.bytes.append(Self.hex(byte & 0xF))
            default:
                self.bytes.append(byte)
            }
        }
        self.bytes.append(UInt8(ascii: "\""))
    }

    private static func hex(_ digit: UInt8) -> UInt8 {
        digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10
    }
}
