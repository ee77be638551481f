public import Domain

/// The person for whom the secretariat passes something on.
///
/// Only the secretariat may use it; the record shows both, and the person is told (SEC-18).
public struct OnBehalfOf: Codable, Sendable, Equatable, Hashable {
    /// For whom.
    public let person: PersonID
    /// How the secretariat knows: a reference to the mail, the form or the minute.
    public let evidence: String

    /// Names the person and the evidence.
    public init(person: PersonID, evidence: String) {
        self.person = person
        self.evidence = evidence
    }

    /// An example.
    public static let sample = OnBehalfOf(person: "large-supplier-2", evidence: "mail of 20 November, 17:02")
}
