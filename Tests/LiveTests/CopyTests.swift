import Domain
import Messages
import Testing

extension Live {
    /// Copies are rebuilt from the journals they came from, and what is past stays past.
    @Suite("Copies", .enabled(if: LiveEnvironment.canBreak, LiveEnvironment.notOurs))
    struct CopyTests {
        @Test("that were deleted are rebuilt, and no old incident is taken up again", .timeLimit(.minutes(2)))
        func deleted() async throws {
            let stack = try await Stack.fresh()
            let path = try MainPath(stack)
            try await path.report()
            try await path.alarm()
            try await stack.clock.settle()
            let copies = Database.table("copy", of: .meetings)
            let before = try await stack.database.count("select count(*) from \(copies)")
            #expect(before > 0)
            let mails = stack.mailbox.names

            try await stack.kill(.meetings)
            try await stack.database.script(
                "delete from \(copies); delete from \(Database.table("progress", of: .meetings))"
            )
            try await stack.start(.meetings)
            try await stack.clock.settle()
            #expect(try await stack.database.count("select count(*) from \(copies)") == before)
            #expect(try await stack.journals.all(RoutesOffered.self).count == 1)
            #expect(stack.mailbox.mails(besides: mails).isEmpty)
            try await path.acknowledgeAll()
            try await path.call()
            try await WholePathTests.checkAll(stack)
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
