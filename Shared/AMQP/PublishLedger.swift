internal import DequeModule

/// One call of `publish`: its messages and what has become of them so far.
///
/// Used on the connection's thread only.
final class PublishCall {
    typealias Reply = Result<[PublishOutcome], AMQPError>

    let id: Int
    let messages: [OutgoingMessage]
    let awaitsConfirms: Bool
    let deadline: ContinuousClock.Instant
    /// To be called when the socket has taken all of its messages.
    let onWritten: (@Sendable () -> Void)?
    /// Nil once the caller has its answer.
    var caller: CheckedContinuation<Reply, Never>?

    /// How many messages have been written out.
    fileprivate(set) var sent = 0
    /// The confirm tag of the first message that has one, and which message that is.
    fileprivate var firstTag: UInt64 = 0
    fileprivate var firstTagged = 0
    fileprivate var outcomes: [PublishOutcome?]
    fileprivate var returned: [Int: PublishOutcome] = [:]
    fileprivate var unresolved: Int
    fileprivate var lowestUnresolved = 0
    fileprivate var nextReturn = 0
    fileprivate var wasGivenUp = false

    init(
        id: Int,
        messages: [OutgoingMessage],
        awaitsConfirms: Bool,
        deadline: ContinuousClock.Instant,
        onWritten: (@Sendable () -> Void)? = nil
    ) {
        self.id = id
        self.messages = messages
        self.awaitsConfirms = awaitsConfirms
        self.deadline = deadline
        self.onWritten = onWritten
        self.outcomes = Array(repeating: nil, count: messages.count)
        self.unresolved = messages.count
    }

    fileprivate var endTag: UInt64 {
        self.firstTag + UInt64(self.sent - self.firstTagged)
    }

    func answer(_ reply: Reply) {
        self.caller?.resume(returning: reply)
        self.caller = nil
    }

    /// True when it was the last one.
    fileprivate func resolve(_ index: Int, _ outcome: PublishOutcome) -> Bool {
        guard self.outcomes[index] == nil else { return false }
        self.outcomes[index] = self.returned[index] ?? outcome
        self.unresolved -= 1
        return self.isSettled
    }

    fileprivate var isSettled: Bool {
        self.wasGivenUp ? self.unresolved <= self.messages.count - self.sent : self.unresolved == 0
    }
}

/// Keeps messages in order on their way out and matches the broker's confirms and returns to them.
///
/// The broker counts what is published on a channel from 1; confirms come in any order, singly or for all up to one.
/// A returned message carries no number, but it comes before its own confirm and returns keep the order of sending.
struct PublishLedger {
    /// Calls that have messages to be sent, in order.
    private var queue: Deque<PublishCall> = []
    /// Calls with messages that await their confirm, in order of tags.
    private var inFlight: [PublishCall] = []
    /// Calls whose messages are all handed out, and perhaps not yet taken by the socket.
    private var handedOut: [PublishCall] = []
    private var nextTag: UInt64 = 1
    private(set) var isConfirming = false

    var isEmpty: Bool {
        self.queue.isEmpty && self.inFlight.isEmpty
    }

    var hasMessagesToSend: Bool {
        !self.queue.isEmpty
    }

    /// The earliest time at which a caller is to be told that its time is over.
    var nextDeadline: ContinuousClock.Instant? {
        let queued = self.queue.lazy.filter { $0.caller != nil }.map(\.deadline).min()
        let flying = self.inFlight.lazy.filter { $0.caller != nil }.map(\.deadline).min()
        guard let queued else { return flying }
        return flying.map { min($0, queued) } ?? queued
    }

    /// From the next message on they are numbered.
    mutating func startConfirming() {
        self.isConfirming = true
    }

    mutating func add(_ call: PublishCall) {
        self.queue.append(call)
    }

    /// Hands messages to `write` until it declines or there are no more.
    ///
    /// A message that cannot be written fails its call.
    mutating func send(_ write: (OutgoingMessage) throws(AMQPError) -> Bool) {
        while let call = self.queue.first {
            while call.sent < call.messages.count {
                do throws(AMQPError) {
                    guard try write(call.messages[call.sent]) else { return }
                } catch {
                    call.answer(.failure(error))
                    self.queue.removeFirst()
                    self.giveUp(call)
                    break
                }
                self.count(call)
            }
            guard call.sent == call.messages.count else { continue }
            self.queue.removeFirst()
            if call.onWritten != nil { self.handedOut.append(call) }
            if !call.awaitsConfirms { call.answer(.success([])) }
        }
    }

