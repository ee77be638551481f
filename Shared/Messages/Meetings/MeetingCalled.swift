public import Domain

/// A meeting is called: notice to all Members.
public struct MeetingCalled: SealingEvent {
    /// The service whose event it is.
    public static let service = ServiceName.meetings
    /// Its name within the service.
    public static let name = "meeting-called"
    /// Who can open the sealed part.
    public static let readers: [ServiceName] = [.notifications]

    /// The kinds of meeting.
    public enum Kind: String, WireWord {
        case ordinary, exceptional
    }

    /// What the notice says (MTG-04).
    public struct Secret: Codable, Sendable, Equatable {
        /// Where it is held.
        public let location: String
        /// How to attend otherwise than in person.
        public let remoteAttendance: String
        /// The items, as they may be shown in a notice.
        public let agenda: [String]

        /// Puts it together.
        public init(location: String, remoteAttendance: String, agenda: [String]) {
            self.location = location
            self.remoteAttendance = remoteAttendance
            self.agenda = agenda
        }
    }

    /// The meeting.
    public let meetingId: String
    /// The incident.
    public let incidentId: String
    /// Whether it is meant in earnest.
    public let status: MatterStatus
    /// What kind of meeting it is.
    public let kind: Kind
    /// When it starts.
    public let startsAt: Instant
    /// When the notice was issued.
    public let issuedAt: Instant
    /// Who must be asked.
    public let invitees: [PersonID]
    /// Who is told: all Members (MTG-07).
    public let informed: [PersonID]
    /// Whether it is quorate whoever comes (MTG-08).
    public let quorumWaived: Bool
    /// The secret under lock.
    public var sealed: SealedPart?

    /// Puts the message together.
    public init(
        meetingId: String,
        incidentId: String,
        status: MatterStatus,
        kind: Kind,
        startsAt: Instant,
        issuedAt: Instant,
        invitees: [PersonID],
        informed: [PersonID],
        quorumWaived: Bool,
        sealed: SealedPart? = nil
    ) {
        self.meetingId = meetingId
        self.incidentId = incidentId
        self.status = status
        self.kind = kind
        self.startsAt = startsAt
        self.issuedAt = issuedAt
        self.invitees = invitees
        self.informed = informed
        self.quorumWaived = quorumWaived
        self.sealed = sealed
    }

    /// An example.
    public static let sample = MeetingCalled(
        meetingId: "MTG-2026-0001",
        incidentId: "INC-2026-0001",
        status: .actual,
        kind: .exceptional,
        startsAt: Sample.monday,
        issuedAt: Sample.friday,
        invitees: ["large-supplier-1"],
        informed: ["chair", "large-supplier-1"],
        quorumWaived: true,
        sealed: .sample
    )

    /// An example of the secret.
    public static let sampleSecret = Secret(
        location: "Meeting room 1",
        remoteAttendance: "Conference bridge of the secretariat",
        agenda: ["Key use after an incident (RED)"]
    )
}
