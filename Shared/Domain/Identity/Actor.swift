/// Who asks: the user the broker vouches for, the person behind the user, and the roles held on that day.
public struct Actor: Sendable, Codable, Hashable {
    /// The broker user, nil for an unauthenticated alert.
    public let user: String?
    /// The person the user stands for, nil for a system or an organisation.
    public let person: PersonID?
    /// Standing roles of the user together with those the register gives the person.
    public let roles: Set<Role>

    /// Puts an actor together; no roles means that nothing is allowed.
    public init(user: String?, person: PersonID? = nil, roles: Set<Role> = []) {
        self.user = user
        self.person = person
        self.roles = roles
    }

    /// Whether the actor holds at least one of the roles.
    public func holds(_ roles: Role...) -> Bool { !self.roles.isDisjoint(with: roles) }

    /// Lets the actor pass only with at least one of the roles.
    ///
    /// An empty list lets nobody pass.
    ///
    /// - Throws: `SEC-17 notAllowed`, naming what would be needed and what the actor holds.
    public func require(_ roles: Role..., for action: String) throws(Refusal) {
        guard self.roles.isDisjoint(with: roles) else { return }
        throw Refusal(
            "SEC-17",
            "notAllowed",
            [
                "action": action,
                "needed": roles.isEmpty ? "nobody" : Self.words(roles),
                "held": self.roles.isEmpty ? "none" : Self.words(self.roles),
                "user": self.user ?? "unauthenticated",
            ],
            detail: "To \(action) takes one of: \(roles.isEmpty ? "nobody" : Self.words(roles)). "
                + "Held: \(self.roles.isEmpty ? "none" : Self.words(self.roles))."
        )
    }

    private static func words(_ roles: some Sequence<Role>) -> String {
        roles.map(\.rawValue).sorted().joined(separator: ", ")
    }
}
