public import Domain

/// Hands out the numbers of one year's meetings, exercises apart: one stream, so that no number comes twice.
public struct MeetingNumbering: Aggregate {
    /// The stream is `numbering/MTG-2026` or `numbering/MTG-EXR-2026`.
    public static let kind = "numbering"

    /// What may be asked of it.
    public enum Command: Sendable {
        /// The next number.
        case next
    }

    /// What may have happened to it.
    public enum Event: Sendable, Codable, Equatable {
        case numbered(Numbered)
    }

    /// A number was handed out.
    public struct Numbered: Sendable, Codable, Equatable {
        /// The number, from 1.
        public let number: Int
    }

    /// The last number handed out, 0 before the first.
    public private(set) var last = 0

    /// A year without a meeting.
    public init() {}

    /// Takes an event in.
    public mutating func apply(_ event: Event) {
        switch event {
        case .numbered(let numbered): self.last = numbered.number
        }
    }

    /// Always gives the next number; who may ask is decided by what the number is for.
    public func decide(_ command: Command, _ context: DecisionContext) throws(Refusal) -> [Event] {
        switch command {
        case .next: [.numbered(Numbered(number: self.last + 1))]
        }
    }

    /// The stream's id for meetings of `year` by London's calendar: `MTG-2026`, of an exercise `MTG-EXR-2026`.
    public static func stream(_ status: IncidentStatus, year: Int) -> String {
        status == .exercise ? "MTG-EXR-\(year)" : "MTG-\(year)"
    }

    /// The meeting's id: `MTG-2026-0001`, of an exercise `MTG-EXR-2026-0001`.
    public static func id(_ status: IncidentStatus, year: Int, number: Int) -> String {
        let digits = String(number)
        let padded = String(repeating: "0", count: max(0, 4 - digits.count)) + digits
        return "\(self.stream(status, year: year))-\(padded)"
    }

    /// What a meeting's id says of its status.
    public static func status(ofMeeting id: String) -> IncidentStatus {
        id.hasPrefix("MTG-EXR-") ? .exercise : .actual
    }
}
