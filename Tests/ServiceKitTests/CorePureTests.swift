import AMQP
import Domain
import Foundation
import Messages
import Postgres
import Synchronization
import Testing

@testable import ServiceKit

@Suite("Core, without a server")
struct CorePureTests {
    @Test("hashes an entry as Python's hashlib does from the description of the byte form")
    func chain() {
        let first = Chain.hash(
            after: Chain.genesis,
            sequence: 1,
            outward: 1,
            stream: "incident/INC-2026-0001",
            version: 1,
            type: "incident.opened.v1",
            recordedAt: 1_795_166_400_000_000,
            metadata: Array(#"{"user":"dcc"}"#.utf8),
            data: Array(0...255)
        )
        #expect(first.hex == "bbcf879ef955aa1bfd6b4ad67bf3b0e791a641d1fef6ff49b6d9407cd72d437d")
        let second = Chain.hash(
            after: first,
            sequence: 2,
            outward: nil,
            stream: "number/Übung",
            version: 7,
            type: "number.numbered.v1",
            recordedAt: -1,
            metadata: Array("{}".utf8),
            data: []
        )
        #expect(second.hex == "a26acd7dec4dc92b4afe6da2353a86a82b82946877c19c7cacff84e720f24114")
        #expect([UInt8](hex: second.hex.uppercased()) == second)
        #expect([UInt8](hex: "0g") == nil && [UInt8](hex: "000") == nil)
    }

    @Test("names a stored event after its stream's kind, its case and the version of its form")
    func storedNames() {
        #expect(StoredEvent.name(of: Tally.Event.added(amount: 1, at: Core.start), in: "tally") == "tally.added.v1")
        #expect(StoredEvent.name(of: Tally.Event.emptied, in: "tally") == "tally.emptied.v1")
    }

    @Test("tells an unknown entry from one that can be read")
    func unknownEntry() throws {
        let event = Tally.Event.added(amount: 3, at: Core.start)
        #expect(try StoredEvent.decode(Tally.Event.self, from: StoredEvent.encode(event)) == event)
        let fault = #expect(throws: JournalFault.self) {
            try StoredEvent.decode(Tally.Event.self, from: Array(#"{"multiplied":{}}"#.utf8))
        }
        #expect(fault?.stopsEverything == true)
    }

    // MARK: The gate

    @Test("lets one batch through at a time, urgent ones before those that wait longer", .timeLimit(.minutes(1)))
    func gateOrder() async throws {
        let visits = Visits()
        let (first, release) = await visits.hold()
        var tasks: [Task<Void, any Error>] = []
        for name in ["bulk 1", "bulk 2", "alarm 1", "alarm 2"] {
            tasks.append(await visits.queue(name, isUrgent: name.hasPrefix("alarm")))
        }
        release.finish()
        try await first.value
        for task in tasks { try await task.value }
        #expect(visits.order == ["alarm 1", "alarm 2", "bulk 1", "bulk 2"])
        #expect(visits.mostInside == 1)
    }

    @Test("lets one ordinary batch through in a flood of urgent ones", .timeLimit(.minutes(1)))
    func gateFairness() async throws {
        let visits = Visits()
        let (first, release) = await visits.hold()
        var tasks = [await visits.queue("bulk", isUrgent: false)]
        for number in 0..<40 { tasks.append(await visits.queue("alarm \(number)", isUrgent: true)) }
        release.finish()
        try await first.value
        for task in tasks { try await task.value }
        #expect(visits.order.firstIndex(of: "bulk") == BatchGate.mostInARow)
    }

    @Test("lets the next one in when a batch throws")
    func gateAfterFailure() async throws {
        let gate = BatchGate()
        await #expect(throws: CoreFailure.self) { try await gate.pass(isUrgent: false) { throw CoreFailure() } }
        #expect(try await gate.pass(isUrgent: false) { 7 } == 7)
    }

    // MARK: The cache

    @Test("keeps the states that were used last when it is full")
    func cacheBounds() {
        let cache = StateCache(capacity: 8)
        func name(_ number: Int) -> StreamName { StreamName(Tally.self, "\(number)") }
        for number in 0..<8 { cache.keep(Folded<Tally>(), as: name(number)) }
        _ = cache.stream(name(0))
        cache.keep(Folded<Tally>(), as: name(8))
        #expect(cache.contains(name(0)) && cache.contains(name(8)))
        #expect(!cache.contains(name(1)))
        cache.advance(to: 9)
        cache.clear()
        #expect(cache.exactAt == nil && !cache.contains(name(0)))
    }

    @Test("forgets the copies of a source that somebody else has taken further in, and no others")
    func cacheCopies() {
        let cache = StateCache()
        let elections = StateCache.CopyKey(kind: "sum", id: "all")
        let alerts = StateCache.CopyKey(kind: "incident", id: "1")
        cache.align(copiesWith: [
            .elections: Progress(outward: 3, hash: nil, reactsFrom: 0),
            .smkiAlerts: Progress(outward: 9, hash: nil, reactsFrom: 0),
        ])
        cache.keep(.init(copy: Sum(total: 1), source: .elections), as: elections)
        cache.keep(.init(copy: Sum(total: 2), source: .smkiAlerts), as: alerts)
        cache.advance(copiesOf: .elections, to: 4)
        let others = Progress(outward: 9, hash: nil, reactsFrom: 0)
        cache.align(copiesWith: [.elections: Progress(outward: 4, hash: nil, reactsFrom: 0), .smkiAlerts: others])
        #expect(cache.copy(elections) != nil)
        cache.align(copiesWith: [.elections: Progress(outward: 5, hash: nil, reactsFrom: 0), .smkiAlerts: others])
        #expect(cache.copy(elections) == nil && cache.copy(alerts) != nil)
        // Begun anew: there is no progress any more.
        cache.align(copiesWith: [.elections: Progress(outward: 5, hash: nil, reactsFrom: 0)])
        #expect(cache.copy(alerts) == nil)
    }

    // MARK: The outbox

    private func announcement(_ number: Int64) -> Announcement {
        Announcement(
            outward: number,
            hash: Core.hash(number),
            recordedAt: Core.start,
            causationID: nil,
            correlationID: nil,
            traceparent: nil,
            form: Outward(Happened(amount: 1), about: "a")
        )
    }

    @Test("gives out what follows without a gap only, for another replica committed what is missing")
    func outboxGaps() {
        let outbox = Outbox()
        outbox.add([1, 2, 5, 6].map(self.announcement))
        #expect(outbox.take(after: 0, atMost: 500).map(\.outward) == [1, 2])
        #expect(outbox.take(after: 2, atMost: 500).isEmpty)
        #expect(outbox.take(after: 4, atMost: 1).map(\.outward) == [5])
        #expect(outbox.take(after: 4, atMost: 500).map(\.outward) == [5, 6])
        #expect(outbox.take(after: 6, atMost: 500).isEmpty)
        outbox.add([self.announcement(7)])
        #expect(outbox.take(after: 6, atMost: 500).map(\.outward) == [7])
    }

    @Test("wakes whoever waits once, and a wait that was not rung lasts its time", .timeLimit(.minutes(1)))
    func signal() async {
        let signal = Signal()
        signal.ring()
        signal.ring()
        let start = ContinuousClock.now
        await signal.wait(atMost: .seconds(20))
        #expect(ContinuousClock.now - start < .seconds(10))
        for _ in 0..<3 {
            let start = ContinuousClock.now
            await signal.wait(atMost: .milliseconds(60))
            #expect(ContinuousClock.now - start >= .milliseconds(50))
        }
    }

    @Test("publishes an event although the correlation id that a sender chose fits no AMQP property")
    func longCorrelation() throws {
        let announcement = Announcement(
            outward: 1,
            hash: Core.hash(1),
            recordedAt: Core.start,
            causationID: nil,
            correlationID: String(repeating: "x", count: 256),
            traceparent: nil,
            form: Outward(Happened(amount: 1), about: "a")
        )
        struct NoSealer: Sealer {
            func seal<Secret: Encodable & Sendable>(
                _ secret: Secret,
                subject: String,
                for readers: [ServiceName]
            ) throws -> SealedPart {
                throw CoreFailure()
            }
        }
        let envelope = try announcement.envelope(from: .meetings, sealer: NoSealer())
        #expect(envelope.correlationID == nil && envelope.id == "meetings/1" && envelope.sequence == 1)
    }

    @Test("waits a failing database out for ever, and a batch that is too slow a number of times only")
    func patience() {
        let away = PostgresError(.connectionLost, "")
        let slow = PostgresError(.timedOut, "", sqlState: "57014")
        var trial = Trial()
        let outage = (0..<100).map { _ in trial.waits(after: away, isAlone: false) }
        #expect(!outage.contains(false))
        let together = (0..<5).map { _ in trial.waits(after: slow, isAlone: false) }
        #expect(together == [true, true, true, false, true])
        trial = Trial()
        let alone = (0..<8).map { _ in trial.waits(after: slow, isAlone: true) }
        #expect(alone == [Bool](repeating: true, count: 7) + [false])
        for code in [PostgresError.Code.closed, .connectionFailed, .connectionLost, .timedOut] {
            #expect(PostgresError(code, "").isOutage)
        }
        #expect(!PostgresError(.statementFailed, "", sqlState: "23505").isOutage)
    }

    // MARK: The register

    @Test("knows the register in force on a day, and whose terms hold on it")
    func register() throws {
        func state(
            _ version: Int,
            from day: CivilDate,
            _ person: PersonID,
            until end: CivilDate? = nil
        ) -> RegisterChanged {
            RegisterChanged(
                version: version,
                effectiveOn: day,
                cause: "import",
                termsOfReference: RegisterChanged.sample.termsOfReference,
                n: 1,
                quorum: 1,
                appointments: [
                    RegisteredAppointment(
                        seat: RegisterChanged.sample.appointments[0].seat,
                        category: RegisterChanged.sample.appointments[0].category,
                        person: person,
                        start: CivilDate(2026, 1, 1),
                        end: end,
                        partyCategory: RegisterChanged.sample.appointments[0].partyCategory,
                        confirmedOn: CivilDate(2026, 1, 1),
                        declaredOn: CivilDate(2026, 1, 1)
                    )
                ],
                alternates: [],
                representatives: []
            )
        }
        var copy = RegisterCopy()
        #expect(try copy.register(on: CivilDate(2026, 11, 20)) == nil)
        copy.take(state(1, from: CivilDate(2026, 11, 2), "first", until: CivilDate(2026, 11, 30)))
        copy.take(state(2, from: CivilDate(2026, 12, 1), "second"))
        func roles(_ person: PersonID, _ day: CivilDate) throws -> Set<Role> {
            try copy.register(on: day)?.roles(of: person) ?? []
        }
        #expect(try !roles("first", CivilDate(2026, 11, 30)).isEmpty)
        #expect(try roles("second", CivilDate(2026, 11, 30)).isEmpty)
        #expect(try roles("first", CivilDate(2026, 12, 1)).isEmpty)
        #expect(try !roles("second", CivilDate(2026, 12, 1)).isEmpty)
        // The same state again, and an older one made anew, change nothing that comes after.
        copy.take(state(2, from: CivilDate(2026, 12, 1), "third"))
        #expect(copy.states.map(\.version) == [1, 2])
        #expect(try roles("second", CivilDate(2026, 12, 1)).isEmpty)
    }

    // MARK: Answers

    @Test("answers to nobody's queue but the asker's own or one that the broker named")
    func replyAddresses() {
        for address in ["amq.rabbitmq.reply-to.g1h2", "amq.gen-abc", "quorate.reply.op.1"] {
            #expect(ReplyAddress.isAllowed(address, for: "op"))
        }
        for address in ["quorate.reply.sec.1", "quorate.reply.op", "smki-alerts.intake", "", "quorate.reply.op2.x"] {
            #expect(!ReplyAddress.isAllowed(address, for: "op"))
        }
        #expect(!ReplyAddress.isAllowed("quorate.reply..x", for: ""))
        #expect(!ReplyAddress.isAllowed("quorate.reply.op.x", for: nil))
    }
}

/// Who went through a gate, and in what order.
private final class Visits: Sendable {
    private struct State {
        var order: [String] = []
        var inside = 0
        var most = 0
    }

    let gate = BatchGate()
    private let state = Mutex(State())

    var order: [String] { self.state.withLock(\.order) }
    var mostInside: Int { self.state.withLock(\.most) }

    /// Goes in and stays there until the other end is finished.
    func hold() async -> (Task<Void, any Error>, AsyncStream<Void>.Continuation) {
        let (stream, continuation) = AsyncStream<Void>.makeStream()
        let (entered, isIn) = AsyncStream<Void>.makeStream()
        let gate = self.gate
        let task = Task {
            try await gate.pass(isUrgent: false) {
                isIn.finish()
                for await _ in stream {}
            }
        }
        for await _ in entered {}
        return (task, continuation)
    }

    /// Waits at the gate.
    func queue(_ name: String, isUrgent: Bool) async -> Task<Void, any Error> {
        let before = self.gate.waiting
        let task = Task {
            try await self.gate.pass(isUrgent: isUrgent) {
                self.enter(name)
                await Task.yield()
                self.leave()
            }
        }
        while self.gate.waiting == before { await Task.yield() }
        return task
    }

    private func enter(_ name: String) {
        self.state.withLock { state in
            state.order.append(name)
            state.inside += 1
            state.most = max(state.most, state.inside)
        }
    }

    private func leave() {
        self.state.withLock { $0.inside -= 1 }
    }
}
