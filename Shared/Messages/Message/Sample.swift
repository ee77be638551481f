internal import Domain

/// Values that the examples share.
enum Sample {
    /// A compromise noticed on a Friday, reported in the afternoon.
    static let friday = at("2026-11-20T16:30:00Z")
    static let monday = at("2026-11-23T16:30:00Z")
    static let wednesday = at("2026-11-25T16:30:00Z")
    static let noticed = at("2026-11-20T09:12:00Z")

    static let traceparent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"

    private static func at(_ text: String) -> Instant { Instant(rfc3339: text) ?? .distantPast }
}
