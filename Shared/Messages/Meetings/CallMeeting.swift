public import Domain

/// Calls a meeting about an incident by one of the routes offered (MTG-02, MTG-04, MTG-06, ALR-24).
public struct CallMeeting: CommandMessage {
    /// The service that decides on it.
    public static let service = ServiceName.meetings
    /// Its name within the service.
    public static let name = "call-meeting"

    /// The two lawful routes.
    public enum Route: String, WireWord {
        /// 24 working hours of notice, the count waived.
        case exceptional
        /// Any time by a named direction, full quorum.
        case ordinaryShorterNotice
    }

    /// A direction to hold an ordinary meeting at shorter notice.
    public struct Direction: Codable, Sendable, Equatable, Hashable {
        /// Who directs it: `chair`, `chairAlternate` or `panel`.
        public let by: String
        /// Why.
        public let reason: String?

        /// Puts it together.
        public init(by: String, reason: String? = nil) {
            self.by = by
            self.reason = reason
        }
    }

    /// The incident.
    public let incidentId: String
    /// The route.
    public let route: Route
    /// When it starts.
    public let startsAt: Instant
    /// Where it is held (MTG-04).
    public let location: String?
    /// How to attend otherwise than in person (MTG-04).
    public let remoteAttendance: String?
    /// Why this route.
    public let reason: String?
    /// Who directed a shorter notice.
    public let direction: Direction?
    /// Who must be asked; all Members when absent (MTG-07).
    public let invitees: [PersonID]?
    /// The version of the stream that this was composed against.
    public let expectedVersion: Int?

    /// Puts the message together.
    public init(
        incidentId: String,
        route: Route,
        startsAt: Instant,
        location: String? = nil,
        remoteAttendance: String? = nil,
        reason: String? = nil,
        direction: Direction? = nil,
        invitees: [PersonID]? = nil,
        expectedVersion: Int? = nil
    ) {
        self.incidentId = incidentId
        self.route = route
        self.startsAt = startsAt
        self.location = location
        self.remoteAttendance = remoteAttendance
        self.reason = reason
        self.direction = direction
        self.invitees = invitees
        self.expectedVersion = expectedVersion
    }

    /// An example.
    public static let sample = CallMeeting(
        incidentId: "INC-2026-0001",
        route: .exceptional,
        startsAt: Sample.monday,
        location: "Meeting room 1",
        remoteAttendance: "Conference bridge of the secretariat",
        reason: "Devices are at risk over the weekend",
        direction: Direction(by: "chair", reason: "Urgent"),
        invitees: ["large-supplier-1"],
        expectedVersion: 3
    )
}
