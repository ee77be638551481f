public import Domain

/// What the secretariat may add to a record: for whom, and what proves it (SEC-18).
public struct OnBehalf: Sendable, Codable, Hashable {
    /// The person who spoke or handed something in.
    public let person: PersonID
    /// What proves it, such as `heard by all on the call`.
    public let evidence: String

    /// Names the person and the evidence.
    public init(person: PersonID, evidence: String) {
        self.person = person
        self.evidence = evidence
    }
}

/// Whose act a command is, once it's settled who asks: the person, and who recorded it when another did.
public struct Author: Sendable, Codable, Hashable {
    /// The person whose act it is.
    public let person: PersonID
    /// The broker user of the secretariat who recorded it, nil when the person did.
    public let recordedBy: String?
    /// What proves it, nil when the person did it in person.
    public let evidence: String?

    /// Puts an author together.
    public init(person: PersonID, recordedBy: String? = nil, evidence: String? = nil) {
        self.person = person
        self.recordedBy = recordedBy
        self.evidence = evidence
    }

    /// The person behind `actor`, or the one for whom the secretariat records it.
    ///
    /// - Throws: `SEC-17 notAllowed` for anybody else who acts for another, `SEC-18 evidenceMissing`,
    ///   `SEC-17 personUnknown` when no person stands behind the user.
    init(of actor: Actor, onBehalfOf other: OnBehalf?, to action: String) throws(Refusal) {
        guard let other else {
            guard let person = actor.person else {
                throw Refusal(
                    "SEC-17",
                    "personUnknown",
                    ["user": actor.user ?? "unauthenticated", "action": action],
                    detail: "To \(action) takes a person; no person stands behind this user. The secretariat may "
                        + "record it with onBehalfOf {person, evidence}."
                )
            }
            self.init(person: person)
            return
        }
        try actor.require(.secretariat, for: "\(action) on behalf of another")
        guard !other.evidence.isBlank else {
            throw Refusal(
                "SEC-18",
                "evidenceMissing",
                ["onBehalfOf.person": other.person.value],
                detail: "A record on behalf of \(other.person) needs evidence: what was said or handed in, and how."
            )
        }
        self.init(person: other.person, recordedBy: actor.user, evidence: other.evidence)
    }
}
