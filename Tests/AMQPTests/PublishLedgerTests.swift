import Synchronization
import Testing

@testable import AMQP

@Suite("Matching confirms to messages")
struct PublishLedgerTests {
    @Test("takes them singly, in any order, and for several at once")
    func anyOrder() async throws {
        #expect(
            try await Self.publish(["a", "b", "c", "d"]) { ledger in
                ledger.settle(3, multiple: false, .rejected)
                ledger.settle(2, multiple: true, .confirmed)
                ledger.settle(2, multiple: true, .rejected)
                ledger.settle(4, multiple: false, .confirmed)
            } == [.confirmed, .confirmed, .rejected, .confirmed]
        )
    }

    @Test("tag nought with multiple means all")
    func all() async throws {
        #expect(
            try await Self.publish(["a", "b"]) { $0.settle(0, multiple: true, .confirmed) } == [.confirmed, .confirmed]
        )
    }

    @Test("a returned message is the next that looks like it")
    func returned() async throws {
        let back = PublishOutcome.returned(code: 312, reason: "NO_ROUTE")
        #expect(
            try await Self.publish(["a", "b", "a", "b"]) { ledger in
                Self.giveBack("b", ledger)
                ledger.settle(2, multiple: true, .confirmed)
                Self.giveBack("a", ledger)
                ledger.settle(4, multiple: true, .confirmed)
            } == [.confirmed, back, back, .confirmed]
        )
    }

    @Test("what a caller gave up is not mistaken for what comes after it")
    func givenUp() async throws {
        var ledger = PublishLedger()
        ledger.startConfirming()
        ledger.add(PublishCall(id: 1, messages: Self.messages(["x", "y"]), awaitsConfirms: true, deadline: .now))
        var room = 1
        ledger.send { _ in
            room -= 1
            return room >= 0
        }
        ledger.cancel(1)
        #expect(!ledger.hasMessagesToSend)
        let outcomes = try await Self.publish(["a"], in: ledger) { ledger in
            ledger.settle(1, multiple: false, .rejected)
            ledger.settle(2, multiple: false, .confirmed)
        }
        #expect(outcomes == [.confirmed])
    }

    @Test("a call is told once that all of it is written, and not while some of it waits")
    func written() async throws {
        var ledger = PublishLedger()
        ledger.startConfirming()
        let told = Mutex(0)
        let outcomes = try await withCheckedContinuation { continuation in
            let call = PublishCall(
                id: 1,
                messages: Self.messages(["x", "y"]),
                awaitsConfirms: true,
                deadline: .now + .seconds(60),
                onWritten: { told.withLock { $0 += 1 } }
            )
            call.caller = continuation
            ledger.add(call)
            var room = 1
            ledger.send { _ in
                room -= 1
                return room >= 0
            }
            ledger.allIsWritten()
            #expect(told.withLock(\.self) == 0)
            ledger.send { _ in true }
            #expect(told.withLock(\.self) == 0)
            ledger.allIsWritten()
            ledger.allIsWritten()
            #expect(told.withLock(\.self) == 1)
            ledger.settle(2, multiple: true, .confirmed)
        }.get()
        #expect(outcomes == [.confirmed, .confirmed])
    }

    private static func messages(_ bodies: [String]) -> [OutgoingMessage] {
        bodies.map { OutgoingMessage(exchange: "e", routingKey: "k", body: Array($0.utf8)) }
    }

    private static func giveBack(_ body: String, _ ledger: PublishLedger) {
        let head = FrameAssembler.Head.returned(code: 312, reason: "NO_ROUTE", exchange: "e", routingKey: "k")
        let message = FrameAssembler.Message(head: head, properties: MessageProperties(), body: Array(body.utf8))
        let outcome = PublishOutcome.returned(code: 312, reason: "NO_ROUTE")
        ledger.returned(message, exchange: "e", routingKey: "k", outcome)
    }

    private static func publish(
        _ bodies: [String],
        in ledger: PublishLedger = PublishLedger(),
        _ broker: (inout PublishLedger) -> Void
    ) async throws -> [PublishOutcome] {
        var ledger = ledger
        ledger.startConfirming()
        return try await withCheckedContinuation { continuation in
            let call = PublishCall(
                id: 99,
                messages: self.messages(bodies),
                awaitsConfirms: true,
                deadline: .now + .seconds(60)
            )
            call.caller = continuation
            ledger.add(call)
            ledger.send { _ in true }
            broker(&ledger)
        }.get()
    }
}
