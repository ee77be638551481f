internal import Synchronization

/// Wakes one waiter; a ring that nobody waits for is kept for the next wait, many count as one.
final class Signal: Sendable {
    private struct State {
        var waiter: CheckedContinuation<Void, Never>?
        var isRung = false
    }

    private let state = Mutex(State())

    /// Wakes whoever waits.
    func ring() {
        let waiter = self.state.withLock { state in
            let waiter = state.waiter
            state.waiter = nil
            state.isRung = waiter == nil
            return waiter
        }
        waiter?.resume()
    }

    /// Returns when it was rung since the last wait, or after `limit`.
    ///
    /// One waiter at a time.
    func wait(atMost limit: Duration) async {
        let timer = Task {
            do { try await Task.sleep(for: limit) } catch { return }
            self.ring()
        }
        await withCheckedContinuation { continuation in
            let isRung = self.state.withLock { state in
                if state.isRung {
                    state.isRung = false
                    return true
                }
                state.waiter = continuation
                return false
            }
            if isRung { continuation.resume() }
        }
        timer.cancel()
    }
}
