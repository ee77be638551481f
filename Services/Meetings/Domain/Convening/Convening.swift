public import Domain

/// What an incident means for the meetings: the routes that were offered, and the meetings that were called.
public struct Convening: Aggregate {
    /// The stream is `convening/<incident id>`.
    public static let kind = "convening"

    /// What may be asked of it.
    public enum Command: Sendable {
        /// The service offers the routes as they stand now; may be asked again, since notice runs from its issue.
        case offer(Offer)
        /// Notes that a meeting was called about the incident.
        case noteCall(NoteCall)
    }

    /// Asks for the routes.
    public struct Offer: Sendable {
        /// The incident.
        public let facts: IncidentFacts
        /// The register as it stands today.
        public let register: Register

        /// Puts the request together.
        public init(facts: IncidentFacts, register: Register) {
            self.facts = facts
            self.register = register
        }
    }

    /// Names a meeting that was called.
    public struct NoteCall: Sendable {
        /// The incident.
        public let incidentID: String
        /// The meeting.
        public let meetingID: String
        /// By which route.
        public let route: Route

        /// Names incident, meeting and route.
        public init(incidentID: String, meetingID: String, route: Route) {
            self.incidentID = incidentID
            self.meetingID = meetingID
            self.route = route
        }
    }

    /// What may have happened to it.
    public enum Event: Sendable, Codable, Equatable {
        case routesOffered(RoutesOffered)
        case callNoted(CallNoted)
    }

    /// Both routes side by side (ALR-24).
    public struct RoutesOffered: Sendable, Codable, Equatable {
        /// The incident; its kind, certainty and key kind stay sealed.
        public let facts: IncidentFacts
        /// When notice would be issued: now.
        public let noticeFrom: Instant
        /// The exceptional route.
        public let exceptional: ExceptionalRoute
        /// The ordinary route.
        public let ordinary: OrdinaryRoute
        /// Members appointed today.
        public let appointed: Int
        /// How many must be present at an exceptional meeting: the count is waived, a presiding officer is not.
        public let needed: Int
        /// The ordinary quorum.
        public let neededOrdinary: Int
        /// Rules, values and steps.
        public let explanation: Explanation
    }

    /// A meeting was called about the incident.
    public struct CallNoted: Sendable, Codable, Equatable {
        /// The incident.
        public let incidentID: String
        /// The meeting.
        public let meetingID: String
        /// By which route.
        public let route: Route
        /// When.
        public let at: Instant
    }

    /// The incident, nil before the routes were offered.
    public private(set) var facts: IncidentFacts?
    /// The latest offer.
    public private(set) var offered: RoutesOffered?
    /// The meetings called, oldest first.
    public private(set) var meetings: [String] = []

    /// An incident nobody has told us of.
    public init() {}

    /// Takes an event in.
    public mutating func apply(_ event: Event) {
        switch event {
        case .routesOffered(let offered):
            self.facts = offered.facts
            self.offered = offered
        case .callNoted(let noted):
            self.meetings.append(noted.meetingID)
        }
    }

    /// Decides a command.
    ///
    /// - Throws: `SEC-17 notAllowed`; `ALR-13 testCallsNoMeeting`; `ALR-24 incidentUnknown`; `CAL-02 outsideCalendar`.
    public func decide(_ command: Command, _ context: DecisionContext) throws(Refusal) -> [Event] {
        switch command {
        case .offer(let offer): return try self.offer(offer, context)
        case .noteCall(let call):
            try context.actor.require(.chair, .chairAlternate, .panel, .service, for: "call a meeting")
            let facts = try self.meetable(call.incidentID)
            guard !self.meetings.contains(call.meetingID) else { return [] }
            return [
                .callNoted(
                    CallNoted(
                        incidentID: facts.incidentID,
                        meetingID: call.meetingID,
                        route: call.route,
                        at: context.now
                    )
                )
            ]
        }
    }

    private func offer(_ offer: Offer, _ context: DecisionContext) throws(Refusal) -> [Event] {
        try context.actor.require(.service, for: "offer the routes to a meeting")
        try Self.refuseTest(offer.facts)
        let routes = try RouteOffer(noticeFrom: context.now, policies: context.policies)
        let quorum = QuorumNumbers(offer.register, context.policies)
        return [
            .routesOffered(
                RoutesOffered(
                    facts: offer.facts,
                    noticeFrom: context.now,
                    exceptional: routes.exceptional,
                    ordinary: routes.ordinary,
                    appointed: quorum.appointed,
                    needed: quorum.neededExceptional,
                    neededOrdinary: quorum.neededOrdinary,
                    explanation: Explanation(
                        rules: ["ALR-24", "MTG-02", "MTG-06", "CAL-10", "MTG-10"],
                        inputs: ["incidentId": offer.facts.incidentID, "noticeFrom": context.now.rfc3339],
                        working: routes.working + quorum.working,
                        policies: context.policies.values("AMB-01", "AMB-04", "AMB-05", "AMB-06", "AMB-02", "AMB-28")
                    )
                )
            )
        ]
    }

    /// The incident, if a meeting can be called about it.
    ///
    /// - Throws: `ALR-24 incidentUnknown`, `ALR-13 testCallsNoMeeting`.
    func meetable(_ incidentID: String) throws(Refusal) -> IncidentFacts {
        guard let facts = self.facts else {
            throw Refusal(
                "ALR-24",
                "incidentUnknown",
                ["incidentId": incidentID],
                detail: "No incident \(incidentID) is known here; a meeting is called about one whose routes were "
                    + "offered."
            )
        }
        try Self.refuseTest(facts)
        return facts
    }

    /// A test only tries the lines.
    private static func refuseTest(_ facts: IncidentFacts) throws(Refusal) {
        guard facts.status != .test else {
            throw Refusal(
                "ALR-13",
                "testCallsNoMeeting",
                ["incidentId": facts.incidentID, "status": facts.status.rawValue],
                detail: "\(facts.incidentID) is a test: it calls no meeting. An exercise (status: exercise) does."
            )
        }
    }
}
