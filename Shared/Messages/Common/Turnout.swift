/// How many were present at a decision, and how many it takes.
public struct Turnout: Codable, Sendable, Equatable, Hashable {
    /// Appointed Members present.
    public let present: Int
    /// The ordinary number.
    public let needed: Int
    /// Whether the number was waived, as at an exceptional meeting (MTG-08).
    public let waived: Bool

    /// Puts it together.
    public init(present: Int, needed: Int, waived: Bool) {
        self.present = present
        self.needed = needed
        self.waived = waived
    }

    /// An example.
    public static let sample = Turnout(present: 4, needed: 5, waived: true)
}
