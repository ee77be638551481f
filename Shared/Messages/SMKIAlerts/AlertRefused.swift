public import Domain

/// Something that came in as an alert has opened no incident.
///
/// Fields are named, never their values.
public struct AlertRefused: EventMessage {
    /// The service whose event it is.
    public static let service = ServiceName.smkiAlerts
    /// Its name within the service.
    public static let name = "alert-refused"

    /// What can become of it.
    public enum Outcome: String, WireWord {
        /// A rule turned it down.
        case refused
        /// It could not be read.
        case rejected
        /// It was set aside.
        case parked
    }

    /// By this it is taken up.
    public let refusalId: String
    /// As far as it can be told; `actual` otherwise.
    public let status: MatterStatus
    /// What became of it.
    public let outcome: Outcome
    /// The rule that turned it down.
    public let rule: RuleID?
    /// The stable word for why.
    public let code: String
    /// The fields that are wrong.
    public let fields: [String]
    /// When it happened.
    public let at: Instant
    /// Whether the broker vouches for who sent it.
    public let isAuthenticated: Bool

    /// Puts the message together.
    public init(
        refusalId: String,
        status: MatterStatus,
        outcome: Outcome,
        rule: RuleID? = nil,
        code: String,
        fields: [String],
        at: Instant,
        isAuthenticated: Bool
    ) {
        self.refusalId = refusalId
        self.status = status
        self.outcome = outcome
        self.rule = rule
        self.code = code
        self.fields = fields
        self.at = at
        self.isAuthenticated = isAuthenticated
    }

    /// An example.
    public static let sample = AlertRefused(
        refusalId: "SET-4b023b6f7ba522f7",
        status: .actual,
        outcome: .refused,
        rule: "ALR-14",
        code: "invalidEui64",
        fields: ["subjectEui64"],
        at: Sample.friday,
        isAuthenticated: true
    )
}
