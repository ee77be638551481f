import Domain

// Taking an alert back: reported by who sent it or by the DCC, confirmed by the Chair, until a key is authorised.

extension Incident {
    func retract(_ reason: String, _ context: DecisionContext) throws(Refusal) -> [Event] {
        let opened = try self.known()
        let isSender = opened.reportedBy != nil && opened.reportedBy == context.actor.user
        if !isSender {
            try context.actor.require(.dcc, for: "retract an alert that another user sent")
        }
        try Self.requireReason(reason, for: "retract an alert")
        try self.requireRetractable()
        guard self.retraction == nil else { return [] }
        return [
            .retractionReported(
                RetractionReported(
                    incidentID: opened.incidentID,
                    status: opened.status,
                    by: context.actor.user,
                    reason: reason,
                    at: context.now
                )
            )
        ]
    }

    func confirmRetraction(_ reason: String, _ context: DecisionContext) throws(Refusal) -> [Event] {
        try context.actor.require(.chair, .chairAlternate, for: "confirm a retraction")
        let opened = try self.known()
        guard let person = context.actor.person else {
            throw Refusal("SEC-17", "personUnknown", detail: "A retraction is confirmed by a person.")
        }
        try self.requireRetractable()
        guard self.retraction != nil else {
            throw Refusal(
                "ALR-36",
                "retractionNotReported",
                ["state": self.state.rawValue],
                detail: "Neither the sender nor the DCC has taken this alert back; the Chair confirms, never begins it."
            )
        }
        try Self.requireReason(reason, for: "confirm a retraction")
        return [
            .retractionConfirmed(
                RetractionConfirmed(
                    incidentID: opened.incidentID,
                    status: opened.status,
                    by: person,
                    reason: reason,
                    at: context.now
                )
            )
        ] + self.steps([.retracted], because: .retraction, opened, at: context.now)
    }

    /// The side exit closes with the first Recovery Event, also when the decision is being reconsidered.
    private func requireRetractable() throws(Refusal) {
        try self.requireMove(to: .retracted)
        guard let event = self.recoveryEvents.last else { return }
        throw Refusal(
            "ALR-36",
            "recoveryEventDeclared",
            [
                "state": self.state.rawValue, "recoveryEventId": event.recoveryEventID,
                "allowed": self.allowedButRetracted,
            ],
            detail: "A Recovery Event was declared at \(event.at); from then on an incident is recovered and closed."
        )
    }

    private var allowedButRetracted: String {
        self.state.next.filter { $0 != .retracted }.words
    }
}
