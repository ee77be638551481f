// SMKIAlertsDomain decides what becomes of a compromise alert: check, incident, Recovery Event, direction.
// It must not know of queues, databases, files, clocks or another service's module.

/// Whether something happened, is practised, or only tests the lines (ALR-13).
public enum AlertStatus: String, Sendable, Codable, Hashable, CaseIterable {
    case actual, exercise, test

    /// What the id of an incident of this status begins with: `INC`, `EXR` or `TST`.
    public var prefix: String {
        switch self {
        case .actual: "INC"
        case .exercise: "EXR"
        case .test: "TST"
        }
    }

    /// Where directions about it go; nil for a test, which directs nobody.
    public var addressee: DirectionAddressee? {
        switch self {
        case .actual: .dcc
        case .exercise: .exercise
        case .test: nil
        }
    }

    /// What an incident's id says of its status, nil when it is none of ours.
    public init?(incidentID: String) {
        guard let status = Self.allCases.first(where: { incidentID.hasPrefix($0.prefix + "-") }) else { return nil }
        self = status
    }
}
