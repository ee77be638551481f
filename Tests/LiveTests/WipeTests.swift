import AMQP
import Domain
import Messages
import Testing

extension Live {
    /// All that RabbitMQ had is gone.
    @Suite("A broker that was emptied", .enabled(if: LiveEnvironment.canBreak, LiveEnvironment.notOurs))
    struct WipeTests {
        /// All that follow others: elections follows nobody.
        static let followers: [ServiceName] = [.meetings, .notifications, .proposals, .smkiAlerts]

        @Test("after the last events of a quiet system: all services catch up", .timeLimit(.minutes(3)))
        func wiped() async throws {
            let stack = try await Stack.fresh()
            let path = try MainPath(stack)
            try await stack.clock.settle()
            // They run but are frozen and cut off, so that the events are in the broker and nowhere else when its data
            // goes; who is to say something of its own is frozen after that.
            for service in [ServiceName.meetings, .notifications] { try await Self.freeze(service, stack) }
            path.incidentID = try await TestClient.of("dcc").reportAccepted(
                SampleAlert(at: try await stack.clock.now())
            ).incidentID
            let proposal = try await TestClient.of("supplier-acme").accept(SampleProposal.numbered(1)).id ?? ""
            try await eventually("alert and proposal in the queues") {
                let counts = try await Self.waiting(in: [.meetings, .notifications])
                return counts[0] >= 1 && counts[1] >= 3
            }
            for service in [ServiceName.proposals, .smkiAlerts] { try await Self.freeze(service, stack) }
            let before = try await Self.waiting(in: Self.followers)
            try await TestClient.of("secretariat").accept(path.register.withoutTheThirdSupplier)
            try await eventually("the register in all queues") {
                zip(try await Self.waiting(in: Self.followers), before).allSatisfy { $0 > $1 }
            }
            try await stack.infrastructure("broker", "wipe")
            try await stack.infrastructure("broker", "start")
            for service in Self.followers {
                try await Command.control("service", service.rawValue, "resume").succeed()
            }
            try await stack.clock.settle()
            for service in Self.followers {
                let taken = try await stack.database.count(
                    """
                    select count(*) from \(Database.table("progress", of: service)) p,
                    \(Database.table("head", of: .elections)) h where p.source = 'elections' and p.outward = h.outward
                    """
                )
                #expect(taken == 1, "\(service) has not all of elections")
            }
            try await path.alarm(perhaps: [ImportRegister.thirdSupplier])
            #expect(try await !path.pages("proposalFlagged", about: proposal).isEmpty)
            try await path.acknowledge(path.alarmed.subtracting([ImportRegister.thirdSupplier]).sorted())
            try await WholePathTests.checkAll(stack)
            try await stack.checkMails()
        }

        private static func freeze(_ service: ServiceName, _ stack: Stack) async throws {
            try await Command.control("service", service.rawValue, "pause").succeed()
            try await stack.infrastructure("broker", "ctl", "close_all_user_connections", service.rawValue, "a test")
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
    }
}
