import Domain
import Testing

@testable import SMKIAlertsDomain

@Suite("The states of an incident")
struct TheStatesOfAnIncident {
    static let service = Sample.context(Sample.service)

    /// Incidents in each state that a path leads to.
    static func incident(in state: IncidentState) throws -> Incident {
        let alerted = try Sample.incident()
        let acknowledged = try alerted.taking(.acknowledge, Sample.context(Sample.chair))
        let assessing = try acknowledged.taking(.routesOffered, Self.service)
        let pending = try assessing.taking(.motionPut(status: .actual), Self.service)
        let authorised = try pending.taking(.decide(Sample.decision()), Self.service)
        let inRecovery = try authorised.taking(.beginRecovery(directionID: "DIR-2026-0001"), Sample.context(Sample.dcc))
        let recovered = try inRecovery.taking(.markRecovered(reason: "all replaced"), Sample.context(Sample.chair))
        return switch state {
        case .alerted: alerted
        case .acknowledged: acknowledged
        case .assessing: assessing
        case .decisionPending: pending
        case .noUse: try pending.taking(.decide(Sample.decision("noUse")), Self.service)
        case .recoveryAuthorised: authorised
        case .inRecovery: inRecovery
        case .recovered: recovered
        case .closed: try recovered.taking(.close(shortfall: "not counted"), Sample.context(Sample.chair))
        case .retracted:
            try alerted.taking(.retract(reason: "r"), Sample.context(Sample.dcc))
                .taking(.confirmRetraction(reason: "r"), Sample.context(Sample.chair))
        }
    }

    @Test("ALR-36 every state is reached by its path", arguments: IncidentState.allCases)
    func reached(_ state: IncidentState) throws {
        #expect(try Self.incident(in: state).state == state)
    }

