/// The name of a seat: `chair`, `largeSupplier-2`.
public struct SeatID: Identifier {
    /// The name as stored and sent.
    public let value: String

    /// Takes the name as it is.
    public init(_ value: String) { self.value = value }

    /// The Chair's seat.
    public static let chair = SeatID("chair")
}

/// One place in the composition.
public struct Seat: Sendable, Codable, Hashable {
    /// Its name.
    public let id: SeatID
    /// What kind of seat it is.
    public let category: SeatCategory
    /// Which of the category's seats, from 1.
    public let number: Int

    /// A seat of a category; elected ones carry their number in the name.
    public init(_ category: SeatCategory, number: Int = 1) {
        self.id = SeatID(category.isElected ? "\(category.rawValue)-\(number)" : category.rawValue)
        self.category = category
        self.number = number
    }
}
