/// Reads JSON into a tree.
///
/// Unlike a typed decoder it says on which line something is wrong, refuses a name that stands twice in one object,
/// and keeps numbers as they were written.
struct JSONParser {
    /// Deeper nesting is refused, so that nobody can exhaust the stack.
    static let maximumDepth = 64

    private let bytes: [UInt8]
    private var position = 0
    private var depth = 0

    private init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// The one value that `bytes` hold.
    static func parse(_ bytes: [UInt8]) throws(MalformedMessage) -> JSONValue {
        var parser = JSONParser(bytes)
        parser.skipByteOrderMark()
        parser.skipSpace()
        let value = try parser.value()
        parser.skipSpace()
        guard parser.position == bytes.count else { throw parser.problem("there is something after the end") }
        return value
    }

    /// The members of the object that `bytes` hold, each with the place of its value's own bytes.
    static func members(
        of bytes: [UInt8]
    ) throws(MalformedMessage) -> [(name: String, value: JSONValue, place: Range<Int>)] {
        var parser = JSONParser(bytes)
        var places: [(name: String, value: JSONValue, place: Range<Int>)] = []
        parser.skipByteOrderMark()
        parser.skipSpace()
        guard parser.peek == UInt8(ascii: "{") else { throw parser.problem("an object, { … }, should stand here") }
        _ = try parser.object { name, value, place in places.append((name, value, place)) }
        parser.skipSpace()
        guard parser.position == bytes.count else { throw parser.problem("there is something after the end") }
        return places
    }

    private var peek: UInt8? { self.position < self.bytes.count ? self.bytes[self.position] : nil }

    private func problem(_ text: String) -> MalformedMessage {
        let line = self.bytes[..<min(self.position, self.bytes.count)].count { $0 == UInt8(ascii: "\n") } + 1
        return .malformed("line \(line): \(text)")
    }

    private mutating func skipByteOrderMark() {
        if self.bytes.starts(with: [0xEF, 0xBB, 0xBF]) { self.position = 3 }
    }

