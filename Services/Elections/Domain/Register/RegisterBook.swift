public import Domain

/// The register of the committee: who holds which seat, version after version.
///
/// Names and addresses aren't kept here but in a ``PersonRecord`` each, so that a person's data can be erased without
/// touching the register.
public struct RegisterBook: Aggregate {
    /// The stream is `register/pma`.
    public static let kind = "register"
    /// The id of the only one.
    public static let id = "pma"

    /// What may be asked of it.
    public enum Command: Sendable {
        /// Replaces the register, all or nothing.
        case importRegister(RegisterImport)
    }

    /// What may have happened to it.
    public enum Event: Sendable, Codable, Equatable {
        case imported(Imported)
    }

    /// A register was taken in.
    public struct Imported: Sendable, Codable, Equatable {
        /// The version, from 1.
        public let version: Int
        /// The day from which it holds.
        public let effectiveOn: CivilDate
        /// Why it changed, such as `import`.
        public let cause: String
        /// The register, people by id.
        public let document: RegisterDocument
        /// How many Members are appointed on that day (MTG-10).
        public let n: Int
        /// The quorum of an ordinary meeting on that day.
        public let quorum: Int
        /// What changed against the version before (MEM-38).
        public let changes: [Change]
        /// The way to n and quorum, a line a step.
        public let working: [String]
        /// The values of the policies that mattered, by id.
        public let policies: [String: String]
        /// The broker user who imported it.
        public let by: String?
        /// When.
        public let at: Instant
    }

    /// A seat that changed hands (MEM-38).
    public struct Change: Sendable, Codable, Hashable {
        /// The seat.
        public let seat: SeatID
        /// Who holds it now, nil when it is vacant.
        public let person: PersonID?
        /// Who held it before.
        public let predecessor: PersonID?
    }

    /// Every version, the first first.
    public private(set) var versions: [Imported] = []

    /// No register yet.
    public init() {}

    /// Takes an event in.
    public mutating func apply(_ event: Event) {
        switch event {
        case .imported(let imported): self.versions.append(imported)
        }
    }

    /// The document in force on a day: the last one taken in that isn't dated later, or else the last one.
    public func document(on date: CivilDate) -> RegisterDocument? {
        (self.versions.last { $0.effectiveOn <= date } ?? self.versions.last)?.document
    }

    /// The register on a day.
    ///
    /// - Throws: `MEM-38 noRegister` before the first import; as `Register.init` does.
    public func register(on date: CivilDate) throws(Refusal) -> Register {
        guard let document = self.document(on: date) else {
            throw Refusal(
                "MEM-38",
                "noRegister",
                ["date": date.iso],
                detail: "No register has been imported. The secretariat imports one: quorate register import FILE."
            )
        }
        return try document.register(on: date)
    }

    /// Decides a command.
    ///
    /// A register that says what the last one says changes nothing.
    ///
    /// - Throws: `SEC-17 notAllowed`; the first of all problems found in the document, the others beside it.
    public func decide(_ command: Command, _ context: DecisionContext) throws(Refusal) -> [Event] {
        switch command {
        case .importRegister(let document):
            try context.actor.require(.secretariat, for: "import the register")
            return try self.imported(try RegisterCheck.checked(document, context), context)
        }
    }

    private func imported(_ document: RegisterDocument, _ context: DecisionContext) throws(Refusal) -> [Event] {
        guard document != self.versions.last?.document else { return [] }
        let register = try document.register(on: document.asOf)
        return [
            .imported(
                Imported(
                    version: self.versions.count + 1,
                    effectiveOn: document.asOf,
                    cause: "import",
                    document: document,
                    n: register.appointedCount(context.policies),
                    quorum: register.quorum(context.policies),
                    changes: self.changes(to: document),
                    working: Self.working(register, context.policies),
                    policies: ["AMB-02", "AMB-03", "AMB-28"].reduce(into: [:]) {
                        $0[$1] = context.policies.printed($1)?.value
                    },
                    by: context.actor.user,
                    at: context.now
                )
            )
        ]
    }

    private func changes(to document: RegisterDocument) -> [Change] {
        let old = self.versions.last?.document.appointments ?? []
        let seats = Set((old + document.appointments).map(\.seat)).sorted()
        return seats.compactMap { seat in
            let before = old.first { $0.seat == seat }?.person
            let after = document.appointments.first { $0.seat == seat }?.person
            return before == after ? nil : Change(seat: seat, person: after, predecessor: before)
        }
    }

    /// How n and the quorum came about; both readings of AMB-28 where they differ.
    private static func working(_ register: Register, _ policies: Policies) -> [String] {
        let unconfirmed = register.appointments.filter { !$0.isConfirmed }
        let n = register.appointedCount(policies)
        let quorum = register.quorum(policies)
        var lines = [
            "\(register.appointments.count) of \(register.composition.seats.count) seats filled on \(register.date)",
            "n = \(n), quorum = \(quorum) (half of n, rounded \(policies.quorumRounding.rawValue), AMB-02)",
        ]
        guard !unconfirmed.isEmpty else { return lines }
        lines.append("Not confirmed: \(unconfirmed.map(\.person).sorted().listed) (MEM-21)")
        let voting = register.appointments.filter { register.voting($0.seat) != .none }.filter {
            $0.seat != .chair || policies.chairCounting == .counts
        }
        let all = Quorum.required(appointed: voting.count, policies: policies)
        let confirmed = Quorum.required(appointed: voting.filter(\.isConfirmed).count, policies: policies)
        if all != confirmed {
            let inForce = policies.unconfirmedCounting == .excluded ? confirmed : all
            lines.append(
                "Unconfirmed left out of n: quorum \(confirmed); counted in n: quorum \(all); in force: \(inForce) (AMB-28)"
            )
        }
        return lines
    }
}
