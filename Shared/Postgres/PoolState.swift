internal import DequeModule

/// What a pool has lent, keeps and owes.
///
/// Each input says what to do; nothing is done here.
///
/// Generic over what is pooled, so that it can be tested without a server.
struct PoolState<Connection: Sendable> {
    /// What whoever asked gets.
    enum Grant: Sendable {
        /// This one, used before at that time.
        case connection(Connection, since: ContinuousClock.Instant)
        /// Leave to open a new one.
        case permit
    }

    /// What to do for somebody who asks.
    enum Answer {
        case now(Grant)
        case wait
        case closed
    }

    private let size: Int
    private var idle: [(connection: Connection, since: ContinuousClock.Instant)] = []
    private var waiting: Deque<Int> = []
    private(set) var made = 0
    private(set) var isClosed = false

    init(size: Int) {
        self.size = max(1, size)
    }

    /// How many wait.
    var waiters: Int { self.waiting.count }

    /// Somebody asks, under a number of their own.
    mutating func ask(_ waiter: Int) -> Answer {
        if self.isClosed { return .closed }
        // The most recently used first: the others may rest until the server ends them.
        if let last = self.idle.popLast() { return .now(.connection(last.connection, since: last.since)) }
        if self.made < self.size {
            self.made += 1
            return .now(.permit)
        }
        self.waiting.append(waiter)
        return .wait
    }

    /// Somebody no longer waits; false when they had been served.
    mutating func giveUp(_ waiter: Int) -> Bool {
        guard let index = self.waiting.firstIndex(of: waiter) else { return false }
        self.waiting.remove(at: index)
        return true
    }

    /// A connection comes back fit for use: to whom it goes; `close` when the pool has closed.
    mutating func giveBack(_ connection: Connection, at now: ContinuousClock.Instant) -> (waiter: Int?, close: Bool) {
        if self.isClosed {
            self.made -= 1
            return (nil, true)
        }
        if !self.waiting.isEmpty { return (self.waiting.removeFirst(), false) }
        self.idle.append((connection, now))
        return (nil, false)
    }

    /// A connection is gone, or none was made: who may make one instead.
    mutating func drop() -> Int? {
        if self.isClosed || self.waiting.isEmpty {
            self.made -= 1
            return nil
        }
        return self.waiting.removeFirst()
    }

    /// No more: the connections to close and the waiters to turn away.
    mutating func close() -> (connections: [Connection], waiters: [Int]) {
        self.isClosed = true
        defer {
            self.idle = []
            self.waiting = []
        }
        self.made -= self.idle.count
        return (self.idle.map(\.connection), Array(self.waiting))
    }
}
