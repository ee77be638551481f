/// The seats of the committee in force on a date (MEM-01 to MEM-05).
public struct Composition: Sendable, Codable, Hashable {
    /// A category with its number of seats and their vote.
    public struct Place: Sendable, Codable, Hashable {
        /// The kind of seat.
        public let category: SeatCategory
        /// How many there are.
        public let seats: Int
        /// What they may do in a vote.
        public let voting: VotingRight
    }

    /// The first day it is in force.
    public let from: CivilDate
    /// The paper that sets it.
    public let basis: String
    /// The categories, Chair first.
    public let places: [Place]
    /// Bodies that attend without a vote.
    public let representatives: [RepresentativeKind]

    /// The day SECMP0022 took effect.
    public static let expansionDate = CivilDate(2016, 12, 14)

    /// From July 2014: a Chair, six voting Members, a Specialist without a vote (MEM-03).
    public static let original = Composition(
        from: CivilDate(2014, 7, 1),
        basis: "before SECMP0022",
        places: [
            Place(category: .chair, seats: 1, voting: .castingOnly),
            Place(category: .smkiSpecialist, seats: 1, voting: .none),
            Place(category: .largeSupplier, seats: 2, voting: .full),
            Place(category: .smallSupplier, seats: 1, voting: .full),
            Place(category: .network, seats: 1, voting: .full),
            Place(category: .sscRepresentative, seats: 1, voting: .full),
            Place(category: .tabascRepresentative, seats: 1, voting: .full),
        ],
        representatives: RepresentativeKind.allCases
    )

    /// From 14 December 2016: a Chair and nine voting Members (MEM-01).
    public static let expanded = Composition(
        from: Composition.expansionDate,
        basis: "SECMP0022; SMKI PMA ToR v2.0, 9",
        places: [
            Place(category: .chair, seats: 1, voting: .castingOnly),
            Place(category: .smkiSpecialist, seats: 1, voting: .full),
            Place(category: .largeSupplier, seats: 3, voting: .full),
            Place(category: .smallSupplier, seats: 1, voting: .full),
            Place(category: .electricityNetworks, seats: 1, voting: .full),
            Place(category: .gasNetworks, seats: 1, voting: .full),
            Place(category: .sscRepresentative, seats: 1, voting: .full),
            Place(category: .tabascRepresentative, seats: 1, voting: .full),
        ],
        representatives: RepresentativeKind.allCases
    )

    /// The composition in force on a date.
    ///
    /// - Throws: `MEM-07 beforeEstablishment` for a date before July 2014.
    public static func inForce(on date: CivilDate) throws(Refusal) -> Composition {
        guard let found = [self.expanded, self.original].first(where: { $0.from <= date }) else {
            throw Refusal("MEM-07", "beforeEstablishment", ["date": date.iso, "established": self.original.from.iso])
        }
        return found
    }

    /// Every seat, Chair first.
    public var seats: [Seat] {
        self.places.flatMap { place in (1...max(place.seats, 1)).map { Seat(place.category, number: $0) } }
    }

    /// How many ordinary votes there are when every seat is filled.
    public var ordinaryVotes: Int { self.places.filter { $0.voting == .full }.reduce(0) { $0 + $1.seats } }

    /// The seat of that name, nil when this composition has none.
    public func seat(_ id: SeatID) -> Seat? { self.seats.first { $0.id == id } }

    /// What a category may do in a vote; none when it isn't in this composition.
    public func voting(_ category: SeatCategory) -> VotingRight {
        self.places.first { $0.category == category }?.voting ?? .none
    }

    /// How many seats a category has.
    public func seatCount(_ category: SeatCategory) -> Int {
        self.places.first { $0.category == category }?.seats ?? 0
    }

    /// Refuses to fill one more seat of a category that has `filled` already (MEM-05 `noVacantSeat`).
    public func requireVacancy(in category: SeatCategory, filled: Int) throws(Refusal) {
        guard filled < self.seatCount(category) else {
            throw Refusal(
                "MEM-05",
                "noVacantSeat",
                ["category": category.rawValue, "seats": "\(self.seatCount(category))", "filled": "\(filled)"]
            )
        }
    }

    /// Refuses a Party Category that doesn't match an elected seat (MEM-32 `partyCategoryMismatch`).
    public static func requireMatch(_ category: SeatCategory, _ party: PartyCategory?) throws(Refusal) {
        guard let accepted = category.partyCategories else { return }
        guard let party, accepted.contains(party) else {
            throw Refusal(
                "MEM-32",
                "partyCategoryMismatch",
                ["category": category.rawValue, "partyCategory": party?.rawValue ?? "none"]
            )
        }
    }
}
