public import Domain

/// Who may stand in for the holder of a seat (MEM-24).
public struct RegisteredAlternate: Codable, Sendable, Equatable, Hashable {
    /// The Alternate.
    public let person: PersonID
    /// The seat.
    public let forSeat: SeatID
    /// When the Alternate was approved.
    public let approvedOn: CivilDate?
    /// Who approved: `chair` or `panel`.
    public let approvedBy: String?
    /// Whether it is the Chair's Alternate, who may preside.
    public let chairsAlternate: Bool?
    /// When the Member Confirmation was signed (MEM-21).
    public let confirmedOn: CivilDate?
    /// When the confidentiality declaration was signed (MEM-22).
    public let declaredOn: CivilDate?
    /// Whether Member and Alternate are employed by the same organisation (AMB-25).
    public let sharesEmployer: Bool?

    /// Puts it together.
    public init(
        person: PersonID,
        forSeat: SeatID,
        approvedOn: CivilDate? = nil,
        approvedBy: String? = nil,
        chairsAlternate: Bool? = nil,
        confirmedOn: CivilDate? = nil,
        declaredOn: CivilDate? = nil,
        sharesEmployer: Bool? = nil
    ) {
        self.person = person
        self.forSeat = forSeat
        self.approvedOn = approvedOn
        self.approvedBy = approvedBy
        self.chairsAlternate = chairsAlternate
        self.confirmedOn = confirmedOn
        self.declaredOn = declaredOn
        self.sharesEmployer = sharesEmployer
    }

    /// An example.
    public static let sample = RegisteredAlternate(
        person: "large-supplier-1-alternate",
        forSeat: "largeSupplier-1",
        approvedOn: CivilDate(2025, 7, 8),
        approvedBy: "chair",
        chairsAlternate: false,
        confirmedOn: CivilDate(2025, 6, 16),
        declaredOn: CivilDate(2025, 6, 18),
        sharesEmployer: false
    )
}
