/// What the meetings need to know of an incident.
///
/// `incidentKind`, `certainty` and `keyKind` come sealed and stay so.
public struct IncidentFacts: Sendable, Codable, Hashable {
    /// The incident's id, such as `INC-2026-0001`.
    public let incidentID: String
    /// Whether it is actual, an exercise or a test.
    public let status: IncidentStatus
    /// The incident kind's word, such as `organisationKey` (ALR-08).
    public let incidentKind: String
    /// `suspected` or `confirmed` (ALR-03).
    public let certainty: String
    /// The key kind's word, such as `organisation` or `recovery` (ALR-13).
    public let keyKind: String

    /// Puts the facts together.
    public init(incidentID: String, status: IncidentStatus, incidentKind: String, certainty: String, keyKind: String) {
        self.incidentID = incidentID
        self.status = status
        self.incidentKind = incidentKind
        self.certainty = certainty
        self.keyKind = keyKind
    }

    /// Whether the Recovery Private Key is itself the compromised one, by either word (ALR-08, ALR-10).
    public var concernsRecoveryKey: Bool {
        let words: Set<String> = ["recovery", "recoverykey", "recoveryprivatekey"]
        return words.contains(self.keyKind.lowercased()) || words.contains(self.incidentKind.lowercased())
    }
}
