public import Domain

/// What every direction about the use of a key says; which one it is, its name says.
public struct DirectedKeyUse: Codable, Sendable, Equatable {
    /// The direction.
    public let directionId: String
    /// The incident.
    public let incidentId: String
    /// The decision.
    public let decisionId: String
    /// When it was decided.
    public let decidedAt: Instant
    /// The meeting.
    public let meetingId: String
    /// The Recovery Key Guidance that the decision followed (ALR-05).
    public let guidanceVersion: String
    /// What the decision covers.
    public let scope: String
    /// How many were present, and how many it takes.
    public let presentAndNeeded: Turnout
    /// By this the reasons are fetched with a query.
    public let reasonsId: String
    /// An earlier direction that this one replaces.
    public let supersedes: String?

    /// Puts it together.
    public init(
        directionId: String,
        incidentId: String,
        decisionId: String,
        decidedAt: Instant,
        meetingId: String,
        guidanceVersion: String,
        scope: String,
        presentAndNeeded: Turnout,
        reasonsId: String,
        supersedes: String? = nil
    ) {
        self.directionId = directionId
        self.incidentId = incidentId
        self.decisionId = decisionId
        self.decidedAt = decidedAt
        self.meetingId = meetingId
        self.guidanceVersion = guidanceVersion
        self.scope = scope
        self.presentAndNeeded = presentAndNeeded
        self.reasonsId = reasonsId
        self.supersedes = supersedes
    }

    static let sample = DirectedKeyUse(
        directionId: "DIR-2026-0001",
        incidentId: "INC-2026-0001",
        decisionId: "MTG-2026-0001-M1-D",
        decidedAt: Sample.monday,
        meetingId: "MTG-2026-0001",
        guidanceVersion: "example-1",
        scope: "All Devices with credentials of EUI-64 90b3d51f30000002",
        presentAndNeeded: .sample,
        reasonsId: "MTG-2026-0001-M1-D",
        supersedes: "DIR-2026-0000"
    )
}

/// A direction about the use of a key: a name of its own around the fields that all of them have.
///
/// It is sent again with the same id until it is acknowledged.
public protocol KeyUseDirectionMessage: DirectionMessage, Equatable {
    /// Its fields, which on the wire are the message's own.
    var keyUse: DirectedKeyUse { get }

    /// The direction of that name.
    init(_ keyUse: DirectedKeyUse)
}

extension KeyUseDirectionMessage {
    /// The service that directs.
    public static var service: ServiceName { .smkiAlerts }

    /// An example.
    public static var sample: Self { Self(.sample) }

    /// Names the direction in every repeat of it and in its acknowledgement.
    public var directionId: String { self.keyUse.directionId }

    /// Reads the fields.
    public init(from decoder: any Decoder) throws { self.init(try DirectedKeyUse(from: decoder)) }

    /// Writes the fields.
    public func encode(to encoder: any Encoder) throws { try self.keyUse.encode(to: encoder) }
}

/// Directs that the Recovery Private Key be used.
public struct RequireRecoveryKey: KeyUseDirectionMessage {
    /// Its name within the service.
    public static let name = "require-recovery-key"
    /// What is directed.
    public let keyUse: DirectedKeyUse

    /// A direction of those fields.
    public init(_ keyUse: DirectedKeyUse) { self.keyUse = keyUse }
}

/// Directs that the Contingency Private Key, and the Symmetric Key with it, be used.
public struct RequireContingencyKey: KeyUseDirectionMessage {
    /// Its name within the service.
    public static let name = "require-contingency-key"
    /// What is directed.
    public let keyUse: DirectedKeyUse

    /// A direction of those fields.
    public init(_ keyUse: DirectedKeyUse) { self.keyUse = keyUse }
}

/// Tells that no key is to be used.
public struct NoKeyUse: KeyUseDirectionMessage {
    /// Its name within the service.
    public static let name = "no-key-use"
    /// What is directed.
    public let keyUse: DirectedKeyUse

    /// A direction of those fields.
    public init(_ keyUse: DirectedKeyUse) { self.keyUse = keyUse }
}
