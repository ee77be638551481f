public import Domain

/// A whole register as the secretariat hands it in: people with names and addresses, and who holds what.
///
/// Words are taken as they were written, so that a wrong one can be named together with its entry.
public struct RegisterImport: Sendable, Codable, Hashable {
    /// The version of the terms of reference, such as `v2.0`.
    public let termsOfReference: String
    /// The day whose state it describes.
    public let asOf: CivilDate
    /// The people.
    public let persons: [Person]
    /// Who holds which seat.
    public let appointments: [Appointment]
    /// Who may stand in.
    public let alternates: [Alternate]
    /// Who attends without a vote.
    public let representatives: [Representative]

    /// Puts a document together.
    public init(
        termsOfReference: String,
        asOf: CivilDate,
        persons: [Person],
        appointments: [Appointment],
        alternates: [Alternate] = [],
        representatives: [Representative] = []
    ) {
        self.termsOfReference = termsOfReference
        self.asOf = asOf
        self.persons = persons
        self.appointments = appointments
        self.alternates = alternates
        self.representatives = representatives
    }

    /// One person: personal data, kept in a stream of the person's own.
    public struct Person: Sendable, Codable, Hashable {
        /// Our id for the person, such as `large-supplier-1`.
        public let id: PersonID
        /// The name.
        public let name: String
        /// The mail address.
        public let email: String
        /// The employer.
        public let organisation: String?
        /// When the Confidentiality and Disclosure Agreement was signed, for people without a seat (MTG-24).
        public let declaredOn: CivilDate?

        /// Puts a person together.
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

    /// One holder of a seat.
    public struct Appointment: Sendable, Codable, Hashable {
        /// The seat, such as `largeSupplier-2`.
        public let seat: SeatID
        /// Its category, identifier or label (AMB-24).
        public let category: String
        /// Who holds it.
        public let person: PersonID
        /// The first day of the term.
        public let start: CivilDate
        /// The last day of the term, nil for an open one.
        public let end: CivilDate?
        /// The Party Category, for elected seats (MEM-32).
        public let partyCategory: String?
        /// When the person confirmed in writing to serve (MEM-20).
        public let confirmedOn: CivilDate?
        /// When the person signed the agreement (MEM-22).
        public let declaredOn: CivilDate?

        /// Puts an appointment together.
        public init(
            seat: SeatID,
            category: String,
            person: PersonID,
            start: CivilDate,
            end: CivilDate? = nil,
            partyCategory: String? = nil,
            confirmedOn: CivilDate? = nil,
            declaredOn: CivilDate? = nil
        ) {
            self.seat = seat
            self.category = category
            self.person = person
            self.start = start
            self.end = end
            self.partyCategory = partyCategory
            self.confirmedOn = confirmedOn
            self.declaredOn = declaredOn
        }
    }

    /// One stand-in.
    public struct Alternate: Sendable, Codable, Hashable {
        /// Who stands in.
        public let person: PersonID
        /// For which seat.
        public let forSeat: SeatID
        /// When it was approved.
        public let approvedOn: CivilDate?
        /// By whom: `chair`, `panel` or `pma` (AMB-27).
        public let approvedBy: String?
        /// When the Alternate confirmed in writing to serve.
        public let confirmedOn: CivilDate?
        /// When the Alternate signed the agreement.
        public let declaredOn: CivilDate?

        /// Puts an Alternate together.
        public init(
            person: PersonID,
            forSeat: SeatID,
            approvedOn: CivilDate? = nil,
            approvedBy: String? = nil,
            confirmedOn: CivilDate? = nil,
            declaredOn: CivilDate? = nil
        ) {
            self.person = person
            self.forSeat = forSeat
            self.approvedOn = approvedOn
            self.approvedBy = approvedBy
            self.confirmedOn = confirmedOn
            self.declaredOn = declaredOn
        }
    }

    /// One attendant of a body without a vote.
    public struct Representative: Sendable, Codable, Hashable {
        /// `dcc`, `ofgem` or `beis`.
        public let kind: String
        /// Who attends.
        public let person: PersonID
        /// When the representative signed the agreement.
        public let declaredOn: CivilDate?

        /// Puts a representative together.
        public init(kind: String, person: PersonID, declaredOn: CivilDate? = nil) {
            self.kind = kind
            self.person = person
            self.declaredOn = declaredOn
        }
    }
}
