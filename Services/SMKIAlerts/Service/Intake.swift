import Domain
import Messages
import SMKIAlertsDomain
import ServiceKit

/// Makes incidents of alerts, and keeps a record of the alerts that were not accepted.
enum Intake {
    /// Checks an alert and opens its incident, or adds it to the one that it belongs to.
    ///
    /// The same report again, under whatever message id, is answered with the same incident and changes nothing.
    static func take(_ message: CompromiseReported, _ work: Work) async throws -> Handled {
        let checked =
            AlertChecks.containsPrivateKey(work.body)
            ? AlertChecks.privateKeyFound(status: AlertStatus(rawValue: message.status ?? "actual"))
            : AlertChecks.check(try Wire.decode(CompromiseAlert.self, from: work.body), receivedAt: work.context.now)
        let alert = try checked.accepted()
        let digest = try Canonical.digest(ofJSON: work.body)
        let identity = AlertRecord.identity(sender: work.sender.user, alertID: alert.alertID, status: alert.status)
        let record = Canonical.sha256(identity)
        let known = try await work.state(AlertRecord.self, record)
        let outcome = known.outcome(of: .init(version: alert.version, digest: digest, incidentID: ""))
        if let incidentID = outcome.incidentID {
            return try await self.add(alert, digest, to: incidentID, as: outcome, record, work)
        }
        return try await self.open(alert, digest, record, work)
    }

    private static func open(
        _ alert: CheckedAlert,
        _ digest: String,
        _ record: String,
        _ work: Work
    ) async throws -> Handled {
        let incidentID = try await work.nextID(of: .incident(alert.status))
        let family = Canonical.sha256(Array(alert.alertID.utf8))
        let linkedTo = try await work.state(AlertFamily.self, family).linkedTo
        let report = AlertRecord.Report(version: alert.version, digest: digest, incidentID: incidentID)
        try await work.decide(AlertRecord.self, record, .report(report))
        try await work.decide(AlertFamily.self, family, .join(incidentID: incidentID))
        let events = try await work.decide(
            Incident.self,
            incidentID,
            .open(incidentID: incidentID, alert: alert, digest: digest, linkedTo: linkedTo)
        )
        if case .opened(let opened)? = events.first, opened.isForwardDue {
            try await Directions.issue(
                .alertForwarded(AlertForwardedDirection(incidentID: incidentID, alert: alert)),
                status: alert.status,
                id: try await work.nextID(of: .direction(alert.status)),
                work
            )
        }
        return .accepted(incidentID, in: StreamName(Incident.self, incidentID))
    }

    private static func add(
        _ alert: CheckedAlert,
        _ digest: String,
        to incidentID: String,
        as outcome: AlertRecord.Outcome,
        _ record: String,
        _ work: Work
    ) async throws -> Handled {
        let stream = StreamName(Incident.self, incidentID)
        switch outcome {
        case .first, .duplicate: return .accepted(incidentID, in: stream, isDuplicate: true)
        case .update: try await work.decide(Incident.self, incidentID, .update(alert: alert, digest: digest))
        case .superseded:
            try await work.decide(Incident.self, incidentID, .keep(alert: alert, digest: digest, because: .superseded))
        case .conflict:
            try await work.decide(Incident.self, incidentID, .keep(alert: alert, digest: digest, because: .conflict))
        }
        let report = AlertRecord.Report(version: alert.version, digest: digest, incidentID: incidentID)
        try await work.decide(AlertRecord.self, record, .report(report))
        return .accepted(incidentID, in: stream)
    }

    /// Keeps that an alert was refused, rejected or set aside, so that the duty contact is paged about it.
    static func unanswered(_ alert: ServiceDefinition.UnansweredAlert, _ work: Work) async throws {
        try await work.decide(
            RefusedAlert.self,
            alert.id,
            .record(
                .init(
                    refusalID: alert.id,
                    outcome: .init(rawValue: alert.outcome.rawValue) ?? .parked,
                    rule: alert.rule,
                    code: alert.code,
                    fields: alert.fields,
                    status: self.status(of: alert.body),
                    isAuthenticated: work.sender.user != nil
                )
            )
        )
    }

    /// Ends the page about such an alert; false when there is none of that id.
    static func takenUp(_ id: String, _ work: Work) async throws -> Bool {
        guard try await work.state(RefusedAlert.self, id).recorded != nil else { return false }
        try await work.decide(RefusedAlert.self, id, .takeUp)
        return true
    }

    /// The status that a message says it has, if that much can be read; nil counts as actual.
    private static func status(of body: [UInt8]) -> AlertStatus? {
        struct Marked: Decodable { let status: String? }
        guard let marked = try? Wire.decode(Marked.self, from: body) else { return nil }
        return AlertStatus(rawValue: marked.status ?? "actual")
    }
}

extension Work {
    /// The next id of what is numbered this year.
    func nextID(of series: NumberedSeries) async throws -> String {
        try await self.nextID(of: series.name(at: self.context.now))
    }
}
