import AMQP
import Domain
import Messages
import Testing

extension Live {
    /// RabbitMQ and PostgreSQL dying on the way.
    @Suite("What the services stand on", .enabled(if: LiveEnvironment.canBreak, LiveEnvironment.notOurs))
    struct FoundationTests {
        @Test("may be killed on the way, and the path is completed once", .timeLimit(.minutes(4)))
        func killed() async throws {
            let stack = try await Stack.fresh()
            let path = try MainPath(stack)
            for step in PathStep.allCases {
                switch step {
                case .acknowledgeAll: try await Self.during(step, path) { try await stack.restart("broker", "kill") }
                case .respond: try await Self.during(step, path) { try await stack.restart("postgres", "kill") }
                case .vote: try await Self.during(step, path) { try await stack.restart("postgres", "immediate") }
                default: try await step.perform(path)
                }
            }
            try await WholePathTests.checkAll(stack)
            try CrashTests.checkMails(stack)
        }

        @Test("RabbitMQ emptied after the last event of a quiet system: all catch up", .timeLimit(.minutes(3)))
        func wiped() async throws {
            let stack = try await Stack.fresh()
            let path = try MainPath(stack)
            try await stack.clock.settle()
            // They run but are frozen and cut off, so that the event is in the broker and nowhere else when its data goes.
            for service in [ServiceName.meetings, .notifications] {
                try await Command.control("service", service.rawValue, "pause").succeed()
                try await stack.infrastructure(
                    "broker",
                    "ctl",
                    "close_all_user_connections",
                    service.rawValue,
                    "a test"
                )
            }
            let incidentID = try await TestClient.of("dcc").reportAccepted(
                SampleAlert(at: try await stack.clock.now())
            ).incidentID
            try await eventually("the event in both queues") {
                try await Self.waiting(in: [.meetings, .notifications]).allSatisfy { $0 > 0 }
            }
            try await stack.infrastructure("broker", "wipe")
            try await stack.infrastructure("broker", "start")
            for service in [ServiceName.meetings, .notifications] {
                try await Command.control("service", service.rawValue, "resume").succeed()
            }
            path.incidentID = incidentID
            try await path.alarm()
            try await path.acknowledgeAll()
            try await WholePathTests.checkAll(stack)
            try CrashTests.checkMails(stack)
        }

        /// How many events lie in those services' queues.
        private static func waiting(in services: [ServiceName]) async throws -> [Int] {
            let connection = try await AMQPConnection.open(
                AMQPSettings(endpoint: try LiveEnvironment.broker(), connectionName: "live tests (counting)")
            )
            var counts: [Int] = []
            for service in services {
                counts.append(try await connection.checkQueue(Topology.events(of: service).name))
            }
            await connection.close()
            return counts
        }

        private static func during(
            _ step: PathStep,
            _ path: MainPath,
            _ accident: @escaping @Sendable () async throws -> Void
        ) async throws {
            let accident = Task { try await accident() }
            try await step.perform(path)
            try await accident.value
        }
    }
}

extension Stack {
    /// Kills a part and starts it again.
    func restart(_ part: String, _ how: String) async throws {
        try await self.infrastructure(part, how)
        try await self.infrastructure(part, "start")
    }
}
