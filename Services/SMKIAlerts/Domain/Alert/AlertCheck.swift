import Domain

/// One run over one alert, collecting what is wrong and what looks odd.
struct AlertCheck {
    let alert: CompromiseAlert
    let now: Instant
    private(set) var problems: [Checked.Problem] = []
    private var warnings: [AlertWarning] = []

    init(alert: CompromiseAlert, now: Instant) {
        self.alert = alert
        self.now = now
    }

    /// The alert in typed form; it means something only while there are no problems.
    mutating func run() -> CheckedAlert? {
        let alertID = self.required("alertId", self.alert.alertId)
        let version = self.version()
        let status = self.word(
            "status",
            self.alert.status ?? AlertStatus.actual.rawValue,
            rule: "ALR-13",
            code: "unknownStatus",
            words: AlertStatus.allCases.words,
            AlertStatus.init(rawValue:)
        )
        let incidentKind = self.word(
            "incidentKind",
            self.alert.incidentKind,
            rule: "ALR-08",
            code: "unknownIncidentKind",
            words: IncidentKind.allCases.words,
            IncidentKind.init(word:)
        )
        let certainty = self.word(
            "certainty",
            self.alert.certainty,
            rule: "ALR-03",
            code: "unknownCertainty",
            words: Certainty.allCases.words,
            Certainty.init(rawValue:)
        )
        let keyKind = self.word(
            "keyKind",
            self.alert.keyKind,
            rule: "ALR-13",
            code: "unknownKeyKind",
            words: KeyKind.allCases.words,
            KeyKind.init(word:)
        )
        let notifier = self.notifier()
        let noticedAt = self.noticedAt()
        let compromisedFrom = self.compromisedFrom(noticedAt: noticedAt)
        self.requireSubject()
        let certificateIDs = self.certificateIDs()
        let subjectEui64 = self.subjectEui64()
        let remotePartyRole = self.remotePartyRole()
        let keyUsage = self.keyUsage(certificates: certificateIDs)
        let affectedDevices = self.affectedDevices()
        let classification = self.word(
            "classification",
            self.alert.classification,
            rule: "ALR-13",
            code: "unknownClassification",
            words: Classification.allCases.words,
            Classification.init(rawValue:)
        )
        self.compare(incidentKind, keyKind, remotePartyRole)
        guard let alertID, let version, let status, let incidentKind, let certainty, let keyKind, let notifier,
            let noticedAt, let classification
        else { return nil }
        return CheckedAlert(
            alertID: alertID,
            version: version,
            status: status,
            incidentKind: incidentKind,
            certainty: certainty,
            keyKind: keyKind,
            notifier: notifier,
            noticedAt: noticedAt,
            compromisedFrom: compromisedFrom,
            certificateIDs: certificateIDs,
            subjectEui64: subjectEui64,
            remotePartyRole: remotePartyRole,
            keyUsage: keyUsage,
            affectedDevices: affectedDevices,
            description: self.alert.description.isBlank ? nil : self.alert.description,
            contactRole: self.alert.contactRole.isBlank ? nil : self.alert.contactRole,
            classification: classification,
            correlationID: self.alert.correlationId,
            statedDigest: self.alert.digest,
            warnings: self.warnings
        )
    }

    // MARK: Collecting

    mutating func problem(_ rule: RuleID, _ code: String, _ field: String, found: String?, _ wanted: String) {
        let found = found.map { $0.count > 200 ? "\($0.prefix(200))…" : $0 }
        self.problems.append(
            Checked.Problem(rule: rule, code: code, field: field, found: found, wanted: wanted)
        )
    }

    mutating func warn(_ rule: RuleID, _ code: String, _ field: String, _ detail: String) {
        self.warnings.append(AlertWarning(rule: rule, code: code, field: field, detail: detail))
    }

    /// A text that must be there and not be blank (ALR-13).
    mutating func required(_ field: String, _ text: String?, _ wanted: String = "is required.") -> String? {
        guard let text, !text.isBlank else {
            self.problem("ALR-13", "missingField", field, found: text, wanted)
            return nil
        }
        return text
    }

    /// One of several words, which must be there.
    mutating func word<Word>(
        _ field: String,
        _ text: String?,
        rule: RuleID,
        code: String,
        words: String,
        _ read: (String) -> Word?
    ) -> Word? {
        guard let text = self.required(field, text, "is required, one of: \(words).") else { return nil }
        guard let word = read(text) else {
            self.problem(rule, code, field, found: text, "must be one of: \(words).")
            return nil
        }
        return word
    }
}
