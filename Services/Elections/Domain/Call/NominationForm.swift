public import Domain

/// A nomination as it was handed in (ELE-05).
///
/// Words are taken as they were written; blanks are gaps, not errors.
public struct NominationForm: Sendable, Codable, Hashable {
    /// The category of the seat, identifier or label.
    public let category: String
    /// The nominator's full name.
    public let nominatorName: String
    /// How to reach the nominator: AMBER (ELE-34).
    public let nominatorContact: String
    /// The nominator's Party Category.
    public let nominatorCategory: String
    /// The nominee's name.
    public let nomineeName: String
    /// The nominee's position.
    public let nomineePosition: String
    /// Relevant experience or supporting information.
    public let experience: String
    /// The nominee's consent, nil when none is on record (ELE-08).
    public let consent: Consent?
    /// `electronic` or `hardCopy` (ELE-07).
    public let channel: String
    /// When it was received, for what the secretariat enters; nil means now.
    public let receivedAt: Instant?
    /// What proves that instant.
    public let evidence: String?

    /// Puts a form together.
    public init(
        category: String,
        nominatorName: String,
        nominatorContact: String,
        nominatorCategory: String,
        nomineeName: String,
        nomineePosition: String,
        experience: String,
        consent: Consent? = nil,
        channel: String,
        receivedAt: Instant? = nil,
        evidence: String? = nil
    ) {
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
    }

    /// A nominee's consent.
    public struct Consent: Sendable, Codable, Hashable {
        /// Whether it was given.
        public let given: Bool
        /// The day it was recorded.
        public let recordedOn: CivilDate

        /// Puts a consent together.
        public init(given: Bool, recordedOn: CivilDate) {
            self.given = given
            self.recordedOn = recordedOn
        }
    }

    /// How a form may reach the secretariat (ELE-07).
    public enum Channel: String, Sendable, Codable, Hashable, CaseIterable {
        case electronic, hardCopy
    }

    /// The six fields of the form that are blank, by name, in the form's order (ELE-05, ELE-06).
    public var gaps: [String] {
        let fields = [
            ("nominatorName", self.nominatorName), ("nominatorContact", self.nominatorContact),
            ("nomineeName", self.nomineeName), ("nomineePosition", self.nomineePosition),
            ("experience", self.experience), ("nominatorCategory", self.nominatorCategory),
        ]
        return fields.filter(\.1.isBlank).map(\.0)
    }

    /// The nominee's name in the form in which two spellings of it compare equal: lower case, single spaces.
    ///
    /// The caller makes the opaque key of it by which a call knows a nominee; nil when the name is blank (ELE-09).
    public var nomineeComparison: String? {
        let words = self.nomineeName.lowercased().split(whereSeparator: \.isWhitespace)
        return words.isEmpty ? nil : words.joined(separator: " ")
    }
}

/// What a nomination is good for.
public enum Standing: String, Sendable, Codable, Hashable, CaseIterable {
    /// Complete and in time.
    case valid
    /// In time with blank fields; may be completed until the deadline (AMB-13).
    case incomplete
    /// After the deadline: kept on record, not in the contest (ELE-04).
    case late
}
