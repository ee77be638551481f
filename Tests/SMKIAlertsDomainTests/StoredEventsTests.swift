import Domain
import Foundation
import Testing

@testable import SMKIAlertsDomain

@Suite("Events as they are stored")
struct EventsAsTheyAreStored {
    static func again<Event: Codable>(_ events: [Event]) throws -> [Event] {
        try JSONDecoder().decode([Event].self, from: JSONEncoder().encode(events))
    }

    @Test("an incident's whole way comes back the same")
    func incident() throws {
        let service = Sample.context(Sample.service)
        let dcc = Sample.context(Sample.dcc)
        let chair = Sample.context(Sample.chair)
        let alert = try Sample.checked { $0.remotePartyRole = "2A" }
        let failed = RecoveryProgress(targeted: 125_000, succeeded: 124_997, failed: [5: 1, 127: 2], remaining: 0)
        let commands: [(Incident.Command, DecisionContext)] = [
            (.open(incidentID: "INC-2026-0002", alert: alert, digest: "aa", linkedTo: "INC-2026-0001"), dcc),
            (.update(alert: alert, digest: "bb"), dcc), (.keep(alert: alert, digest: "cc", because: .conflict), dcc),
            (.determineClassification(.amber, reason: "r"), chair), (.retract(reason: "r"), dcc),
            (.routesOffered, service),
            (.acknowledge, chair), (.motionPut(status: .actual), service), (.decide(Sample.decision("noUse")), service),
            (.decide(Sample.decision(id: "DEC-2")), service), (.beginRecovery(directionID: "DIR-2026-0001"), dcc),
            (.recordProgress(failed), dcc), (.markRecovered(reason: "r"), chair), (.close(shortfall: "three"), chair),
        ]
        var incident = Incident()
        var events: [Incident.Event] = []
        for (command, context) in commands {
            let new = try incident.decide(command, context)
            #expect(!new.isEmpty)
            for event in new { incident.apply(event) }
            events += new
        }
        #expect(incident.state == .closed)
        #expect(try Self.again(events) == events)
    }

    @Test("a direction, a refusal, a record and a number come back the same")
    func others() throws {
        let direction = try ADirection.issued()
        let sent =
            try direction.decide(.resend, ADirection.after(5)) + direction.decide(.escalate, ADirection.after(15))
            + direction.decide(ADirection.answer(), ADirection.after(2, Sample.dcc))
        #expect(sent.count == 3)
        #expect(try Self.again(sent) == sent)
        let forwarded = AlertForwardedDirection(incidentID: "EXR-2026-0001", alert: try Sample.checked())
        let issued = try Direction().decide(
            .issue(directionID: "D", status: .exercise, body: .alertForwarded(forwarded)),
            Sample.context(Sample.service)
        )
        #expect(try Self.again(issued) == issued)
        let refusal = try ARefusedAlert.recorded(nil).decide(.takeUp, Sample.context(Sample.operator))
        #expect(try Self.again(refusal) == refusal)
        let report = ReportsOfOneAlert.report(1, "a")
        let recorded = try AlertRecord().decide(.report(report), Sample.context(Sample.dcc))
        #expect(try Self.again(recorded) == recorded)
    }

    @Test("the printed JSON of an alert is read as it stands; unknown fields are ignored")
    func printedAlert() throws {
        let json = """
            {"alertId": "DCC-2026-000123", "version": 1, "status": "actual",
             "incidentKind": "organisationKey", "certainty": "suspected", "keyKind": "organisation",
             "notifier": {"role": "dcc", "partySignifier": "DCC"},
             "noticedAt": "2026-11-20T09:12:00Z", "compromisedFrom": "2026-11-19T00:00:00Z",
             "certificateIds": [{"serial": "0x3A7F", "issuerCommonName": "Z1"}],
             "subjectEui64": "90-B3-D5-1F-30-00-00-02", "remotePartyRole": "02", "keyUsage": ["digitalSignature"],
             "affectedDevices": {"count": 125000}, "description": "…",
             "contactRole": "DCC security operations", "classification": "RED", "later": 1}
            """
        let alert = try JSONDecoder().decode(CompromiseAlert.self, from: Data(json.utf8))
        #expect(alert == Sample.alert())
    }
}
