import AMQP
import Domain
import Messages
import Testing

@Suite("Exchanges, queues and users")
struct ExchangesQueuesAndUsers {
    static let principals = Principals(users: [
        "op": .init(roles: [.operator]), "anne": .init(person: "anne"), "dcc": .init(roles: [.dcc]),
    ])
    static let passwords: [String: String] = {
        var passwords = Dictionary(uniqueKeysWithValues: ServiceName.allCases.map { ($0.rawValue, "s") })
        for name in ["op", "anne", "dcc"] { passwords[name] = "p-\(name)" }
        return passwords
    }()

    static func definitions(_ passwords: [String: String] = passwords) throws -> JSONValue {
        try JSONValue(parsing: Topology.definitions(principals: principals, passwords: passwords))
    }

    @Test("bind each source that a service follows whole, and no other")
    func bindings() {
        #expect(Topology.events(of: .meetings).bindings.map(\.routingKey) == ["elections.#", "smki-alerts.#"])
        #expect(Topology.events(of: .elections).bindings.isEmpty)
        #expect(Topology.followers(of: .meetings) == [.proposals, .notifications, .smkiAlerts])
        #expect(Set(Topology.follows.keys) == Set(ServiceName.allCases))
    }

    @Test("give each queue exactly one policy, and only two arguments")
    func policies() throws {
        for queue in Topology.queues {
            let matching = try Topology.policies.filter { try Regex($0.pattern).firstMatch(in: queue.name) != nil }
            #expect(matching.count == 1, "\(queue.name)")
            #expect(Set(queue.arguments.keys).isSubset(of: ["x-queue-type", "x-single-active-consumer"]))
        }
        #expect(Topology.events(of: .meetings).arguments["x-single-active-consumer"] == .bool(true))
    }

    @Test("never leave the delivery limit of a quorum queue to the broker")
    func limits() throws {
        for queue in Topology.queues where queue.kind == .quorum {
            let policy = try Topology.policies.first { try Regex($0.pattern).firstMatch(in: queue.name) != nil }
            #expect((policy?.definition["delivery-limit"]?.integer ?? -1) >= 20, "\(queue.name)")
        }
    }

    @Test("give everybody a user with a hashed password, and the administrator only when asked for")
    func users() throws {
        let users = try #require(try Self.definitions()["users"]?.array)
        #expect(users.count == 8)
        #expect(users.allSatisfy { $0["hashing_algorithm"] == "rabbit_password_hashing_sha256" })
        #expect(users.allSatisfy { $0["password_hash"]?.string?.utf8.count == 48 })
        #expect(!users.contains { $0["name"] == "admin" })
        let more = try Self.definitions(Self.passwords.merging(["admin": "a"]) { $1 })
        #expect(more["users"]?.array?.first?["tags"] == ["administrator"])
    }

    @Test("are refused without a password, naming the user")
    func missingPassword() {
        let problem = #expect(throws: MalformedMessage.self) { try Self.definitions(["op": "x"]) }
        #expect(problem?.code == "missingPassword")
        #expect(problem?.detail == "no password for the user proposals")
    }

    /// Who may write to or read what, by the permissions' own expressions.
    @Test(
        "let nobody do what isn't theirs",
        arguments: [
            ("op", "write", "quorate.alerts", true), ("op", "write", "quorate.events", false),
            ("op", "write", "amq.default", false), ("op", "read", "quorate.reply.op.1", true),
            ("op", "read", "quorate.reply.anne.1", false), ("op", "read", "exercise.directions", true),
            ("op", "read", "dcc.directions", false), ("anne", "write", "quorate.alerts", false),
            ("anne", "write", "quorate.commands", true), ("anne", "configure", "meetings.commands", false),
            ("dcc", "read", "dcc.directions", true), ("dcc", "read", "dcc.directions.x", false),
            ("meetings", "read", "meetings.events", true), ("meetings", "read", "elections.events", false),
            ("meetings", "read", "smki-alerts.intake", false), ("meetings", "write", "quorate.directions", false),
            ("meetings", "configure", "notifications.events", true),
            ("meetings", "configure", "elections.events", false),
            ("smki-alerts", "write", "quorate.directions", true), ("smki-alerts", "read", "smki-alerts.intake", true),
            ("smki-alerts", "read", "dcc.directions", false), ("elections", "write", "quorate.commands", false),
        ]
    )
    func permissions(user: String, right: String, name: String, isAllowed: Bool) throws {
        let permissions = try #require(try Self.definitions()["permissions"]?.array)
        let mine = try #require(permissions.first { $0["user"]?.string == user })
        let pattern = try Regex(try #require(mine[right]?.string))
        #expect((name.firstMatch(of: pattern) != nil) == isAllowed)
    }

    @Test("let a service publish under its own name only", arguments: ServiceName.allCases)
    func prefixes(service: ServiceName) throws {
        let topics = try #require(try Self.definitions()["topic_permissions"]?.array)
        let mine = try #require(
            topics.first { $0["user"]?.string == service.rawValue && $0["exchange"] == "quorate.events" }
        )
        let pattern = try Regex(try #require(mine["write"]?.string))
        for other in ServiceName.allCases {
            #expect(("\(other).x".firstMatch(of: pattern) != nil) == (other == service))
            #expect("\(other)x.y".firstMatch(of: pattern) == nil)
        }
    }
}
