import AMQP
import Domain
import Messages
import Postgres
import ServiceKit

/// Why a command has not done what it was asked for, and the exit status that says so.
enum Failure: Error {
    /// A rule turned it down.
    case refused(Reply.Refused)
    /// The service could not read it.
    case rejected(Reply.Rejected)
    /// The command line, a setting or a file is wrong.
    case usage(String)
    /// No broker, no answer in time, or nobody who takes the message.
    case unreachable(String)
    /// A journal does not hold. What is wrong has been printed.
    case integrity(String)
    /// Something that was looked for is not there; it has been printed.
    case missing(String)

    static let usageStatus: Int32 = 2

    /// What an error of another module means here; nil for what the argument parser says itself.
    init?(_ error: any Error) {
        switch error {
        case let error as Failure: self = error
        case let error as Refusal: self = .refused(Reply.Refused(error))
        case let error as MalformedMessage: self = .usage(error.detail)
        case let error as AMQPError: self = .init(broker: error)
        case let error as PostgresError: self = .unreachable("The database: \(error)")
        case let error as SealingError: self = .usage(error.reason)
        case is CancellationError: self = .unreachable("Interrupted.")
        default: return nil
        }
    }

    private init(broker error: AMQPError) {
        switch error.code {
        case .accessRefused:
            self = .refused(
                Reply.Refused(
                    Refusal(
                        "SEC-17",
                        "brokerRefusesAccess",
                        ["reason": error.reason],
                        detail: "The broker does not let this user do that. Another user may: --as NAME."
                    )
                )
            )
        case .authenticationFailed:
            self = .unreachable("The broker does not know this user and password (\(error.reason)).")
        case .malformed: self = .usage(error.reason)
        case .noRoute: self = .unreachable("Nobody takes this message: \(error.reason). Is the stack up?")
        case .connectionRefused: self = .unreachable("The broker can't be reached: \(error.reason).")
        case .timedOut: self = .unreachable("No answer in time. Is the service running?")
        default: self = .unreachable("The broker: \(error)")
        }
    }

    var status: Int32 {
        switch self {
        case .refused, .rejected, .missing: 1
        case .usage: Self.usageStatus
        case .unreachable: 3
        case .integrity: 4
        }
    }

    /// What a person reads.
    var lines: [String] {
        switch self {
        case .refused(let refused): refused.lines
        case .rejected(let rejected):
            ["Rejected: it could not be read.", "  code    \(rejected.code)", "  detail  \(rejected.detail)"]
        case .usage(let text), .unreachable(let text), .integrity(let text), .missing(let text): [text]
        }
    }

    /// What a program reads.
    var json: JSONValue {
        switch self {
        case .refused(let refused): JSONValue(Reply.refused(refused))
        case .rejected(let rejected): JSONValue(Reply.rejected(rejected))
        case .usage(let text): ["outcome": "usage", "detail": .string(text)]
        case .unreachable(let text): ["outcome": "unreachable", "detail": .string(text)]
        case .integrity(let text): ["outcome": "integrity", "detail": .string(text)]
        case .missing(let text): ["outcome": "missing", "detail": .string(text)]
        }
    }
}

extension Reply.Refused {
    /// The refusal in plain lines: what, by which rule, and what it looked at.
    var lines: [String] {
        var facts = Facts()
        facts.add("rule", "\(self.rule)  \(self.title)")
        facts.add("clause", self.clause.isEmpty ? nil : self.clause)
        facts.add("code", self.code)
        facts.add("detail", self.detail)
        for (name, value) in self.inputs.sorted(by: { $0.key < $1.key }) {
            facts.add("  \(name)", value.inLondon)
        }
        return ["Refused by rule \(self.rule)."] + facts.lines.map { "  \($0)" }
    }
}
