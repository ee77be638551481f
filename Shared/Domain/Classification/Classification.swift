/// How widely something may be shared: WHITE < GREEN < AMBER < RED (SEC-01).
public enum Classification: String, Sendable, Codable, Hashable, CaseIterable, Comparable {
    case white = "WHITE"
    case green = "GREEN"
    case amber = "AMBER"
    case red = "RED"

    /// The level of what isn't marked (SEC-09).
    public static let standard = Classification.green

    private var rank: Int {
        switch self {
        case .white: 0
        case .green: 1
        case .amber: 2
        case .red: 3
        }
    }

    /// Wider sharing comes first.
    public static func < (left: Classification, right: Classification) -> Bool { left.rank < right.rank }

    /// The level that applies: the Chair's, or until that is determined the stricter of the provider's suggestion and
    /// GREEN (SEC-02).
    public static func effective(suggested: Classification?, determined: Classification?) -> Classification {
        determined ?? max(suggested ?? .standard, .standard)
    }

    /// Whether an item of this level is taken in closed session (MTG-23).
    public var needsClosedSession: Bool { self >= .amber }
}
