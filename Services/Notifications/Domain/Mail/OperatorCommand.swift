/// The `quorate` commands that mails tell people to type: one place, so that mails and command line can't drift apart.
public enum OperatorCommand {
    /// Shows an incident on the secure platform.
    public static func showIncident(_ id: String) -> String { "quorate incident show \(id)" }
    /// Acknowledges an incident.
    public static func acknowledgeIncident(_ id: String) -> String { "quorate incident acknowledge \(id)" }
    /// Shows a message that was refused, rejected or parked on the way to smki-alerts.
    public static func showParked(_ id: String) -> String { "quorate parked show \(id)" }
    /// Takes such a message up.
    public static func takeUp(_ id: String) -> String { "quorate parked take-up \(id)" }
    /// Calls a meeting about an incident.
    public static func callMeeting(_ incident: String, route: String) -> String {
        "quorate meeting call \(incident) --route \(route)"
    }
    /// Shows a meeting.
    public static func showMeeting(_ id: String) -> String { "quorate meeting show \(id)" }
    /// Answers an invitation.
    public static func respond(_ id: String, _ answer: String) -> String { "quorate meeting respond \(id) \(answer)" }
    /// Shows why something was decided.
    public static func why(_ id: String) -> String { "quorate why \(id)" }
    /// Shows a proposal.
    public static func showProposal(_ id: String) -> String { "quorate proposal show \(id)" }
    /// Records that the PMA has seen a proposal.
    public static func seeProposal(_ id: String) -> String { "quorate proposal seen \(id)" }
    /// Shows a call, its nominations and its outcome.
    public static func showCall(_ id: String) -> String { "quorate election show \(id)" }
    /// Hands in a nomination.
    public static func nominate(_ id: String) -> String { "quorate election nominate \(id)" }
}
