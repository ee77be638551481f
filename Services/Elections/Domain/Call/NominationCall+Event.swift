public import Domain

extension NominationCall {
    /// What may be asked of a call.
    public enum Command: Sendable {
        /// The secretariat publishes it; `register` is what stands on that day.
        case open(OpenCall, register: RegisterDocument?)
        /// A nomination that its form has made valid, incomplete or late.
        ///
        /// `nomineeKey` is an opaque key made of ``NominationForm/nomineeComparison``.
        case enter(Nomination.Submitted, nomineeKey: String?)
        /// The deadline has passed; only the service's own timer asks this.
        case close
    }

    /// What the secretariat says to open a call (ELE-01).
    public struct OpenCall: Sendable, Codable, Hashable {
        /// The id, such as `CALL-2019-01`.
        public let callID: String
        /// The seats offered.
        public let vacancies: [Vacancy]
        /// The term in months.
        public let termMonths: Int
        /// The day whose close of play is the deadline.
        public let nominationsCloseOn: CivilDate
        /// Where nominations are sent.
        public let sendTo: String

        /// Seats of one category, as written.
        public struct Vacancy: Sendable, Codable, Hashable {
            /// The category, identifier or label.
            public let category: String
            /// How many.
            public let count: Int

            /// Puts a vacancy together.
            public init(category: String, count: Int) {
                self.category = category
                self.count = count
            }
        }

        /// Puts a call together.
        public init(
            callID: String,
            vacancies: [Vacancy],
            termMonths: Int,
            nominationsCloseOn: CivilDate,
            sendTo: String
        ) {
            self.callID = callID
            self.vacancies = vacancies
            self.termMonths = termMonths
            self.nominationsCloseOn = nominationsCloseOn
            self.sendTo = sendTo
        }
    }

    /// What may have happened to a call.
    public enum Event: Sendable, Codable, Equatable {
        case opened(Opened)
        case nominationEntered(Entered)
        case closed(Closed)
    }

    /// The call was published.
    ///
    /// Everything in it is WHITE (ELE-01).
    public struct Opened: Sendable, Codable, Equatable {
        /// The id.
        public let callID: String
        /// WHITE.
        public let classification: Classification
        /// The seats offered.
        public let vacancies: [CallTerms.Vacancy]
        /// The term in months.
        public let termMonths: Int
        /// The day on which nominations close.
        public let nominationsCloseOn: CivilDate
        /// The last instant that is in time.
        public let nominationsCloseAt: Instant
        /// Where nominations are sent.
        public let sendTo: String
        /// What a nominee needs to be (MEM-18).
        public let requirement: String
        /// What happens when there are more nominees than seats (ELE-11, ELE-12).
        public let contestRule: String
        /// How the deadline and the vacancies were judged.
        public let working: [String]
        /// The values of the policies that mattered, by id.
        public let policies: [String: String]
        /// When.
        public let at: Instant
    }

    /// A nomination was entered.
    public struct Entered: Sendable, Codable, Equatable {
        /// The call.
        public let callID: String
        /// The nomination.
        public let nominationID: String
        /// For which category.
        public let category: SeatCategory
        /// The nominee's opaque key, nil while the name is blank.
        public let nomineeKey: String?
        /// What it is good for.
        public let standing: Standing
        /// The blank fields.
        public let gaps: [String]
        /// Whether the nominee's consent is on record (ELE-08).
        public let hasConsent: Bool
        /// The nominee's first nomination for the same category, nil when this is it (ELE-09).
        public let mergedInto: String?
        /// When it was received.
        public let receivedAt: Instant
        /// When it was entered.
        public let at: Instant
    }

    /// Nominations have closed.
    public struct Closed: Sendable, Codable, Equatable {
        /// The call.
        public let callID: String
        /// 1, and more when a form received in time was entered later.
        public let revision: Int
        /// How each category came out.
        public let contests: [Contest]
        /// Nominations kept on record only.
        public let late: [String]
        /// The values of the policies that mattered, by id.
        public let policies: [String: String]
        /// When.
        public let at: Instant
    }
}
