internal import Domain
internal import Messages

/// What every service notes besides its own subject: reactions that a rule refused, and messages that were set aside.
struct ServiceLog: Aggregate {
    enum Command: Sendable {
        case decline(source: ServiceName, outward: Int64, matter: Matter, rule: RuleID, code: String)
        case setAside(id: String, origin: Parked.Origin, code: String)
    }

    enum Event: Sendable, Equatable, Codable {
        case declined(Declined)
        case parked(SetAsideNote)
    }

    /// What the declined event was about, as far as it says so itself; entries of before have none.
    struct Matter: Sendable, Equatable, Codable {
        let event: String
        let subject: String
        let status: MatterStatus?
        let incidentID: String?

        init(_ event: FollowedEvent) {
            struct Said: Decodable {
                let status: MatterStatus?
                let incidentId: String?
            }
            let said = try? Wire.decode(Said.self, from: event.data)
            self.event = event.name
            self.subject = event.subject
            self.status = said?.status
            self.incidentID = said?.incidentId
        }
    }

    struct Declined: Sendable, Equatable, Codable {
        let source: ServiceName
        let outward: Int64
        let matter: Matter?
        let rule: RuleID
        let code: String
        let at: Instant
    }

    struct SetAsideNote: Sendable, Equatable, Codable {
        let id: String
        let origin: Parked.Origin
        let code: String
        let at: Instant
    }

    static let kind = "log"
    static let reactions = "reactions"
    static let parked = "parked"

    mutating func apply(_ event: Event) {}

    func decide(_ command: Command, _ context: DecisionContext) throws(Refusal) -> [Event] {
        switch command {
        case .decline(let source, let outward, let matter, let rule, let code):
            [
                .declined(
                    Declined(
                        source: source,
                        outward: outward,
                        matter: matter,
                        rule: rule,
                        code: code,
                        at: context.now
                    )
                )
            ]
        case .setAside(let id, let origin, let code):
            [.parked(SetAsideNote(id: id, origin: origin, code: code, at: context.now))]
        }
    }

    /// The log as a stream of the service, with its public forms.
    static let stream = StreamDefinition(ServiceLog.self) { event, _ in
        switch event {
        case .declined(let event):
            Outward(
                common: ReactionDeclined(
                    source: event.source,
                    outward: event.outward,
                    event: event.matter?.event,
                    subject: event.matter?.subject,
                    status: event.matter?.status,
                    incidentId: event.matter?.incidentID,
                    rule: event.rule,
                    code: event.code,
                    at: event.at
                ),
                about: event.source.rawValue
            )
        case .parked(let event):
            Outward(common: Parked(id: event.id, origin: event.origin, code: event.code, at: event.at), about: event.id)
        }
    }
}

extension SetAside.Origin {
    var word: Parked.Origin {
        switch self {
        case .alert: .alert
        case .command: .command
        case .event: .event
        case .dead: .dead
        }
    }
}
