internal import Synchronization

/// What the parts of a service say about themselves; the service is ready when all of them are well.
public final class Health: Sendable {
    /// The state of one part.
    public struct Check: Codable, Equatable, Sendable {
        /// Whether the part can do its work.
        public let ok: Bool
        /// Why, or why not, in words without secrets.
        public let detail: String
    }

    /// The state of all parts at one moment.
    public struct Snapshot: Codable, Equatable, Sendable {
        /// Whether there is a part, and all are well.
        public let ready: Bool
        /// Each part's state by its name.
        public let checks: [String: Check]
    }

    private let checks: Mutex<[String: Check]>

    /// Creates the state of a service that is not ready.
    ///
    /// - Parameter parts: Parts that must report before the service is ready.
    public init(expecting parts: [String] = []) {
        self.checks = Mutex(
            Dictionary(
                parts.map { ($0, Check(ok: false, detail: "starting")) },
                uniquingKeysWith: { first, _ in first }
            )
        )
    }

    /// Sets one part's state.
    ///
    /// - Parameters:
    ///   - part: The part's name, e.g. `broker`.
    ///   - ok: Whether it can do its work.
    ///   - detail: Why, or why not; shown to whoever can reach the port, so without secrets.
    public func set(_ part: String, ok: Bool, detail: String = "") {
        self.checks.withLock { $0[part] = Check(ok: ok, detail: detail) }
    }

    /// Takes a part out that is no longer there.
    ///
    /// - Parameter part: The part's name.
    public func remove(_ part: String) {
        _ = self.checks.withLock { $0.removeValue(forKey: part) }
    }

    /// The state of all parts now.
    public func snapshot() -> Snapshot {
        let checks = self.checks.withLock { $0 }
        return Snapshot(ready: !checks.isEmpty && checks.values.allSatisfy(\.ok), checks: checks)
    }
}
