public import Domain

/// A checked register without anybody's name or address: people by id only.
public struct RegisterDocument: Sendable, Codable, Hashable {
    /// The version of the terms of reference.
    public let termsOfReference: String
    /// The day whose state it describes.
    public let asOf: CivilDate
    /// Who holds which seat, in the document's order.
    public let appointments: [Appointment]
    /// Who may stand in.
    public let alternates: [Alternate]
    /// Who attends without a vote.
    public let representatives: [Representative]
    /// Others who have signed the agreement: secretariat staff, invitees.
    public let signatories: [Signatory]

    /// A holder of a seat with the dates that matter.
    public struct Appointment: Sendable, Codable, Hashable {
        /// The seat.
        public let seat: SeatID
        /// Its category.
        public let category: SeatCategory
        /// Who holds it.
        public let person: PersonID
        /// The first day of the term.
        public let start: CivilDate
        /// The last day of the term, nil for an open one.
        public let end: CivilDate?
        /// The Party Category, for elected seats.
        public let partyCategory: PartyCategory?
        /// When the person confirmed to serve.
        public let confirmedOn: CivilDate?
        /// When the person signed the agreement.
        public let declaredOn: CivilDate?

        /// Whether the term runs on a day; it ends with its last day (MEM-08).
        public func isRunning(on date: CivilDate) -> Bool {
            self.start <= date && (self.end.map { date <= $0 } ?? true)
        }
    }

    /// A stand-in with the dates that matter.
    public struct Alternate: Sendable, Codable, Hashable {
        /// Who stands in.
        public let person: PersonID
        /// For which seat.
        public let seat: SeatID
        /// When it was approved.
        public let approvedOn: CivilDate?
        /// By whom.
        public let approvedBy: String?
        /// When the Alternate confirmed to serve.
        public let confirmedOn: CivilDate?
        /// When the Alternate signed the agreement.
        public let declaredOn: CivilDate?
        /// Whether Member and Alternate are employed by the same organisation (MEM-25, AMB-25).
        public let sharesEmployer: Bool
    }

    /// An attendant without a vote.
    public struct Representative: Sendable, Codable, Hashable {
        /// The body.
        public let kind: RepresentativeKind
        /// Who attends.
        public let person: PersonID
        /// When the representative signed the agreement.
        public let declaredOn: CivilDate?
    }

    /// Somebody without a seat who has signed the agreement.
    public struct Signatory: Sendable, Codable, Hashable {
        /// Who.
        public let person: PersonID
        /// When.
        public let declaredOn: CivilDate
    }

    /// The register on a day: running terms, and what was confirmed, approved and signed by then.
    ///
    /// Before `asOf` nothing is known, so an earlier day is answered as of `asOf`.
    ///
    /// - Throws: as `Register.init` does, when the composition of that day has no such seats.
    public func register(on date: CivilDate) throws(Refusal) -> Register {
        let day = max(date, self.asOf)
        func isDone(_ done: CivilDate?) -> Bool { done.map { $0 <= day } ?? false }
        return try Register(
            on: day,
            appointments: self.appointments.filter { $0.isRunning(on: day) }.map {
                Domain.Appointment(
                    seat: $0.seat,
                    person: $0.person,
                    isConfirmed: isDone($0.confirmedOn),
                    hasDeclared: isDone($0.declaredOn),
                    partyCategory: $0.partyCategory
                )
            },
            alternates: self.alternates.map {
                Domain.Alternate(
                    person: $0.person,
                    for: $0.seat,
                    isApproved: isDone($0.approvedOn),
                    isConfirmed: isDone($0.confirmedOn),
                    hasDeclared: isDone($0.declaredOn),
                    sharesEmployer: $0.sharesEmployer
                )
            },
            representatives: self.representatives.map {
                Domain.Representative(kind: $0.kind, person: $0.person, hasDeclared: isDone($0.declaredOn))
            },
            otherSignatories: Set(self.signatories.filter { isDone($0.declaredOn) }.map(\.person))
        )
    }

    /// How many seats of a category a call may offer on a day: vacant ones, and those whose term ends within so many
    /// days (ELE-03).
    public func openings(_ category: SeatCategory, on date: CivilDate, withinDays days: Int) throws(Refusal) -> Openings
    {
        let held = self.appointments.filter { $0.category == category && $0.isRunning(on: date) }
        let horizon = date.addingDays(days)
        return Openings(
            seats: try Composition.inForce(on: date).seatCount(category),
            held: held.count,
            expiring: held.compactMap(\.end).filter { $0 <= horizon }.sorted()
        )
    }

    /// What of a category is free or soon to be.
    public struct Openings: Sendable, Hashable {
        /// How many seats there are.
        public let seats: Int
        /// How many are held.
        public let held: Int
        /// The ends of the terms that run out soon, in order.
        public let expiring: [CivilDate]

        /// How many seats may be called for.
        public var count: Int { max(self.seats - self.held, 0) + self.expiring.count }
    }
}
