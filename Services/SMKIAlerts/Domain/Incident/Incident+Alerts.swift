import Domain

// Reports, acknowledgement and classification.

extension Incident {
    /// Anybody's alert opens one, known or not: nobody's is lost.
    ///
    /// The same again changes nothing.
    func open(
        _ incidentID: String,
        _ alert: CheckedAlert,
        _ digest: String,
        _ linkedTo: String?,
        _ context: DecisionContext
    ) -> [Event] {
        guard self.opened == nil else { return [] }
        return [
            .opened(
                Opened(
                    incidentID: incidentID,
                    status: alert.status,
                    reportedAt: context.now,
                    reportedBy: context.actor.user,
                    isAuthenticated: context.actor.user != nil,
                    alert: alert,
                    digest: digest,
                    classification: .effective(suggested: alert.classification, determined: nil),
                    linkedTo: linkedTo,
                    isForwardDue: AlertForwarding.isDue(alert, sender: context.actor)
                )
            )
        ]
    }

    /// A correction is taken in whatever the state: new facts may come after the end.
    func update(_ alert: CheckedAlert, _ digest: String, _ context: DecisionContext) throws(Refusal) -> [Event] {
        let opened = try self.known()
        try self.requireSender(of: opened, context)
        let suggested = Classification.effective(suggested: alert.classification, determined: nil)
        return [
            .updated(
                Updated(
                    incidentID: opened.incidentID,
                    status: opened.status,
                    version: alert.version,
                    alert: alert,
                    digest: digest,
                    classification: max(self.classification, self.isClassificationDetermined ? .white : suggested),
                    at: context.now,
                    isAfterEnd: self.state.isFinal
                )
            )
        ]
    }

    func keep(
        _ alert: CheckedAlert,
        _ digest: String,
        _ because: KeptBecause,
        _ context: DecisionContext
    ) throws(Refusal) -> [Event] {
        let opened = try self.known()
        try self.requireSender(of: opened, context)
        return [
            .reportKept(
                ReportKept(
                    incidentID: opened.incidentID,
                    status: opened.status,
                    alert: alert,
                    digest: digest,
                    because: because,
                    at: context.now
                )
            )
        ]
    }

    /// Another sender's report belongs to an incident of its own, linked to this one (ALR-22).
    private func requireSender(of opened: Opened, _ context: DecisionContext) throws(Refusal) {
        guard context.actor.user == opened.reportedBy else {
            throw Refusal(
                "ALR-22",
                "otherSender",
                ["user": context.actor.user ?? "unauthenticated"],
                detail: "Only the sender of the first report corrects it; another sender's opens a linked incident."
            )
        }
    }

    /// Ends that person's pages and nobody else's; a second time by the same person changes nothing.
    func acknowledge(_ context: DecisionContext) throws(Refusal) -> [Event] {
        let action = "acknowledge an incident"
        try context.actor.require(.chair, .chairAlternate, .member, .alternate, .secretariat, for: action)
        let opened = try self.known()
        guard let person = context.actor.person else {
            throw Refusal(
                "SEC-17",
                "personUnknown",
                ["user": context.actor.user ?? "unauthenticated"],
                detail: "To \(action) takes a person, and none stands behind this user."
            )
        }
        guard !self.hasAcknowledged(person) else { return [] }
        let ranks: [Role] = [.chair, .chairAlternate, .member, .alternate, .secretariat]
        let acknowledged = Acknowledged(
            incidentID: opened.incidentID,
            status: opened.status,
            person: person,
            capacity: ranks.first { context.actor.holds($0) } ?? .secretariat,
            at: context.now
        )
        guard self.state == .alerted else { return [.acknowledged(acknowledged)] }
        return [.acknowledged(acknowledged)]
            + self.steps(
                self.hasRoutes ? [.acknowledged, .assessing] : [.acknowledged],
                because: .acknowledgement,
                opened,
                at: context.now
            )
    }

    /// The level is the Chair's to set, up or down (SEC-02, SEC-13).
    func determine(_ level: Classification, _ reason: String, _ context: DecisionContext) throws(Refusal) -> [Event] {
        try context.actor.require(.chair, for: "determine a classification")
        let opened = try self.known()
        if level < self.classification {
            try Self.requireReason(reason, rule: "SEC-13", for: "lower a classification")
        }
        guard !self.isClassificationDetermined || level != self.classification else { return [] }
        return [
            .classificationDetermined(
                ClassificationDetermined(
                    incidentID: opened.incidentID,
                    status: opened.status,
                    classification: level,
                    reason: reason,
                    by: context.actor.person,
                    at: context.now
                )
            )
        ]
    }
}
