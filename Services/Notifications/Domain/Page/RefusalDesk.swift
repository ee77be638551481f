public import Domain

/// Brings refused alerts together: those that come within 15 minutes share one page with a count (ALR-22).
public struct RefusalDesk: Aggregate {
    /// The stream is `refusal-desk/smki-alerts`.
    public static let kind = "refusal-desk"

    /// What may be asked of it.
    public enum Command: Sendable {
        /// A message on the alerts' exchange was turned down.
        ///
        /// `lastPageEnded` says whether the page of ``last`` is over, as when somebody has taken up all that was on it:
        /// then nobody would hear of one more there.
        case receive(refusalID: String, lastPageEnded: Bool)
    }

    /// What may have happened to it.
    public enum Event: Sendable, Codable, Equatable {
        case received(Received)
    }

    /// A refused alert was put on a page.
    public struct Received: Sendable, Codable, Equatable {
        /// The refused alert.
        public let refusalID: String
        /// The page it goes on.
        public let pageID: String
        /// When that page was begun.
        public let pageBegunAt: Instant
        /// Whether the page is to be opened; else the alert is added to it.
        public let opensPage: Bool
        /// When.
        public let at: Instant
    }

    /// The pages by refused alert.
    public private(set) var pages: [String: String] = [:]
    /// The last one.
    public private(set) var last: Received?

    /// Nothing refused yet.
    public init() {}

    /// Takes an event in.
    public mutating func apply(_ event: Event) {
        switch event {
        case .received(let received):
            self.pages[received.refusalID] = received.pageID
            self.last = received
        }
    }

    /// Decides a command.
    ///
    /// A refused alert that has its page changes nothing.
    ///
    /// - Throws: `SEC-17 notAllowed`.
    public func decide(_ command: Command, _ context: DecisionContext) throws(Refusal) -> [Event] {
        try context.actor.require(.service, for: "page the duty contact")
        switch command {
        case .receive(let refusalID, let lastPageEnded):
            guard self.pages[refusalID] == nil else { return [] }
            let shared =
                lastPageEnded
                ? nil
                : self.last.flatMap { last in
                    let end = last.pageBegunAt.adding(minutes: context.policies.refusedAlertPageMinutes)
                    return context.now <= end ? last : nil
                }
            return [
                .received(
                    Received(
                        refusalID: refusalID,
                        pageID: shared?.pageID ?? Obligation.pageID(.alertRefused, refusalID, .dutyContact),
                        pageBegunAt: shared?.pageBegunAt ?? context.now,
                        opensPage: shared == nil,
                        at: context.now
                    )
                )
            ]
        }
    }
}
