/// The least attendance for business (MTG-10).
public enum Quorum {
    /// Half of all Members appointed, an odd number rounded as AMB-02 says.
    public static func required(appointed: Int, policies: Policies) -> Int {
        switch policies.quorumRounding {
        case .up: (max(appointed, 0) + 1) / 2
        case .down: max(appointed, 0) / 2
        }
    }
}

/// What kind of meeting it is (MTG-02, MTG-06).
public enum MeetingKind: String, Sendable, Codable, Hashable, CaseIterable {
    case ordinary, exceptional
}

/// One person's time in a meeting.
public struct Attendance: Sendable, Codable, Hashable {
    /// How somebody attends; all ways are equal (MTG-12).
    public enum Mode: String, Sendable, Codable, Hashable, CaseIterable {
        case inPerson, telephone, web
    }

    /// Who attends.
    public let person: PersonID
    /// How.
    public let mode: Mode
    /// Since when.
    public let joined: Instant
    /// Until when; nil while still there.
    public let left: Instant?

    /// Puts an attendance together.
    public init(person: PersonID, mode: Mode, joined: Instant, left: Instant? = nil) {
        self.person = person
        self.mode = mode
        self.joined = joined
        self.left = left
    }

    /// Whether the person is there at that moment; who has left doesn't count (MTG-12).
    public func isPresent(at instant: Instant) -> Bool {
        self.joined <= instant && (self.left.map { instant < $0 } ?? true)
    }
}

extension Sequence<Attendance> {
    /// Who is there at that moment, whoever came twice once.
    public func present(at instant: Instant) -> Set<PersonID> {
        Set(self.filter { $0.isPresent(at: instant) }.map(\.person))
    }
}

/// Conflicts of interest in one decision (MTG-21, AMB-25).
public struct Conflicts: Sendable, Codable, Hashable {
    /// Who has a conflict.
    public let conflicted: Set<PersonID>
    /// Alternates of conflicted Members who have declared that they have none themselves.
    public let declaredFree: Set<PersonID>
    /// Alternates of the same employer whom the Chair lets act, with the reason.
    public let admitted: [PersonID: String]

    /// Nobody has one.
    public static let none = Conflicts()

    /// Puts the conflicts of one decision together.
    public init(
        conflicted: Set<PersonID> = [],
        declaredFree: Set<PersonID> = [],
        admitted: [PersonID: String] = [:]
    ) {
        self.conflicted = conflicted
        self.declaredFree = declaredFree
        self.admitted = admitted
    }
}

/// Who presides, and as what.
public struct Presiding: Sendable, Codable, Hashable {
    /// The person in the chair.
    public let person: PersonID
    /// True for a Chair's Alternate.
    public let asAlternate: Bool

    /// Names who presides.
    public init(person: PersonID, asAlternate: Bool) {
        self.person = person
        self.asAlternate = asAlternate
    }
}
