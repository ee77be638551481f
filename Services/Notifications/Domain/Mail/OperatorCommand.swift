public import Domain

/// The `quorate` commands that mails tell people to type: one place, so that mails and command line can't drift apart.
///
/// Each can be typed as it stands; words in capitals are for the reader to replace. A line break inside one is written
/// for a shell, with a backslash before it.
public enum OperatorCommand {
    /// Shows an incident on the secure platform.
    public static func showIncident(_ id: String) -> String { "quorate incident show \(id)" }
    /// Acknowledges an incident.
    public static func acknowledgeIncident(_ id: String) -> String { "quorate incident acknowledge \(id)" }
    /// Shows a message that was refused, rejected or parked on the way to smki-alerts.
    public static func showParked(_ id: String) -> String { "quorate parked show \(id) --service smki-alerts" }
    /// Takes such a message up.
    public static func takeUp(_ id: String) -> String { "quorate incident take-up \(id)" }
    /// Shows the routes to a meeting about an incident.
    public static func showRoutes(_ incident: String) -> String { "quorate meeting routes \(incident)" }
    /// Calls an exceptional meeting about an incident.
    public static func callExceptional(_ incident: String, startsAt: Instant) -> String {
        Self.call(incident, "exceptional", startsAt)
    }
    /// Calls an ordinary meeting about an incident, at shorter notice by the Chair's direction.
    public static func callOrdinary(_ incident: String, startsAt: Instant) -> String {
        Self.call(incident, "ordinary", startsAt)
            + " \\\n    --direction-by chair --direction-reason 'WHY THE NOTICE IS SHORTER'"
    }
    /// Shows a meeting.
    public static func showMeeting(_ id: String) -> String { "quorate meeting show \(id)" }
    /// Answers an invitation.
    public static func respond(_ id: String, _ answer: String) -> String { "quorate meeting respond \(id) \(answer)" }
    /// Shows a direction to the DCC and its answer.
    public static func showDirection(_ id: String) -> String { "quorate direction show \(id)" }
    /// Shows why something was decided.
    public static func why(_ id: String) -> String { "quorate why \(id)" }
    /// Shows a proposal.
    public static func showProposal(_ id: String) -> String { "quorate proposal show \(id)" }
    /// Records that the PMA has seen a proposal.
    public static func seeProposal(_ id: String) -> String { "quorate proposal seen \(id)" }
    /// Shows a call, its nominations and its outcome.
    public static func showCall(_ id: String) -> String { "quorate election show \(id)" }
    /// Hands in a nomination that was written to a file.
    public static let nominate = "quorate election nominate nomination.json"
    /// Says what such a file holds.
    public static let nominateHelp = "quorate election nominate --help"

    private static func call(_ incident: String, _ route: String, _ startsAt: Instant) -> String {
        let start = LondonTime.civil(of: startsAt)
        return "quorate meeting call \(incident) --route \(route) --starts-at \(start.date.iso)T\(start.time) \\\n"
            + "    --location 'WHERE' --remote 'HOW TO JOIN' --reason 'WHY THIS ROUTE'"
    }
}
