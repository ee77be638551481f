public import Domain

/// Every check a compromise alert must pass (ALR-03, ALR-08, ALR-13 to ALR-20, ALR-38).
///
/// Whoever sends a wrong one is told everything that is wrong at once: in an emergency nobody has time for one
/// correction after the other.
public enum AlertChecks {
    /// How far a sender's clock may be ahead of ours.
    public static let clockTolerance = Duration.seconds(300)

    /// Checks an alert that was received at `now`; never throws, the result says it all.
    public static func check(_ alert: CompromiseAlert, receivedAt now: Instant) -> Checked {
        let status = Self.status(alert)
        if let field = Self.texts(alert).first(where: { Self.containsPrivateKey(Array($0.text.utf8)) })?.field {
            return Checked(alert: nil, problems: [Self.privateKeyProblem(in: field)], status: status)
        }
        var check = AlertCheck(alert: alert, now: now)
        let checked = check.run()
        return Checked(alert: check.problems.isEmpty ? checked : nil, problems: check.problems, status: status)
    }

    /// Whether the header of a PEM private key stands anywhere in a message's bytes (ALR-38).
    public static func containsPrivateKey(_ rawBytes: [UInt8]) -> Bool { PrivateKeyScan.finds(in: rawBytes) }

    /// The result for a message whose bytes hold a private key: nothing of its content is in it.
    public static func privateKeyFound(status: AlertStatus?) -> Checked {
        Checked(alert: nil, problems: [Self.privateKeyProblem(in: "body")], status: status)
    }

    private static func privateKeyProblem(in field: String) -> Checked.Problem {
        Checked.Problem(
            rule: "ALR-38",
            code: "privateKeyInMessage",
            field: field,
            found: "withheld",
            wanted: "holds a PEM private key. Nothing of it was stored. Take it as compromised, and send the alert "
                + "without any key material: certificates are named by serial and issuer."
        )
    }

    private static func status(_ alert: CompromiseAlert) -> AlertStatus? {
        guard let word = alert.status else { return .actual }
        return AlertStatus(rawValue: word)
    }

    /// Every text of an alert with the field it stands in.
    private static func texts(_ alert: CompromiseAlert) -> [(field: String, text: String)] {
        var texts: [(String, String?)] = [
            ("alertId", alert.alertId), ("status", alert.status), ("incidentKind", alert.incidentKind),
            ("certainty", alert.certainty), ("keyKind", alert.keyKind), ("notifier.role", alert.notifier?.role),
            ("notifier.partySignifier", alert.notifier?.partySignifier), ("noticedAt", alert.noticedAt),
            ("compromisedFrom", alert.compromisedFrom), ("subjectEui64", alert.subjectEui64),
            ("remotePartyRole", alert.remotePartyRole),
            ("affectedDevices.listDigest", alert.affectedDevices?.listDigest),
            ("description", alert.description), ("contactRole", alert.contactRole),
            ("classification", alert.classification), ("correlationId", alert.correlationId), ("digest", alert.digest),
        ]
        for (index, id) in (alert.certificateIds ?? []).enumerated() {
            texts.append(("certificateIds[\(index)].serial", id.serial))
            texts.append(("certificateIds[\(index)].issuerCommonName", id.issuerCommonName))
        }
        for (index, word) in (alert.keyUsage ?? []).enumerated() {
            texts.append(("keyUsage[\(index)]", word))
        }
        return texts.compactMap { field, text in text.map { (field, $0) } }
    }
}
