import Domain
import Testing

@testable import SMKIAlertsDomain

@Suite("An incident")
struct AnIncident {
    @Test(
        "ALR-22 is opened by anybody's alert, and says whether the broker knew the sender",
        arguments: [
            (Sample.dcc, true, false), (Sample.party, true, false), (Sample.nobody, false, true),
        ]
    )
    func opened(_ sender: Actor, _ isAuthenticated: Bool, _ isForwardDue: Bool) throws {
        let incident = try Sample.incident(by: sender)
        #expect(incident.state == .alerted)
        #expect(incident.opened?.isAuthenticated == isAuthenticated)
        #expect(incident.opened?.reportedBy == sender.user)
        #expect(incident.opened?.isForwardDue == isForwardDue)
        #expect(incident.opened?.reportedAt == Sample.now)
    }

    @Test("ALR-22 a correction by the sender updates it, in whatever state; another sender's does not")
    func updated() throws {
        let incident = try Sample.incident()
        let correction = try Sample.checked {
            $0.version = 2
            $0.certainty = "confirmed"
        }
        let command = Incident.Command.update(alert: correction, digest: "bb")
        #expect(try incident.taking(command, Sample.context(Sample.dcc)).alert?.certainty == .confirmed)
        #expect(incident.refusal(of: command, Sample.context(Sample.party))?.code == "otherSender")
        let retracted = try incident.taking(.retract(reason: "r"), Sample.context(Sample.dcc))
            .taking(.confirmRetraction(reason: "r"), Sample.context(Sample.chair))
        guard case .updated(let updated) = try retracted.decide(command, Sample.context(Sample.dcc)).first else {
            Issue.record("the correction was lost")
            return
        }
        #expect(updated.isAfterEnd)
        #expect(updated.version == 2)
    }

    @Test("ALR-21 conflicting and superseded reports are kept without effect")
    func kept() throws {
        let incident = try Sample.incident()
            .taking(.keep(alert: Sample.checked(), digest: "bb", because: .conflict), Sample.context(Sample.dcc))
            .taking(.keep(alert: Sample.checked(), digest: "cc", because: .superseded), Sample.context(Sample.dcc))
        #expect(incident.keptReports.map(\.because) == [.conflict, .superseded])
        #expect(incident.alert == incident.opened?.alert)
    }

    @Test("a person acknowledges it once, for nobody else")
    func acknowledged() throws {
        let incident = try Sample.incident().taking(.acknowledge, Sample.context(Sample.chair))
        #expect(incident.state == .acknowledged)
        #expect(incident.hasAcknowledged("chair"))
        #expect(!incident.hasAcknowledged("small-supplier"))
        #expect(incident.acknowledgements.map(\.capacity) == [.chair])
        #expect(try incident.decide(.acknowledge, Sample.context(Sample.chair)).isEmpty)
        let events = try incident.decide(.acknowledge, Sample.context(Sample.member))
        #expect(events.count == 1)
    }

    @Test(
        "SEC-17 who may not acknowledge is told so",
        arguments: [
            Sample.dcc, Sample.party, Sample.operator, Sample.nobody,
            Actor(user: "x", person: "x", roles: [.representative]),
            Actor(user: "secretariat", roles: [.secretariat]),
        ]
    )
    func notAcknowledged(_ actor: Actor) throws {
        #expect(try Sample.incident().refusal(of: .acknowledge, Sample.context(actor))?.rule == "SEC-17")
    }

    @Test(
        "SEC-02 the stricter of the suggestion and GREEN holds until the Chair determines",
        arguments: [
            ("WHITE", Classification.green), ("GREEN", .green), ("AMBER", .amber), ("RED", .red),
        ]
    )
    func classification(_ suggested: String, _ effective: Classification) throws {
        let incident = try Sample.incident { $0.classification = suggested }
        #expect(incident.classification == effective)
        let determined = try incident.taking(
            .determineClassification(.white, reason: "published already"),
            Sample.context(Sample.chair)
        )
        #expect(determined.classification == .white)
    }

    @Test("SEC-13 only the Chair lowers a level, with a reason; a correction never does")
    func lowering() throws {
        let incident = try Sample.incident()
        let lower = Incident.Command.determineClassification(.green, reason: "nothing secret")
        #expect(incident.refusal(of: lower, Sample.context(Sample.secretariat))?.rule == "SEC-17")
        #expect(
            incident.refusal(of: .determineClassification(.green, reason: " "), Sample.context(Sample.chair))?.rule
                == "SEC-13"
        )
        let green = try Sample.checked {
            $0.version = 2
            $0.classification = "GREEN"
        }
        let update = Incident.Command.update(alert: green, digest: "bb")
        #expect(try incident.taking(update, Sample.context(Sample.dcc)).classification == .red)
        let lowered = try incident.taking(lower, Sample.context(Sample.chair))
        let red = Incident.Command.update(alert: try Sample.checked(), digest: "cc")
        #expect(try lowered.taking(red, Sample.context(Sample.dcc)).classification == .green)
    }

    @Test(
        "an unknown incident is named as such",
        arguments: [
            (Incident.Command.acknowledge, Sample.chair), (.retract(reason: "r"), Sample.dcc),
            (.confirmRetraction(reason: "r"), Sample.chair), (.routesOffered, Sample.service),
            (.motionPut(status: .actual), Sample.service), (.decide(Sample.decision()), Sample.service),
            (.close(shortfall: nil), Sample.chair),
        ]
    )
    func unknown(_ command: Incident.Command, _ actor: Actor) {
        #expect(Incident().refusal(of: command, Sample.context(actor))?.code == "unknownIncident")
    }
}
