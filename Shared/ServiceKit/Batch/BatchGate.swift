internal import DequeModule
internal import Synchronization

/// Lets one batch at a time through, urgent ones first: the alarm lane does not wait behind bulk.
///
/// While both sorts wait, one ordinary batch goes after so many urgent ones, so that a flood of alerts can't keep the
/// answers to them out for ever.
final class BatchGate: Sendable {
    private struct State {
        var isBusy = false
        var urgent: Deque<CheckedContinuation<Void, Never>> = []
        var ordinary: Deque<CheckedContinuation<Void, Never>> = []
        var urgentInARow = 0

        mutating func next() -> CheckedContinuation<Void, Never>? {
            if !self.urgent.isEmpty, self.ordinary.isEmpty || self.urgentInARow < BatchGate.mostInARow {
                self.urgentInARow += 1
                return self.urgent.removeFirst()
            }
            self.urgentInARow = 0
            if !self.ordinary.isEmpty { return self.ordinary.removeFirst() }
            self.isBusy = false
            return nil
        }
    }

    /// How many urgent batches may pass an ordinary one that waits.
    static let mostInARow = 16

    private let state = Mutex(State())

    /// How many wait.
    var waiting: Int { self.state.withLock { $0.urgent.count + $0.ordinary.count } }

    /// Runs `body` alone.
    func pass<T>(isUrgent: Bool, _ body: () async throws -> T) async throws -> T {
        await self.enter(isUrgent: isUrgent)
        defer { self.leave() }
        return try await body()
    }

    private func enter(isUrgent: Bool) async {
        await withCheckedContinuation { continuation in
            let mayGo = self.state.withLock { state in
                if !state.isBusy {
                    state.isBusy = true
                    return true
                }
                if isUrgent { state.urgent.append(continuation) } else { state.ordinary.append(continuation) }
                return false
            }
            if mayGo { continuation.resume() }
        }
    }

    private func leave() {
        self.state.withLock { $0.next() }?.resume()
    }
}
