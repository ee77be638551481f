import AMQP
import Domain
import Foundation
import Messages

@testable import ServiceKit

extension Core {
    static let start = Instant(rfc3339: "2026-11-20T09:00:00Z") ?? Instant(microseconds: 0)
    static let reader = MessageReader(definition: Core.definition)

    static func minutes(_ count: Int) -> Instant { Self.start.adding(minutes: count) }

    static func command(
        _ id: String,
        _ message: some Message,
        user: String? = "op",
        source: String = "tests"
    ) -> Incoming {
        let envelope = Envelope(message, id: id, source: source)
        let origin: SetAside.Origin = Swift.type(of: message).kind == .alert ? .alert : .command
        return self.reader.read(properties: envelope.properties(userID: user), body: envelope.data, from: origin)
    }

    static func common(_ id: String, _ message: some CommonMessage, user: String = "sec") -> Incoming {
        let envelope = Envelope(message, for: .meetings, id: id, source: "tests")
        return self.reader.read(properties: envelope.properties(userID: user), body: envelope.data, from: .command)
    }

    static func add(_ id: String, _ tally: String = "a", _ amount: Int = 1, trouble: Trouble? = nil) -> Incoming {
        self.command(id, Add(tally: tally, amount: amount, trouble: trouble))
    }

    static func setClock(_ now: Instant, id: String = "clock") -> Incoming {
        self.common(id, SetClock(now: now), user: "drill")
    }

    static func hash(_ number: Int64) -> [UInt8] { [UInt8](repeating: UInt8(truncatingIfNeeded: number), count: 32) }

    static func event(
        _ number: Int64,
        _ amount: Int = 1,
        trouble: Trouble? = nil,
        type: String = Happened.type,
        subject: String? = nil,
        traceparent: String? = nil
    ) -> Incoming {
        let envelope = Envelope(
            id: "elections/\(number)",
            source: "elections",
            type: type,
            subject: subject,
            sequence: number,
            chainHash: self.hash(number).hex,
            traceparent: traceparent,
            data: Wire.encode(Happened(amount: amount, trouble: trouble))
        )
        return self.reader.event(envelope, number: number, from: .elections)
    }

    static func contact(head: Int64) -> Incoming {
        Incoming(
            key: MessageKey(user: "elections", source: "elections", id: "contact"),
            type: "contact",
            matter: .contact(.elections, head: head)
        )
    }
}

extension Writer {
    /// Decides as a consumer would.
    func decide(_ batch: Incoming...) async throws -> [Settlement] {
        try await self.decide(batch, isUrgent: false)
    }
}

extension Settlement {
    var reply: Reply? {
        if case .answered(let reply) = self { reply } else { nil }
    }

    var accepted: Reply.Accepted? {
        if case .accepted(let accepted) = self.reply { accepted } else { nil }
    }

    /// The code of a refusal or a rejection.
    var code: String? {
        switch self.reply {
        case .refused(let refused): refused.code
        case .rejected(let rejected): rejected.code
        default: nil
        }
    }

    var isGap: Bool {
        if case .gap = self { true } else { false }
    }

    var isTaken: Bool {
        if case .taken = self { true } else { false }
    }
}
