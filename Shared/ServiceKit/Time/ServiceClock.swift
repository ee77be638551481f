internal import Domain
internal import Foundation
internal import Synchronization

/// The service's clock: the machine's, or in drills and tests a controlled one that stands still between moves.
///
/// What counts for a decision is the row that is read with the head's lock; this is what was last seen of it.
final class ServiceClock: Sendable {
    private struct Seen {
        var controlled: Instant?
    }

    private let seen = Mutex(Seen())

    /// The machine's time now.
    var machine: Instant {
        Instant(microseconds: Int64(Date.now.timeIntervalSince1970 * 1_000_000))
    }

    /// The service's time now, as last seen.
    var now: Instant {
        self.seen.withLock { $0.controlled } ?? self.machine
    }

    /// Takes note of what a batch saw.
    func see(_ now: Instant, isControlled: Bool) {
        self.seen.withLock { $0.controlled = isControlled ? now : nil }
    }
}
