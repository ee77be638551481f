/// What a speaker may be in the eyes of a rule.
///
/// Nothing is allowed that no role allows (SEC-17).
public enum Role: String, Sendable, Codable, Hashable, CaseIterable, Comparable {
    case chair, chairAlternate, member, alternate, representative
    case secretariat, panel, changeBoardSecretary, dcc, party, authority
    case `public`, `operator`, auditor, drill, service

    /// Alphabetical, so that lists of roles come out the same every time.
    public static func < (left: Role, right: Role) -> Bool { left.rawValue < right.rawValue }
}
