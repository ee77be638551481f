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
    }
}
