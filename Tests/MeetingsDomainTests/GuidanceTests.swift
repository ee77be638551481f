import Domain
import MeetingsDomain
import Testing

@Suite("The Recovery Key Guidance")
struct GuidanceTests {
    private func refusal(
        _ document: GuidanceDocument,
        to guidance: Guidance = Guidance(),
        by actor: Actor = .secretary
    ) -> Refusal? {
        do throws(Refusal) {
            _ = try guidance.decide(.load(document), Fixture.context(Fixture.compromise, actor))
            return nil
        } catch {
            return error
        }
    }

    private func document(
        version: String = "2.0",
        factors: [GuidanceDocument.Factor] = Fixture.guidanceDocument.factors,
        steps: [GuidanceDocument.Step] = Fixture.guidanceDocument.steps,
        criteria: [String] = []
    ) -> GuidanceDocument {
        GuidanceDocument(version: version, isExample: false, factors: factors, steps: steps, criteria: criteria)
    }

    @Test("ALR-06 a version is loaded whole: factors, steps and criteria")
    func loads() throws {
        #expect(try Fixture.guidance.document == Fixture.guidanceDocument)
    }

    @Test("ALR-05 a version is loaded once, the same content or another")
    func once() throws {
        let same = self.refusal(Fixture.guidanceDocument, to: try Fixture.guidance)
        #expect(same?.rule == "ALR-05")
        #expect(same?.code == "guidanceVersionExists")
        #expect(same?.detail?.contains("same content") == true)
        let other = self.refusal(self.document(version: "1.0"), to: try Fixture.guidance)
        #expect(other?.detail?.contains("new version") == true)
    }

    @Test("ALR-06 a version with gaps names each")
    func gaps() {
        let refusal = self.refusal(
            self.document(
                version: " ",
                factors: [.init(id: "a", text: "", isMandatory: false), .init(id: "a", text: "b", isMandatory: false)],
                steps: []
            )
        )
        #expect(refusal?.rule == "ALR-06")
        #expect(refusal?.code == "guidanceIncomplete")
        #expect(
            Set(refusal?.inputs.keys.map(\.self) ?? []) == [
                "version", "factors", "steps", "factors[0].text", "factors[1].id",
            ]
        )
    }

    @Test("SEC-17 only the secretariat and the Chair load it", arguments: [Actor.dcc, .service, .stranger])
    func roles(_ actor: Actor) {
        #expect(self.refusal(Fixture.guidanceDocument, by: actor)?.rule == "SEC-17")
    }

    @Test("ALR-13 meetings about exercises are numbered apart, and their ids say so")
    func numbers() {
        #expect(MeetingSeries.name(.actual, year: 2026) == "MTG-2026")
        #expect(MeetingSeries.name(.exercise, year: 2026) == "MTG-EXR-2026")
        #expect(MeetingSeries.status(ofMeeting: "MTG-EXR-2026-0012") == .exercise)
        #expect(MeetingSeries.status(ofMeeting: "MTG-2026-0012") == .actual)
    }
}
