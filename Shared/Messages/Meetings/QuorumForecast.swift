public import Domain

/// Whether the meeting will be quorate as far as is known (MTG-13).
public struct QuorumForecast: EventMessage {
    /// The service whose event it is.
    public static let service = ServiceName.meetings
    /// Its name within the service.
    public static let name = "quorum-forecast"

    /// The meeting.
    public let meetingId: String
    /// Whether it is meant in earnest.
    public let status: MatterStatus
    /// Members expected.
    public let have: Int
    /// How many it takes at this meeting.
    public let need: Int
    /// The ordinary number.
    public let neededOrdinary: Int
    /// Whether the Chair or the Chair's Alternate is expected.
    public let isChairExpected: Bool
    /// Whom to ask next, in order.
    public let askNext: [PersonID]

    /// Puts the message together.
    public init(
        meetingId: String,
        status: MatterStatus,
        have: Int,
        need: Int,
        neededOrdinary: Int,
        isChairExpected: Bool,
        askNext: [PersonID]
    ) {
        self.meetingId = meetingId
        self.status = status
        self.have = have
        self.need = need
        self.neededOrdinary = neededOrdinary
        self.isChairExpected = isChairExpected
        self.askNext = askNext
    }

    /// An example.
    public static let sample = QuorumForecast(
        meetingId: "MTG-2026-0001",
        status: .actual,
        have: 3,
        need: 0,
        neededOrdinary: 5,
        isChairExpected: true,
        askNext: ["large-supplier-2"]
    )
}
