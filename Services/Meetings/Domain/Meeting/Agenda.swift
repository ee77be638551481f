public import Domain

/// One item of an agenda (MTG-23).
public struct AgendaItem: Sendable, Codable, Hashable {
    /// What an item is there for.
    public enum Subject: String, Sendable, Codable, Hashable, CaseIterable {
        /// The decision on key use of the meeting's incident.
        case keyUse
        /// Anything else.
        case general
    }

    /// The item's id, unique in the meeting.
    public let id: String
    /// What it is called.
    public let title: String
    /// What it is there for.
    public let subject: Subject
    /// The level at which it is taken.
    public let classification: Classification

    /// Puts an item together.
    public init(id: String, title: String, subject: Subject, classification: Classification) {
        self.id = id
        self.title = title
        self.subject = subject
        self.classification = classification
    }

    /// The agenda when none is given: one RED item on the use of a key.
    public static func keyUse(of incidentID: String) -> [AgendaItem] {
        [AgendaItem(id: "keyUse", title: "Use of a key: \(incidentID)", subject: .keyUse, classification: .red)]
    }
}

extension Meeting {
    /// The level at which an item is taken; the highest for one that isn't on the agenda.
    public func level(ofItem id: String) -> Classification {
        self.called?.agenda.first { $0.id == id }?.classification ?? .red
    }
}
