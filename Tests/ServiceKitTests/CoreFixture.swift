import Domain
import Foundation
import Messages
import Postgres

@testable import ServiceKit

// A service small enough to see through: it adds numbers up, and can be told to go wrong in each way that there is.

/// A running total of its own.
struct Tally: Aggregate, Equatable {
    enum Command: Sendable { case add(Int) }
    enum Event: Sendable, Equatable, Codable {
        case added(amount: Int, at: Instant)
        case emptied
    }

    static let kind = "tally"
    private(set) var total = 0
    private(set) var times: [Instant] = []

    mutating func apply(_ event: Event) {
        switch event {
        case .added(let amount, let at):
            self.total += amount
            self.times.append(at)
        case .emptied: self.total = 0
        }
    }

    func decide(_ command: Command, _ context: DecisionContext) throws(Refusal) -> [Event] {
        guard case .add(let amount) = command, amount >= 0 else {
            throw Refusal("CAL-14", "negative", ["amount": "below 0"])
        }
        return amount == 0 ? [] : [.added(amount: amount, at: context.now)]
    }
}

/// How a handler goes wrong.
enum Trouble: String, Codable, Sendable {
    /// It throws.
    case handler
    /// A statement of its own fails at the server.
    case statement
    /// A stream that it looks at can't be asked for.
    case stream
}

struct CoreFailure: Error {}

/// Adds to a tally.
struct Add: CommandMessage {
    static let service = ServiceName.meetings
    static let name = "add"
    static let sample = Add(tally: "a", amount: 1)
    let tally: String
    var amount: Int
    var trouble: Trouble?
    var tick: Tick?
    var expectedVersion: Int?
}

/// The same as an alert.
struct Alarm: Message {
    static let service = ServiceName.meetings
    static let name = "alarm"
    static let kind = MessageKind.alert
    static let sample = Alarm(tally: "a", amount: 1)
    let tally: String
    var amount: Int
    var trouble: Trouble?
}

/// A timer: adds, and sets others or takes them away.
struct Tick: LocalCommand, Equatable {
    static let name = "tick"
    var tally = "ticks"
    var amount = 1
    var id = "tick"
    var dueAt = Instant(microseconds: 0)
    var trouble: Trouble?
    /// A timer to take away, and one to set.
    var cancels: String?
    var sets: [Tick] = []

    func schedule(_ work: Work) {
        work.schedule(self, id: self.id, at: self.dueAt, about: StreamName(Tally.self, self.tally))
    }
}

/// What another service says.
struct Happened: EventMessage {
    static let service = ServiceName.elections
    static let name = "happened"
    static let sample = Happened(amount: 1)
    var amount: Int
    var trouble: Trouble?
}

/// The sum of what another service said.
struct Sum: Copy, Equatable {
    static let kind = "sum"
    var total = 0
}

enum Core {
    static let databaseURL = ProcessInfo.processInfo.environment["QUORATE_TEST_DATABASE_URL"] ?? ""
    static let amqpURL = ProcessInfo.processInfo.environment["QUORATE_TEST_AMQP_URL"] ?? ""
    static let hasDatabase = !databaseURL.isEmpty
    static let hasBroker = hasDatabase && !amqpURL.isEmpty

    static let principals = Principals(users: [
        "op": .init(roles: [.operator]), "sec": .init(roles: [.secretariat]), "drill": .init(roles: [.drill]),
        "dcc": .init(roles: [.dcc]), "guest": .init(roles: [.operator]),
    ])

    /// Everything that is done about a message, and how it fails.
    static let definition = ServiceDefinition(
        .meetings,
        streams: [
            StreamDefinition(
                Tally.self,
                publishes: { event, id in
                    guard case .added(let amount, _) = event else { return nil }
                    return Outward(Happened(amount: amount), about: id)
                },
                views: { state, id in
                    StreamView(
                        classification: .green,
                        green: ["id": id, "total": "\(state.total)"],
                        body: ["total": state.total]
                    )
                }
            )
        ],
        routes: [
            .command(Add.self, streams: { [StreamName(Tally.self, $0.tally)] }) { add, work in
                try await Self.add(add.tally, add.amount, add.trouble, work)
                add.tick?.schedule(work)
                return .accepted(add.tally, in: StreamName(Tally.self, add.tally))
            },
            .alert(Alarm.self) { alarm, work in
                try await Self.add(alarm.tally, alarm.amount, alarm.trouble, work)
                return .accepted(alarm.tally, in: StreamName(Tally.self, alarm.tally))
            },
            .local(Tick.self) { tick, work in
                try await Self.add(tick.tally, tick.amount, tick.trouble, work)
                if let id = tick.cancels { work.cancelTimer(id) }
                for next in tick.sets { next.schedule(work) }
            },
            .reaction(to: Happened.self) { event, work in
                _ = try await work.copy(Sum.self, "all")
                try await Self.add("reaction", event.amount, event.trouble, work)
            },
        ],
        copies: [
            CopyDefinition(
                Sum.self,
                of: .elections,
                [
                    CopyChange(on: Happened.self, id: { _ in "all" }) { sum, event, _ in
                        sum.total += max(0, event.amount)
                    }
                ]
            )
        ],
        register: { _ in nil },
        unansweredAlert: { alert, work in
            if alert.code == "negative" { work.execute("insert into told (id) values ('x')") }
            try await work.decide(Tally.self, "unanswered", .add(1))
        },
        mustNotKeep: { String(decoding: $0, as: UTF8.self).contains("PRIVATE KEY") }
    )

    private static func add(_ tally: String, _ amount: Int, _ trouble: Trouble?, _ work: Work) async throws {
        // Refused like what is negative, but that telling somebody of it works.
        guard amount != -2 else { throw Refusal("CAL-14", "minusTwo", ["amount": "-2"]) }
        try await work.decide(Tally.self, tally, .add(amount))
        switch trouble {
        case .handler: throw CoreFailure()
        case .statement: work.execute("select 1 / 0")
        case .stream: _ = try await work.state(Tally.self, "zero\u{0}byte")
        case nil: break
        }
    }
}
