/// The five services, by the names they have as broker users, in routing keys and in `ce-source`.
public enum ServiceName: String, CaseIterable, Codable, Sendable, Hashable, Comparable, CustomStringConvertible {
    case proposals, elections, meetings, notifications
    case smkiAlerts = "smki-alerts"

    /// The name on the wire: `smki-alerts`.
    public var description: String { self.rawValue }

    /// Alphabetical, so that lists come out the same every time.
    public static func < (left: ServiceName, right: ServiceName) -> Bool { left.rawValue < right.rawValue }
}
