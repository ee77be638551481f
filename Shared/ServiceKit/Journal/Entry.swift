internal import Crypto
internal import Domain
internal import Foundation
internal import Messages

/// How a stored event is written: JSON of the enumeration, and a name with a version for its column.
enum StoredEvent {
    static func encode(_ event: some Encodable) -> [UInt8] {
        Wire.encode(event)
    }

    /// - Throws: `JournalFault.unknownEntry`, when this build does not know what an earlier or a later one wrote.
    static func decode<Event: Decodable>(_ type: Event.Type, from data: [UInt8]) throws -> Event {
        do {
            return try JSONDecoder().decode(type, from: Data(data))
        } catch {
            throw JournalFault.unknownEntry("\(type): \(error)")
        }
    }

    /// `incident.opened.v1`: the kind of stream, the enumeration's case, the version of its form.
    static func name(of event: some Any, in kind: String) -> String {
        let mirror = Mirror(reflecting: event)
        return "\(kind).\(mirror.children.first?.label ?? String(describing: event)).v1"
    }
}

/// The journal can't be gone on with; a person must look.
enum JournalFault: Error, CustomStringConvertible {
    case unknownEntry(String)
    case cannotOpen(stream: String, version: Int)
    case cannotUnwrap(String)

    /// Whether it concerns everything, so that no more work may be taken: this build does not know what others wrote.
    ///
    /// What can't be opened concerns its own stream only.
    var stopsEverything: Bool {
        if case .unknownEntry = self { true } else { false }
    }

    var description: String {
        switch self {
        case .unknownEntry(let detail):
            "this build does not know an entry of its journal (\(detail)); start the build that wrote it, or a later one"
        case .cannotOpen(let stream, let version):
            "entry \(version) of stream \(stream) can't be opened: it was changed, or the master key is not the one it was sealed with"
        case .cannotUnwrap(let subject):
            "the data key of \(subject) can't be unwrapped: it was changed, or the master key is not the one it was wrapped with"
        }
    }
}

/// What stands beside an entry: who caused it and what it relied on.
///
/// Kept in clear, so it holds ids of ours and digests only.
struct EntryMetadata: Codable, Sendable, Equatable {
    /// The broker's user whose message caused it; absent for a timer.
    var user: String?
    /// The digest of the id of the message that caused it; an inbox row has the same.
    var cause: String?
    /// The journals whose copies the decision relied on, and how far they had been taken in.
    var facts: [String: Int64]?
    var traceparent: String?
    /// `EntryOrigin`, sealed with the key of the entry's stream.
    var origin: Data?
}

/// The ids that brought an entry about, in the words of whoever sent the message.
struct EntryOrigin: Codable, Sendable, Equatable {
    let cause: String
    let correlation: String?
}

/// One line of the journal with its place in the chain.
struct Entry: Sendable {
    let sequence: Int64
    let outward: Int64?
    let stream: String
    let version: Int
    let type: String
    let recordedAt: Int64
    let metadata: [UInt8]
    let data: [UInt8]
    let hash: [UInt8]
}

/// The chain that makes every entry vouch for all before it.
///
/// `SHA-256(previous ‖ u64 sequence ‖ u64 outward or 0 ‖ lp(stream) ‖ u32 version ‖ lp(type) ‖ i64 recordedAt ‖
/// lp(metadata) ‖ lp(data))`, numbers big-endian, `lp` a u32 length before the bytes, text UTF-8, recordedAt in
/// microseconds since 1970 UTC. The first entry follows 32 zero bytes. The data are hashed as stored, sealed.
enum Chain {
    static let genesis = [UInt8](repeating: 0, count: 32)

    static func hash(
        after previous: [UInt8],
        sequence: Int64,
        outward: Int64?,
        stream: String,
        version: Int,
        type: String,
        recordedAt: Int64,
        metadata: [UInt8],
        data: [UInt8]
    ) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(128 + stream.utf8.count + metadata.count + data.count)
        bytes += previous
        bytes.append(bigEndian: UInt64(bitPattern: sequence))
        bytes.append(bigEndian: UInt64(bitPattern: outward ?? 0))
        bytes.append(prefixed: stream.utf8)
        bytes.append(bigEndian: UInt32(truncatingIfNeeded: version))
        bytes.append(prefixed: type.utf8)
        bytes.append(bigEndian: UInt64(bitPattern: recordedAt))
        bytes.append(prefixed: metadata)
        bytes.append(prefixed: data)
        return Array(SHA256.hash(data: bytes))
    }
}

extension [UInt8] {
    fileprivate mutating func append(bigEndian number: some FixedWidthInteger) {
        for shift in stride(from: number.bitWidth - 8, through: 0, by: -8) {
            self.append(UInt8(truncatingIfNeeded: number >> shift))
        }
    }

    fileprivate mutating func append(prefixed bytes: some Collection<UInt8>) {
        self.append(bigEndian: UInt32(bytes.count))
        self.append(contentsOf: bytes)
    }

    /// Lower-case hexadecimal digits.
    var hex: String {
        let digits = Array("0123456789abcdef".utf8)
        var text: [UInt8] = []
        text.reserveCapacity(self.count * 2)
        for byte in self {
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// The bytes that hexadecimal digits stand for, or nil when they are not such.
    init?(hex: String) {
        let digits = Array(hex.utf8)
        guard digits.count.isMultiple(of: 2) else { return nil }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(digits.count / 2)
        for index in stride(from: 0, to: digits.count, by: 2) {
            guard let high = Self.value(digits[index]), let low = Self.value(digits[index + 1]) else { return nil }
            bytes.append(high << 4 | low)
        }
        self = bytes
    }

    private static func value(_ digit: UInt8) -> UInt8? {
        switch digit {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): digit - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
