/// The answer to a query whose `atleast` was not reached in time: ask again.
public struct NotYet: Codable, Sendable, Equatable {
    /// Always `notYet`.
    public enum Outcome: String, WireWord { case notYet }

    /// Tells this answer from all others.
    public let outcome: Outcome
    /// The service that has not been taken in far enough.
    public let service: ServiceName
    /// The outward number asked for.
    public let wanted: Int64
    /// The outward number reached.
    public let reached: Int64

    /// Puts the answer together.
    public init(service: ServiceName, wanted: Int64, reached: Int64) {
        self.outcome = .notYet
        self.service = service
        self.wanted = wanted
        self.reached = reached
    }
}

/// What comes back to whoever sent a query.
public enum QueryReply<Answer: Codable & Sendable & Equatable>: Sendable, Equatable {
    /// The answer.
    case answer(Answer)
    /// The service is not far enough yet.
    case notYet(NotYet)
    /// The query was refused, or could not be read.
    case reply(Reply)

    /// Tells the forms apart by the member `outcome`, which an answer doesn't have.
    /// - Throws: `malformedMessage` when it is none of them.
    public init(reading body: [UInt8]) throws(MalformedMessage) {
        switch try Wire.decode(Head.self, from: body).outcome {
        case nil: self = .answer(try Wire.decode(Answer.self, from: body))
        case "notYet": self = .notYet(try Wire.decode(NotYet.self, from: body))
        default: self = .reply(try Wire.decode(Reply.self, from: body))
        }
    }
}

/// The one member by which the forms of an answer differ.
private struct Head: Decodable {
    let outcome: String?
}
