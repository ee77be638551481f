import Domain

// From the authorised key to the end (ALR-36, ALR-37).

extension Incident {
    /// The DCC's acceptance of the direction that passes on the last decision begins it.
    func beginRecovery(_ directionID: String, _ context: DecisionContext) throws(Refusal) -> [Event] {
        let opened = try self.known()
        if opened.status == .exercise {
            try context.actor.require(.service, .dcc, .operator, .drill, for: "begin the recovery of an exercise")
        } else {
            try context.actor.require(.service, .dcc, for: "begin a recovery")
        }
        guard self.decisions.last?.directionID == directionID, self.state == .recoveryAuthorised else { return [] }
        return self.steps([.inRecovery], because: .directionAccepted, opened, at: context.now)
    }

    func recordProgress(_ progress: RecoveryProgress, _ context: DecisionContext) throws(Refusal) -> [Event] {
        try context.actor.require(.dcc, .operator, for: "report the progress of a recovery")
        let opened = try self.known()
        guard self.state == .inRecovery else {
            throw Refusal(
                "ALR-36",
                "notInRecovery",
                ["state": self.state.rawValue, "allowed": self.state.next.words],
                detail: "Progress is reported while an incident is inRecovery; this one is \(self.state.rawValue)."
            )
        }
        try progress.check()
        guard progress != self.progress else { return [] }
        return [
            .progressRecorded(
                ProgressRecorded(
                    incidentID: opened.incidentID,
                    status: opened.status,
                    progress: progress,
                    at: context.now
                )
            )
        ]
    }

    func markRecovered(_ reason: String, _ context: DecisionContext) throws(Refusal) -> [Event] {
        try context.actor.require(.chair, .chairAlternate, .secretariat, for: "record that an incident is recovered")
        let opened = try self.known()
        try self.requireMove(to: .recovered)
        try Self.requireReason(reason, for: "record that an incident is recovered")
        return self.steps([.recovered], because: .recovery, opened, at: context.now)
    }

    /// Every affected Device is done, or it is stated which are not.
    func close(_ shortfall: String?, _ context: DecisionContext) throws(Refusal) -> [Event] {
        try context.actor.require(.chair, .chairAlternate, for: "close an incident")
        let opened = try self.known()
        try self.requireMove(to: .closed)
        let affected = self.alert?.affectedDevices?.count
        let done = self.progress?.succeeded ?? 0
        guard done == affected || !shortfall.isBlank else {
            throw Refusal(
                "ALR-36",
                "shortfallMissing",
                ["affected": affected.map(String.init) ?? "unknown", "succeeded": "\(done)"],
                detail: "\(done) Devices are done, affected are \(affected.map(String.init) ?? "an unknown number"). "
                    + "State the shortfall in words, or report further progress first."
            )
        }
        return [
            .closingStated(
                ClosingStated(
                    incidentID: opened.incidentID,
                    status: opened.status,
                    shortfall: shortfall.isBlank ? nil : shortfall,
                    by: context.actor.person,
                    at: context.now
                )
            )
        ] + self.steps([.closed], because: .closing, opened, at: context.now)
    }
}
