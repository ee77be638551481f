import Domain
import MeetingsDomain
import Testing

@Suite("Putting a motion")
struct MotionTests {
    private func seated(
        _ facts: IncidentFacts = Fixture.facts(),
        agenda: [AgendaItem]? = nil,
        item: String = "keyUse"
    ) throws -> Course {
        var course = Course(try Fixture.register(), facts: facts)
        try course.sit("chair", "large-1", "ofgem-representative", agenda: agenda)
        try course.tell("chair", course.opening())
        try course.tell("chair", course.openingItem(item))
        return course
    }

    @Test("ALR-04 the three decisions, with their reasons", arguments: KeyUse.allCases)
    func decisions(_ decision: KeyUse) throws {
        var course = try self.seated()
        try course.tell("large-1", try course.putting(decision.rawValue))
        let put = try #require(course.meeting.motions.first?.put)
        #expect(put.motionID == "MTG-2026-0001-M1")
        #expect(put.keyUse?.decision == decision)
        #expect(put.keyUse?.guidanceVersion == "1.0")
        #expect(put.keyUse?.isGuidanceExample == true)
        #expect(put.by == "large-1")
    }

    @Test(
        "ALR-04 a decision that isn't one is refused, listing those there are",
        arguments: [("", "decisionMissing"), ("useSymmetricKey", "unknownDecision"), ("nouse", "unknownDecision")]
    )
    func unknownDecision(_ word: String, _ code: String) throws {
        let course = try self.seated()
        let refusal = course.refusal("chair", try course.putting(word))
        #expect(refusal?.rule == "ALR-04")
        #expect(refusal?.code == code)
        #expect(refusal?.detail?.contains("noUse, useRecoveryPrivateKey, useContingencyPrivateKey") == true)
        #expect(course.refusal("chair", try course.putting(nil))?.code == "decisionMissing")
    }

    @Test("ALR-04 a motion without reasons is refused")
    func reasons() throws {
        let course = try self.seated()
        #expect(course.refusal("chair", try course.putting(reasons: "\n"))?.code == "reasonsMissing")
    }

    @Test("ALR-05 a motion without the Guidance's version, or with one not loaded, is refused")
    func guidance() throws {
        let course = try self.seated()
        #expect(course.refusal("chair", try course.putting(guidanceVersion: nil))?.code == "guidanceVersionMissing")
        #expect(course.refusal("chair", try course.putting(guidanceVersion: " "))?.rule == "ALR-05")
        #expect(course.refusal("chair", try course.putting(guidanceVersion: "9"))?.code == "guidanceNotLoaded")
        #expect(course.refusal("chair", try course.putting(guidance: Guidance()))?.code == "guidanceNotLoaded")
    }

    @Test("ALR-06 every mandatory factor is answered and every mandatory step done; each gap is named")
    func answers() throws {
        let course = try self.seated()
        let blank = [FactorAnswer(id: "devices", answer: " ")]
        let refusal = course.refusal("chair", try course.putting(factors: blank, steps: ["ask-ssc"]))
        #expect(refusal?.rule == "ALR-06")
        #expect(refusal?.code == "factorUnanswered")
        #expect(refusal?.inputs["factorUnanswered"] == "devices, misuse")
        #expect(refusal?.inputs["stepNotDone"] == "ask-dcc")
        let extra =
            Fixture.answers + [FactorAnswer(id: "wind", answer: "west"), FactorAnswer(id: "misuse", answer: "none")]
        let unknown = course.refusal("chair", try course.putting(factors: extra, steps: ["ask-dcc", "dance"]))
        #expect(unknown?.code == "factorUnknown")
        #expect(unknown?.inputs["stepUnknown"] == "dance")
        #expect(unknown?.inputs["factorAnsweredTwice"] == "misuse")
        #expect(course.refusal("chair", try course.putting(steps: []))?.code == "stepNotDone")
    }

    @Test(
        "ALR-10 with the Recovery key itself compromised its use can't be decided; the others can",
        arguments: [
            ("recovery", "recoveryPrivateKey"), ("recovery", "organisationKey"), ("other", "recoveryPrivateKey"),
        ]
    )
    func recoveryKey(_ keyKind: String, _ incidentKind: String) throws {
        let course = try self.seated(Fixture.facts(keyKind: keyKind, incidentKind: incidentKind))
        let refusal = course.refusal("chair", try course.putting("useRecoveryPrivateKey"))
        #expect(refusal?.rule == "ALR-10")
        #expect(refusal?.code == "recoveryKeyCompromised")
        #expect(course.refusal("chair", try course.putting("useContingencyPrivateKey")) == nil)
        #expect(course.refusal("chair", try course.putting("noUse")) == nil)
    }

