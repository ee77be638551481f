import Domain
import ElectionsDomain
import Foundation
import Testing

/// Forms and what becomes of them.
enum Forms {
    static let inTime = Fixtures.london(CivilDate(2019, 5, 20), 12)

    static func form(
        _ nominee: String = "Ada Lovelace",
        category: String = "largeSupplier",
        nominatorCategory: String? = nil,
        name: String = "Charles Babbage",
        contact: String = "cb@example.org, 020 7946 0000",
        position: String = "Analyst",
        experience: String = "SMKI, PKI",
        consent: NominationForm.Consent? = .init(given: true, recordedOn: CivilDate(2019, 5, 19)),
        channel: String = "electronic",
        receivedAt: Instant? = nil,
        evidence: String? = nil
    ) -> NominationForm {
        NominationForm(
            category: category,
            nominatorName: name,
            nominatorContact: contact,
            nominatorCategory: nominatorCategory ?? category,
            nomineeName: nominee,
            nomineePosition: position,
            experience: experience,
            consent: consent,
            channel: channel,
            receivedAt: receivedAt,
            evidence: evidence
        )
    }

    static func submitted(
        _ form: NominationForm,
        to call: NominationCall,
        at now: Instant = Forms.inTime,
        _ roles: Set<Role> = [.party]
    ) throws -> Nomination.Submitted {
        let context = try Fixtures.context(roles, at: now)
        let terms = try call.terms()
        let id = try call.nextNominationID()
        let events = try Nomination().decide(.submit(nominationID: id, form: form, call: terms), context)
        return try #require(Nomination(events).submitted)
    }

    /// Hands the form in and enters it, as the service does.
    static func enter(
        _ form: NominationForm,
        into call: inout NominationCall,
        at now: Instant = Forms.inTime,
        _ roles: Set<Role> = [.party]
    ) throws {
        let submitted = try Self.submitted(form, to: call, at: now, roles)
        let command = NominationCall.Command.enter(submitted, nomineeKey: form.nomineeComparison.map { "key-\($0)" })
        for event in try call.decide(command, Fixtures.context(roles, at: now)) { call.apply(event) }
    }

    static func closed(_ call: NominationCall, policies: String? = nil) throws -> NominationCall.Closed {
        let due = try #require(call.closeDue)
        let events = try call.decide(.close, Fixtures.context([.service], at: due, policies: policies))
        return try #require(NominationCall((call.opened.map { [.opened($0)] } ?? []) + events).closed)
    }
}

@Suite("Nominating")
struct Nominating {
    @Test("ELE-05 six filled fields in time make a valid nomination")
    func valid() throws {
        let submitted = try Forms.submitted(Forms.form(), to: Call2019.opened())
        #expect(submitted.standing == .valid)
        #expect(submitted.gaps.isEmpty)
        #expect(submitted.nominationID == "NOM-2019-01-0001")
        #expect(submitted.receivedAt == Forms.inTime)
        #expect(submitted.hasConsent)
    }

    @Test(
        "ELE-06, AMB-13 a blank field makes it incomplete, white space too, and each gap is named",
        arguments: [
            (Forms.form(name: ""), ["nominatorName"]),
            (Forms.form(contact: " "), ["nominatorContact"]),
            (Forms.form("\t\n"), ["nomineeName"]),
            (Forms.form(position: "  "), ["nomineePosition"]),
            (Forms.form(experience: "\u{00A0}"), ["experience"]),
            (Forms.form(nominatorCategory: " "), ["nominatorCategory"]),
            (Forms.form(name: "", position: " "), ["nominatorName", "nomineePosition"]),
        ]
    )
    func gaps(_ form: NominationForm, _ gaps: [String]) throws {
        let submitted = try Forms.submitted(form, to: Call2019.opened())
        #expect(submitted.standing == .incomplete)
        #expect(submitted.gaps == gaps)
    }

    @Test(
        "ELE-04 on the second of close of play on Monday, 3 June 2019 is in time, a second later is late",
        arguments: [(0, Standing.valid), (1, .late), (-1, .valid)]
    )
    func deadline(_ second: Int, _ standing: Standing) throws {
        let submitted = try Forms.submitted(
            Forms.form(),
            to: Call2019.opened(),
            at: Call2019.deadline.adding(seconds: second)
        )
        #expect(submitted.standing == standing)
        #expect(submitted.working[0].contains("Monday, 3 June 2019"))
    }

    @Test("ELE-07 receipt counts, not the time of entry: paper delivered in time and entered the next day is valid")
    func hardCopy() throws {
        let form = Forms.form(
            channel: "hardCopy",
            receivedAt: Call2019.deadline,
            evidence: "date stamp of the post room"
        )
        let nextDay = Fixtures.london(CivilDate(2019, 6, 4), 9)
        let submitted = try Forms.submitted(form, to: Call2019.opened(), at: nextDay, [.secretariat])
        #expect(submitted.standing == .valid)
        #expect(submitted.channel == .hardCopy)
        #expect(submitted.evidence == "date stamp of the post room")
    }

