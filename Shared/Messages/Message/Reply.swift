public import Domain

/// The answer to a command or an alert.
public enum Reply: Sendable, Equatable {
    /// It was decided and is on record.
    case accepted(Accepted)
    /// A rule turned it down; nothing has changed.
    case refused(Refused)
    /// It could not even be read; it has been set aside.
    case rejected(Rejected)

    /// The journal's word for what was accepted.
    public struct Accepted: Codable, Sendable, Equatable {
        /// The id that the sender goes on with: the incident's.
        public let id: String?
        /// The stream that was decided on, `incident/INC-2026-0001`.
        public let stream: String?
        /// That stream's version now, for `expectedVersion`.
        public let version: Int?
        /// The number of the last journal entry made.
        public let sequence: Int64?
        /// The outward number of the last public entry made, for `atleast`.
        public let outward: Int64?
        /// Whether this was said before: the same message again, or the same alert reported a second time.
        public let isDuplicate: Bool

        enum CodingKeys: String, CodingKey {
            case id, stream, version, sequence, outward
            case isDuplicate = "duplicate"
        }

        /// Puts the answer together.
        public init(
            id: String? = nil,
            stream: String? = nil,
            version: Int? = nil,
            sequence: Int64? = nil,
            outward: Int64? = nil,
            isDuplicate: Bool = false
        ) {
            self.id = id
            self.stream = stream
            self.version = version
            self.sequence = sequence
            self.outward = outward
            self.isDuplicate = isDuplicate
        }

        /// Reads the answer; `duplicate` is false when it is absent.
        public init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            self.id = try container.decodeIfPresent(String.self, forKey: .id)
            self.stream = try container.decodeIfPresent(String.self, forKey: .stream)
            self.version = try container.decodeIfPresent(Int.self, forKey: .version)
            self.sequence = try container.decodeIfPresent(Int64.self, forKey: .sequence)
            self.outward = try container.decodeIfPresent(Int64.self, forKey: .outward)
            self.isDuplicate = try container.decodeIfPresent(Bool.self, forKey: .isDuplicate) ?? false
        }

        /// Writes the answer; `duplicate` only when it is true.
        public func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encodeIfPresent(self.id, forKey: .id)
            try container.encodeIfPresent(self.stream, forKey: .stream)
            try container.encodeIfPresent(self.version, forKey: .version)
            try container.encodeIfPresent(self.sequence, forKey: .sequence)
            try container.encodeIfPresent(self.outward, forKey: .outward)
            if self.isDuplicate { try container.encode(true, forKey: .isDuplicate) }
        }
    }

    /// What a rule says to the sender: the members of RFC 9457, and the rule with what it looked at.
    public struct Refused: Codable, Sendable, Equatable {
        /// Identifies the rule as a URI; nothing is served there.
        public let type: String
        /// What the rule says, in one short sentence.
        public let title: String
        /// What is wrong in this case and what would be right.
        public let detail: String
        /// The rule's id.
        public let rule: RuleID
        /// Where the rule stands.
        public let clause: String
        /// A stable lowerCamel word that programs may match on.
        public let code: String
        /// The values that the rule looked at.
        ///
        /// They go to the sender only.
        public let inputs: [String: String]

        /// Puts the answer together.
        public init(
            type: String,
            title: String,
            detail: String,
            rule: RuleID,
            clause: String,
            code: String,
            inputs: [String: String]
        ) {
            self.type = type
            self.title = title
            self.detail = detail
            self.rule = rule
            self.clause = clause
            self.code = code
            self.inputs = inputs
        }

        /// What a domain's refusal says to the sender, with title and clause from the rule book.
        public init(_ refusal: Refusal) {
            let rule = RuleBook.rule(refusal.rule)
            let title = rule?.title ?? refusal.code
            self.init(
                type: "https://quorate.invalid/rules/\(refusal.rule.value)",
                title: title,
                detail: refusal.detail ?? title,
                rule: refusal.rule,
                clause: rule?.clause ?? "",
                code: refusal.code,
                inputs: refusal.inputs
            )
        }
    }

    /// Why it could not be read.
    public struct Rejected: Codable, Sendable, Equatable {
        /// A stable lowerCamel word.
        public let code: String
        /// Where, what, and what would be right.
        public let detail: String

        /// Puts the answer together.
        public init(code: String, detail: String) {
            self.code = code
            self.detail = detail
        }
    }

    /// The answer that a rule's refusal makes.
    public static func refused(by refusal: Refusal) -> Reply { .refused(Refused(refusal)) }

    /// The answer that a message makes which can't be read.
    public static func rejected(_ problem: MalformedMessage) -> Reply {
        .rejected(Rejected(code: problem.code, detail: problem.detail))
    }
}

extension Reply: Codable {
    private enum OutcomeKey: String, CodingKey { case outcome }

    /// The word in the member `outcome`.
    enum Outcome: String, WireWord { case accepted, refused, rejected }

    /// Reads an answer; members it doesn't know are ignored.
    public init(from decoder: any Decoder) throws {
        let outcome = try decoder.container(keyedBy: OutcomeKey.self).decode(Outcome.self, forKey: .outcome)
        switch outcome {
        case .accepted: self = .accepted(try Accepted(from: decoder))
        case .refused: self = .refused(try Refused(from: decoder))
        case .rejected: self = .rejected(try Rejected(from: decoder))
        }
    }

    /// Writes the answer as one flat object.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: OutcomeKey.self)
        switch self {
        case .accepted(let answer):
            try container.encode(Outcome.accepted, forKey: .outcome)
            try answer.encode(to: encoder)
        case .refused(let answer):
            try container.encode(Outcome.refused, forKey: .outcome)
            try answer.encode(to: encoder)
        case .rejected(let answer):
            try container.encode(Outcome.rejected, forKey: .outcome)
            try answer.encode(to: encoder)
        }
    }
}