    private mutating func skipSpace() {
        while let byte = self.peek, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
            self.position += 1
        }
    }

    private mutating func value() throws(MalformedMessage) -> JSONValue {
        guard let byte = self.peek else { throw self.problem("the text ends where a value should stand") }
        switch byte {
        case UInt8(ascii: "{"): return .object(try self.object { _, _, _ in })
        case UInt8(ascii: "["): return .array(try self.array())
        case UInt8(ascii: "\""): return .string(try self.string())
        case UInt8(ascii: "t"): return try self.word("true", .bool(true))
        case UInt8(ascii: "f"): return try self.word("false", .bool(false))
        case UInt8(ascii: "n"): return try self.word("null", .null)
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number(try self.number())
        default: throw self.problem("a value should stand here")
        }
    }

    private mutating func word(_ word: String, _ value: JSONValue) throws(MalformedMessage) -> JSONValue {
        guard self.bytes[self.position...].starts(with: word.utf8) else {
            throw self.problem("a value should stand here")
        }
        self.position += word.utf8.count
        return value
    }

    private mutating func enter() throws(MalformedMessage) {
        self.depth += 1
        guard self.depth <= Self.maximumDepth else {
            throw self.problem("nested deeper than \(Self.maximumDepth) levels")
        }
        self.position += 1
        self.skipSpace()
    }

    private mutating func object(
        each: (_ name: String, _ value: JSONValue, _ place: Range<Int>) -> Void
    ) throws(MalformedMessage) -> [String: JSONValue] {
        try self.enter()
        var members: [String: JSONValue] = [:]
        while self.peek != UInt8(ascii: "}") {
            if !members.isEmpty { try self.separator(before: UInt8(ascii: "}")) }
            guard self.peek == UInt8(ascii: "\"") else { throw self.problem("a name in quotes should stand here") }
            let name = try self.string()
            self.skipSpace()
            guard self.peek == UInt8(ascii: ":") else { throw self.problem("a colon should follow the name") }
            self.position += 1
            self.skipSpace()
            let start = self.position
            let value = try self.value()
            guard members.updateValue(value, forKey: name) == nil else {
                throw self.problem("the name \"\(name.prefix(64))\" stands twice in one object")
            }
            each(name, value, start..<self.position)
            self.skipSpace()
        }
        self.position += 1
        self.depth -= 1
        return members
    }

    private mutating func array() throws(MalformedMessage) -> [JSONValue] {
        try self.enter()
        var elements: [JSONValue] = []
        while self.peek != UInt8(ascii: "]") {
            if !elements.isEmpty { try self.separator(before: UInt8(ascii: "]")) }
            elements.append(try self.value())
            self.skipSpace()
        }
        self.position += 1
        self.depth -= 1
        return elements
    }

    /// A comma that another element follows.
    private mutating func separator(before end: UInt8) throws(MalformedMessage) {
        guard self.peek == UInt8(ascii: ",") else {
            throw self.problem(self.peek == nil ? "the text ends too early" : "a comma should stand here")
        }
        self.position += 1
        self.skipSpace()
        guard self.peek != end else { throw self.problem("a comma stands before the end") }
    }

    private mutating func number() throws(MalformedMessage) -> JSONNumber {
        let start = self.position
        if self.peek == UInt8(ascii: "-") { self.position += 1 }
        let first = self.position
        let whole = self.digits()
        guard whole > 0, whole == 1 || self.bytes[first] != UInt8(ascii: "0") else {
            throw self.problem("this is no number")
        }
        if self.peek == UInt8(ascii: ".") {
            self.position += 1
            guard self.digits() > 0 else { throw self.problem("digits should follow the decimal point") }
        }
        if self.peek == UInt8(ascii: "e") || self.peek == UInt8(ascii: "E") {
            self.position += 1
            if self.peek == UInt8(ascii: "+") || self.peek == UInt8(ascii: "-") { self.position += 1 }
            guard self.digits() > 0 else { throw self.problem("digits should follow the exponent sign") }
        }
        return JSONNumber(text: String(decoding: self.bytes[start..<self.position], as: UTF8.self))
    }

    private mutating func digits() -> Int {
        let start = self.position
        while let byte = self.peek, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { self.position += 1 }
        return self.position - start
    }

    private mutating func string() throws(MalformedMessage) -> String {
        self.position += 1
        var text: [UInt8] = []
        var start = self.position
        while let byte = self.peek, byte != UInt8(ascii: "\"") {
            guard byte >= 0x20 else { throw self.problem("a control character stands in a string unescaped") }
            self.position += 1
            guard byte == UInt8(ascii: "\\") else { continue }
            text += self.bytes[start..<(self.position - 1)]
            try self.escape(into: &text)
            start = self.position
        }
        guard self.peek != nil else { throw self.problem("a string isn't closed") }
        text += self.bytes[start..<self.position]
        guard let string = String(validating: text, as: UTF8.self) else {
            throw self.problem("a string isn't UTF-8")
        }
        self.position += 1
        return string
    }

    private mutating func escape(into text: inout [UInt8]) throws(MalformedMessage) {
        guard let byte = self.peek else { throw self.problem("a string isn't closed") }
        self.position += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(byte)
        case UInt8(ascii: "b"): text.append(0x08)
        case UInt8(ascii: "f"): text.append(0x0C)
        case UInt8(ascii: "n"): text.append(0x0A)
        case UInt8(ascii: "r"): text.append(0x0D)
        case UInt8(ascii: "t"): text.append(0x09)
        case UInt8(ascii: "u"):
            var units = [try self.hexUnit()]
            if (0xD800...0xDBFF).contains(units[0]), self.peek == UInt8(ascii: "\\") {
                self.position += 1
                guard self.peek == UInt8(ascii: "u") else { throw self.problem("half of a surrogate pair") }
                self.position += 1
                units.append(try self.hexUnit())
            }
            guard let decoded = String(validating: units, as: UTF16.self) else {
                throw self.problem("half of a surrogate pair")
            }
            text += decoded.utf8
        default: throw self.problem("an unknown escape in a string")
        }
    }

    private mutating func hexUnit() throws(MalformedMessage) -> UInt16 {
        var unit: UInt16 = 0
        for _ in 0..<4 {
            guard let byte = self.peek, let digit = Character(UnicodeScalar(byte)).hexDigitValue else {
                throw self.problem("four hexadecimal digits should follow \\u")
            }
            unit = unit << 4 | UInt16(digit)
            self.position += 1
        }
        return unit
    }
}

extension JSONValue {
    /// Reads JSON text in UTF-8.
    /// - Throws: `malformedMessage` naming the line; also for a name that stands twice in one object.
    public init(parsing bytes: [UInt8]) throws(MalformedMessage) {
        self = try JSONParser.parse(bytes)
    }
}
