extension Double {
    /// The shortest decimal text that reads back as this number, laid out as ECMAScript does; nil when not finite.
    var shortestJSON: String? {
        guard self.isFinite else { return nil }
        guard self != 0 else { return "0" }
        // The description has the shortest digits already, in another layout: 1e+21, 12.0, 5e-324.
        var digits: [UInt8] = []
        var point: Int?
        var exponent = 0
        let text = Array(self.magnitude.description.utf8)
        for (index, byte) in text.enumerated() {
            if byte == UInt8(ascii: ".") {
                point = digits.count
            } else if byte == UInt8(ascii: "e") {
                exponent = Int(String(decoding: text[(index + 1)...], as: UTF8.self)) ?? 0
                break
            } else {
                digits.append(byte)
            }
        }
        // The value is 0.digits × 10^scale once leading and trailing zeros are gone.
        var scale = (point ?? digits.count) + exponent
        let leading = digits.prefix { $0 == UInt8(ascii: "0") }.count
        digits.removeFirst(leading)
        scale -= leading
        while digits.last == UInt8(ascii: "0") { digits.removeLast() }
        return (self < 0 ? "-" : "") + Self.layOut(String(decoding: digits, as: UTF8.self), scale: scale)
    }

    private static func layOut(_ digits: String, scale: Int) -> String {
        let count = digits.utf8.count
        switch scale {
        case count...21:
            return digits + String(repeating: "0", count: scale - count)
        case 1...21:
            return "\(digits.prefix(scale)).\(digits.dropFirst(scale))"
        case -5...0:
            return "0." + String(repeating: "0", count: -scale) + digits
        default:
            let power = scale - 1
            let fraction = count == 1 ? "" : ".\(digits.dropFirst())"
            return "\(digits.prefix(1))\(fraction)e\(power < 0 ? "-" : "+")\(power.magnitude)"
        }
    }
}
