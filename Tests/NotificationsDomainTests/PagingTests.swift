import Domain
import Foundation
import NotificationsDomain
import Testing

@Suite("Paging a person")
struct PagingAPerson {
    /// A page opened on Friday at 16:30.
    private func page(
        _ kind: NoticeKind = .alertRaised,
        to recipient: Recipient = .person("chair"),
        every minutes: Int? = 15
    ) throws -> Page {
        var page = Page()
        let obligation = Fixtures.obligation(kind, to: recipient, repeatMinutes: minutes)
        try page.run(.open(obligation), Fixtures.context())
        return page
    }

    @discardableResult
    private func begin(_ page: inout Page, at now: Instant) throws -> Page.AttemptBegun? {
        try page.run(.begin(mailDomain: "quorate.example"), Fixtures.context(now))
        return page.inFlight
    }

    @Test("NOT-14 an attempt is on record before the mail is sent, and its outcome after")
    func attempt() throws {
        var page = try self.page()
        #expect(page.nextDue == Fixtures.friday)
        let begun = try #require(try self.begin(&page, at: Fixtures.friday))
        #expect(begun.attempt == 1)
        #expect(begun.copy == 1)
        #expect(begun.messageID == "alertRaised.INC-2026-0001.chair.1@quorate.example")
        #expect(page.nextDue == nil)
        #expect(try page.decide(.begin(mailDomain: "x"), Fixtures.context(Fixtures.after(60))).isEmpty, "one in flight")
        try page.run(.accept(attempt: 1), Fixtures.context(Fixtures.after(0, 1)))
        #expect(page.lastAccepted?.messageID == begun.messageID)
        #expect(page.acknowledged == nil, "delivery isn't acknowledgement")
        #expect(!page.isEnded)
        #expect(try page.decide(.accept(attempt: 1), Fixtures.context()).isEmpty, "said already")
    }

    @Test("NOT-11 opening the same page twice changes nothing")
    func openTwice() throws {
        let page = try self.page()
        #expect(try page.decide(.open(Fixtures.obligation()), Fixtures.context(Fixtures.after(5))).isEmpty)
    }

    @Test("NOT-14 a notice is tried five times with growing delay, then given up with its reason")
    func fiveTries() throws {
        var page = try self.page(.meetingOutcome, every: nil)
        var now = Fixtures.friday
        var delays: [Int64] = []
        for attempt in 1...5 {
            #expect(try self.begin(&page, at: now)?.attempt == attempt)
            let events = try page.run(
                .fail(attempt: attempt, reason: "421 later", because: .deferred),
                Fixtures.context(now)
            )
            guard case .failed(let failed) = try #require(events.first) else { return }
            #expect(failed.isFinal == (attempt == 5))
            if let retryAt = failed.retryAt {
                delays.append((retryAt - now).components.seconds)
                now = retryAt
            }
        }
        #expect(delays == [60, 300, 900, 3_600])
        #expect(page.isEnded)
        #expect(page.nextDue == nil)
    }

    @Test(
        "NOT-14 an alert is tried until it is acknowledged, whatever the server says",
        arguments: Page.Failure.allCases
    )
    func alertForEver(_ failure: Page.Failure) throws {
        var page = try self.page()
        var now = Fixtures.friday
        for attempt in 1...12 {
            try self.begin(&page, at: now)
            try page.run(.fail(attempt: attempt, reason: "no", because: failure), Fixtures.context(now))
            let due = try #require(page.nextDue)
            #expect(due > now && due <= now.adding(seconds: 300))
            now = due
        }
        try page.run(.acknowledge(by: "chair", at: now), Fixtures.context(now))
        #expect(page.nextDue == nil)
    }

    @Test("NOT-14 a mail server that is down delays a notice and loses nothing")
    func unreachable() throws {
        var page = try self.page(.callOpened, every: nil)
        var now = Fixtures.friday
        for attempt in 1...40 {
            try self.begin(&page, at: now)
            try page.run(.fail(attempt: attempt, reason: "refused", because: .unreachable), Fixtures.context(now))
            now = try #require(page.nextDue)
        }
        #expect(try self.begin(&page, at: now)?.messageID.hasSuffix(".1@quorate.example") == true)
        try page.run(.accept(attempt: 41), Fixtures.context(now))
        #expect(page.isEnded)
    }

    @Test("NOT-14 a notice refused for good is given up at once")
    func refusedForGood() throws {
        var page = try self.page(.callOpened, every: nil)
        try self.begin(&page, at: Fixtures.friday)
        try page.run(.fail(attempt: 1, reason: "550 no such mailbox", because: .refused), Fixtures.context())
        #expect(page.isGivenUp)
    }