    @Test(
        "ALR-10 a method needs its own decision, the first none",
        arguments: [
            (RecoveryMethod.subscriberReplaces, KeyUse.noUse),
            (.accessControlBrokerCertificates, .useRecoveryPrivateKey),
            (.newOrganisationCertificates, .useRecoveryPrivateKey),
            (.contingency, .useContingencyPrivateKey),
        ]
    )
    func methods(_ method: RecoveryMethod, _ right: KeyUse) throws {
        let course = try self.seated()
        for decision in KeyUse.allCases {
            let refusal = course.refusal("chair", try course.putting(decision.rawValue, method: method))
            #expect(refusal?.rule == (decision == right ? nil : "ALR-10"))
        }
    }

    @Test("ALR-13 a motion of an exercise can't be put in a real meeting, nor the other way round")
    func mixed() throws {
        let actual = try self.seated()
        let exercise = try self.seated(Fixture.facts(.exercise))
        let first = actual.refusal("chair", try actual.putting(incidentID: "EXR-2026-0001"))
        #expect(first?.rule == "ALR-13")
        #expect(first?.code == "statusMixed")
        let second = exercise.refusal("chair", try exercise.putting(incidentID: "INC-2026-0001"))
        #expect(second?.rule == "ALR-13")
        #expect(exercise.refusal("chair", try exercise.putting()) == nil)
        #expect(actual.refusal("chair", try actual.putting(incidentID: "INC-2026-0002"))?.code == "otherIncident")
        #expect(actual.refusal("chair", try actual.putting(incidentID: " "))?.code == "incidentMissing")
    }

    @Test("SEC-17 representatives, the secretariat and others put no motion; nor does who isn't there (MTG-12)")
    func roles() throws {
        let course = try self.seated()
        let command = try course.putting()
        #expect(course.refusal("ofgem-representative", command)?.rule == "SEC-17")
        #expect(course.refusal(.secretary, command)?.rule == "SEC-17")
        #expect(course.refusal("gas-alternate", command)?.rule == "MEM-24")
        #expect(course.refusal("large-2", command)?.rule == "MTG-12")
    }

    @Test("MTG-24 no motion on an item that isn't open")
    func itemNotOpen() throws {
        var course = Course(try Fixture.register())
        try course.sit("chair")
        #expect(course.refusal("chair", try course.putting())?.code == "meetingNotOpen")
        try course.tell("chair", course.opening())
        let refusal = course.refusal("chair", try course.putting())
        #expect(refusal?.rule == "MTG-24")
        #expect(refusal?.code == "itemNotOpen")
    }

    @Test("one motion at a time, and its item stays open until it is decided")
    func pending() throws {
        let other = AgendaItem(id: "other", title: "Other", subject: .general, classification: .green)
        var course = try self.seated(agenda: AgendaItem.keyUse(of: Fixture.incidentID) + [other])
        try course.tell("chair", try course.putting())
        #expect(course.refusal("chair", try course.putting())?.code == "motionPending")
        #expect(course.refusal("chair", course.openingItem("other"))?.code == "motionPending")
    }

    @Test("PRO-05 a motion to raise a proposal names its variation, and a motion on key use its own item")
    func raiseProposal() throws {
        let other = AgendaItem(id: "other", title: "Other", subject: .general, classification: .green)
        var course = try self.seated(agenda: AgendaItem.keyUse(of: Fixture.incidentID) + [other], item: "other")
        func raise(_ variation: String?) -> Meeting.Command {
            .putMotion(
                .init(
                    itemID: "other",
                    subject: MotionSubject(kind: .raiseProposal, variation: variation),
                    reasons: "the Code is unclear",
                    register: course.register
                )
            )
        }
        #expect(course.refusal("chair", raise(nil))?.code == "variationMissing")
        #expect(course.refusal("chair", try course.putting(item: "other"))?.code == "notOnAgenda")
        try course.tell("chair", raise("sha256:ab"))
        try course.tell("large-1", course.voting(.against))
        try course.tell("chair", course.closingVote())
        let decided = try #require(course.decided)
        #expect(decided.kind == .raiseProposal)
        #expect(decided.variation == "sha256:ab")
        #expect(!decided.isCarried)
        #expect(course.keyUse == nil)
    }
}
