import Foundation
import Messages

/// Where commands print: answers to standard output at once, problems to standard error.
enum Output {
    static func line(_ text: String = "") {
        FileHandle.standardOutput.write(Data("\(text)\n".utf8))
    }

    static func lines(_ lines: [String]) {
        for line in lines { self.line(line) }
    }

    static func problem(_ text: String) {
        FileHandle.standardError.write(Data("\(text)\n".utf8))
    }

    /// One line of JSON, its members in order.
    static func json(_ value: some Encodable) {
        self.line(String(decoding: Wire.encode(value), as: UTF8.self))
    }
}

extension JSONValue {
    /// Any value as a tree; null where it can't be written, which none of ours does.
    init(_ value: some Encodable) {
        self = (try? JSONValue(parsing: Wire.encode(value))) ?? .null
    }
}