    @Test(
        "is refused, and says by which rule",
        arguments: [
            (Forms.form(category: "gasNetworks"), Role.party, "ELE-01" as RuleID, "categoryNotCalled"),
            (Forms.form(channel: "pigeon"), .party, "ELE-07", "unknownChannel"),
            (Forms.form(channel: "hardCopy"), .party, "ELE-07", "hardCopyByOthers"),
            (Forms.form(receivedAt: Forms.inTime, evidence: "x"), .party, "ELE-07", "receiptStatedByOthers"),
            (Forms.form(channel: "hardCopy"), .secretariat, "ELE-07", "receiptMissing"),
            (
                Forms.form(channel: "hardCopy", receivedAt: Forms.inTime, evidence: " "), .secretariat, "SEC-18",
                "evidenceMissing"
            ),
            (
                Forms.form(channel: "hardCopy", receivedAt: Forms.inTime.adding(seconds: 1), evidence: "x"),
                .secretariat,
                "ELE-07", "receivedInFuture"
            ),
            (
                Forms.form(channel: "hardCopy", receivedAt: Call2019.opensAt.adding(seconds: -1), evidence: "x"),
                .secretariat, "ELE-07", "receivedBeforeCall"
            ),
            (
                Forms.form(consent: .init(given: true, recordedOn: CivilDate(2019, 5, 21))), .party, "ELE-08",
                "consentInFuture"
            ),
            (Forms.form(nominatorCategory: "smallSupplier"), .party, "ELE-10", "nominatorCategoryMismatch"),
            (Forms.form(nominatorCategory: "dragon"), .party, "ELE-10", "unknownPartyCategory"),
            (Forms.form(), .member, "SEC-17", "notAllowed"),
            (Forms.form(), .operator, "SEC-17", "notAllowed"),
        ]
    )
    func refused(_ form: NominationForm, _ role: Role, _ rule: RuleID, _ code: String) throws {
        let call = try Call2019.opened()
        let refusal = #expect(throws: Refusal.self) { try Forms.submitted(form, to: call, [role]) }
        #expect(refusal?.rule == rule)
        #expect(refusal?.code == code)
    }

    @Test("ELE-10 one may nominate oneself")
    func selfNomination() throws {
        let submitted = try Forms.submitted(Forms.form("Ada", name: "Ada"), to: Call2019.opened())
        #expect(submitted.standing == .valid)
    }

    @Test("ELE-34 contact details are AMBER: not in a GREEN rendering, not in what is printed")
    func contactIsAmber() throws {
        let submitted = try Forms.submitted(Forms.form(contact: "020 7946 0999"), to: Call2019.opened())
        let contact = Classified(stored: submitted.nominatorContact)
        #expect(contact.level == .amber)
        #expect(contact.cleared(upTo: Green.self) == nil)
        #expect(!"\(submitted)".contains("0999"))
    }

    @Test("ELE-01 nobody nominates under a call that wasn't opened")
    func unknownCall() throws {
        #expect(throws: Refusal.self) { try NominationCall().terms() }
    }
}

@Suite("Closing nominations")
struct ClosingNominations {
    @Test(
        "ELE-11 each category by itself: v < s, v = s, v > s",
        arguments: [
            (0, 1, Contest.Outcome.electedWithVacancies), (1, 2, .electedWithVacancies), (1, 1, .unopposed),
            (2, 2, .unopposed), (2, 1, .vote), (3, 2, .vote),
        ]
    )
    func outcome(_ valid: Int, _ seats: Int, _ outcome: Contest.Outcome) {
        #expect(Contest.outcome(valid: valid, seats: seats) == outcome)
    }

    @Test("ELE-11 two for one Large Supplier seat, one for the Small Supplier's, none for the networks'")
    func contests() throws {
        var call = try Call2019.opened()
        try Forms.enter(Forms.form("Ada"), into: &call)
        try Forms.enter(Forms.form("Grace"), into: &call)
        try Forms.enter(Forms.form("Edsger", category: "smallSupplier"), into: &call)
        try Forms.enter(Forms.form("Late One"), into: &call, at: Call2019.deadline.adding(seconds: 1))
        let closed = try Forms.closed(call)
        #expect(closed.contests.map(\.outcome) == [.vote, .unopposed, .electedWithVacancies])
        #expect(closed.contests.map(\.valid) == [2, 1, 0])
        #expect(closed.late == ["NOM-2019-01-0004"])
        #expect(closed.revision == 1)
    }

    @Test("ELE-09 the same nominee twice for one category counts once")
    func merged() throws {
        var call = try Call2019.opened()
        try Forms.enter(Forms.form("Ada Lovelace"), into: &call)
        try Forms.enter(Forms.form("ada  LOVELACE"), into: &call)
        #expect(call.nominations[1].mergedInto == "NOM-2019-01-0001")
        let contest = try #require(try Forms.closed(call).contests.first)
        #expect(contest.valid == 1)
        #expect(contest.outcome == .unopposed)
    }

