import Domain

@testable import SMKIAlertsDomain

/// Samples and short cuts of these tests.
enum Sample {
    static let now = Sample.instant("2026-11-20T16:30:00Z")

    static func instant(_ text: String) -> Instant { Instant(rfc3339: text) ?? .distantPast }

    static let secretariat = Actor(user: "secretariat", person: "secretariat", roles: [.secretariat])
    static let chair = Actor(user: "chair", person: "chair", roles: [.chair])
    static let member = Actor(user: "small-supplier", person: "small-supplier", roles: [.member])
    static let dcc = Actor(user: "dcc", roles: [.dcc])
    static let party = Actor(user: "supplier-acme", roles: [.party])
    static let `operator` = Actor(user: "operator", roles: [.operator])
    static let drill = Actor(user: "drill", roles: [.drill])
    static let service = Actor(user: "meetings", roles: [.service])
    static let nobody = Actor(user: nil)

    static func context(_ actor: Actor, at now: Instant = Sample.now) -> DecisionContext {
        DecisionContext(now: now, actor: actor, policies: .inForce(on: LondonTime.civil(of: now).date))
    }

    /// The alert that the documents print, with changes.
    static func alert(_ change: (inout CompromiseAlert) -> Void = { _ in }) -> CompromiseAlert {
        var alert = CompromiseAlert()
        alert.alertId = "DCC-2026-000123"
        alert.version = 1
        alert.status = "actual"
        alert.incidentKind = "organisationKey"
        alert.certainty = "suspected"
        alert.keyKind = "organisation"
        alert.notifier = .init(role: "dcc", partySignifier: "DCC")
        alert.noticedAt = "2026-11-20T09:12:00Z"
        alert.compromisedFrom = "2026-11-19T00:00:00Z"
        alert.certificateIds = [.init(serial: "0x3A7F", issuerCommonName: "Z1")]
        alert.subjectEui64 = "90-B3-D5-1F-30-00-00-02"
        alert.remotePartyRole = "02"
        alert.keyUsage = ["digitalSignature"]
        alert.affectedDevices = .init(count: 125_000)
        alert.description = "…"
        alert.contactRole = "DCC security operations"
        alert.classification = "RED"
        change(&alert)
        return alert
    }

    static func check(_ change: (inout CompromiseAlert) -> Void = { _ in }) -> Checked {
        AlertChecks.check(Self.alert(change), receivedAt: Self.now)
    }

    static func checked(_ change: (inout CompromiseAlert) -> Void = { _ in }) throws -> CheckedAlert {
        try Self.check(change).accepted()
    }

    static func incident(
        _ status: AlertStatus = .actual,
        by actor: Actor = Sample.dcc,
        _ change: (inout CompromiseAlert) -> Void = { _ in }
    ) throws -> Incident {
        let alert = try Self.checked { alert in
            alert.status = status.rawValue
            change(&alert)
        }
        return try Incident().taking(
            .open(incidentID: "\(status.prefix)-2026-0001", alert: alert, digest: "aa", linkedTo: nil),
            Self.context(actor)
        )
    }

    static func decision(
        _ decision: String = "useRecoveryPrivateKey",
        id: String = "DEC-1",
        direction: String = "DIR-2026-0001",
        status: AlertStatus = .actual,
        guidance: String = "example-1",
        reasons: String = "Because."
    ) -> ReportedDecision {
        ReportedDecision(
            decisionID: id,
            meetingID: "MTG-2026-0001",
            status: status,
            decision: decision,
            guidanceVersion: guidance,
            presentAndNeeded: PresentAndNeeded(present: 4, needed: 5, waived: true),
            decidedAt: Self.now,
            scope: "the keys of one supplier",
            reasons: reasons,
            recoveryEventID: "REC-2026-0001",
            directionID: direction
        )
    }
}

extension Aggregate {
    /// The state after a command that is accepted.
    func taking(_ command: Command, _ context: DecisionContext) throws -> Self {
        var copy = self
        for event in try self.decide(command, context) { copy.apply(event) }
        return copy
    }

    /// The refusal of a command, nil when it is accepted.
    func refusal(of command: Command, _ context: DecisionContext) -> Refusal? {
        do throws(Refusal) {
            _ = try self.decide(command, context)
            return nil
        } catch {
            return error
        }
    }
}
