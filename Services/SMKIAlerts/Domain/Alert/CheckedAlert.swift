public import Domain

/// An alert that has passed every check, its words typed and its identifiers in canonical form (ALR-13).
public struct CheckedAlert: Sendable, Codable, Equatable {
    /// The sender's own id.
    public let alertID: String
    /// 1 for the first report, higher for each correction.
    public let version: Int
    /// Actual, exercise or test.
    public let status: AlertStatus
    /// What is compromised.
    public let incidentKind: IncidentKind
    /// Whether that is known or feared.
    public let certainty: Certainty
    /// Which key.
    public let keyKind: KeyKind
    /// Who noticed.
    public let notifier: Notifier
    /// When.
    public let noticedAt: Instant
    /// From when the key must be taken as compromised.
    public let compromisedFrom: Instant?
    /// The certificates, each once.
    public let certificateIDs: [CertificateID]
    /// The EUI-64 in the certificates' subject.
    public let subjectEui64: Eui64?
    /// The role in the certificates; an unknown code is kept and warned of (ALR-17).
    public let remotePartyRole: RemotePartyRole?
    /// What the keys are for, each once.
    public let keyUsage: [KeyUsage]
    /// How many Devices hold them.
    public let affectedDevices: AffectedDevices?
    /// In the sender's words.
    public let description: String?
    /// Whom to ask, by role.
    public let contactRole: String?
    /// The level the sender suggests; see ``Incident/classification`` for the one that applies.
    public let classification: Classification
    /// The sender's own correlation id.
    public let correlationID: String?
    /// The digest the sender states.
    public let statedDigest: String?
    /// What does not fit together but stops nothing.
    public let warnings: [AlertWarning]

    /// How many Devices are affected.
    public struct AffectedDevices: Sendable, Codable, Hashable {
        /// Their number.
        public let count: Int
        /// The digest of their list, which is sent elsewhere.
        public let listDigest: String?
    }
}

/// Who noticed, as the sender says.
public struct Notifier: Sendable, Codable, Hashable {
    /// Such as `dcc`, `party`.
    public let role: String
    /// The Party's signifier.
    public let partySignifier: String

    /// Puts the two together.
    public init(role: String, partySignifier: String) {
        self.role = role
        self.partySignifier = partySignifier
    }

    /// Whether it is said to be the DCC.
    public var isDCC: Bool { self.role.lowercased() == "dcc" }
}

/// Something in an alert that somebody should look at, though it stops nothing.
public struct AlertWarning: Sendable, Codable, Hashable {
    /// The rule that sees it.
    public let rule: RuleID
    /// A stable word.
    public let code: String
    /// The field.
    public let field: String
    /// What was found and what was expected.
    public let detail: String
}

/// What a check found: the alert if it may pass, else everything that is wrong with it.
public struct Checked: Sendable, Equatable {
    /// One thing that is wrong.
    public struct Problem: Sendable, Equatable {
        /// The rule that turns it down.
        public let rule: RuleID
        /// A stable lowerCamel word.
        public let code: String
        /// The field, as a path: `certificateIds[0].serial`.
        public let field: String
        /// What the sender wrote, nil where nothing was or where it must not be repeated.
        public let found: String?
        /// What would be right.
        public let wanted: String
    }

    /// The alert, nil when anything is wrong.
    public let alert: CheckedAlert?
    /// All that is wrong, in the order of the checks.
    public let problems: [Problem]
    /// The status as far as it could be read.
    public let status: AlertStatus?

    /// The names of the fields that are wrong or missing, each once: all that an event or a page may say.
    public var fields: [String] {
        var seen: Set<String> = []
        return self.problems.map(\.field).filter { seen.insert($0).inserted }
    }

    /// The answer to the sender: the first problem's rule and code, and all of them in the inputs and the detail.
    ///
    /// The inputs' names are the fields' and nothing else, so that they may stand in an event or on a page.
    public var refusal: Refusal? {
        guard let first = self.problems.first else { return nil }
        var inputs: [String: String] = [:]
        for problem in self.problems {
            inputs[problem.field] = problem.found ?? "absent"
        }
        let lines = self.problems.map { "\($0.field): \($0.wanted)" }
        return Refusal(
            first.rule,
            first.code,
            inputs,
            detail: lines.count == 1
                ? lines[0] : "\(lines.count) things to put right. " + lines.joined(separator: " ")
        )
    }

    /// The alert, or the refusal.
    public func accepted() throws(Refusal) -> CheckedAlert {
        guard let alert = self.alert else {
            throw self.refusal ?? Refusal("ALR-13", "notAnAlert", detail: "The message is no compromise alert.")
        }
        return alert
    }
}
