public import Domain

/// The lawful routes to a meeting about an incident, side by side (ALR-24).
public struct RoutesOffered: EventMessage {
    /// The service whose event it is.
    public static let service = ServiceName.meetings
    /// Its name within the service.
    public static let name = "routes-offered"

    /// When an exceptional meeting can start (CAL-10).
    public struct Exceptional: Codable, Sendable, Equatable, Hashable {
        /// The earliest start by the reading in force.
        public let earliestStart: Instant
        /// The earliest start by the other reading.
        public let otherReading: Instant
        /// The reading in force: `workingDayHours` or `officeHours`.
        public let reading: String

        /// Puts it together.
        public init(earliestStart: Instant, otherReading: Instant, reading: String) {
            self.earliestStart = earliestStart
            self.otherReading = otherReading
            self.reading = reading
        }

        /// An example.
        public static let sample = Exceptional(
            earliestStart: Sample.monday,
            otherReading: Sample.wednesday,
            reading: "workingDayHours"
        )
    }

    /// What an ordinary meeting takes (MTG-02).
    public struct Ordinary: Codable, Sendable, Equatable, Hashable {
        /// The last day of full notice for a meeting at the earliest start.
        public let lastNoticeOn: CivilDate
        /// Whether somebody must direct a shorter notice.
        public let needsDirection: Bool

        /// Puts it together.
        public init(lastNoticeOn: CivilDate, needsDirection: Bool) {
            self.lastNoticeOn = lastNoticeOn
            self.needsDirection = needsDirection
        }
    }

    /// The incident.
    public let incidentId: String
    /// Whether it is meant in earnest.
    public let status: MatterStatus
    /// From when the notice runs: its issue, not the alert.
    public let noticeFrom: Instant
    /// An exceptional meeting.
    public let exceptional: Exceptional
    /// An ordinary one at shorter notice.
    public let ordinary: Ordinary
    /// How many it takes to be quorate by the exceptional route.
    public let needed: Int
    /// The ordinary number.
    public let neededOrdinary: Int

    /// Puts the message together.
    public init(
        incidentId: String,
        status: MatterStatus,
        noticeFrom: Instant,
        exceptional: Exceptional,
        ordinary: Ordinary,
        needed: Int,
        neededOrdinary: Int
    ) {
        self.incidentId = incidentId
        self.status = status
        self.noticeFrom = noticeFrom
        self.exceptional = exceptional
        self.ordinary = ordinary
        self.needed = needed
        self.neededOrdinary = neededOrdinary
    }

    /// An example.
    public static let sample = RoutesOffered(
        incidentId: "INC-2026-0001",
        status: .actual,
        noticeFrom: Sample.friday,
        exceptional: .sample,
        ordinary: Ordinary(lastNoticeOn: CivilDate(2026, 11, 13), needsDirection: true),
        needed: 0,
        neededOrdinary: 5
    )
}
