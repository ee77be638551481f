public import Domain

/// Who attends without a vote and never counts (MEM-02).
public struct RegisteredRepresentative: Codable, Sendable, Equatable, Hashable {
    /// The body represented.
    public let kind: RepresentativeKind
    /// The representative.
    public let person: PersonID
    /// When the confidentiality declaration was signed (MEM-22).
    public let declaredOn: CivilDate?

    /// Puts it together.
    public init(kind: RepresentativeKind, person: PersonID, declaredOn: CivilDate? = nil) {
        self.kind = kind
        self.person = person
        self.declaredOn = declaredOn
    }

    /// An example.
    public static let sample = RegisteredRepresentative(
        kind: .dcc,
        person: "dcc-representative",
        declaredOn: CivilDate(2025, 6, 18)
    )
}
