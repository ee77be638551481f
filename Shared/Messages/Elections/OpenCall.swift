public import Domain

/// Opens a call for nominations (ELE-01 to ELE-03).
public struct OpenCall: CommandMessage {
    /// The service that decides on it.
    public static let service = ServiceName.elections
    /// Its name within the service.
    public static let name = "open-call"

    /// How many seats of a category are vacant.
    public struct Vacancy: Codable, Sendable, Equatable, Hashable {
        /// The category.
        public let category: SeatCategory
        /// How many.
        public let count: Int

        /// Puts it together.
        public init(category: SeatCategory, count: Int) {
            self.category = category
            self.count = count
        }
    }

    /// The call for nominations.
    public let callId: String
    /// The vacancies, by category.
    public let vacancies: [Vacancy]
    /// The term of office in months.
    public let termMonths: Int
    /// Nominations close at close of play of this day (ELE-04).
    public let nominationsCloseOn: CivilDate
    /// Where nominations are sent.
    public let sendTo: String
    /// The version of the stream that this was composed against.
    public let expectedVersion: Int?

    /// Puts the message together.
    public init(
        callId: String,
        vacancies: [Vacancy],
        termMonths: Int,
        nominationsCloseOn: CivilDate,
        sendTo: String,
        expectedVersion: Int? = nil
    ) {
        self.callId = callId
        self.vacancies = vacancies
        self.termMonths = termMonths
        self.nominationsCloseOn = nominationsCloseOn
        self.sendTo = sendTo
        self.expectedVersion = expectedVersion
    }

    /// An example.
    public static let sample = OpenCall(
        callId: "CALL-2026-01",
        vacancies: [Vacancy(category: .largeSupplier, count: 1)],
        termMonths: 24,
        nominationsCloseOn: CivilDate(2026, 12, 7),
        sendTo: "secretariat@example.org",
        expectedVersion: 3
    )
}
