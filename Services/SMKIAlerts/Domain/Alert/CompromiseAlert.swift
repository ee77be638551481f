/// An alert as it was sent: every word still text, everything optional, so that what is wrong or missing is found by a
/// rule and told to the sender, not lost in decoding (ALR-13).
public struct CompromiseAlert: Sendable, Codable, Equatable {
    /// The sender's own id, such as `DCC-2026-000123`.
    public var alertId: String?
    /// 1 for the first report, higher for each correction.
    public var version: Int?
    /// `actual`, `exercise` or `test`; absent means `actual`.
    public var status: String?
    /// See ``IncidentKind``.
    public var incidentKind: String?
    /// See ``Certainty``.
    public var certainty: String?
    /// See ``KeyKind``.
    public var keyKind: String?
    /// Who noticed.
    public var notifier: Notifier?
    /// When it was noticed, RFC 3339 with offset.
    public var noticedAt: String?
    /// From when the key must be taken as compromised, RFC 3339 with offset.
    public var compromisedFrom: String?
    /// The certificates that go with the key.
    public var certificateIds: [Certificate]?
    /// The EUI-64 in the certificates' subject.
    public var subjectEui64: String?
    /// The role code, two hex digits as in a certificate.
    public var remotePartyRole: String?
    /// `digitalSignature`, `keyAgreement`.
    public var keyUsage: [String]?
    /// How many Devices hold it.
    public var affectedDevices: AffectedDevices?
    /// In the sender's words.
    public var description: String?
    /// Whom to ask, by role.
    public var contactRole: String?
    /// The level the sender suggests.
    public var classification: String?
    /// The sender's own correlation id.
    public var correlationId: String?
    /// The digest the sender states, 64 hex digits.
    public var digest: String?

    /// Who noticed, as the sender says; nothing is decided on it that the broker's user does not bear out.
    public struct Notifier: Sendable, Codable, Hashable {
        /// Such as `dcc`, `party`, `registrationDataProvider`.
        public var role: String?
        /// The Party's signifier.
        public var partySignifier: String?

        /// Takes both as they came.
        public init(role: String? = nil, partySignifier: String? = nil) {
            self.role = role
            self.partySignifier = partySignifier
        }
    }

    /// One certificate as the sender names it.
    public struct Certificate: Sendable, Codable, Hashable {
        /// The serial number, decimal or hex with `0x`.
        public var serial: String?
        /// The issuer's X520 common name.
        public var issuerCommonName: String?

        /// Takes both as they came.
        public init(serial: String? = nil, issuerCommonName: String? = nil) {
            self.serial = serial
            self.issuerCommonName = issuerCommonName
        }
    }

    /// How many Devices are affected.
    public struct AffectedDevices: Sendable, Codable, Hashable {
        /// Their number.
        public var count: Int?
        /// The digest of their list, which is sent elsewhere.
        public var listDigest: String?

        /// Takes both as they came.
        public init(count: Int? = nil, listDigest: String? = nil) {
            self.count = count
            self.listDigest = listDigest
        }
    }

    /// An alert that says nothing yet.
    public init() {}
}
