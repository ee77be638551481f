public import Domain

/// Puts the whole register in place, all or nothing.
///
/// A refusal names the entry and the rule.
public struct ImportRegister: CommandMessage {
    /// The service that decides on it.
    public static let service = ServiceName.elections
    /// Its name within the service.
    public static let name = "import-register"

    /// A person with the address that notices go to.
    ///
    /// Kept sealed.
    public struct Person: Codable, Sendable, Equatable {
        /// The id used everywhere else.
        public let id: PersonID
        /// The name.
        public let name: String
        /// The address.
        public let email: String
        /// The organisation.
        public let organisation: String?
        /// When somebody who holds no seat signed the confidentiality declaration (MEM-22), such as secretariat staff.
        public let declaredOn: CivilDate?

        /// Puts it together.
        public init(
            id: PersonID,
            name: String,
            email: String,
            organisation: String? = nil,
            declaredOn: CivilDate? = nil
        ) {
            self.id = id
            self.name = name
            self.email = email
            self.organisation = organisation
            self.declaredOn = declaredOn
        }
    }

    /// The Terms of Reference whose composition it follows.
    public let termsOfReference: String
    /// The day from which it holds.
    public let asOf: CivilDate
    /// Everybody named below.
    public let persons: [Person]
    /// Who holds which seat.
    public let appointments: [RegisteredAppointment]
    /// Who may stand in.
    public let alternates: [RegisteredAlternate]
    /// Who attends without a vote.
    public let representatives: [RegisteredRepresentative]
    /// The version of the stream that this was composed against.
    public let expectedVersion: Int?

    /// Puts the message together.
    public init(
        termsOfReference: String,
        asOf: CivilDate,
        persons: [Person],
        appointments: [RegisteredAppointment],
        alternates: [RegisteredAlternate],
        representatives: [RegisteredRepresentative],
        expectedVersion: Int? = nil
    ) {
        self.termsOfReference = termsOfReference
        self.asOf = asOf
        self.persons = persons
        self.appointments = appointments
        self.alternates = alternates
        self.representatives = representatives
        self.expectedVersion = expectedVersion
    }

    /// An example.
    public static let sample = ImportRegister(
        termsOfReference: "v2.0",
        asOf: CivilDate(2026, 11, 2),
        persons: [Person(id: "chair", name: "The Chair", email: "chair@example.org", organisation: "SECCo")],
        appointments: [.sample],
        alternates: [.sample],
        representatives: [.sample],
        expectedVersion: 3
    )
}