    @Test("ALR-36 the table holds the printed way and a side exit from each state before recoveryAuthorised")
    func table() {
        let way: [IncidentState] = [
            .alerted, .acknowledged, .assessing, .decisionPending, .recoveryAuthorised, .inRecovery, .recovered,
            .closed,
        ]
        for (from, to) in zip(way, way.dropFirst()) { #expect(from.next.contains(to)) }
        #expect(IncidentState.decisionPending.next.contains(.noUse))
        #expect(IncidentState.noUse.next.contains(.recovered))
        let exits = IncidentState.allCases.filter { $0.next.contains(.retracted) }
        #expect(exits == [.alerted, .acknowledged, .assessing, .decisionPending])
        #expect(IncidentState.allCases.filter(\.isFinal) == [.closed, .retracted])
    }

    @Test("ALR-36 routes offered before anybody has acknowledged wait for the first acknowledgement")
    func routesFirst() throws {
        let waiting = try Sample.incident().taking(.routesOffered, Self.service)
        #expect(waiting.state == .alerted)
        #expect(try waiting.decide(.routesOffered, Self.service).isEmpty)
        let events = try waiting.decide(.acknowledge, Sample.context(Sample.member))
        let states = events.compactMap { event -> IncidentState? in
            if case .advanced(let advanced) = event { advanced.state } else { nil }
        }
        #expect(states == [.acknowledged, .assessing])
    }

    @Test(
        "ALR-36 a motion passes through what nobody recorded, a step at a time",
        arguments: [
            (IncidentState.alerted, [IncidentState.acknowledged, .assessing, .decisionPending]),
            (.acknowledged, [.assessing, .decisionPending]), (.assessing, [.decisionPending]), (.decisionPending, []),
            (.noUse, [.decisionPending]), (.recoveryAuthorised, [.decisionPending]), (.inRecovery, [.decisionPending]),
        ]
    )
    func motion(_ state: IncidentState, _ steps: [IncidentState]) throws {
        let events = try Self.incident(in: state).decide(.motionPut(status: .actual), Self.service)
        let moves = events.compactMap { event -> Incident.Advanced? in
            if case .advanced(let advanced) = event { advanced } else { nil }
        }
        #expect(moves.map(\.state) == steps)
        #expect(moves.map(\.from) == Array(([state] + steps).dropLast()))
        #expect(moves.allSatisfy { $0.cause == .motionPut })
    }

    @Test(
        "ALR-36 a refused move names the allowed ones",
        arguments: [
            (IncidentState.recovered, Incident.Command.motionPut(status: .actual), Sample.service, "closed"),
            (.retracted, .decide(Sample.decision(id: "DEC-2")), Sample.service, "none"),
            (.closed, .decide(Sample.decision(id: "DEC-2")), Sample.service, "none"),
            (.alerted, .close(shortfall: nil), Sample.chair, "acknowledged, retracted"),
            (.assessing, .markRecovered(reason: "r"), Sample.chair, "decisionPending, retracted"),
            (.recoveryAuthorised, .retract(reason: "r"), Sample.dcc, "inRecovery, decisionPending"),
            (.noUse, .retract(reason: "r"), Sample.dcc, "recovered, decisionPending"),
            (.inRecovery, .confirmRetraction(reason: "r"), Sample.chair, "recovered, decisionPending"),
        ]
    )
    func refusedMove(_ state: IncidentState, _ command: Incident.Command, _ actor: Actor, _ allowed: String) throws {
        let refusal = try Self.incident(in: state).refusal(of: command, Sample.context(actor))
        #expect(refusal?.rule == "ALR-36")
        #expect(refusal?.code == "moveNotAllowed")
        #expect(refusal?.inputs["allowed"] == allowed)
        #expect(refusal?.detail?.contains(allowed) == true)
    }

    @Test(
        "ALR-36 a retraction is reported by the sender or the DCC and confirmed by the Chair",
        arguments: [
            IncidentState.alerted, .acknowledged, .assessing, .decisionPending,
        ]
    )
    func retraction(_ state: IncidentState) throws {
        let incident = try Self.incident(in: state)
        #expect(
            incident.refusal(of: .confirmRetraction(reason: "r"), Sample.context(Sample.chair))?.code
                == "retractionNotReported"
        )
        let reported = try incident.taking(.retract(reason: "false alarm"), Sample.context(Sample.dcc))
        #expect(reported.state == state)
        #expect(reported.retraction?.reason == "false alarm")
        #expect(try reported.decide(.retract(reason: "again"), Sample.context(Sample.dcc)).isEmpty)
        #expect(
            reported.refusal(of: .confirmRetraction(reason: "r"), Sample.context(Sample.secretariat))?.rule == "SEC-17"
        )
        let events = try reported.decide(.confirmRetraction(reason: "checked"), Sample.context(Sample.chair))
        #expect(events.count == 2)
        #expect(
            try reported.taking(.confirmRetraction(reason: "checked"), Sample.context(Sample.chair)).state == .retracted
        )
    }

    @Test("ALR-36 nobody but the sender and the DCC takes an alert back, and not without a reason")
    func retractionRoles() throws {
        let incident = try Sample.incident(by: Sample.party)
        #expect(incident.refusal(of: .retract(reason: "r"), Sample.context(Sample.party)) == nil)
        #expect(incident.refusal(of: .retract(reason: "r"), Sample.context(Sample.dcc)) == nil)
        #expect(incident.refusal(of: .retract(reason: "r"), Sample.context(Sample.chair))?.rule == "SEC-17")
        #expect(incident.refusal(of: .retract(reason: " "), Sample.context(Sample.dcc))?.code == "reasonMissing")
        let unknown = try Sample.incident(by: Sample.nobody)
        #expect(unknown.refusal(of: .retract(reason: "r"), Sample.context(Sample.nobody))?.rule == "SEC-17")
    }

    @Test("ALR-36 once a Recovery Event was declared, reconsidering does not open the side exit again")
    func noRetractionAfterRecoveryEvent() throws {
        let reconsidered = try Self.incident(in: .inRecovery).taking(.motionPut(status: .actual), Self.service)
        let refusal = reconsidered.refusal(of: .retract(reason: "r"), Sample.context(Sample.dcc))
        #expect(refusal?.code == "recoveryEventDeclared")
        #expect(refusal?.inputs["allowed"] == "noUse, recoveryAuthorised")
    }
}
