import Domain

extension AlertCheck {
    mutating func version() -> Int? {
        guard let version = self.alert.version else {
            self.problem("ALR-13", "missingField", "version", found: nil, "is required: 1 for the first report.")
            return nil
        }
        guard version >= 1 else {
            self.problem(
                "ALR-13",
                "invalidVersion",
                "version",
                found: "\(version)",
                "must be 1 for the first report and higher for each correction."
            )
            return nil
        }
        return version
    }

    mutating func notifier() -> Notifier? {
        let role = self.required("notifier.role", self.alert.notifier?.role, "is required: who noticed, e.g. dcc.")
        let signifier = self.required(
            "notifier.partySignifier",
            self.alert.notifier?.partySignifier,
            "is required: the Party's signifier."
        )
        guard let role, let signifier else { return nil }
        return Notifier(role: role, partySignifier: signifier)
    }

    mutating func noticedAt() -> Instant? {
        guard let text = self.required("noticedAt", self.alert.noticedAt, "is required, as 2026-11-20T09:12:00Z."),
            let instant = self.instant("noticedAt", text)
        else { return nil }
        guard instant <= self.now + AlertChecks.clockTolerance else {
            self.problem(
                "ALR-13",
                "noticedInFuture",
                "noticedAt",
                found: text,
                "lies ahead of now, \(self.now); a sender's clock may be five minutes ahead at most."
            )
            return nil
        }
        return instant
    }

    mutating func compromisedFrom(noticedAt: Instant?) -> Instant? {
        guard let text = self.alert.compromisedFrom, !text.isBlank,
            let instant = self.instant("compromisedFrom", text)
        else { return nil }
        if let noticedAt, instant > noticedAt {
            self.problem(
                "ALR-13",
                "compromisedAfterNoticed",
                "compromisedFrom",
                found: text,
                "can't be later than noticedAt, \(noticedAt)."
            )
            return nil
        }
        return instant
    }

    /// A point in time with its offset.
    private mutating func instant(_ field: String, _ text: String) -> Instant? {
        guard let instant = Instant(rfc3339: text) else {
            self.problem(
                "ALR-13",
                "invalidInstant",
                field,
                found: text,
                "must be a date and time with offset, as 2026-11-20T09:12:00Z (RFC 3339)."
            )
            return nil
        }
        return instant
    }

    /// Without a subject nobody can tell which key it is.
    mutating func requireSubject() {
        guard self.alert.subjectEui64.isBlank, self.alert.certificateIds?.isEmpty ?? true else { return }
        self.problem(
            "ALR-13",
            "missingSubject",
            "subjectEui64",
            found: nil,
            "or certificateIds is required: nothing else says which key it is."
        )
    }

    /// The certificates, each once (ALR-15, ALR-16).
    mutating func certificateIDs() -> [CertificateID] {
        var ids: [CertificateID] = []
        for (index, given) in (self.alert.certificateIds ?? []).enumerated() {
            let field = "certificateIds[\(index)]"
            let serial = self.reading("\(field).serial", given.serial ?? "") { text throws(Refusal) in
                try SerialNumber(parsing: text)
            }
            if given.issuerCommonName.isBlank {
                self.problem(
                    "ALR-16",
                    "issuerMissing",
                    "\(field).issuerCommonName",
                    found: given.issuerCommonName,
                    "is required: a serial number names a certificate only together with its issuer's Common Name."
                )
            }
            guard let serial, let issuer = given.issuerCommonName,
                let id = try? CertificateID(serial: serial, issuerCommonName: issuer), !ids.contains(id)
            else { continue }
            ids.append(id)
        }
        return ids
    }

    mutating func subjectEui64() -> Eui64? {
        guard let text = self.alert.subjectEui64, !text.isBlank else { return nil }
        return self.reading("subjectEui64", text) { text throws(Refusal) in try Eui64(parsing: text) }
    }

    /// An unknown code is kept and warned of (ALR-17).
    mutating func remotePartyRole() -> RemotePartyRole? {
        guard let text = self.alert.remotePartyRole, !text.isBlank else { return nil }
        let role = self.reading("remotePartyRole", text) { text throws(Refusal) in try RemotePartyRole(parsing: text) }
        if let role, !role.isKnown {
            self.warn("ALR-17", "unknownRemotePartyRole", "remotePartyRole", "\(role) is no known role; it is kept.")
        }
        return role
    }

    /// An organisation may well have lost both its keys.
    ///
    /// But one certificate has one usage: where a single certificate is named, so must a single usage be (ALR-18).
    mutating func keyUsage(certificates: [CertificateID]) -> [KeyUsage] {
        var usages: [KeyUsage] = []
        for (index, word) in (self.alert.keyUsage ?? []).enumerated() {
            let read = self.word(
                "keyUsage[\(index)]",
                word,
                rule: "ALR-18",
                code: "unknownKeyUsage",
                words: KeyUsage.allCases.words,
                KeyUsage.init(rawValue:)
            )
            if let read, !usages.contains(read) { usages.append(read) }
        }
        guard certificates.count == 1, usages.count > 1 else { return usages }
        self.problem(
            "ALR-18",
            "oneKeyUsageOnly",
            "keyUsage",
            found: usages.words,
            "one certificate is for digitalSignature or for keyAgreement, never for both: name one usage, or each "
                + "certificate."
        )
        return usages
    }

    mutating func affectedDevices() -> CheckedAlert.AffectedDevices? {
        guard let devices = self.alert.affectedDevices else { return nil }
        guard let count = devices.count, count >= 0 else {
            self.problem(
                "ALR-13",
                "invalidDeviceCount",
                "affectedDevices.count",
                found: devices.count.map(String.init),
                "must be the number of Devices, 0 or more."
            )
            return nil
        }
        return CheckedAlert.AffectedDevices(count: count, listDigest: devices.listDigest)
    }

    /// What the words say together; a mismatch is told and stops nothing (ALR-19).
    mutating func compare(_ incidentKind: IncidentKind?, _ keyKind: KeyKind?, _ role: RemotePartyRole?) {
        guard let keyKind else { return }
        let expected: RemotePartyRole? =
            switch keyKind {
            case .recovery: .recovery
            case .issuingOca: .issuingAuthority
            case .rootOca: .root
            default: nil
            }
        if let expected, let role, role != expected {
            self.warn(
                "ALR-19",
                "roleDoesNotFitKeyKind",
                "remotePartyRole",
                "A key of kind \(keyKind.rawValue) goes with role \(expected), not \(role)."
            )
        }
        if let incidentKind, keyKind.incidentKind != incidentKind {
            self.warn(
                "ALR-19",
                "incidentKindDoesNotFitKeyKind",
                "incidentKind",
                "A key of kind \(keyKind.rawValue) goes with \(keyKind.incidentKind.rawValue), "
                    + "not \(incidentKind.rawValue)."
            )
        }
    }

    /// Reads a value by its own rule, and keeps that rule's refusal as a problem of this field.
    private mutating func reading<Value>(
        _ field: String,
        _ text: String,
        _ read: (String) throws(Refusal) -> Value
    ) -> Value? {
        do throws(Refusal) {
            return try read(text)
        } catch {
            self.problem(error.rule, error.code, field, found: text, error.detail ?? "is not valid.")
            return nil
        }
    }
}
