import Domain
import Testing

@testable import SMKIAlertsDomain

@Suite("A decision on key use")
struct ADecisionOnKeyUse {
    static let service = Sample.context(Sample.service)

    static func pending(_ change: (inout CompromiseAlert) -> Void = { _ in }) throws -> Incident {
        try Sample.incident(.actual, by: Sample.dcc, change).taking(.motionPut(status: .actual), Self.service)
    }

    @Test(
        "ALR-01 to use a key makes the incident a Recovery Event",
        arguments: [
            ("useRecoveryPrivateKey", RecoveryKey.recoveryPrivateKey),
            ("useContingencyPrivateKey", .contingencyPrivateKey),
        ]
    )
    func recoveryEvent(_ word: String, _ key: RecoveryKey) throws {
        let before = try Self.pending()
        #expect(before.recoveryEvents.isEmpty)
        let incident = try before.taking(.decide(Sample.decision(word)), Self.service)
        #expect(incident.state == .recoveryAuthorised)
        #expect(incident.recoveryEvents.map(\.key) == [key])
        #expect(incident.recoveryEvents.map(\.recoveryEventID) == ["REC-2026-0001"])
        #expect(incident.recoveryEvents.map(\.decisionID) == ["DEC-1"])
    }

    @Test("ALR-01 to use none leaves it an incident")
    func noUse() throws {
        let events = try Self.pending().decide(.decide(Sample.decision("noUse")), Self.service)
        #expect(events.count == 3)
        guard case .noKeyUseRecorded(let recorded) = events.last else {
            Issue.record("no use was not recorded")
            return
        }
        #expect(recorded.decisionID == "DEC-1")
        #expect(Incident(events).recoveryEvents.isEmpty)
    }

    @Test(
        "ALR-10 a compromised Recovery key is not used",
        arguments: [
            ("recovery", "recoveryKey"), ("recoveryPrivateKey", "organisationKey"),
            ("organisation", "recoveryPrivateKey"),
        ]
    )
    func recoveryKeyCompromised(_ key: String, _ kind: String) throws {
        let incident = try Self.pending {
            $0.keyKind = key
            $0.incidentKind = kind
        }
        let refusal = incident.refusal(of: .decide(Sample.decision()), Self.service)
        #expect(refusal?.rule == "ALR-10")
        #expect(refusal?.code == "recoveryKeyIsCompromised")
        #expect(incident.refusal(of: .decide(Sample.decision("useContingencyPrivateKey")), Self.service) == nil)
        #expect(incident.refusal(of: .decide(Sample.decision("noUse")), Self.service) == nil)
    }

    @Test(
        "is refused, and says by which rule",
        arguments: [
            (Sample.decision("useIt"), "ALR-04", "unknownDecision"),
            (Sample.decision(reasons: " "), "ALR-04", "reasonMissing"),
            (Sample.decision(guidance: ""), "ALR-05", "guidanceVersionMissing"),
            (Sample.decision(status: .exercise), "ALR-13", "statusDiffers"),
        ] as [(ReportedDecision, RuleID, String)]
    )
    func refused(_ decision: ReportedDecision, _ rule: RuleID, _ code: String) throws {
        let refusal = try Self.pending().refusal(of: .decide(decision), Self.service)
        #expect(refusal?.rule == rule)
        #expect(refusal?.code == code)
    }

    @Test("ALR-13 a motion of an exercise can't be put on an actual incident, nor the other way round")
    func statuses() throws {
        let actual = try Sample.incident()
        let exercise = try Sample.incident(.exercise)
        #expect(actual.refusal(of: .motionPut(status: .exercise), Self.service)?.code == "statusDiffers")
        #expect(exercise.refusal(of: .motionPut(status: .actual), Self.service)?.code == "statusDiffers")
        #expect(exercise.refusal(of: .motionPut(status: .exercise), Self.service) == nil)
    }

    @Test(
        "SEC-17 comes from a service only",
        arguments: [
            Sample.chair, Sample.secretariat, Sample.dcc, Sample.operator, Sample.nobody,
        ]
    )
    func roles(_ actor: Actor) throws {
        let context = Sample.context(actor)
        #expect(try Self.pending().refusal(of: .decide(Sample.decision()), context)?.rule == "SEC-17")
        #expect(try Self.pending().refusal(of: .motionPut(status: .actual), context)?.rule == "SEC-17")
        #expect(try Self.pending().refusal(of: .routesOffered, context)?.rule == "SEC-17")
    }

