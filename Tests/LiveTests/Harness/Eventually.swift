/// The time is up and what was waited for has not come.
struct TimeIsUp: Error, CustomStringConvertible {
    let description: String
}

/// Looks again and again until something is there.
///
/// What the look throws counts as not there yet: connections are lost on purpose in these tests.
/// - Throws: `TimeIsUp` with the last error or remark; `CancellationError`.
@discardableResult
func eventually<Value>(
    _ what: String,
    within limit: Duration = .seconds(20),
    every pause: Duration = .milliseconds(50),
    _ look: () async throws -> Value?
) async throws -> Value {
    let deadline = ContinuousClock.now + limit
    var last = ""
    while true {
        do {
            if let value = try await look() { return value }
            last = ""
        } catch let error as CancellationError {
            throw error
        } catch {
            last = " (\(error))"
        }
        guard ContinuousClock.now < deadline else {
            throw TimeIsUp(description: "waited \(limit.components.seconds) s for \(what)\(last)")
        }
        try await Task.sleep(for: pause)
    }
}

/// Looks again and again until a condition holds.
func eventually(
    _ what: String,
    within limit: Duration = .seconds(20),
    every pause: Duration = .milliseconds(50),
    holds condition: () async throws -> Bool
) async throws {
    try await eventually(what, within: limit, every: pause) { () -> Bool? in try await condition() ? true : nil }
}
