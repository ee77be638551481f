public import Metrics
internal import Synchronization

/// Keeps a process's metrics and writes them as Prometheus text 0.0.4.
///
/// Names and label names are made legal by replacing what may not stand in them with `_`. A metric asked for again with
/// the same labels is the same one. Counters and histograms last as long as the process.
public final class PrometheusMetrics: MetricsFactory {
    enum Kind: String, Sendable { case counter, gauge, histogram }

    private struct Family: Sendable {
        let kind: Kind
        var series: [Labels: any Series] = [:]
    }

    private let families = Mutex<[String: Family]>([:])

    /// Creates an empty registry.
    public init() {}

    /// The text that a scrape gets, families and labels in alphabetical order.
    public func renderText() -> String {
        let families = self.families.withLock { $0 }
        var text = ""
        for (name, family) in families.sorted(by: { $0.key < $1.key }) {
            text += "# TYPE \(name) \(family.kind.rawValue)\n"
            for (labels, series) in family.series.sorted(by: { $0.key < $1.key }) {
                series.write(name, labels, to: &text)
            }
        }
        return text
    }

    /// A counter; its name ends in `_total`.
    public func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
        self.series(Self.name(label, ending: "_total"), .counter, dimensions) { CounterSeries() }
    }

    /// A counter of fractions; its name ends in `_total`.
    public func makeFloatingPointCounter(
        label: String,
        dimensions: [(String, String)]
    ) -> any FloatingPointCounterHandler {
        self.series(Self.name(label, ending: "_total"), .counter, dimensions) { CounterSeries() }
    }

    /// A gauge.
    public func makeMeter(label: String, dimensions: [(String, String)]) -> any MeterHandler {
        self.series(Self.name(label), .gauge, dimensions) { GaugeSeries() }
    }

    /// A histogram over sizes when it aggregates, else a gauge.
    public func makeRecorder(label: String, dimensions: [(String, String)], aggregate: Bool) -> any RecorderHandler {
        if aggregate {
            self.series(Self.name(label), .histogram, dimensions) { HistogramSeries(bounds: HistogramSeries.sizes) }
        } else {
            self.series(Self.name(label), .gauge, dimensions) { GaugeSeries() }
        }
    }

    /// A histogram over seconds; its name ends in `_seconds`.
    public func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
        self.series(Self.name(label, ending: "_seconds"), .histogram, dimensions) {
            HistogramSeries(bounds: HistogramSeries.seconds)
        }
    }

    /// Nothing: counters go on where they were when they are asked for again.
    public func destroyCounter(_ handler: any CounterHandler) {}
    /// Nothing: counters go on where they were when they are asked for again.
    public func destroyFloatingPointCounter(_ handler: any FloatingPointCounterHandler) {}
    /// Takes the gauge out: its last value would no longer be true.
    public func destroyMeter(_ handler: any MeterHandler) { self.remove(handler) }
    /// Takes a gauge out; a histogram goes on when it is asked for again.
    public func destroyRecorder(_ handler: any RecorderHandler) { self.remove(handler) }
    /// Nothing: histograms go on where they were when they are asked for again.
    public func destroyTimer(_ handler: any TimerHandler) {}

    private func series<S: Series>(
        _ name: String,
        _ kind: Kind,
        _ dimensions: [(String, String)],
        _ make: () -> S
    ) -> S {
        let labels = Labels(dimensions)
        return self.families.withLock { families in
            // One name can have one kind only: a second kind gets a name of its own.
            let name = families[name].map { $0.kind == kind ? name : "\(name)_\(kind.rawValue)" } ?? name
            if let known = families[name]?.series[labels] as? S { return known }
            let made = make()
            families[name, default: Family(kind: kind)].series[labels] = made
            return made
        }
    }

    private func remove(_ handler: AnyObject) {
        guard let gauge = handler as? GaugeSeries else { return }
        self.families.withLock { families in
            for (name, family) in families {
                for (labels, series) in family.series where series === gauge {
                    families[name]?.series[labels] = nil
                }
            }
        }
    }

    private static func name(_ label: String, ending: String = "") -> String {
        let name = Labels.legal(label, alsoColon: true)
        return name.hasSuffix(ending) ? name : name + ending
    }
}
