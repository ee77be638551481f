public import Domain

/// Nominations are called for; WHITE (ELE-01).
public struct CallOpened: EventMessage {
    /// The service whose event it is.
    public static let service = ServiceName.elections
    /// Its name within the service.
    public static let name = "call-opened"

    /// The call for nominations.
    public let callId: String
    /// The vacancies, by category.
    public let vacancies: [OpenCall.Vacancy]
    /// The term of office in months.
    public let termMonths: Int
    /// When nominations close.
    public let nominationsCloseAt: Instant
    /// Where nominations are sent.
    public let sendTo: String

    /// Puts the message together.
    public init(
        callId: String,
        vacancies: [OpenCall.Vacancy],
        termMonths: Int,
        nominationsCloseAt: Instant,
        sendTo: String
    ) {
        self.callId = callId
        self.vacancies = vacancies
        self.termMonths = termMonths
        self.nominationsCloseAt = nominationsCloseAt
        self.sendTo = sendTo
    }

    /// An example.
    public static let sample = CallOpened(
        callId: "CALL-2026-01",
        vacancies: [OpenCall.Vacancy(category: .largeSupplier, count: 1)],
        termMonths: 24,
        nominationsCloseAt: Sample.monday,
        sendTo: "secretariat@example.org"
    )
}
