public import Domain

/// What has been taken in under one alert id of one sender and status: versions and digests, and the incident they
/// belong to (ALR-21, ALR-22).
///
/// The words of the alert are in the incident.
public struct AlertRecord: Aggregate {
    /// The stream is `alert/<digest of identity(sender:alertID:status:)>`.
    public static let kind = "alert"

    /// What may be asked of it.
    public enum Command: Sendable {
        /// A checked report came in. Ask ``AlertRecord/outcome(of:)`` first: a duplicate makes no event.
        case report(Report)
    }

    /// One checked report.
    public struct Report: Sendable, Equatable {
        /// The sender's version, from 1.
        public let version: Int
        /// SHA-256 of the data's RFC 8785 form, in hex.
        public let digest: String
        /// The id the incident has if this is the first report; otherwise ignored.
        public let incidentID: String

        /// Puts a report together.
        public init(version: Int, digest: String, incidentID: String) {
            self.version = version
            self.digest = digest
            self.incidentID = incidentID
        }
    }

    /// What a report is to what came before it.
    public enum Outcome: Sendable, Equatable {
        /// Nothing came before: an incident is opened.
        case first
        /// The very same was said before: the same answer again, nothing else (ALR-21).
        case duplicate(incidentID: String)
        /// A version that was said before, in other words: both are kept (ALR-21).
        case conflict(incidentID: String)
        /// A higher version: it corrects the incident (ALR-22).
        case update(incidentID: String)
        /// A lower version than one we hold: kept, and without effect.
        case superseded(incidentID: String)

        /// The incident it belongs to, nil for the first report.
        public var incidentID: String? {
            switch self {
            case .first: nil
            case .duplicate(let id), .conflict(let id), .update(let id), .superseded(let id): id
            }
        }
    }

    /// What may have happened to it.
    public enum Event: Sendable, Codable, Equatable {
        case firstReported(Reported)
        case updated(Reported)
        case superseded(Reported)
        case conflicted(Reported)
    }

    /// A report was taken in.
    public struct Reported: Sendable, Codable, Equatable {
        /// The incident it belongs to.
        public let incidentID: String
        /// The sender's version.
        public let version: Int
        /// The report's digest in hex.
        public let digest: String
        /// When.
        public let at: Instant
    }

    /// The incident, nil before the first report.
    public private(set) var incidentID: String?
    /// The highest version taken in, 0 before the first report.
    public private(set) var version = 0
    /// The digests of each version, several where they conflict.
    public private(set) var digests: [Int: Set<String>] = [:]

    /// An alert nobody has sent.
    public init() {}

    /// What makes two messages the same alert: sending user, alert id, status.
    ///
    /// Its digest is the stream's id, so that neither a user nor a sender's words stand in it. Each part is preceded by
    /// its length: no two alerts share bytes.
    public static func identity(sender: String?, alertID: String, status: AlertStatus) -> [UInt8] {
        var bytes: [UInt8] = []
        for part in [sender ?? "", alertID, status.rawValue] {
            let text = Array(part.utf8)
            bytes += (0..<4).reversed().map { UInt8(truncatingIfNeeded: text.count >> ($0 * 8)) }
            bytes += text
        }
        return bytes
    }

    /// Takes an event in.
    public mutating func apply(_ event: Event) {
        switch event {
        case .firstReported(let report), .updated(let report):
            self.incidentID = report.incidentID
            self.version = report.version
            self.digests[report.version, default: []].insert(report.digest)
        case .superseded(let report), .conflicted(let report):
            self.digests[report.version, default: []].insert(report.digest)
        }
    }

    /// What `report` is to what is on record.
    public func outcome(of report: Report) -> Outcome {
        guard let incidentID = self.incidentID else { return .first }
        guard let known = self.digests[report.version] else {
            return report.version > self.version
                ? .update(incidentID: incidentID)
                : .superseded(incidentID: incidentID)
        }
        return known.contains(report.digest) ? .duplicate(incidentID: incidentID) : .conflict(incidentID: incidentID)
    }

    /// Decides a command; nothing is refused here, because a checked alert is never lost.
    public func decide(_ command: Command, _ context: DecisionContext) throws(Refusal) -> [Event] {
        switch command {
        case .report(let report):
            let outcome = self.outcome(of: report)
            let reported = Reported(
                incidentID: outcome.incidentID ?? report.incidentID,
                version: report.version,
                digest: report.digest,
                at: context.now
            )
            return switch outcome {
            case .first: [.firstReported(reported)]
            case .duplicate: []
            case .conflict: [.conflicted(reported)]
            case .update: [.updated(reported)]
            case .superseded: [.superseded(reported)]
            }
        }
    }
}
