internal import Domain
internal import Logging
internal import Postgres
internal import Synchronization

/// Rings when a timer was set or the clock was moved.
final class TimerBell: Sendable {
    private let stream: AsyncStream<Void>
    private let continuation: AsyncStream<Void>.Continuation

    init() {
        (self.stream, self.continuation) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    func ring() {
        self.continuation.yield()
    }

    /// Rings in order; one listener.
    var rings: AsyncStream<Void> { self.stream }

    func end() {
        self.continuation.finish()
    }
}

/// Has due timers decided: by an empty batch, because every batch decides the due timers first.
struct TimerLoop: Sendable {
    let environment: ServiceEnvironment
    let writer: Writer
    let bell: TimerBell
    let pool: PostgresPool

    /// How long at most until the next look: another replica may have set a timer.
    private static let look = Duration.seconds(1)

    /// Runs until its task is cancelled.
    func run() async throws {
        let alarm = Task {
            while !Task.isCancelled {
                try? await Task.sleep(for: (try? await self.untilNext()) ?? Self.look)
                self.bell.ring()
            }
        }
        await withTaskCancellationHandler {
            for await _ in self.bell.rings {
                do {
                    while try await self.isAnyDue() {
                        _ = try await self.writer.decide([], isUrgent: false)
                    }
                } catch is CancellationError {
                    return
                } catch let fault as JournalFault {
                    self.environment.logger.critical("no timer is decided any more", metadata: ["reason": "\(fault)"])
                    return
                } catch {
                    if Task.isCancelled { return }
                    self.environment.logger.warning("timers are looked at again", metadata: ["reason": "\(error)"])
                    try? await Task.sleep(for: Self.look)
                }
            }
        } onCancel: {
            alarm.cancel()
            self.bell.end()
        }
    }

    private func isAnyDue() async throws -> Bool {
        let now = self.environment.clock.machine
        let isControlled = self.environment.settings.clock == .controlled
        let rows = try await self.pool.withConnection { connection in
            try await connection.execute(JournalSQL.isTimerDue(at: now, isControlled: isControlled))
        }
        return try rows.first?.bool(0) ?? false
    }

    /// How long until the next timer is due; a controlled clock stands still, and rings when it is moved.
    private func untilNext() async throws -> Duration {
        guard self.environment.settings.clock == .machine else { return Self.look }
        let rows = try await self.pool.withConnection { connection in
            try await connection.execute("select min(due_at) from timer")
        }
        guard let row = rows.first, let due = try row.intOrNil(0) else { return Self.look }
        let wait = Int64(due) - self.environment.clock.machine.microseconds
        // One that is due already has rung.
        return wait <= 0 ? Self.overdue : min(.microseconds(wait + 1000), Self.look)
    }

    private static let overdue = Duration.milliseconds(100)
}
