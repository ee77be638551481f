import Domain
import Testing

@testable import SMKIAlertsDomain

@Suite("A direction")
struct ADirection {
    static func body(_ decision: String = "useRecoveryPrivateKey") throws -> DirectionBody {
        let incident = try Sample.incident()
            .taking(.decide(Sample.decision(decision)), Sample.context(Sample.service))
        let decided = try #require(incident.decisions.last)
        return .keyUse(KeyUseDirection(decided, reasonsID: decided.decisionID))
    }

    static func issued(_ status: AlertStatus = .actual) throws -> Direction {
        try Direction().taking(
            .issue(directionID: "DIR-2026-0001", status: status, body: Self.body()),
            Sample.context(Sample.service)
        )
    }

    static func answer(
        _ answer: String = "accepted",
        receivedAt: Instant = Sample.now.adding(minutes: 1)
    ) -> Direction.Command {
        .acknowledge(Direction.Answering(receivedAt: receivedAt, answer: answer, reason: " "))
    }

    static func after(_ minutes: Int, _ actor: Actor = Sample.service) -> DecisionContext {
        Sample.context(actor, at: Sample.now.adding(minutes: minutes))
    }

    @Test(
        "ALR-04 each decision has its direction",
        arguments: [
            ("noUse", DirectionKind.noKeyUse, "no-key-use"),
            ("useRecoveryPrivateKey", .requireRecoveryKey, "require-recovery-key"),
            ("useContingencyPrivateKey", .requireContingencyKey, "require-contingency-key"),
        ]
    )
    func kinds(_ decision: String, _ kind: DirectionKind, _ word: String) throws {
        #expect(try Self.body(decision).kind == kind)
        #expect(kind.rawValue == word)
    }

    @Test("an exercise's goes to the exercise, never to the DCC, and a test's nowhere")
    func addressees() throws {
        #expect(try Self.issued().issued?.addressee == .dcc)
        #expect(try Self.issued(.exercise).issued?.addressee == .exercise)
        let refusal = try Direction().refusal(
            of: .issue(directionID: "D", status: .test, body: Self.body()),
            Sample.context(Sample.service)
        )
        #expect(refusal?.code == "testDirectsNobody")
    }

    @Test("ALR-02 a Party's alert is forwarded with what the DCC must know")
    func forwarded() throws {
        let body = DirectionBody.alertForwarded(
            AlertForwardedDirection(incidentID: "INC-2026-0001", alert: try Sample.checked())
        )
        #expect(body.kind == .alertForwarded)
        #expect(body.incidentID == "INC-2026-0001")
        #expect(body.decisionID == nil)
    }

    @Test("is sent again with the same id every five minutes until it is answered")
    func resent() throws {
        var direction = try Self.issued()
        #expect(direction.resendDue(.inForce(on: CivilDate(2026, 11, 20))) == Sample.now.adding(minutes: 5))
        #expect(try direction.decide(.resend, Self.after(4)).isEmpty)
        for (attempt, minutes) in [(2, 5), (3, 10), (4, 15)] {
            let events = try direction.decide(.resend, Self.after(minutes))
            guard case .resent(let sent) = events.first else {
                Issue.record("not sent again after \(minutes) minutes")
                return
            }
            #expect(sent.directionID == "DIR-2026-0001")
            #expect(sent.attempt == attempt)
            #expect(sent.body == direction.issued?.body)
            direction.apply(.resent(sent))
        }
        direction = try direction.taking(Self.answer(), Self.after(16, Sample.dcc))
        #expect(try direction.decide(.resend, Self.after(60)).isEmpty)
        #expect(direction.resendDue(.inForce(on: CivilDate(2026, 11, 20))) == nil)
    }

    @Test("is escalated once, fifteen minutes after its issue")
    func escalated() throws {
        let direction = try Self.issued()
        #expect(try direction.decide(.escalate, Self.after(14)).isEmpty)
        let escalated = try direction.taking(.escalate, Self.after(15))
        #expect(escalated.unanswered?.issuedAt == Sample.now)
        #expect(escalated.unanswered?.incidentID == "INC-2026-0001")
        #expect(try escalated.decide(.escalate, Self.after(30)).isEmpty)
        #expect(
            try direction.taking(Self.answer(), Self.after(2, Sample.dcc)).decide(.escalate, Self.after(15)).isEmpty
        )
    }

    @Test("ALR-07 the same answer again changes nothing, another one is refused")
    func answered() throws {
        let direction = try Self.issued().taking(Self.answer("cannotComply"), Self.after(2, Sample.dcc))
        #expect(direction.acknowledged?.answer == .cannotComply)
        #expect(direction.acknowledged?.reason == nil)
        #expect(direction.acknowledged?.by == "dcc")
        let later = Self.answer("cannotComply", receivedAt: Sample.now.adding(minutes: 2))
        #expect(try direction.decide(later, Self.after(3, Sample.dcc)).isEmpty)
        #expect(direction.refusal(of: Self.answer(), Self.after(3, Sample.dcc))?.code == "alreadyAnswered")
    }

    @Test(
        "SEC-17 only the DCC answers; an exercise is answered by whoever runs it",
        arguments: [
            (Sample.dcc, true, true), (Sample.operator, false, true), (Sample.drill, false, true),
            (Sample.chair, false, false), (Sample.secretariat, false, false), (Sample.nobody, false, false),
        ]
    )
    func roles(_ actor: Actor, _ actual: Bool, _ exercise: Bool) throws {
        let ofActual = try Self.issued().refusal(of: Self.answer(), Self.after(2, actor))
        let ofExercise = try Self.issued(.exercise).refusal(of: Self.answer(), Self.after(2, actor))
        #expect(ofActual?.rule == (actual ? nil : "SEC-17"))
        #expect(ofExercise?.rule == (exercise ? nil : "SEC-17"))
    }

    @Test(
        "ALR-07 an impossible answer is refused",
        arguments: [
            (answer("yes"), "unknownAnswer"),
            (answer(receivedAt: Sample.now.adding(seconds: -1)), "receivedBeforeIssued"),
            (answer(receivedAt: Sample.now.adding(seconds: 421)), "receivedInFuture"),
        ]
    )
    func impossible(_ command: Direction.Command, _ code: String) throws {
        #expect(try Self.issued().refusal(of: command, Self.after(2, Sample.dcc))?.code == code)
        #expect(Direction().refusal(of: command, Self.after(2, Sample.dcc))?.code == "unknownDirection")
    }

    @Test("ALR-07 a receipt within the second of the issue, stated in whole seconds, is not before it")
    func wholeSeconds() throws {
        let issued = Sample.instant("2026-11-20T16:30:00.75Z")
        let direction = try Direction().taking(
            .issue(directionID: "D", status: .actual, body: Self.body()),
            Sample.context(Sample.service, at: issued)
        )
        #expect(direction.refusal(of: Self.answer(receivedAt: Sample.now), Self.after(1, Sample.dcc)) == nil)
    }
}
