public import Domain

/// The incidents that share one alert id across senders and statuses: a report from another sender, or with another
/// status, opens an incident of its own, linked to the first, and supersedes nothing.
public struct AlertFamily: Aggregate {
    /// The stream is `alertFamily/<digest of the alert id>`.
    public static let kind = "alertFamily"

    /// What may be asked of it.
    public enum Command: Sendable {
        /// An incident was opened on this alert id.
        case join(incidentID: String)
    }

    /// What may have happened to it.
    public enum Event: Sendable, Codable, Equatable {
        case joined(Joined)
    }

    /// An incident joined.
    public struct Joined: Sendable, Codable, Equatable {
        /// Its id.
        public let incidentID: String
        /// When.
        public let at: Instant
    }

    /// The incidents in the order of their opening.
    public private(set) var incidentIDs: [String] = []

    /// An alert id nobody has used.
    public init() {}

    /// The incident that the next one is linked to: the first of all.
    public var linkedTo: String? { self.incidentIDs.first }

    /// Takes an event in.
    public mutating func apply(_ event: Event) {
        switch event {
        case .joined(let joined): self.incidentIDs.append(joined.incidentID)
        }
    }

    /// Takes each incident once.
    public func decide(_ command: Command, _ context: DecisionContext) throws(Refusal) -> [Event] {
        switch command {
        case .join(let incidentID):
            self.incidentIDs.contains(incidentID)
                ? [] : [.joined(Joined(incidentID: incidentID, at: context.now))]
        }
    }
}
