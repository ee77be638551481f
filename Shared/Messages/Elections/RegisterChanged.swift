public import Domain

/// The register as it stands now, whole; persons by id only (MEM-38).
public struct RegisterChanged: EventMessage {
    /// The service whose event it is.
    public static let service = ServiceName.elections
    /// Its name within the service.
    public static let name = "register-changed"

    /// Counts the changes, from 1.
    public let version: Int
    /// The day from which it holds.
    public let effectiveOn: CivilDate
    /// What changed it: `import`.
    public let cause: String
    /// The Terms of Reference whose composition it follows.
    public let termsOfReference: String
    /// Appointed Members (MTG-10).
    public let n: Int
    /// The quorum of an ordinary meeting.
    public let quorum: Int
    /// Who holds which seat.
    public let appointments: [RegisteredAppointment]
    /// Who may stand in.
    public let alternates: [RegisteredAlternate]
    /// Who attends without a vote.
    public let representatives: [RegisteredRepresentative]
    /// Others who have signed the Confidentiality and Disclosure Agreement.
    public let signatories: [PersonID]?

    /// Puts the message together.
    public init(
        version: Int,
        effectiveOn: CivilDate,
        cause: String,
        termsOfReference: String,
        n: Int,
        quorum: Int,
        appointments: [RegisteredAppointment],
        alternates: [RegisteredAlternate],
        representatives: [RegisteredRepresentative],
        signatories: [PersonID]? = nil
    ) {
        self.version = version
        self.effectiveOn = effectiveOn
        self.cause = cause
        self.termsOfReference = termsOfReference
        self.n = n
        self.quorum = quorum
        self.appointments = appointments
        self.alternates = alternates
        self.representatives = representatives
        self.signatories = signatories
    }

    /// An example.
    public static let sample = RegisterChanged(
        version: 1,
        effectiveOn: CivilDate(2026, 11, 2),
        cause: "import",
        termsOfReference: "v2.0",
        n: 9,
        quorum: 5,
        appointments: [.sample],
        alternates: [.sample],
        representatives: [.sample],
        signatories: ["secretariat"]
    )
}