    @Test("ELE-09 a second category is refused; where it comes late it is kept on record only")
    func secondCategory() throws {
        var call = try Call2019.opened()
        try Forms.enter(Forms.form("Ada"), into: &call)
        let refusal = #expect(throws: Refusal.self) {
            try Forms.enter(Forms.form("Ada", category: "smallSupplier"), into: &call)
        }
        #expect(refusal?.rule == "ELE-09")
        #expect(refusal?.code == "secondCategory")
        let late = Call2019.deadline.adding(seconds: 1)
        try Forms.enter(Forms.form("Ada", category: "smallSupplier"), into: &call, at: late)
        #expect(call.nominations.map(\.standing) == [.valid, .late])
    }

    @Test("AMB-13 an incomplete nomination nobody decided on holds its category, and is named")
    func held() throws {
        var call = try Call2019.opened()
        try Forms.enter(Forms.form("Ada"), into: &call)
        try Forms.enter(Forms.form("Grace", position: ""), into: &call)
        try Forms.enter(Forms.form("Edsger", category: "smallSupplier"), into: &call)
        let closed = try Forms.closed(call)
        #expect(closed.contests.map(\.outcome) == [.undecided, .unopposed, .electedWithVacancies])
        #expect(closed.contests[0].incomplete == ["NOM-2019-01-0002"])
        #expect(closed.contests[0].valid == 1)
        let rejected = try Forms.closed(call, policies: #"{"AMB-13": "autoReject"}"#)
        #expect(rejected.contests[0].outcome == .unopposed)
    }

    @Test("AMB-13, ELE-09 a complete form before the deadline completes the nominee's incomplete one")
    func completed() throws {
        var call = try Call2019.opened()
        try Forms.enter(Forms.form("Grace", position: ""), into: &call)
        try Forms.enter(Forms.form("Grace"), into: &call)
        let contest = try #require(try Forms.closed(call).contests.first)
        #expect(contest.outcome == .unopposed)
        #expect(contest.incomplete.isEmpty)
        #expect(contest.nominations == ["NOM-2019-01-0002"])
    }

    @Test("ELE-08 a nominee without consent is named: nobody is declared elected without it")
    func consent() throws {
        var call = try Call2019.opened()
        try Forms.enter(Forms.form("Ada", consent: nil), into: &call)
        try Forms.enter(
            Forms.form(
                "Edsger",
                category: "smallSupplier",
                consent: .init(given: false, recordedOn: CivilDate(2019, 5, 1))
            ),
            into: &call
        )
        let closed = try Forms.closed(call)
        #expect(closed.contests.map(\.awaitingConsent) == [["NOM-2019-01-0001"], ["NOM-2019-01-0002"], []])
    }

    @Test("ELE-04 it closes the second after the deadline, by the service's timer only, and once")
    func timer() throws {
        var call = try Call2019.opened()
        #expect(call.closeDue?.rfc3339 == "2019-06-03T16:00:01Z")
        #expect(try call.decide(.close, Fixtures.context([.service], at: Call2019.deadline)).isEmpty)
        let late = Call2019.deadline.adding(seconds: 1)
        #expect(throws: Refusal.self) { try call.decide(.close, Fixtures.context([.secretariat], at: late)) }
        for event in try call.decide(.close, Fixtures.context([.service], at: late)) { call.apply(event) }
        #expect(call.closeDue == nil)
        #expect(try call.decide(.close, Fixtures.context([.service], at: late)).isEmpty)
    }

    @Test("ELE-07 paper received in time and entered after the close draws the outcome up again")
    func revised() throws {
        var call = try Call2019.opened()
        try Forms.enter(Forms.form("Ada"), into: &call)
        let close = Call2019.deadline.adding(seconds: 1)
        for event in try call.decide(.close, Fixtures.context([.service], at: close)) { call.apply(event) }
        #expect(call.closed?.contests.first?.outcome == .unopposed)
        let paper = Forms.form("Grace", channel: "hardCopy", receivedAt: Call2019.deadline, evidence: "date stamp")
        let nextDay = Fixtures.london(CivilDate(2019, 6, 4), 9)
        try Forms.enter(paper, into: &call, at: nextDay, [.secretariat])
        #expect(call.closed?.revision == 2)
        #expect(call.closed?.contests.first?.outcome == .vote)
    }

    @Test("the stored form reads back, and a call's stream holds no name")
    func stored() throws {
        var call = try Call2019.opened()
        try Forms.enter(Forms.form("Ada Lovelace"), into: &call)
        let events =
            call.nominations.map(NominationCall.Event.nominationEntered)
            + [.closed(try Forms.closed(call))] + (call.opened.map { [.opened($0)] } ?? [])
        let data = try JSONEncoder().encode(events)
        #expect(try JSONDecoder().decode([NominationCall.Event].self, from: data) == events)
        #expect(!String(decoding: data, as: UTF8.self).contains("Babbage"))
        let submitted = Nomination.Event.submitted(try Forms.submitted(Forms.form(), to: call))
        let back = try JSONDecoder().decode(Nomination.Event.self, from: JSONEncoder().encode(submitted))
        #expect(back == submitted)
    }
}
