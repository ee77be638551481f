/// A report that a key is or may be compromised (ALR-13 to ALR-22).
///
/// Words and identifiers stay text, and everything is optional, so that what is wrong or missing is refused by its
/// rule and not lost in decoding.
public struct CompromiseReported: Message {
    /// The service that takes it in.
    public static let service = ServiceName.smkiAlerts
    /// Its name within the service.
    public static let name = "compromise-reported"
    /// Always an alert.
    public static let kind = MessageKind.alert
    /// Alerts have an exchange of their own.
    public static let routingKey = "compromise.reported"

    /// Who noticed, in the sender's words.
    public struct Notifier: Codable, Sendable, Equatable {
        /// `dcc`, `party`, `registrationDataProvider`.
        public let role: String?
        /// The Party's signifier.
        public let partySignifier: String?

        /// Puts it together.
        public init(role: String? = nil, partySignifier: String? = nil) {
            self.role = role
            self.partySignifier = partySignifier
        }
    }

    /// A certificate as the sender names it.
    public struct Certificate: Codable, Sendable, Equatable {
        /// The serial number, decimal, or hex with `0x` (ALR-15).
        public let serial: String?
        /// The issuer's X520 common name.
        public let issuerCommonName: String?

        /// Puts it together.
        public init(serial: String? = nil, issuerCommonName: String? = nil) {
            self.serial = serial
            self.issuerCommonName = issuerCommonName
        }
    }

    /// How many Devices are affected.
    public struct AffectedDevices: Codable, Sendable, Equatable {
        /// Their number.
        public let count: Int?
        /// The digest of their list, which is sent elsewhere.
        public let listDigest: String?

        /// Puts it together.
        public init(count: Int? = nil, listDigest: String? = nil) {
            self.count = count
            self.listDigest = listDigest
        }
    }

    /// The sender's own id of the alert.
    public let alertId: String?
    /// 1 for the first report, higher for each correction.
    public let version: Int?
    /// `actual`, which is also meant when it is absent, `exercise` or `test`.
    public let status: String?
    /// What is compromised (ALR-08).
    public let incidentKind: String?
    /// `suspected` or `confirmed` (ALR-03).
    public let certainty: String?
    /// Which key it is.
    public let keyKind: String?
    /// Who noticed.
    public let notifier: Notifier?
    /// When it was noticed, RFC 3339 with offset.
    public let noticedAt: String?
    /// From when the key must be taken as compromised, RFC 3339 with offset.
    public let compromisedFrom: String?
    /// The certificates that go with the key (ALR-16).
    public let certificateIds: [Certificate]?
    /// The EUI-64 in the certificates' subject (ALR-14).
    public let subjectEui64: String?
    /// The role code, two hex digits as in a certificate (ALR-17).
    public let remotePartyRole: String?
    /// `digitalSignature`, `keyAgreement` (ALR-18).
    public let keyUsage: [String]?
    /// How many Devices are affected.
    public let affectedDevices: AffectedDevices?
    /// In the sender's words; RED until the Chair says otherwise.
    public let description: String?
    /// Whom to ask, by role, never by name.
    public let contactRole: String?
    /// The level that the sender suggests (ALR-20).
    public let classification: String?
    /// The sender's own correlation id.
    public let correlationId: String?
    /// The SHA-256 that the sender states, 64 hex digits.
    public let digest: String?

    /// Puts the message together.
    public init(
        alertId: String? = nil,
        version: Int? = nil,
        status: String? = nil,
        incidentKind: String? = nil,
        certainty: String? = nil,
        keyKind: String? = nil,
        notifier: Notifier? = nil,
        noticedAt: String? = nil,
        compromisedFrom: String? = nil,
        certificateIds: [Certificate]? = nil,
        subjectEui64: String? = nil,
        remotePartyRole: String? = nil,
        keyUsage: [String]? = nil,
        affectedDevices: AffectedDevices? = nil,
        description: String? = nil,
        contactRole: String? = nil,
        classification: String? = nil,
        correlationId: String? = nil,
        digest: String? = nil
    ) {
        self.alertId = alertId
        self.version = version
        self.status = status
        self.incidentKind = incidentKind
        self.certainty = certainty
        self.keyKind = keyKind
        self.notifier = notifier
        self.noticedAt = noticedAt
        self.compromisedFrom = compromisedFrom
        self.certificateIds = certificateIds
        self.subjectEui64 = subjectEui64
        self.remotePartyRole = remotePartyRole
        self.keyUsage = keyUsage
        self.affectedDevices = affectedDevices
        self.description = description
        self.contactRole = contactRole
        self.classification = classification
        self.correlationId = correlationId
        self.digest = digest
    }

    /// An example.
    public static let sample = CompromiseReported(
        alertId: "DCC-2026-000123",
        version: 1,
        status: "actual",
        incidentKind: "organisationKey",
        certainty: "suspected",
        keyKind: "organisation",
        notifier: Notifier(role: "dcc", partySignifier: "DCC"),
        noticedAt: "2026-11-20T09:12:00Z",
        compromisedFrom: "2026-11-19T00:00:00Z",
        certificateIds: [Certificate(serial: "0x3A7F", issuerCommonName: "Z1")],
        subjectEui64: "90-B3-D5-1F-30-00-00-02",
        remotePartyRole: "02",
        keyUsage: ["digitalSignature"],
        affectedDevices: AffectedDevices(count: 125_000, listDigest: String(repeating: "0f", count: 32)),
        description: "Signing key copied from a build server",
        contactRole: "DCC security operations",
        classification: "RED",
        correlationId: "dcc-case-4711",
        digest: String(repeating: "a1", count: 32)
    )
}
