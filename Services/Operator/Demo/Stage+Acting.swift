import Domain
import Messages

// What the actors do; every answer is timed.

extension Stage {
    /// Has a user send a command that must be accepted.
    @discardableResult
    func act(_ user: String, _ what: String, _ message: some CommandMessage) async throws -> Sent {
        let session = try await self.session(user)
        let begun = ContinuousClock.now
        do {
            let sent = try await session.send(message)
            self.timeline.done("\(user) \(what): \(sent.accepted.id ?? "accepted")", ContinuousClock.now - begun)
            return sent
        } catch Failure.refused(let refused) {
            throw StepFailed(
                what: "\(user) \(what): refused by \(refused.rule) \(refused.code): \(refused.detail)",
                place: "the answer"
            )
        }
    }

    /// Has a user send a command that a rule must turn down.
    func actRefused(_ user: String, _ what: String, _ message: some CommandMessage) async throws -> Reply.Refused? {
        let session = try await self.session(user)
        let begun = ContinuousClock.now
        do {
            let sent = try await session.send(message)
            self.timeline.missed(
                "\(user) \(what): accepted as \(sent.accepted.id ?? ""), and should be refused",
                in: "the answer"
            )
            return nil
        } catch Failure.refused(let refused) {
            self.timeline.done(
                "\(user) \(what): refused by \(refused.rule) (\(refused.clause)), \(refused.code)",
                ContinuousClock.now - begun
            )
            self.timeline.note(refused.detail)
            return refused
        }
    }

    /// Has a user send an alert.
    func report(_ alert: CompromiseReported, as user: String) async throws -> Sent {
        try await self.session(user).send(alert: Wire.encode(alert))
    }

    /// Moves the clock on, with every stop on the way.
    func advance(to target: Instant) async throws {
        var stops = 0
        let begun = ContinuousClock.now
        try await self.clock().advance(to: target) { _ in stops += 1 }
        self.now = target
        self.timeline.done(
            "the clock moves on to \(target.london), with \(stops) \(stops == 1 ? "stop" : "stops")",
            ContinuousClock.now - begun
        )
    }
}
