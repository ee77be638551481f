import Domain
import Messages

/// What all services say of their clocks, asked at one time.
struct ClockState: Equatable {
    let answers: [ServiceName: ClockQuery.Answer]

    private var ordered: [(key: ServiceName, value: ClockQuery.Answer)] { self.answers.sorted { $0.key < $1.key } }

    /// The latest time that any service shows.
    var now: Instant { self.answers.values.map(\.now).max() ?? .distantPast }

    /// The earliest thing that is due at any service, and where.
    var nextDue: (at: Instant, service: ServiceName)? {
        self.ordered.compactMap { service, answer in answer.nextDue.map { ($0, service) } }.min { $0.0 < $1.0 }
    }

    /// What is not done yet, a sentence each; empty when all is settled.
    var unsettled: [String] {
        self.ordered.flatMap { service, answer -> [String] in
            var reasons: [String] = []
            if answer.published < answer.head {
                reasons.append("\(service): published \(answer.published) of \(answer.head) entries")
            }
            for source in Topology.follows[service] ?? [] {
                let taken = answer.progress[source.rawValue] ?? 0
                guard let head = self.answers[source]?.head, taken < head else { continue }
                reasons.append("\(service): has taken in \(taken) of \(head) entries of \(source)")
            }
            if reasons.isEmpty, !answer.settled {
                let due = answer.nextDue.map { $0 <= answer.now ? ", due \($0.london)" : "" } ?? ""
                reasons.append("\(service): still at work (a timer or a mail\(due))")
            }
            return reasons
        }
    }

    var json: [String: JSONValue] {
        var members: [String: JSONValue] = [:]
        for (service, answer) in self.answers { members[service.rawValue] = JSONValue(answer) }
        return members
    }

    var lines: [String] {
        var table = Table(["service", "clock", "now", "next due", "published", "taken in"])
        for (service, answer) in self.ordered {
            table.add([
                service.rawValue, answer.isControlled ? "controlled" : "machine", answer.now.london,
                answer.nextDue?.london ?? "-", "\(answer.published) of \(answer.head)",
                answer.progress.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", "),
            ])
        }
        let open = self.unsettled
        return table.lines + ["", open.isEmpty ? "All is settled." : "Not settled:"] + open.map { "  \($0)" }
    }
}
