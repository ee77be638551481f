internal import AMQP
internal import Logging
internal import Synchronization

/// Notices a consumer that is connected and gets nothing although messages wait, and has it start over.
///
/// A broker can forget a consumer without closing its channel, after a partition for example.
final class Watchdog: Sendable {
    private struct State {
        var isBusy = false
        var restsSince = ContinuousClock.now
    }

    /// How long messages may wait while the consumer rests.
    private let patience: Duration
    private let queue: String
    private let logger: Logger
    private let state = Mutex(State())

    init(queue: String, logger: Logger, patience: Duration = .seconds(15)) {
        self.queue = queue
        self.logger = logger
        self.patience = patience
    }

    /// A batch was taken.
    func begin() {
        self.state.withLock { $0.isBusy = true }
    }

    /// The batch is done.
    func end() {
        self.state.withLock { $0 = State() }
    }

    private var isResting: Bool {
        self.state.withLock { !$0.isBusy && ContinuousClock.now - $0.restsSince > self.patience }
    }

    /// Watches until its task is cancelled or the connection is over; closes it when nothing comes that is there.
    func watch(_ connection: AMQPConnection) async {
        var suspicions = 0
        while await connection.isOpen {
            do {
                try await Task.sleep(for: self.patience)
                guard self.isResting else {
                    suspicions = 0
                    continue
                }
                let waiting = try await connection.checkQueue(self.queue)
                suspicions = waiting > 0 && self.isResting ? suspicions + 1 : 0
            } catch {
                return
            }
            if suspicions == 2 {
                self.logger.error("messages wait and none is delivered", metadata: ["queue": "\(self.queue)"])
                return await connection.close()
            }
        }
    }
}