    @Test("NOT-11 where the outcome is unknown the same attempt goes again with the same Message-ID")
    func unknownOutcome() throws {
        var page = try self.page()
        let first = try #require(try self.begin(&page, at: Fixtures.friday))
        try page.run(.loseTrack(attempt: 1), Fixtures.context(Fixtures.after(0, 5)))
        #expect(page.inFlight == nil)
        let due = try #require(page.nextDue)
        let again = try #require(try self.begin(&page, at: due))
        #expect(again.attempt == first.attempt)
        #expect(again.copy == first.copy)
        #expect(again.messageID == first.messageID)
        try page.run(.accept(attempt: 1), Fixtures.context(Fixtures.after(1)))
        #expect(page.nextDue == Fixtures.after(15))
    }

    @Test(
        "ALR-23 a page repeats at its recipient's interval: Chair 15 min, Chair's Alternate 30, Members 60",
        arguments: [15, 30, 60]
    )
    func repeats(_ minutes: Int) throws {
        var page = try self.page(every: minutes)
        try self.begin(&page, at: Fixtures.friday)
        try page.run(.accept(attempt: 1), Fixtures.context(Fixtures.after(0, 2)))
        #expect(page.nextDue == Fixtures.after(minutes))
        #expect(try self.begin(&page, at: Fixtures.after(minutes, -1)) == nil, "not before")
        let second = try #require(try self.begin(&page, at: Fixtures.after(minutes)))
        #expect(second.copy == 2)
        #expect(second.messageID.hasSuffix(".2@quorate.example"))
        try page.run(.accept(attempt: 2), Fixtures.context(Fixtures.after(minutes, 2)))
        #expect(page.nextDue == Fixtures.after(2 * minutes))
    }

    @Test("ALR-23 of several overdue repeats one is sent, and the next is the first multiple after now")
    func overdue() throws {
        var page = try self.page()
        try self.begin(&page, at: Fixtures.friday)
        try page.run(.accept(attempt: 1), Fixtures.context())
        let begun = try #require(try self.begin(&page, at: Fixtures.after(50)))
        #expect(begun.copy == 2)
        try page.run(.accept(attempt: 2), Fixtures.context(Fixtures.after(50)))
        #expect(page.nextDue == Fixtures.after(60))
    }

    @Test("ALR-23 an acknowledgement ends that person's page, and nobody else can give it")
    func acknowledge() throws {
        var page = try self.page()
        let other = #expect(throws: Refusal.self) {
            try page.decide(.acknowledge(by: "deputy", at: Fixtures.friday), Fixtures.context())
        }
        #expect(other?.code == "notYourPage")
        try page.run(.acknowledge(by: "chair", at: Fixtures.after(1)), Fixtures.context(Fixtures.after(2)))
        #expect(page.acknowledged?.acknowledgedAt == Fixtures.after(1))
        #expect(page.isEnded)
        #expect(page.nextDue == nil)
        #expect(try page.decide(.acknowledge(by: "chair", at: Fixtures.after(3)), Fixtures.context()).isEmpty)
    }

    @Test("ALR-23 only the duty contact ends the duty contact's page", arguments: ["deputy", "clerk"] as [PersonID])
    func dutyContact(_ other: PersonID) throws {
        var page = Page()
        try page.run(.open(Fixtures.obligation(to: .dutyContact, repeatMinutes: 60)), Fixtures.context())
        let refusal = #expect(throws: Refusal.self) {
            try page.decide(.acknowledge(by: other, at: Fixtures.friday), Fixtures.context())
        }
        #expect(refusal?.code == "notYourPage")
        #expect(!page.isEnded)
        try page.run(.acknowledge(by: "duty-contact", at: Fixtures.friday), Fixtures.context())
        #expect(page.isEnded)
    }

    @Test("ALR-23 a mail in flight when the answer comes still gets its outcome on record, and no repeat follows")
    func acknowledgedInFlight() throws {
        var page = try self.page()
        try self.begin(&page, at: Fixtures.friday)
        try page.run(.acknowledge(by: "chair", at: Fixtures.friday), Fixtures.context())
        #expect(try page.run(.accept(attempt: 1), Fixtures.context()).count == 1)
        #expect(page.nextDue == nil)
    }

    @Test("a notice that needs no answer ends when the mail server takes it")
    func notice() throws {
        var page = try self.page(.meetingNotice, every: nil)
        try self.begin(&page, at: Fixtures.friday)
        try page.run(.accept(attempt: 1), Fixtures.context())
        #expect(page.isEnded)
        #expect(page.nextDue == nil)
    }

    @Test("NOT-20 an ordinary notice opened at night is due in the morning, an alert at once")
    func quiet() throws {
        let night = Fixtures.london(Fixtures.day, 22)
        var notice = Page()
        try notice.run(.open(Fixtures.obligation(.proposalFlagged)), Fixtures.context(night))
        #expect(notice.nextDue == Fixtures.london(CivilDate(2026, 11, 21), 7))
        #expect(try self.begin(&notice, at: night) == nil)
        var alert = Page()
        try alert.run(.open(Fixtures.obligation()), Fixtures.context(night))
        #expect(alert.nextDue == night)
    }

    @Test("ALR-13 a test goes to the mailbox of tests only, and nothing else goes there")
    func testMailbox() throws {
        let context = try Fixtures.context()
        for recipient in [Recipient.person("chair"), .dutyContact] {
            let refusal = #expect(throws: Refusal.self) {
                try Page().decide(.open(Fixtures.obligation(status: .test, to: recipient)), context)
            }
            #expect(refusal?.code == "testGoesToTestMailbox")
        }
        #expect(throws: Refusal.self) { try Page().decide(.open(Fixtures.obligation(to: .testMailbox)), context) }
        let test = Fixtures.obligation(status: .test, to: .testMailbox)
        #expect(try Page().decide(.open(test), context).count == 1)
    }

    @Test("SEC-17 nobody but the service keeps pages", arguments: Role.allCases.filter { $0 != .service })
    func roles(_ role: Role) throws {
        let context = try Fixtures.context(Fixtures.friday, [role])
        let refusal = #expect(throws: Refusal.self) { try Page().decide(.open(Fixtures.obligation()), context) }
        #expect(refusal?.rule == "SEC-17")
    }

    @Test("a retracted matter ends its pages")
    func closed() throws {
        var page = try self.page()
        try page.run(.close(reason: .retracted), Fixtures.context())
        #expect(page.isEnded)
        #expect(try page.decide(.close(reason: .retracted), Fixtures.context()).isEmpty)
    }

    @Test("the stored form reads back")
    func stored() throws {
        var page = Page()
        var events = try page.run(.open(Fixtures.obligation(repeatMinutes: 15)), Fixtures.context())
        events += try page.run(.begin(mailDomain: "quorate.example"), Fixtures.context())
        events += try page.run(.fail(attempt: 1, reason: "421", because: .deferred), Fixtures.context())
        events += try page.run(.begin(mailDomain: "quorate.example"), Fixtures.context(Fixtures.after(5)))
        events += try page.run(.loseTrack(attempt: 2), Fixtures.context(Fixtures.after(5)))
        events += try page.run(.add(subjectID: "REF-2"), Fixtures.context(Fixtures.after(5)))
        events += try page.run(.takeUp(subjectID: "REF-2", by: nil, at: Fixtures.friday), Fixtures.context())
        events += try page.run(.acknowledge(by: "chair", at: Fixtures.friday), Fixtures.context())
        #expect(events.count == 8)
        #expect(try JSONDecoder().decode([Page.Event].self, from: JSONEncoder().encode(events)) == events)
    }
}

