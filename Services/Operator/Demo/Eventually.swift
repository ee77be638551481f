/// Looks again and again until something is there, for ten seconds at most.
enum Eventually {
    static let limit = Duration.seconds(10)

    /// - Returns: what was found, and how long it took; nil when the time is over.
    static func find<Value>(
        within limit: Duration = Eventually.limit,
        _ look: () async throws -> Value?
    ) async throws -> (value: Value, took: Duration)? {
        let begun = ContinuousClock.now
        while true {
            if let value = try await look() { return (value, ContinuousClock.now - begun) }
            guard ContinuousClock.now - begun < limit else { return nil }
            try await Task.sleep(for: .milliseconds(25))
        }
    }
}
