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
                } catch {
                    self.environment.logger.warning("timers are looked at again", metadata: ["reason": "\(error)"])
                }
            }
        } onCancel: {
            alarm.cancel()
            self.bell.end()
        }
    }

    private func isAnyDue() async throws -> Bool {
        let now = self.environment.clock.machine
        let rows = try await self.pool.withConnection { connection in
            try await connection.execute(
                Statement(
                    "select exists (select from timer where due_at <= coalesce((select clock from head), $1))",
                    .int(now.microseconds)
                )
            )
        }
        return try rows.first?.bool(0) ?? false
    }

    private func untilNext() async throws -> Duration {
        let rows = try await self.pool.withConnection { connection in
            try await connection.execute("select min(due_at), (select clock from head) from timer")
        }
        guard let row = rows.first, let due = try row.intOrNil(0), try row.intOrNil(1) == nil else { return Self.look }
        let wait = Int64(due) - self.environment.clock.machine.microseconds
        return min(max(.microseconds(wait), .milliseconds(1)), Self.look)
    }
}
