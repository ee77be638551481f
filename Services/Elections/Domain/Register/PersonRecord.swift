public import Domain

/// One person's name, address and employer: a stream and a data key of its own, so that they can be erased (SEC-19).
public struct PersonRecord: Aggregate {
    /// The stream is `person/large-supplier-1`.
    public static let kind = "person"

    /// What may be asked of it.
    public enum Command: Sendable {
        /// Puts the data on record, or replaces them.
        case register(RegisterImport.Person)
    }

    /// What may have happened to it.
    public enum Event: Sendable, Codable, Equatable {
        case registered(Registered)
    }

    /// The data were put on record.
    public struct Registered: Sendable, Codable, Equatable {
        /// The person's id.
        public let person: PersonID
        /// The name.
        public let name: String
        /// The mail address.
        public let email: String
        /// The employer.
        public let organisation: String?
        /// When.
        public let at: Instant
    }

    /// The data on record, nil before the first.
    public private(set) var registered: Registered?

    /// Nobody yet.
    public init() {}

    /// Takes an event in.
    public mutating func apply(_ event: Event) {
        switch event {
        case .registered(let registered): self.registered = registered
        }
    }

    /// Decides a command.
    ///
    /// The same data again change nothing.
    ///
    /// - Throws: `SEC-17 notAllowed`; `MEM-38 nameMissing`, `NOT-09 invalidEmail`.
    public func decide(_ command: Command, _ context: DecisionContext) throws(Refusal) -> [Event] {
        switch command {
        case .register(let person):
            try context.actor.require(.secretariat, for: "put a person on record")
            guard !person.name.isBlank else {
                throw Refusal("MEM-38", "nameMissing", ["person": person.id.value], detail: "A person has a name.")
            }
            guard EmailShape.isValid(person.email) else {
                throw Refusal(
                    "NOT-09",
                    "invalidEmail",
                    ["person": person.id.value, "email": person.email],
                    detail: "One address of the form name@host, without a display name, so that notices arrive."
                )
            }
            let fresh = Registered(
                person: person.id,
                name: person.name.trimmed,
                email: person.email,
                organisation: person.organisation?.trimmed,
                at: context.now
            )
            if let known = self.registered, known.name == fresh.name, known.email == fresh.email,
                known.organisation == fresh.organisation
            {
                return []
            }
            return [.registered(fresh)]
        }
    }
}
