public import Domain

/// A nomination is on record, whatever its standing.
public struct NominationReceived: EventMessage {
    /// The service whose event it is.
    public static let service = ServiceName.elections
    /// Its name within the service.
    public static let name = "nomination-received"

    /// What a nomination can count for.
    public enum Standing: String, WireWord {
        /// In the contest.
        case valid
        /// Not in the contest until its gaps are filled (ELE-06).
        case incomplete
        /// Kept, and not in the contest (ELE-04).
        case late
    }

    /// The call for nominations.
    public let callId: String
    /// The nomination.
    public let nominationId: String
    /// The category of the seat stood for.
    public let category: SeatCategory
    /// Whether it is in the contest.
    public let standing: Standing
    /// The fields that are blank.
    public let gaps: [String]

    /// Puts the message together.
    public init(
        callId: String,
        nominationId: String,
        category: SeatCategory,
        standing: Standing,
        gaps: [String]
    ) {
        self.callId = callId
        self.nominationId = nominationId
        self.category = category
        self.standing = standing
        self.gaps = gaps
    }

    /// An example.
    public static let sample = NominationReceived(
        callId: "CALL-2026-01",
        nominationId: "NOM-2026-01-0001",
        category: .largeSupplier,
        standing: .incomplete,
        gaps: ["nomineePosition"]
    )
}