@Suite("Refused alerts share a page")
struct RefusedAlerts {
    @Test("ALR-22 those within 15 minutes share one page with a count; the next has its own")
    func shared() throws {
        var desk = RefusalDesk()
        func receive(_ id: String, _ minutes: Int, ended: Bool = false) throws -> RefusalDesk.Received {
            let command = RefusalDesk.Command.receive(refusalID: id, lastPageEnded: ended)
            try desk.run(command, Fixtures.context(Fixtures.after(minutes)))
            return try #require(desk.last)
        }
        let first = try receive("REF-1", 0)
        #expect(first.opensPage)
        #expect(first.pageID == "alertRefused:REF-1:duty-contact")
        #expect(try !receive("REF-2", 15).opensPage)
        #expect(desk.pages["REF-2"] == first.pageID)
        #expect(try receive("REF-3", 16).opensPage)
        #expect(try receive("REF-4", 17, ended: true).opensPage, "a page that is over tells nobody")
        #expect(try desk.decide(.receive(refusalID: "REF-1", lastPageEnded: false), Fixtures.context()).isEmpty)
    }

    @Test("ALR-22 the page ends when somebody has taken up all that is on it")
    func takenUp() throws {
        var page = Page()
        let obligation = Fixtures.obligation(.alertRefused, subject: "REF-1", to: .dutyContact, repeatMinutes: 60)
        try page.run(.open(obligation), Fixtures.context())
        try page.run(.add(subjectID: "REF-2"), Fixtures.context(Fixtures.after(3)))
        #expect(page.subjectCount == 2)
        #expect(page.text(copy: 1)?.subject.contains("2 alerts") == true)
        try page.run(
            .takeUp(subjectID: "REF-1", by: "clerk", at: Fixtures.after(4)),
            Fixtures.context(Fixtures.after(4))
        )
        #expect(!page.isEnded)
        try page.run(
            .takeUp(subjectID: "REF-2", by: "clerk", at: Fixtures.after(5)),
            Fixtures.context(Fixtures.after(5))
        )
        #expect(page.acknowledged?.by == "clerk")
        #expect(page.isEnded)
    }
}
