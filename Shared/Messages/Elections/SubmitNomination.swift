public import Domain

/// A nomination form (ELE-05).
///
/// What is blank or absent makes it incomplete, which is answered and kept, never lost.
public struct SubmitNomination: CommandMessage {
    /// The service that decides on it.
    public static let service = ServiceName.elections
    /// Its name within the service.
    public static let name = "submit-nomination"

    /// Whether the nominee agrees to stand.
    public struct Consent: Codable, Sendable, Equatable, Hashable {
        /// Whether it was given.
        public let given: Bool
        /// When it was recorded.
        public let recordedOn: CivilDate

        /// Puts it together.
        public init(given: Bool, recordedOn: CivilDate) {
            self.given = given
            self.recordedOn = recordedOn
        }
    }

    /// How a nomination can come.
    public enum Channel: String, WireWord {
        case electronic, hardCopy
    }

    /// The call for nominations.
    public let callId: String
    /// The category of the seat stood for.
    public let category: SeatCategory
    /// The nominator's full name.
    public let nominatorName: String?
    /// The nominator's contact details.
    public let nominatorContact: String?
    /// The nominator's Party Category, or its label.
    public let nominatorCategory: String?
    /// The nominee's name.
    public let nomineeName: String?
    /// The nominee's position.
    public let nomineePosition: String?
    /// Relevant experience or supporting information.
    public let experience: String?
    /// The nominee's consent.
    public let consent: Consent?
    /// How it came.
    public let channel: Channel
    /// When a paper was received; receipt counts, not posting (ELE-07).
    public let receivedAt: Instant?
    /// Where the paper is kept.
    public let evidence: String?
    /// The version of the stream that this was composed against.
    public let expectedVersion: Int?

    /// Puts the message together.
    public init(
        callId: String,
        category: SeatCategory,
        nominatorName: String? = nil,
        nominatorContact: String? = nil,
        nominatorCategory: String? = nil,
        nomineeName: String? = nil,
        nomineePosition: String? = nil,
        experience: String? = nil,
        consent: Consent? = nil,
        channel: Channel,
        receivedAt: Instant? = nil,
        evidence: String? = nil,
        expectedVersion: Int? = nil
    ) {
        self.callId = callId
        self.category = category
        self.nominatorName = nominatorName
        self.nominatorContact = nominatorContact
        self.nominatorCategory = nominatorCategory
        self.nomineeName = nomineeName
        self.nomineePosition = nomineePosition
        self.experience = experience
        self.consent = consent
        self.channel = channel
        self.receivedAt = receivedAt
        self.evidence = evidence
        self.expectedVersion = expectedVersion
    }

    /// An example.
    public static let sample = SubmitNomination(
        callId: "CALL-2026-01",
        category: .largeSupplier,
        nominatorName: "Nominator",
        nominatorContact: "nominator@example.org",
        nominatorCategory: "largeSupplier",
        nomineeName: "Nominee",
        nomineePosition: "Head of Security",
        experience: "Ten years of key management",
        consent: Consent(given: true, recordedOn: CivilDate(2026, 11, 24)),
        channel: .hardCopy,
        receivedAt: Sample.wednesday,
        evidence: "scan 2026-114",
        expectedVersion: 3
    )
}
