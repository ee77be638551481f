import Domain
import Messages
import Testing

extension Live {
    /// Copies are rebuilt from the journals they came from, and what is past stays past.
    @Suite("Copies", .enabled(if: LiveEnvironment.canBreak, LiveEnvironment.notOurs))
    struct CopyTests {
        /// All that keep copies: elections follows nobody and has none.
        static let keepers: [ServiceName] = [.meetings, .notifications, .proposals, .smkiAlerts]

        @Test("that were deleted are rebuilt, and nothing old is taken up again", .timeLimit(.minutes(3)))
        func deleted() async throws {
            let stack = try await Stack.fresh()
            let path = try MainPath(stack)
            try await path.report()
            try await path.alarm()
            try await TestClient.of("supplier-acme").accept(SampleProposal.numbered(1))
            try await stack.clock.settle()
            let mails = stack.mailbox.names
            let ends = try await stack.clock.state().mapValues(\.head)
            for service in Self.keepers {
                let copies = Database.table("copy", of: service)
                let before = try await stack.database.count("select count(*) from \(copies)")
                #expect(before > 0, "\(service)")
                try await stack.kill(service)
                try await stack.database.script(
                    "delete from \(copies); delete from \(Database.table("progress", of: service))"
                )
                try await stack.start(service)
                try await stack.clock.settle()
                #expect(try await stack.database.count("select count(*) from \(copies)") == before, "\(service)")
            }
            // Nobody has said anything new, and nobody was paged.
            #expect(try await stack.clock.state().mapValues(\.head) == ends)
            #expect(stack.mailbox.mails(besides: mails).isEmpty)
            try await path.acknowledgeAll()
            try await path.call()
            try await stack.clock.settle()
            try await path.notice()
            try await WholePathTests.checkAll(stack)
            try await stack.checkMails()
        }

        @Test("of a service that begins anew page nobody about the past", .timeLimit(.minutes(2)))
        func anew() async throws {
            let stack = try await Stack.fresh()
            let old = try MainPath(stack)
            try await old.report()
            try await old.alarm()
            try await stack.clock.settle()
            let mails = stack.mailbox.names

            try await stack.kill(.notifications)
            try await stack.database.script("drop schema \"\(ServiceName.notifications.schema)\" cascade")
            try await Command.control("service", "notifications", "migrate").succeed()
            try await stack.start(.notifications)
            try await stack.clock.set(try await stack.clock.now())
            try await stack.clock.settle()
            #expect(stack.mailbox.mails(besides: mails).isEmpty)
            #expect(try await stack.journals.all(PageOpened.self).isEmpty)

            let new = try MainPath(stack)
            try await new.report()
            try await new.alarm()
            #expect(try await stack.journals.all(PageOpened.self).allSatisfy { $0.subjectId == new.incidentID })
            try await WholePathTests.checkAll(stack)
        }
    }
}