    @Test("the same decision again changes nothing; a later one supersedes the direction of the first")
    func repeated() throws {
        let incident = try Self.pending().taking(.decide(Sample.decision("noUse")), Self.service)
        #expect(try incident.decide(.decide(Sample.decision("noUse")), Self.service).isEmpty)
        let later = Sample.decision(id: "DEC-2", direction: "DIR-2026-0002")
        let events = try incident.decide(.decide(later), Self.service)
        guard case .keyUseDecided(let decided) = events.first else {
            Issue.record("the second decision was not taken in")
            return
        }
        #expect(decided.supersedesDirection == "DIR-2026-0001")
        #expect(KeyUseDirection(decided, reasonsID: "DEC-2").supersedes == "DIR-2026-0001")
        #expect(try incident.taking(.decide(later), Self.service).state == .recoveryAuthorised)
    }

    @Test("ALR-36 a decision is taken in though nobody had acknowledged the alert")
    func straightOn() throws {
        let incident = try Sample.incident().taking(.decide(Sample.decision()), Self.service)
        #expect(incident.state == .recoveryAuthorised)
    }
}

@Suite("A recovery")
struct ARecovery {
    static func inRecovery() throws -> Incident { try TheStatesOfAnIncident.incident(in: .inRecovery) }

    static func progress(_ succeeded: Int, _ failed: [Int: Int] = [:], remaining: Int = 0) -> RecoveryProgress {
        RecoveryProgress(targeted: 125_000, succeeded: succeeded, failed: failed, remaining: remaining)
    }

    @Test("ALR-36 begins when the DCC accepts the last direction, not an earlier one")
    func begins() throws {
        let authorised = try TheStatesOfAnIncident.incident(in: .recoveryAuthorised)
        let context = Sample.context(Sample.dcc)
        #expect(try authorised.decide(.beginRecovery(directionID: "DIR-2026-0000"), context).isEmpty)
        #expect(try authorised.taking(.beginRecovery(directionID: "DIR-2026-0001"), context).state == .inRecovery)
        let asChair = Sample.context(Sample.chair)
        #expect(authorised.refusal(of: .beginRecovery(directionID: "DIR-2026-0001"), asChair)?.rule == "SEC-17")
    }

    @Test(
        "ALR-37 succeeded, failed and remaining make up those targeted",
        arguments: [
            (RecoveryProgress(targeted: 10, succeeded: 5, failed: [5: 1, 127: 2], remaining: 2), nil),
            (RecoveryProgress(targeted: 10, succeeded: 5, failed: [5: 1], remaining: 2), "countsDoNotAddUp"),
            (RecoveryProgress(targeted: 10, succeeded: 11, failed: [:], remaining: -1), "negativeCount"),
            (RecoveryProgress(targeted: 10, succeeded: 9, failed: [0: 1], remaining: 0), "unknownStatusCode"),
            (RecoveryProgress(targeted: 10, succeeded: 9, failed: [6: 1], remaining: 0), "unknownStatusCode"),
            (RecoveryProgress(targeted: .max, succeeded: .max, failed: [5: .max], remaining: 0), nil),
        ] as [(RecoveryProgress, String?)]
    )
    func progress(_ progress: RecoveryProgress, _ code: String?) throws {
        let refusal = try Self.inRecovery().refusal(of: .recordProgress(progress), Sample.context(Sample.dcc))
        #expect(refusal?.code == code)
    }

    @Test("ALR-37 progress belongs to a recovery")
    func noProgress() throws {
        let refusal = try Sample.incident().refusal(of: .recordProgress(Self.progress(1)), Sample.context(Sample.dcc))
        #expect(refusal?.code == "notInRecovery")
    }

    @Test(
        "ALR-36 closing takes a full count or a stated shortfall",
        arguments: [
            (125_000, [:], nil, true), (124_999, [5: 1], nil, false), (124_999, [5: 1], "one Device is lost", true),
        ] as [(Int, [Int: Int], String?, Bool)]
    )
    func closing(_ succeeded: Int, _ failed: [Int: Int], _ shortfall: String?, _ closes: Bool) throws {
        let incident = try Self.inRecovery()
            .taking(.recordProgress(Self.progress(succeeded, failed)), Sample.context(Sample.dcc))
            .taking(.markRecovered(reason: "as far as possible"), Sample.context(Sample.chair))
        let refusal = incident.refusal(of: .close(shortfall: shortfall), Sample.context(Sample.chair))
        #expect(refusal?.code == (closes ? nil : "shortfallMissing"))
    }
}
