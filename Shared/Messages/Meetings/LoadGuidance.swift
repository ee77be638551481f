/// Puts one version of the Recovery Key Guidance in place.
///
/// A version is loaded once and never changes (ALR-05, ALR-06).
public struct LoadGuidance: CommandMessage {
    /// The service that decides on it.
    public static let service = ServiceName.meetings
    /// Its name within the service.
    public static let name = "load-guidance"

    /// Something to take into account.
    public struct Factor: Codable, Sendable, Equatable, Hashable {
        /// Cited by a motion.
        public let id: String
        /// What it says.
        public let text: String
        /// Whether a motion must answer it.
        public let mandatory: Bool
        /// Its weight against the others.
        public let weight: Int?

        /// Puts it together.
        public init(id: String, text: String, mandatory: Bool, weight: Int? = nil) {
            self.id = id
            self.text = text
            self.mandatory = mandatory
            self.weight = weight
        }
    }

    /// Something to do before deciding.
    public struct Step: Codable, Sendable, Equatable, Hashable {
        /// Cited by a motion.
        public let id: String
        /// What it says.
        public let text: String
        /// Whether a motion must tick it.
        public let mandatory: Bool

        /// Puts it together.
        public init(id: String, text: String, mandatory: Bool) {
            self.id = id
            self.text = text
            self.mandatory = mandatory
        }
    }

    /// What speaks for a decision.
    public struct Criterion: Codable, Sendable, Equatable, Hashable {
        /// Its id.
        public let id: String
        /// What it says.
        public let text: String

        /// Puts it together.
        public init(id: String, text: String) {
            self.id = id
            self.text = text
        }
    }

    /// The version, cited by decisions.
    public let version: String
    /// Whether it is an example, not the Guidance of any real authority.
    public let example: Bool
    /// What is to be taken into account.
    public let factors: [Factor]
    /// What is to be done before deciding.
    public let steps: [Step]
    /// What speaks for which decision.
    public let criteria: [Criterion]
    /// The version of the stream that this was composed against.
    public let expectedVersion: Int?

    /// Puts the message together.
    public init(
        version: String,
        example: Bool,
        factors: [Factor],
        steps: [Step],
        criteria: [Criterion],
        expectedVersion: Int? = nil
    ) {
        self.version = version
        self.example = example
        self.factors = factors
        self.steps = steps
        self.criteria = criteria
        self.expectedVersion = expectedVersion
    }

    /// An example.
    public static let sample = LoadGuidance(
        version: "example-1",
        example: true,
        factors: [Factor(id: "extent", text: "How many Devices are concerned", mandatory: true, weight: 5)],
        steps: [Step(id: "confirmWithDcc", text: "Have the DCC confirm the Devices", mandatory: true)],
        criteria: [Criterion(id: "noUse", text: "The Subscriber can recover by itself")],
        expectedVersion: 3
    )
}
