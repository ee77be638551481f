public import Domain

/// What this service numbers, each by the year.
public enum NumberedSeries: Sendable, Hashable {
    /// `INC-2026-0001`, `EXR-2026-0001`, `TST-2026-0001`.
    case incident(AlertStatus)
    /// `DIR-2026-0001`, of an exercise `DIR-EXR-2026-0001`.
    case direction(AlertStatus)
    /// `REC-2026-0001`, of an exercise `REC-EXR-2026-0001`.
    case recoveryEvent(AlertStatus)

    /// The series in the London year of `now`: `INC-2026`.
    public func name(at now: Instant) -> String {
        "\(self.word)-\(LondonTime.civil(of: now).date.year)"
    }

    private var word: String {
        switch self {
        case .incident(let status): status.prefix
        case .direction(let status): "DIR" + Self.mark(status)
        case .recoveryEvent(let status): "REC" + Self.mark(status)
        }
    }

    private static func mark(_ status: AlertStatus) -> String {
        status == .actual ? "" : "-\(status.prefix)"
    }
}
