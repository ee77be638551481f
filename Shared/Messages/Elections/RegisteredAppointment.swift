public import Domain

/// Who holds a seat, from when until when.
public struct RegisteredAppointment: Codable, Sendable, Equatable, Hashable {
    /// The seat.
    public let seat: SeatID
    /// The seat's category.
    public let category: SeatCategory
    /// Who holds it.
    public let person: PersonID
    /// The first day.
    public let start: CivilDate
    /// The last day; open when absent.
    public let end: CivilDate?
    /// The Party Category by which an elected seat is held (MEM-32).
    public let partyCategory: PartyCategory?
    /// When the Member Confirmation was signed (MEM-21).
    public let confirmedOn: CivilDate?
    /// When the confidentiality declaration was signed (MEM-22).
    public let declaredOn: CivilDate?

    /// Puts it together.
    public init(
        seat: SeatID,
        category: SeatCategory,
        person: PersonID,
        start: CivilDate,
        end: CivilDate? = nil,
        partyCategory: PartyCategory? = nil,
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

    /// An example.
    public static let sample = RegisteredAppointment(
        seat: "largeSupplier-1",
        category: .largeSupplier,
        person: "large-supplier-1",
        start: CivilDate(2025, 7, 1),
        end: CivilDate(2027, 7, 1),
        partyCategory: .largeSupplier,
        confirmedOn: CivilDate(2025, 6, 16),
        declaredOn: CivilDate(2025, 6, 18)
    )
}
