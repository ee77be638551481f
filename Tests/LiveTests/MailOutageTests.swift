import Domain
import Messages
import Testing

extension Live {
    /// The mail server goes away and comes back.
    @Suite("Mail outage", .enabled(if: LiveEnvironment.canBreak, LiveEnvironment.notOurs))
    struct MailOutageTests {
        @Test("NOT-14 pages wait, none is lost and none is doubled", .timeLimit(.minutes(2)))
        func outage() async throws {
            let stack = try await Stack.fresh()
            try await stack.infrastructure("mail", "kill")
            let path = try MainPath(stack)
            try await path.report()
            try await eventually("all pages opened") {
                try await path.pages("alertRaised", about: path.incidentID).count == path.alarmed.count
            }
            try await stack.clock.settle()
            #expect(stack.mailbox.mails.isEmpty)
            #expect(try await stack.journals.all(PageSent.self).isEmpty)
            #expect(try await !stack.journals.all(PageFailed.self).isEmpty)

            try await stack.infrastructure("mail", "start")
            try await stack.clock.advance(minutes: 10)
            try await path.alarm()
            try await stack.clock.settle()
            let mails = Dictionary(grouping: stack.mailbox.mails, by: \.page)
            for page in try await path.pages("alertRaised", about: path.incidentID) {
                #expect(mails[page.pageId]?.count == 1, "\(page.person)")
            }
            try await WholePathTests.checkAll(stack)
        }

        @Test("NOT-14 a mail that was kept and not answered comes again as the same mail", .timeLimit(.minutes(2)))
        func unanswered() async throws {
            let stack = try await Stack.fresh()
            // The next mail is kept, and then the server dies as by kill -9 instead of answering.
            try await stack.infrastructure("mail", "doom")
            let path = try MainPath(stack)
            try await path.report()
            try await stack.clock.settle()
            #expect(stack.mailbox.mails.count == 1)
            try await stack.infrastructure("mail", "start")
            try await stack.clock.advance(minutes: 5)
            try await path.alarm()
            let copies = Dictionary(grouping: stack.mailbox.mails, by: \.messageID).mapValues(\.count)
            #expect(copies.values.filter { $0 == 2 }.count == 1, "one mail twice under one id: \(copies)")
            #expect(copies.values.allSatisfy { $0 <= 2 })
            try await WholePathTests.checkAll(stack)
            try await stack.checkMails()
        }
    }
}
