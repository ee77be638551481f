/// Up to which level a reader may see, and why.
///
/// It is worked out from roles and the register, never set from outside.
public struct Clearance: Sendable, Hashable, CustomStringConvertible {
    /// The highest level.
    public let level: Classification
    /// Whose clearance it is; nil for the public.
    public let reader: PersonID?
    /// The rule that gives it.
    public let basis: RuleID

    private init(_ level: Classification, _ reader: PersonID?, _ basis: RuleID) {
        self.level = level
        self.reader = reader
        self.basis = basis
    }

    /// Anybody: WHITE (SEC-10).
    public static let anybody = Clearance(.white, nil, "SEC-10")

    /// Whether the level is covered.
    public func covers(_ level: Classification) -> Bool { level <= self.level }

    /// The clearance of whoever asks, on the register's day.
    ///
    /// RED: Chair, Members and acting Alternates who have signed (SEC-03, MTG-24), signed Ofgem and BEIS
    /// representatives and named, signed secretariat staff by policy (SEC-11). AMBER: Members who haven't signed, the
    /// Panel, the secretariat (SEC-07). GREEN: everybody else with a role among Parties and stakeholders (SEC-09).
    public static func of(_ actor: Actor, _ register: Register?, _ policies: Policies) -> Clearance {
        let person = actor.person
        let roles = actor.roles.union(person.flatMap { register?.roles(of: $0) } ?? [])
        let hasSigned = person.map { register?.hasDeclared($0) ?? false } ?? false
        if !roles.isDisjoint(with: [.chair, .chairAlternate, .member, .alternate]) {
            return hasSigned ? Clearance(.red, person, "SEC-03") : Clearance(.amber, person, "SEC-07")
        }
        if roles.contains(.secretariat) {
            return hasSigned && policies.secretariatSeesRed
                ? Clearance(.red, person, "SEC-11") : Clearance(.amber, person, "SEC-07")
        }
        if roles.contains(.representative), hasSigned, policies.representativesSeeRed,
            register?.representatives.contains(where: { $0.person == person && $0.kind != .dcc }) == true
        {
            return Clearance(.red, person, "SEC-11")
        }
        if roles.contains(.panel) {
            return Clearance(.amber, person, "SEC-07")
        }
        return roles.subtracting([.public]).isEmpty ? .anybody : Clearance(.green, person, "SEC-09")
    }

    /// Clearance for one matter by a recorded admission or need to know, such as the DCC representative admitted by the
    /// Chair to a RED item (SEC-11) or the DCC for a direction addressed to it (SEC-07).
    public static func admitted(_ reader: PersonID, to level: Classification, by rule: RuleID) -> Clearance {
        Clearance(level, reader, rule)
    }

    /// Reader, level and rule.
    public var description: String {
        "\(self.reader?.value ?? "anybody"): up to \(self.level.rawValue) by \(self.basis)"
    }
}
