/// How long to wait before the next try: 100 ms, doubled each time up to 10 s, each shortened at random by up to half,
/// so that many who lost the same broker do not come back in the same instant.
public struct Backoff: Sendable {
    private static let first = Duration.milliseconds(100)
    private static let last = Duration.seconds(10)
    private var ceiling = Self.first

    /// Starts with the shortest delay.
    public init() {}

    /// The next delay, 50 ms to 10 s.
    public mutating func next() -> Duration {
        let delay = self.ceiling * Double.random(in: 0.5...1)
        self.ceiling = min(self.ceiling * 2, Self.last)
        return delay
    }

    /// Goes back to the shortest delay; called after a success.
    public mutating func reset() {
        self.ceiling = Self.first
    }
}
