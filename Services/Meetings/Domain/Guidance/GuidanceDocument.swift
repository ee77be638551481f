/// One version of the Recovery Key Guidance, as the PMA adopted it (ALR-06).
///
/// It is data; nothing of it is in code.
public struct GuidanceDocument: Sendable, Codable, Hashable {
    /// Something to take into account before a key is used.
    public struct Factor: Sendable, Codable, Hashable {
        /// A short id, unique in the version.
        public let id: String
        /// The question.
        public let text: String
        /// Whether it shall be taken into account, or only may be.
        public let isMandatory: Bool
        /// Its weight or priority, where the Guidance gives one.
        public let weight: Int?

        /// Puts a factor together.
        public init(id: String, text: String, isMandatory: Bool, weight: Int? = nil) {
            self.id = id
            self.text = text
            self.isMandatory = isMandatory
            self.weight = weight
        }
    }

    /// Something to do before deciding.
    public struct Step: Sendable, Codable, Hashable {
        /// A short id, unique in the version.
        public let id: String
        /// What is to be done.
        public let text: String
        /// Whether it must be ticked.
        public let isMandatory: Bool

        /// Puts a step together.
        public init(id: String, text: String, isMandatory: Bool) {
            self.id = id
            self.text = text
            self.isMandatory = isMandatory
        }
    }

    /// The version's name, such as `1.0`.
    public let version: String
    /// Whether it's only a sample, to be marked so wherever it is cited.
    public let isExample: Bool
    /// What shall or may be taken into account.
    public let factors: [Factor]
    /// What is to be done first.
    public let steps: [Step]
    /// Criteria in words.
    public let criteria: [String]

    /// Puts a version together; `Guidance` checks it.
    public init(version: String, isExample: Bool, factors: [Factor], steps: [Step], criteria: [String] = []) {
        self.version = version
        self.isExample = isExample
        self.factors = factors
        self.steps = steps
        self.criteria = criteria
    }
}
