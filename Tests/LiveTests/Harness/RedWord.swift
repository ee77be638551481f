import Domain
import Foundation
import Testing

/// A word for each field in which somebody may write what they like, so that one that leaks is known by its name.
///
/// None of them may be read in the database, in logs, in mails or in events.
enum RedWord: String, CaseIterable, Sendable {
    case alertDescription, alertContact, alertIssuer, alertUnreadable, alertRefused
    case messageID, messageSource, messageType, correlation
    case retraction, confirmation
    case place, dialIn, callReason, evidence, conflict
    case scope, factor, motionReasons, directionAnswer
    case nominator, nominatorContact, nominee, position, experience
    case proposalTitle, proposalSummary, proposalText, proposalPath, sight
    case discard

    /// The word: letters only, so that it stands the same in JSON, SQL and mails.
    var text: String { "zq\(self.rawValue)Ochre" }

    /// What else may not be read: addresses and names of the register.
    static let personal = ["@example.org", "Large Supplier Member"]

    /// All of it.
    static var all: [String] { self.allCases.map(\.text) + self.personal }

    /// Notes every word that can be read in a text, plainly or in a form that anybody can read back.
    static func expectNone(
        in text: String,
        _ place: String,
        words: [String] = Self.all,
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        for found in self.find(in: text, words) {
            Issue.record("\(found) in \(place)", sourceLocation: sourceLocation)
        }
    }

    /// The words that can be read in a text, each with the form that it has there.
    ///
    /// A dump has megabytes, so it is gone through once, looking up each four bytes among those that forms begin with.
    static func find(in text: String, _ words: [String] = Self.all) -> [String] {
        let forms = words.flatMap { word in
            self.forms(of: word).map { (name: word + $0.name, bytes: Array($0.text.utf8)) }
        }
        let beginnings = Dictionary(grouping: forms.indices) { index in
            forms[index].bytes.prefix(4).reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
        }
        let bytes = Array(text.utf8)
        var found: Set<String> = []
        var window: UInt32 = 0
        for (index, byte) in bytes.enumerated() {
            window = window << 8 | UInt32(byte)
            guard let candidates = beginnings[window], index >= 3 else { continue }
            for candidate in candidates where bytes[(index - 3)...].starts(with: forms[candidate].bytes) {
                found.insert(forms[candidate].name)
            }
        }
        return found.sorted()
    }

    /// A word as text, in hexadecimal digits, in base 64 wherever in a group of three it begins, and that in
    /// hexadecimal digits, as a column of bytes is printed that holds it.
    static func forms(of word: String) -> [(name: String, text: String)] {
        let encoded = (0..<3).map { Self.base64(of: word, at: $0) }
        return [("", word), (" in hexadecimal", Self.hex(word))]
            + encoded.map { (" in base 64", $0) } + encoded.map { (" in base 64 in hexadecimal", Self.hex($0)) }
    }

    private static func hex(_ text: String) -> String {
        text.utf8.map { byte in String(byte >> 4, radix: 16) + String(byte & 15, radix: 16) }.joined()
    }

    /// The digits that don't depend on what stands before and after the word.
    private static func base64(of word: String, at offset: Int) -> String {
        let bytes = [UInt8](repeating: 0, count: offset) + Array(word.utf8)
        let digits = Array(Data(bytes).base64EncodedString())
        return String(digits[((offset * 8 + 5) / 6)..<(bytes.count * 8 / 6)])
    }
}
