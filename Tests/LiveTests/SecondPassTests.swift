import Domain
import Messages
import Testing

extension Live {
    /// Places that are survived once may still break the next time: each is passed once, and kills the second time.
    @Suite("Crashes at the second pass", .enabled(if: LiveEnvironment.canBreak, LiveEnvironment.notOurs))
    struct SecondPassTests {
        private static let everywhere: [Crash.Point] = [
            .beforeCommit, .afterCommit, .relayBeforePublish, .relayBeforeConfirm, .relayAfterConfirm,
        ]
        static let points: [ServiceName: [Crash.Point]] = [
            .smkiAlerts: Self.everywhere,
            .meetings: Self.everywhere,
            .notifications: Self.everywhere + [.mailBeforeSending, .mailBeforeAnswer, .mailAfterAnswer],
        ]

        @Test(
            "two alerts become two incidents, each with its routes and its pages",
            .timeLimit(.minutes(3)),
            arguments: [ServiceName.smkiAlerts, .meetings, .notifications]
        )
        func twoAlerts(_ service: ServiceName) async throws {
            let stack = try await Stack.fresh()
            var paths: [MainPath] = []
            for point in try #require(Self.points[service]) {
                let pair = [try MainPath(stack), try MainPath(stack)]
                paths += pair
                try await stack.survive(Crash(point, 2), of: service) {
                    for path in pair {
                        try await path.report()
                        try await stack.clock.settle()
                    }
                }
            }
            // A mail whose outcome is not known goes again after a while.
            try await stack.clock.advance(minutes: 5)
            for path in paths { try await path.alarm() }
            #expect(Set(paths.map(\.incidentID)).count == paths.count)
            #expect(try await stack.journals.all(IncidentOpened.self).count == paths.count)
            try await WholePathTests.checkAll(stack)
            try await stack.checkMails()
        }
    }
}
