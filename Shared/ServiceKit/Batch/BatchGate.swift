internal import Synchronization

/// Lets one batch at a time through, urgent ones first: the alarm lane never waits behind bulk.
final class BatchGate: Sendable {
    private struct State {
        var isBusy = false
        var urgent: [CheckedContinuation<Void, Never>] = []
        var ordinary: [CheckedContinuation<Void, Never>] = []
    }

    private let state = Mutex(State())

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
        let next: CheckedContinuation<Void, Never>? = self.state.withLock { state in
            if !state.urgent.isEmpty { return state.urgent.removeFirst() }
            if !state.ordinary.isEmpty { return state.ordinary.removeFirst() }
            state.isBusy = false
            return nil
        }
        next?.resume()
    }
}
