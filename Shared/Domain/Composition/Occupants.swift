/// Who holds a seat on the register's day.
public struct Appointment: Sendable, Codable, Hashable {
    /// The seat.
    public let seat: SeatID
    /// Who holds it.
    public let person: PersonID
    /// Whether the written confirmation to serve is on record (MEM-20, MEM-21).
    public let isConfirmed: Bool
    /// Whether the Confidentiality and Disclosure Agreement is signed (MEM-22).
    public let hasDeclared: Bool
    /// The Party Category represented, for elected seats.
    public let partyCategory: PartyCategory?

    /// Puts an appointment together.
    public init(
        seat: SeatID,
        person: PersonID,
        isConfirmed: Bool,
        hasDeclared: Bool,
        partyCategory: PartyCategory? = nil
    ) {
        self.seat = seat
        self.person = person
        self.isConfirmed = isConfirmed
        self.hasDeclared = hasDeclared
        self.partyCategory = partyCategory
    }
}

/// Who may stand in for the holder of a seat (MEM-24).
public struct Alternate: Sendable, Codable, Hashable {
    /// Who stands in.
    public let person: PersonID
    /// For which seat; the Chair's makes a Chair's Alternate.
    public let seat: SeatID
    /// Whether the approval is on record (AMB-27).
    public let isApproved: Bool
    /// Whether a confirmation to serve of the Alternate's own is on record.
    public let isConfirmed: Bool
    /// Whether the Alternate has signed the agreement.
    public let hasDeclared: Bool
    /// Whether Member and Alternate are employed by the same organisation (AMB-25).
    public let sharesEmployer: Bool

    /// Puts an Alternate together.
    public init(
        person: PersonID,
        for seat: SeatID,
        isApproved: Bool,
        isConfirmed: Bool,
        hasDeclared: Bool,
        sharesEmployer: Bool = false
    ) {
        self.person = person
        self.seat = seat
        self.isApproved = isApproved
        self.isConfirmed = isConfirmed
        self.hasDeclared = hasDeclared
        self.sharesEmployer = sharesEmployer
    }

    /// Whether the Alternate stands in for the Chair.
    public var isChairsAlternate: Bool { self.seat == .chair }

    /// Whether the Alternate may act at all: approved and confirmed.
    public var mayAct: Bool { self.isApproved && self.isConfirmed }
}

/// Who attends for a body without a vote.
public struct Representative: Sendable, Codable, Hashable {
    /// The body.
    public let kind: RepresentativeKind
    /// Who attends.
    public let person: PersonID
    /// Whether the representative has signed the agreement.
    public let hasDeclared: Bool

    /// Puts a representative together.
    public init(kind: RepresentativeKind, person: PersonID, hasDeclared: Bool) {
        self.kind = kind
        self.person = person
        self.hasDeclared = hasDeclared
    }
}

/// In what capacity a person may take part.
public enum Capacity: Sendable, Codable, Hashable {
    /// As the holder of a seat, the Chair's included.
    case holder(SeatID)
    /// As the Alternate for a seat; for the Chair's seat as Chair's Alternate.
    case alternate(SeatID)
    /// For a body without a vote.
    case representative(RepresentativeKind)
}
