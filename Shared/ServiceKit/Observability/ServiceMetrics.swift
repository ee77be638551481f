internal import Metrics

/// What every service counts.
struct ServiceMetrics: Sendable {
    let factory: PrometheusMetrics

    init(factory: PrometheusMetrics) {
        self.factory = factory
    }

    /// A batch of a queue was decided and committed.
    func batch(_ queue: String, count: Int) {
        Counter(label: "quorate_messages_total", dimensions: [("queue", queue)], factory: self.factory).increment(
            by: count
        )
        Recorder(label: "quorate_batch_messages", dimensions: [("queue", queue)], factory: self.factory).record(count)
    }

    /// Counts something of a service's own.
    func count(_ name: String, _ amount: Int64) {
        Counter(label: "quorate_\(name)_total", factory: self.factory).increment(by: amount)
    }
}

extension Health {
    /// Something that a person must look at: the service goes on, and is not ready until it is cleared.
    func alarm(_ part: String, _ detail: String) {
        self.set("alarm: \(part)", ok: false, detail: detail)
    }

    /// The alarm is over.
    func clearAlarm(_ part: String) {
        self.remove("alarm: \(part)")
    }
}
