import Domain
import Messages

/// Who plays which part, by the persons and users of the samples.
enum Cast {
    static let dutyContact: PersonID = "duty-contact"

    /// They know of the incident at once; the Chair among the others only when paged again.
    static let prompt: [PersonID] = ["chair-alternate", "large-supplier-1", "small-supplier", "ssc-representative"]

    /// They come to the meeting, besides the Chair, and how they vote.
    static let voters: [(person: PersonID, choice: CastVote.Choice)] = [
        ("large-supplier-1", .for), ("small-supplier", .for),
        ("large-supplier-2", .against), ("gas-networks", .against),
    ]

    /// Comes and declares a conflict.
    static let conflicted: PersonID = "large-supplier-3"

    /// Does not come.
    static let absent: PersonID = "tabasc-representative"

    /// The broker user of a person: of the same name, but for the duty contact.
    static func user(of person: PersonID) -> String { person == self.dutyContact ? "duty" : person.value }
}

/// The kinds of mail that the path sends.
enum MailKind {
    static let alarm: Set<String> = ["alertRaised", "alertEscalated"]
    static let routes: Set<String> = ["meetingProposed"]
    static let notice: Set<String> = ["meetingNotice"]
    static let outcome: Set<String> = ["keyDecision"]
    static let refused: Set<String> = ["alertRefused"]
}
