public import Domain

/// A message on the alerts exchange that was not taken as an alert: refused by a rule, unreadable, or set aside.
///
/// Somebody must look at it, so it stands until it is taken up (ALR-22).
public struct RefusedAlert: Aggregate {
    /// The stream is `refusal/SET-4b023b6f7ba522f7`.
    public static let kind = "refusal"

    /// What became of the message.
    public enum Outcome: String, Sendable, Codable, Hashable, CaseIterable {
        /// A rule turned it down.
        case refused
        /// It could not be read.
        case rejected
        /// It was set aside after failures of ours.
        case parked
    }

    /// What may be asked of it.
    public enum Command: Sendable {
        /// Keeps what happened.
        case record(Record)
        /// Somebody looks after it.
        case takeUp
    }

    /// What is kept: names of fields, never what the sender wrote in them.
    public struct Record: Sendable, Equatable {
        /// The number it goes by.
        public let refusalID: String
        /// What became of it.
        public let outcome: Outcome
        /// The rule, where one turned it down.
        public let rule: RuleID?
        /// The stable word of the reason.
        public let code: String
        /// The fields that were wrong or missing.
        public let fields: [String]
        /// Its status as far as it could be read; nil counts as actual.
        public let status: AlertStatus?
        /// Whether the broker vouched for a user.
        public let isAuthenticated: Bool

        /// Puts a record together.
        public init(
            refusalID: String,
            outcome: Outcome,
            rule: RuleID? = nil,
            code: String,
            fields: [String] = [],
            status: AlertStatus?,
            isAuthenticated: Bool
        ) {
            self.refusalID = refusalID
            self.outcome = outcome
            self.rule = rule
            self.code = code
            self.fields = fields
            self.status = status
            self.isAuthenticated = isAuthenticated
        }

        /// The record of a check that failed.
        public init(refusalID: String, checked: Checked, isAuthenticated: Bool) {
            self.init(
                refusalID: refusalID,
                outcome: .refused,
                rule: checked.problems.first?.rule,
                code: checked.problems.first?.code ?? "refused",
                fields: checked.fields,
                status: checked.status,
                isAuthenticated: isAuthenticated
            )
        }
    }

    /// What may have happened to it.
    public enum Event: Sendable, Codable, Equatable {
        case recorded(Recorded)
        case takenUp(TakenUp)
    }

    /// It was kept.
    public struct Recorded: Sendable, Codable, Equatable {
        /// The number it goes by.
        public let refusalID: String
        /// What became of it.
        public let outcome: Outcome
        /// The rule, where one turned it down.
        public let rule: RuleID?
        /// The stable word of the reason.
        public let code: String
        /// The fields that were wrong or missing, by name only.
        public let fields: [String]
        /// Its status as far as it could be read.
        public let status: AlertStatus?
        /// Whether the broker vouched for a user.
        public let isAuthenticated: Bool
        /// When.
        public let at: Instant

        /// The status it is treated by: what isn't marked as an exercise or a test is taken as actual.
        public var effectiveStatus: AlertStatus { self.status ?? .actual }

        /// Whether the duty contact is paged: not for what is marked as an exercise or a test.
        public var pagesDuty: Bool { self.effectiveStatus == .actual }
    }

    /// Somebody looks after it.
    public struct TakenUp: Sendable, Codable, Equatable {
        /// The number it goes by.
        public let refusalID: String
        /// The person, or the user where no person stands behind it.
        public let by: String
        /// When.
        public let at: Instant
    }

    /// What was kept, nil before.
    public private(set) var recorded: Recorded?
    /// Who took it up and when, nil while it waits.
    public private(set) var takenUp: TakenUp?

    /// Nothing refused yet.
    public init() {}

    /// Takes an event in.
    public mutating func apply(_ event: Event) {
        switch event {
        case .recorded(let recorded): self.recorded = recorded
        case .takenUp(let takenUp): self.takenUp = takenUp
        }
    }

    /// Decides a command.
    ///
    /// Taking up what is taken up changes nothing: the first to do so stands.
    ///
    /// - Throws: `SEC-17 notAllowed`, `ALR-22 unknownRefusal`.
    public func decide(_ command: Command, _ context: DecisionContext) throws(Refusal) -> [Event] {
        switch command {
        case .record(let record):
            guard self.recorded == nil else { return [] }
            return [
                .recorded(
                    Recorded(
                        refusalID: record.refusalID,
                        outcome: record.outcome,
                        rule: record.rule,
                        code: record.code,
                        fields: record.fields,
                        status: record.status,
                        isAuthenticated: record.isAuthenticated,
                        at: context.now
                    )
                )
            ]
        case .takeUp:
            try context.actor.require(.secretariat, .operator, for: "take up a refused alert")
            guard let recorded = self.recorded else {
                throw Refusal(
                    "ALR-22",
                    "unknownRefusal",
                    detail:
                        "No refused alert goes by this id. Ids look like SET-4b023b6f7ba522f7; list them as refusals."
                )
            }
            guard self.takenUp == nil else { return [] }
            let by = context.actor.person?.value ?? context.actor.user ?? "unknown"
            return [.takenUp(TakenUp(refusalID: recorded.refusalID, by: by, at: context.now))]
        }
    }
}
