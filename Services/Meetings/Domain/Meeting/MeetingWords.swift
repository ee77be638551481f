public import Domain

/// How somebody answers a notice.
public enum Answer: String, Sendable, Codable, Hashable, CaseIterable {
    case attending, declined, tentative
}

/// Which way somebody passed the door.
public enum Presence: String, Sendable, Codable, Hashable, CaseIterable {
    case arrived, left
}

/// How many were present at a decision, and how many it took.
public struct PresentAndNeeded: Sendable, Codable, Hashable {
    /// Members and acting Alternates present and not away for a conflict.
    public let present: Int
    /// The ordinary quorum, also where it was waived.
    public let needed: Int
    /// Whether the count was waived: an exceptional meeting (MTG-08).
    public let waived: Bool
    /// Members appointed: the n of "k of n".
    public let appointed: Int

    /// Takes the numbers of a quorum test.
    init(_ quorum: QuorumResult) {
        self.present = quorum.present
        self.needed = quorum.needed
        self.waived = quorum.waived
        self.appointed = quorum.appointed
    }
}

/// As what somebody is in the room.
public enum Standing: String, Sendable, Codable, Hashable, CaseIterable {
    /// The Chair, a Member or an Alternate.
    case committee
    /// For a body without a vote.
    case representative
    /// Staff of the secretariat.
    case secretariat
    /// Anybody else: an expert, an invited party.
    case guest
}

/// Somebody to ask next, and why.
public struct ToAsk: Sendable, Codable, Hashable {
    /// Why somebody is to be asked.
    public enum Reason: String, Sendable, Codable, Hashable, CaseIterable {
        /// A Member or the Chair who hasn't answered.
        case notAnswered
        /// A Member or the Chair who isn't sure.
        case tentative
        /// An Alternate of somebody who won't come or has a conflict.
        case standIn
    }

    /// Who.
    public let person: PersonID
    /// Why.
    public let reason: Reason

    /// Names person and reason.
    public init(person: PersonID, reason: Reason) {
        self.person = person
        self.reason = reason
    }
}

/// What a motion is about, as asked for.
public struct MotionSubject: Sendable, Hashable {
    /// The kinds of motion.
    public enum Kind: String, Sendable, Codable, Hashable, CaseIterable {
        /// Whether a key is used (ALR-04).
        case keyUse
        /// Whether the PMA raises a Draft Proposal (PRO-05).
        case raiseProposal
    }

    /// Which kind.
    public let kind: Kind
    /// Key use: the incident.
    public let incidentID: String?
    /// Key use: the decision's word, see ``KeyUse``.
    public let decision: String?
    /// Key use: what the key is used for, in words.
    public let scope: String?
    /// Key use: the method meant, if one is named (ALR-09).
    public let method: RecoveryMethod?
    /// Raising a proposal: the digest of the variation.
    public let variation: String?

    /// Puts a subject together.
    public init(
        kind: Kind,
        incidentID: String? = nil,
        decision: String? = nil,
        scope: String? = nil,
        method: RecoveryMethod? = nil,
        variation: String? = nil
    ) {
        self.kind = kind
        self.incidentID = incidentID
        self.decision = decision
        self.scope = scope
        self.method = method
        self.variation = variation
    }
}

/// The answer to one factor of the Recovery Key Guidance (ALR-06).
public struct FactorAnswer: Sendable, Codable, Hashable {
    /// The factor's id.
    public let id: String
    /// The answer in words.
    public let answer: String

    /// Answers a factor.
    public init(id: String, answer: String) {
        self.id = id
        self.answer = answer
    }
}
