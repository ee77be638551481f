/// What surrounds a decision: the time, the asker, the policies and the copies of others' facts.
public struct DecisionContext: Sendable {
    /// The service's clock at this message; no rule reads another (CAL-14).
    public let now: Instant
    /// Who asks.
    public let actor: Actor
    /// The policy values in force on the day of `now`.
    public let policies: Policies

    /// Puts a context together.
    public init(now: Instant, actor: Actor, policies: Policies) {
        self.now = now
        self.actor = actor
        self.policies = policies
    }

    /// The civil day of `now` in London (CAL-08).
    public var today: CivilDate { LondonTime.civil(of: self.now).date }
}
