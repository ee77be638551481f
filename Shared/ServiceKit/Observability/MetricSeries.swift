internal import Metrics
internal import Synchronization

/// One metric with one set of labels.
protocol Series: AnyObject, Sendable {
    func write(_ name: String, _ labels: Labels, to text: inout String)
}

/// Goes up only.
final class CounterSeries: Series, CounterHandler, FloatingPointCounterHandler {
    private let whole = Atomic<Int64>(0)
    private let fraction = Mutex(0.0)

    func increment(by amount: Int64) { self.whole.wrappingAdd(max(0, amount), ordering: .relaxed) }

    func increment(by amount: Double) {
        guard amount.isFinite, amount > 0 else { return }
        self.fraction.withLock { $0 += amount }
    }

    func reset() {
        self.whole.store(0, ordering: .relaxed)
        self.fraction.withLock { $0 = 0 }
    }

    func write(_ name: String, _ labels: Labels, to text: inout String) {
        let whole = self.whole.load(ordering: .relaxed)
        let fraction = self.fraction.withLock { $0 }
        let value = fraction == 0 ? "\(whole)" : PrometheusNumber.text(Double(whole) + fraction)
        text += "\(name)\(labels.text()) \(value)\n"
    }
}

/// The last value.
final class GaugeSeries: Series, MeterHandler, RecorderHandler {
    private let value = Mutex(0.0)

    func set(_ value: Int64) { self.set(Double(value)) }
    func set(_ value: Double) { self.value.withLock { $0 = value } }
    func increment(by amount: Double) { self.value.withLock { $0 += amount } }
    func decrement(by amount: Double) { self.value.withLock { $0 -= amount } }
    func record(_ value: Int64) { self.set(Double(value)) }
    func record(_ value: Double) { self.set(value) }

    func write(_ name: String, _ labels: Labels, to text: inout String) {
        text += "\(name)\(labels.text()) \(PrometheusNumber.text(self.value.withLock { $0 }))\n"
    }
}

/// How many values were at most as large as each of some fixed bounds, their number and their sum.
final class HistogramSeries: Series, TimerHandler, RecorderHandler {
    /// From half a millisecond to a minute.
    static let seconds = [0.000_5, 0.001, 0.002_5, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60]
    /// From one to a mebi, by powers of four, with the sizes of batches between.
    static let sizes: [Double] = [1, 2, 4, 8, 16, 32, 64, 128, 256, 1024, 4096, 16_384, 65_536, 262_144, 1_048_576]

    private struct State {
        var counts: [UInt64]
        var count: UInt64 = 0
        var sum = 0.0
    }

    private let bounds: [Double]
    private let state: Mutex<State>

    init(bounds: [Double]) {
        self.bounds = bounds
        self.state = Mutex(State(counts: Array(repeating: 0, count: bounds.count)))
    }

    func recordNanoseconds(_ duration: Int64) { self.record(Double(duration) / 1_000_000_000) }
    func record(_ value: Int64) { self.record(Double(value)) }

    func record(_ value: Double) {
        guard value.isFinite else { return }
        let bucket = self.bounds.firstIndex { value <= $0 }
        self.state.withLock { state in
            if let bucket { state.counts[bucket] += 1 }
            state.count += 1
            state.sum += value
        }
    }

    func write(_ name: String, _ labels: Labels, to text: inout String) {
        let state = self.state.withLock { $0 }
        var below: UInt64 = 0
        for (bound, count) in zip(self.bounds, state.counts) {
            below += count
            text += "\(name)_bucket\(labels.text(and: PrometheusNumber.text(bound))) \(below)\n"
        }
        text += "\(name)_bucket\(labels.text(and: "+Inf")) \(state.count)\n"
        text += "\(name)_sum\(labels.text()) \(PrometheusNumber.text(state.sum))\n"
        text += "\(name)_count\(labels.text()) \(state.count)\n"
    }
}

/// Numbers as Prometheus writes them.
enum PrometheusNumber {
    static func text(_ value: Double) -> String {
        if value.isNaN { return "NaN" }
        if value.isInfinite { return value < 0 ? "-Inf" : "+Inf" }
        if let whole = Int64(exactly: value) { return "\(whole)" }
        return "\(value)"
    }
}
