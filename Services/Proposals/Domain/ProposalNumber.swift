// ProposalsDomain decides who may raise a proposal, what must be flagged to the PMA, and how a proposal moves on.
// It must not know of queues, databases, files, clocks or another service's module.

public import Domain

/// A proposal's number in one of the three accepted forms: `SECMP0049`, `MP007` or `MP007A`, `DP001` (PRO-56).
public struct ProposalNumber: Sendable, Hashable, Comparable, Codable, CustomStringConvertible {
    /// The three forms.
    public enum Form: String, Sendable, Codable, Hashable, CaseIterable {
        /// A Modification Proposal raised before there were Draft Proposals: four digits.
        case secModification = "SECMP"
        /// A Modification Proposal that grew out of a Draft Proposal: three digits, and a letter when split (PRO-58).
        case modification = "MP"
        /// A Draft Proposal: three digits.
        case draft = "DP"

        var digits: Int { self == .secModification ? 4 : 3 }
    }

    /// The form.
    public let form: Form
    /// The number, from 0.
    public let number: Int
    /// `A` or `B` of a split proposal, else empty.
    public let part: String

    /// What was read, with a remark for a person where the text is a number that is known to be misprinted.
    public struct Reading: Sendable, Equatable {
        /// The number as written, in upper case; never corrected.
        public let number: ProposalNumber
        /// What to check, nil when there is nothing.
        public let remark: String?
    }

    /// Puts a number together; one that its form has no room for gives nil.
    public init?(_ form: Form, _ number: Int, part: String = "") {
        guard number >= 0, String(number).count <= form.digits else { return nil }
        guard part.isEmpty || (form == .modification && ["A", "B"].contains(part)) else { return nil }
        self.form = form
        self.number = number
        self.part = part
    }

    /// Reads a number in either case, with white space around it.
    ///
    /// - Throws: `PRO-56 knownMisprint` for a misprint of no accepted form, `PRO-56 invalidProposalNumber` otherwise.
    public static func read(_ text: String) throws(Refusal) -> Reading {
        let word = text.filter { !$0.isWhitespace }.uppercased()
        let meant = Self.misprints[word]
        for form in Form.allCases where word.hasPrefix(form.rawValue) {
            let rest = word.dropFirst(form.rawValue.count)
            let digits = rest.prefix { $0.isASCII && $0.isNumber }
            guard digits.count == form.digits, let value = Int(digits),
                let number = ProposalNumber(form, value, part: String(rest.dropFirst(digits.count)))
            else { continue }
            return Reading(
                number: number,
                remark: meant.map { "\(word) has been misprinted for \($0) before. It was taken as written; check it." }
            )
        }
        if let meant {
            throw Refusal(
                "PRO-56",
                "knownMisprint",
                ["proposalId": text],
                detail:
                    "\(word) is a known misprint of \(meant). Nothing is corrected by itself: give the number meant."
            )
        }
        throw Refusal(
            "PRO-56",
            "invalidProposalNumber",
            ["proposalId": text],
            detail: "A proposal's number looks like DP001, MP001, MP001A or SECMP0001."
        )
    }

    /// Misprints found in published papers, and what was meant.
    static let misprints = ["SECMP0020": "SECMP0022", "SEMP0022": "SECMP0022", "SECMP00049": "SECMP0049"]

    /// The canonical form.
    public var description: String {
        let digits = String(self.number)
        let zeros = String(repeating: "0", count: max(0, self.form.digits - digits.count))
        return "\(self.form.rawValue)\(zeros)\(digits)\(self.part)"
    }

    /// By form, number and part.
    public static func < (left: ProposalNumber, right: ProposalNumber) -> Bool {
        (left.form.rawValue, left.number, left.part) < (right.form.rawValue, right.number, right.part)
    }

    /// Reads a string of an accepted form; a wrong one throws the refusal itself.
    public init(from decoder: any Decoder) throws {
        self = try Self.read(decoder.singleValueContainer().decode(String.self)).number
    }

    /// Writes the canonical form.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(self.description)
    }
}
