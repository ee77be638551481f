// MeetingsDomain decides everything about convening, holding and deciding in meetings of the SMKI PMA.
// It must not know of queues, databases, files, clocks or another service's module.

/// Whether something happened, is practised, or only tests the lines (ALR-13).
public enum IncidentStatus: String, Sendable, Codable, Hashable, CaseIterable {
    case actual, exercise, test

    /// What an incident's id of this status begins with.
    public var incidentPrefix: String {
        switch self {
        case .actual: "INC-"
        case .exercise: "EXR-"
        case .test: "TST-"
        }
    }
}
