internal import Domain
internal import Postgres

/// How a batch is tried, and what was learnt of the tries before.
struct Trial {
    /// A transaction whose COMMIT was sent.
    struct Sent {
        let sequence: Int64
        let hash: [UInt8]
        let settlements: [Settlement]?
        let announcements: [Announcement]
        let clock: Instant
        let ringsBell: Bool
        let remarks: [Remark]
    }

    private static let timersTogether = 32
    private static let mostTimerRounds = 8
    private static let mostSlowTries = 4
    private static let mostSlowTriesAlone = 8

    /// How many due timers are taken at most.
    var timers = Self.timersTogether
    /// Due timers are decided without the batch, to see which of both fails.
    var isTimersOnly = false
    /// Why the first due timer is set aside untried.
    var failingTimer: String?
    /// The batch is one message, and has failed.
    var hasFailedAlone = false
    /// What may have been committed.
    var sent: Sent?
    private var slowTries = 0
    private var rounds = 0

    /// Whether the batch is decided in this transaction, or timers that come before it only.
    mutating func isBatchNext(timers count: Int, isMore: Bool, isEmpty: Bool) -> Bool {
        if self.isTimersOnly {
            guard count == 0 else { return false }
            self.isTimersOnly = false
            self.timers = Self.timersTogether
            return true
        }
        // A timer that sets itself again and again holds a batch up for some rounds, not for ever.
        guard isMore, !isEmpty, self.rounds < Self.mostTimerRounds else { return true }
        self.rounds += 1
        return false
    }

    /// Whether a failure of the database is waited out.
    ///
    /// Being too slow time and again is the batch's own fault; but a machine that is busy is slow as well, so that a
    /// message alone is tried more often before it counts as the cause.
    mutating func waits(after error: PostgresError, isAlone: Bool) -> Bool {
        guard error.isTooSlow else { return true }
        self.slowTries += 1
        guard self.slowTries >= (isAlone ? Self.mostSlowTriesAlone : Self.mostSlowTries) else { return true }
        self.slowTries = 0
        return false
    }

    mutating func succeeded() {
        self.slowTries = 0
        self.failingTimer = nil
    }
}
