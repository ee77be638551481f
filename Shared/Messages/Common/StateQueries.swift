public import Domain

/// Asks how far a service is: what time it is there, what it will do next, and what it has taken in.
public struct ClockQuery: QueryMessage, Hashable {
    /// Its name within each service.
    public static let name = "clock"

    /// Puts the question together.
    public init() {}

    /// How far the service is.
    public struct Answer: Codable, Sendable, Equatable {
        /// Its time.
        public let now: Instant
        /// Whether the clock stands still until it is moved.
        public let isControlled: Bool
        /// When its next timer is due; absent when none is set.
        public let nextDue: Instant?
        /// Whether it has nothing left to do now.
        public let settled: Bool
        /// The last outward number.
        public let head: Int64
        /// The last outward number that the broker has confirmed.
        public let published: Int64
        /// By service, the outward number up to which its events have been taken in.
        public let progress: [String: Int64]

        /// Puts the answer together.
        public init(
            now: Instant,
            isControlled: Bool,
            nextDue: Instant? = nil,
            settled: Bool,
            head: Int64,
            published: Int64,
            progress: [String: Int64]
        ) {
            self.now = now
            self.isControlled = isControlled
            self.nextDue = nextDue
            self.settled = settled
            self.head = head
            self.published = published
            self.progress = progress
        }
    }

    /// An example.
    public static let sample = ClockQuery()

    /// An example of an answer.
    public static let sampleAnswer = Answer(
        now: Sample.friday,
        isControlled: true,
        nextDue: Sample.monday,
        settled: true,
        head: 17,
        published: 17,
        progress: ["elections": 12]
    )
}

/// Asks why something is as it is: a decision, a refusal or a deadline, by its id.
public struct WhyQuery: QueryMessage, Hashable {
    /// Its name within each service.
    public static let name = "why"
    /// What is to be explained.
    public let id: String

    /// Puts the question together.
    public init(id: String) { self.id = id }

    /// The rule with everything that it looked at; where that is above the asker's clearance, the rule that keeps it
    /// back.
    public struct Answer: Codable, Sendable, Equatable {
        /// The rule.
        public let rule: RuleID
        /// Where it stands.
        public let clause: String
        /// What it was applied to.
        public let inputs: [String: String]
        /// The way from the inputs to the result, a line a step.
        public let working: [String]
        /// The policy values in force that mattered, by id.
        public let policies: [String: String]
        /// The level of what is withheld; absent when nothing is.
        public let withheld: Classification?

        /// Puts the answer together.
        public init(
            rule: RuleID,
            clause: String,
            inputs: [String: String],
            working: [String],
            policies: [String: String],
            withheld: Classification? = nil
        ) {
            self.rule = rule
            self.clause = clause
            self.inputs = inputs
            self.working = working
            self.policies = policies
            self.withheld = withheld
        }
    }

    /// An example.
    public static let sample = WhyQuery(id: "MTG-2026-0001")

    /// An example of an answer.
    public static let sampleAnswer = Answer(
        rule: "CAL-10",
        clause: "SMKI PMA ToR v2.0, 7.1",
        inputs: ["issued": "2026-11-20T16:30:00Z", "workingHours": "24"],
        working: ["Friday 20 November 2026 is a Working Day", "24 working hours end on Monday at 16:30"],
        policies: ["AMB-01": "workingDayHours"],
        withheld: .red
    )
}
