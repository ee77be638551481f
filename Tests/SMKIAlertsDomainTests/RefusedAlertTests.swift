import Domain
import Testing

@testable import SMKIAlertsDomain

@Suite("A refused alert")
struct ARefusedAlert {
    static func recorded(_ status: AlertStatus?) throws -> RefusedAlert {
        let record = RefusedAlert.Record(
            refusalID: "SET-90b3d51f30000002",
            outcome: .rejected,
            code: "malformedMessage",
            status: status,
            isAuthenticated: true
        )
        return try RefusedAlert().taking(.record(record), Sample.context(Sample.nobody))
    }

    @Test(
        "ALR-22 pages the duty contact unless it is marked as an exercise or a test",
        arguments: [
            (nil, true), (.actual, true), (.exercise, false), (.test, false),
        ] as [(AlertStatus?, Bool)]
    )
    func pages(_ status: AlertStatus?, _ pages: Bool) throws {
        #expect(try Self.recorded(status).recorded?.pagesDuty == pages)
    }

    @Test("NOT-18 keeps rule, code and the names of fields, never what stood in them")
    func namesOnly() throws {
        let checked = Sample.check {
            $0.subjectEui64 = "ZZ-SECRET"
            $0.certainty = nil
        }
        let record = RefusedAlert.Record(refusalID: "SET-90b3d51f30000003", checked: checked, isAuthenticated: false)
        let events = try RefusedAlert().decide(.record(record), Sample.context(Sample.nobody))
        #expect(!"\(events)".contains("SECRET"))
        guard case .recorded(let recorded) = events.first else {
            Issue.record("nothing was recorded")
            return
        }
        #expect(recorded.outcome == .refused)
        #expect(recorded.rule == "ALR-13")
        #expect(recorded.fields == ["certainty", "subjectEui64"])
        #expect(recorded.at == Sample.now)
    }

    @Test("ALR-22 is taken up once, by the secretariat or an operator")
    func takenUp() throws {
        let refused = try Self.recorded(.actual)
        let taken = try refused.taking(.takeUp, Sample.context(Sample.operator))
        #expect(taken.takenUp?.by == "operator")
        #expect(try taken.decide(.takeUp, Sample.context(Sample.secretariat)).isEmpty)
        #expect(refused.refusal(of: .takeUp, Sample.context(Sample.dcc))?.rule == "SEC-17")
        #expect(RefusedAlert().refusal(of: .takeUp, Sample.context(Sample.secretariat))?.code == "unknownRefusal")
    }
}
