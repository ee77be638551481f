internal import Domain
internal import Foundation
internal import Messages

/// Ids for messages of our own: unique, and in the order in which they were made.
enum UUIDv7 {
    static func make() -> String {
        let milliseconds = UInt64(Date.now.timeIntervalSince1970 * 1000)
        var bytes = [UInt8](repeating: 0, count: 16)
        for index in 0..<6 { bytes[index] = UInt8(truncatingIfNeeded: milliseconds >> (40 - 8 * index)) }
        for index in 6..<16 { bytes[index] = UInt8.random(in: 0...255) }
        bytes[6] = bytes[6] & 0x0F | 0x70
        bytes[8] = bytes[8] & 0x3F | 0x80
        let digits = bytes.hex
        var text = ""
        for (index, digit) in digits.enumerated() {
            if [8, 12, 16, 20].contains(index) { text.append("-") }
            text.append(digit)
        }
        return text
    }
}

extension Reply {
    /// The same answer to a repeat: what was accepted is marked as said before.
    var asDuplicate: Reply {
        guard case .accepted(let first) = self else { return self }
        return .accepted(
            Accepted(
                id: first.id,
                stream: first.stream,
                version: first.version,
                sequence: first.sequence,
                outward: first.outward,
                isDuplicate: true
            )
        )
    }
}

extension Refusal {
    /// The names of the fields that the refusal speaks of; never their values.
    var fields: [String] { self.inputs.keys.sorted() }
}