    /// The socket has taken whatever was handed out.
    mutating func allIsWritten() {
        guard !self.handedOut.isEmpty else { return }
        let calls = self.handedOut
        self.handedOut = []
        for call in calls where call.caller != nil { call.onWritten?() }
    }

    private mutating func count(_ call: PublishCall) {
        if self.isConfirming {
            if call.firstTag == 0 {
                call.firstTag = self.nextTag
                call.firstTagged = call.sent
                call.unresolved -= call.sent
                call.lowestUnresolved = call.sent
                self.inFlight.append(call)
            }
            self.nextTag += 1
        }
        call.sent += 1
    }

    /// The broker has taken in, or refused, the message of that tag or all up to it.
    mutating func settle(_ tag: UInt64, multiple: Bool, _ outcome: PublishOutcome) {
        guard multiple else {
            if let place = self.place(of: tag) {
                let call = self.inFlight[place]
                if call.resolve(call.firstTagged + Int(tag - call.firstTag), outcome) { self.finish(place) }
            }
            return
        }
        var place = 0
        while place < self.inFlight.count {
            let call = self.inFlight[place]
            // 0 means: all that there are.
            let end = tag == 0 ? call.endTag : min(call.endTag, tag + 1)
            guard end > call.firstTag else { return }
            let endIndex = call.firstTagged + Int(end - call.firstTag)
            var isLast = false
            for index in min(call.lowestUnresolved, endIndex)..<endIndex where call.resolve(index, outcome) {
                isLast = true
            }
            call.lowestUnresolved = max(call.lowestUnresolved, endIndex)
            if isLast { self.finish(place) } else { place += 1 }
        }
    }

    /// The broker gives a message back; which one it is shows by what it says and by the order.
    func returned(_ message: FrameAssembler.Message, exchange: String, routingKey: String, _ outcome: PublishOutcome) {
        for call in self.inFlight {
            for index in max(call.nextReturn, call.firstTagged)..<max(call.sent, call.nextReturn, call.firstTagged)
            where call.outcomes[index] == nil {
                let candidate = call.messages[index]
                guard candidate.isMandatory, candidate.routingKey == routingKey, candidate.exchange == exchange,
                    candidate.properties.messageID == message.properties?.messageID, candidate.body == message.body
                else { continue }
                call.returned[index] = outcome
                call.nextReturn = index + 1
                return
            }
        }
    }

    /// Tells the callers whose time is over; what of theirs is not sent yet is never sent.
    mutating func expire(at now: ContinuousClock.Instant, isBlocked: Bool) {
        let late = (self.queue + self.inFlight).filter { $0.caller != nil && $0.deadline <= now }
        for call in late {
            let why = isBlocked ? "the broker takes no messages at present (an alarm)" : "no confirm in time"
            self.end(call, AMQPError(.timedOut, why))
        }
    }

    /// The caller waits no longer.
    mutating func cancel(_ id: Int) {
        guard let call = (self.queue + self.inFlight).first(where: { $0.id == id }) else { return }
        self.end(call, AMQPError(.cancelled, "the task was cancelled"))
    }

    mutating func failAll(_ error: AMQPError) {
        for call in self.queue + self.inFlight { call.answer(.failure(error)) }
        self.queue = []
        self.inFlight = []
        self.handedOut = []
    }

    private mutating func end(_ call: PublishCall, _ error: AMQPError) {
        call.answer(.failure(error))
        self.queue.removeAll { $0 === call }
        self.giveUp(call)
    }

    /// Its messages already sent keep their tags until they are confirmed.
    private mutating func giveUp(_ call: PublishCall) {
        call.wasGivenUp = true
        if call.isSettled { self.inFlight.removeAll { $0 === call } }
    }

    private mutating func finish(_ place: Int) {
        let call = self.inFlight[place]
        // More of its messages may still have to go out.
        guard call.wasGivenUp || call.sent == call.messages.count else { return }
        self.inFlight.remove(at: place)
        if call.awaitsConfirms { call.answer(.success(call.outcomes.map { $0 ?? .rejected })) }
    }

    private func place(of tag: UInt64) -> Int? {
        var low = 0
        var high = self.inFlight.count
        while low < high {
            let middle = (low + high) / 2
            if self.inFlight[middle].endTag <= tag { low = middle + 1 } else { high = middle }
        }
        guard low < self.inFlight.count, self.inFlight[low].firstTag <= tag else { return nil }
        return low
    }
}
