/// What a policy may be set to.
///
/// Values travel as text, so that one document can set them all.
public protocol PolicyValue: Sendable {
    /// Reads a value; nil when it isn't one.
    init?(policyText: String)
    /// The value as printed and as read back.
    var policyText: String { get }
    /// What may be written, for an error message.
    static var acceptedForms: String { get }
}

extension PolicyValue where Self: CaseIterable & RawRepresentable, RawValue == String {
    /// Reads one of the words.
    public init?(policyText: String) { self.init(rawValue: policyText) }
    /// The word.
    public var policyText: String { self.rawValue }
    /// The words.
    public static var acceptedForms: String { self.allCases.map(\.rawValue).joined(separator: " or ") }
}

extension Int: PolicyValue {
    /// Reads a whole number from 0.
    public init?(policyText: String) {
        guard let number = Int(policyText), number >= 0 else { return nil }
        self = number
    }

    /// The number.
    public var policyText: String { String(self) }
    /// A whole number.
    public static var acceptedForms: String { "a whole number, 0 or more" }
}

extension Bool: PolicyValue {
    /// Reads `true` or `false`.
    public init?(policyText: String) { self.init(policyText) }
    /// `true` or `false`.
    public var policyText: String { self.description }
    /// `true` or `false`.
    public static var acceptedForms: String { "true or false" }
}

extension CivilTime: PolicyValue {
    /// Reads `17:00` or `17:00:00`.
    public init?(policyText: String) { self.init(parsing: policyText) }
    /// `17:00`.
    public var policyText: String { self.description }
    /// A time of day.
    public static var acceptedForms: String { "a time such as 17:00 or 23:59:59" }
}

extension CivilDate: PolicyValue {
    /// Reads `2018-11-01`.
    public init?(policyText: String) { self.init(iso: policyText) }
    /// `2018-11-01`.
    public var policyText: String { self.iso }
    /// A date.
    public static var acceptedForms: String { "a date such as 2018-11-01" }
}

/// A short list of numbers, such as the days on which to warn.
public struct NumberList: PolicyValue, Hashable {
    /// The numbers, in the order written.
    public let numbers: [Int]

    /// Takes the numbers.
    public init(_ numbers: Int...) { self.numbers = numbers }

    /// Reads `5,3,1`.
    public init?(policyText: String) {
        let parts = policyText.split(separator: ",", omittingEmptySubsequences: false)
        let numbers = parts.compactMap { part in Int(part.filter { $0 != " " }) }
        guard numbers.count == parts.count, numbers.allSatisfy({ $0 >= 0 }) else { return nil }
        self.numbers = numbers
    }

    /// `5,3,1`.
    public var policyText: String { self.numbers.map(String.init).joined(separator: ",") }
    /// Numbers with commas.
    public static var acceptedForms: String { "numbers with commas, such as 5,3,1" }
}
