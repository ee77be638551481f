public import Domain

/// Something was set aside.
///
/// It exists for every service.
public struct Parked: CommonEvent, Hashable {
    /// Its name within each service.
    public static let name = "parked"

    /// Where it came from.
    public enum Origin: String, WireWord {
        case alert, command, event
        /// The broker gave up delivering it.
        case dead
    }

    /// By this it is shown, replayed, taken up or discarded.
    public let id: String
    /// Where it came from.
    public let origin: Origin
    /// The stable word for why.
    public let code: String
    /// When it was set aside.
    public let at: Instant

    /// Puts the message together.
    public init(id: String, origin: Origin, code: String, at: Instant) {
        self.id = id
        self.origin = origin
        self.code = code
        self.at = at
    }

    /// An example.
    public static let sample = Parked(id: "PRK-0001", origin: .command, code: "malformedMessage", at: Sample.friday)
}

/// A rule turned down what a service would have done because of another service's event.
///
/// It exists for every service.
public struct ReactionDeclined: CommonEvent, Hashable {
    /// Its name within each service.
    public static let name = "reaction-declined"
    /// The service whose event it was.
    public let source: ServiceName
    /// That event's outward number.
    public let outward: Int64
    /// That event's name, such as `key-use-decided`.
    public let event: String?
    /// What that event was about, as its `ce-subject` says.
    public let subject: String?
    /// Whether the matter is meant in earnest, where that event says so.
    public let status: MatterStatus?
    /// The incident that it belongs to, where that event names one.
    public let incidentId: String?
    /// The rule that turned it down.
    public let rule: RuleID
    /// The stable word for why.
    public let code: String
    /// When it was decided.
    public let at: Instant

    /// Puts the message together.
    public init(
        source: ServiceName,
        outward: Int64,
        event: String? = nil,
        subject: String? = nil,
        status: MatterStatus? = nil,
        incidentId: String? = nil,
        rule: RuleID,
        code: String,
        at: Instant
    ) {
        self.source = source
        self.outward = outward
        self.event = event
        self.subject = subject
        self.status = status
        self.incidentId = incidentId
        self.rule = rule
        self.code = code
        self.at = at
    }

    /// An example.
    public static let sample = ReactionDeclined(
        source: .smkiAlerts,
        outward: 17,
        event: "incident-opened",
        subject: "TST-2026-0001",
        status: .test,
        incidentId: "TST-2026-0001",
        rule: "ALR-24",
        code: "testCallsNoMeeting",
        at: Sample.friday
    )
}
